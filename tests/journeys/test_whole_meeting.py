"""From Home through every stage to a sealed file, by keys and the mouse; then the file is read back by others."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reviewdesk.document.attached import attached_json
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.system.i18n import _
from reviewdesk.ui.walkthrough.demo import hold_and_picture, write_plan
from reviewdesk.ui.walkthrough.meeting import hold_meeting
from reviewdesk.ui.walkthrough.pictures import MODES, SIZES, Camera
from reviewdesk.ui.walkthrough.progress_steps import progress
from reviewdesk.ui.walkthrough.signing_steps import sign_off
from tests.document.reading import text
from tests.journeys.house import House, newest_plan, squashed

CHANGED = 3
"""The goal that Devon prepared as "beyond", and rates as "achieved" in the meeting."""


def strings(value: Any) -> Iterator[str]:
    """Yield every string in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def said_words(house: House) -> list[str]:
    """Return everything that is said in the meeting, and what both had prepared as reasons."""
    said, review = house.script.said, house.script.review
    growth = (said.employee_growth, said.manager_growth)
    return [
        *said.employee_topics,
        *said.manager_topics,
        said.heard,
        *(settled.learned for settled in said.progress),
        *(rating.reason for rating in (*review.employee_ratings, *review.manager_ratings)),
        *(words for named in growth for words in (named.area, named.strength)),
        *(
            words
            for action in said.actions
            for words in (
                action.practice, action.first_step, action.if_, action.then, action.help, action.notice,
                house.script.objective(action.objective),
            )
        ),
        said.employee_words,
        said.manager_words,
        *(text for _prompt, text in review.self_answers),
    ]  # fmt: skip


def private_words(house: House) -> list[str]:
    """Return what nobody but its owner may ever read: notes, and passphrases."""
    return [*(note.text for note in house.script.company.notes), *house.passphrases()]


def change_a_rating(house: House) -> None:
    """Let Devon choose something else in the meeting than what was prepared."""
    review = house.script.review
    ratings = list(review.employee_ratings)
    assert ratings[CHANGED].value is Progress.BEYOND
    ratings[CHANGED] = replace(ratings[CHANGED], value=Progress.ACHIEVED)
    house.script = replace(house.script, review=replace(review, employee_ratings=tuple(ratings)))


@pytest.fixture(scope="module")
def pdfsig() -> str:
    found = shutil.which("pdfsig")
    assert found, "poppler-utils is missing"
    return found


def test_what_was_said_stands_in_the_sealed_file_and_nothing_private(
    house: House, tmp_path: Path, pdfsig: str
) -> None:
    change_a_rating(house)
    room = house.start()
    window = room.open_meeting()
    table = house.table(window)
    hold_meeting(table)
    table.press(_("Close the meeting"))
    room.await_end()
    verdict = write_plan(room, tmp_path)
    pdf = (tmp_path / "review.pdf").read_bytes()
    assert verdict.intact
    assert verdict.trusted
    assert verdict.shown_equals_attached == "exact"
    assert json.loads((tmp_path / "verify.json").read_text(encoding="utf-8"))["intact"] is True

    record = json.loads((tmp_path / "review.json").read_bytes())
    kept, shown = set(strings(record)), squashed(text(pdf))
    missing = [words for words in said_words(house) if words not in kept]
    assert not missing
    unprinted = [words for words in said_words(house) if squashed(words) not in shown]
    assert not unprinted
    for words in private_words(house):
        assert not [value for value in kept if words in value]
        assert squashed(words) not in shown

    ratings = [(goal["employee"], goal["manager"], goal["agreed"]) for goal in record["goals"]]
    script = house.script
    assert ratings == [
        (
            script.rating(place, Party.EMPLOYEE).value,
            script.rating(place, Party.MANAGER).value,
            script.settled(place).agreed,
        )
        for place in range(len(script.review.goals))
    ]
    assert "beyond" not in kept  # prepared, and changed before anybody saw it

    checked = subprocess.run([pdfsig, tmp_path / "review.pdf"], capture_output=True, text=True, check=False)
    assert checked.stdout.count("Signature is Valid.") == 2
    names = [house.script.name(party) for party in Party]
    assert all(f"Common Name: {name}" in checked.stdout for name in names)
    assert "60-sign-off" in house.pictures


def test_the_pictures_of_every_stage_are_taken_at_both_sizes_and_in_both_themes(
    house: House, tmp_path: Path
) -> None:
    from PySide6.QtGui import QImage

    house.say(actions=house.script.said.actions[:1])
    room = house.start()
    hold_and_picture(room, house.script, Camera(tmp_path, room.runner))
    house.stop()
    stages = {"00-home", "10-welcome", "21-self-assessment", "30-progress-choosing", "40-growth", "51-plan"}
    stages |= {"60-sign-off", "90-sealed", "91-archive"}
    for width, height in SIZES:
        for mode in MODES:
            taken = {path.name.removesuffix(f"-{mode}.png"): path for path in tmp_path.rglob(f"*-{mode}.png")}
            assert stages <= set(taken)
            image = QImage(str(tmp_path / f"{width}x{height}" / f"40-growth-{mode}.png"))
            assert (image.width(), image.height()) == (width, height)
            assert (image.pixelColor(width - 3, height // 2).lightness() > 128) is (mode == "light")


def test_both_views_can_be_kept_on_every_goal(house: House) -> None:
    settled = tuple(replace(row, agreed=None, learned="") for row in house.script.said.progress)
    house.say(
        employee_topics=(),
        manager_topics=(),
        heard="",
        progress=settled,
        actions=house.script.said.actions[:1],
    )
    room = house.start()
    hold_meeting(house.table(room.open_meeting()))
    record = json.loads(attached_json(newest_plan(room)))
    assert {goal["agreement"] for goal in record["goals"]} == {"both_kept"}
    assert {goal["agreed"] for goal in record["goals"]} == {None}
    assert all(goal["reasons"]["employee"] and goal["reasons"]["manager"] for goal in record["goals"])
    assert progress
    assert sign_off
