"""From Home through every stage to a sealed file, by keys and the mouse; then the file is read back by others."""

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage
from sqlalchemy import text as text_of

from reviewdesk.domain.fields import BestText, TableText
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.system.pulse_words import pulse_statements
from reviewdesk.ui.walkthrough.demo import hold_and_picture, write_plan
from reviewdesk.ui.walkthrough.pictures import MODES, SIZES, Camera
from reviewdesk.ui.walkthrough.pulse_steps import ANSWERS
from reviewdesk.ui.walkthrough.room import Room
from tests.document.reading import text
from tests.journeys.house import House, squashed
from tests.journeys.read_back import private_words, strings

HALF = 128
CHANGED = 3
"""The goal that Devon prepared as "beyond", and rates as "achieved" in the meeting."""


def said_words(house: House) -> list[str]:
    """Return everything that is said in the meeting, and what both had prepared as reasons."""
    said, review = house.script.said, house.script.review
    growth = (said.employee_growth, said.manager_growth)
    return [
        *said.employee_topics,
        *said.manager_topics,
        said.heard,
        *(getattr(said.best, part.value) for part in BestText),
        *(getattr(said.table, part.value) for part in TableText),
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


def change_a_rating(house: House) -> None:
    """Let Devon choose something else in the meeting than what was prepared."""
    review = house.script.review
    ratings = list(review.employee_ratings)
    assert ratings[CHANGED].value is Progress.BEYOND
    ratings[CHANGED] = replace(ratings[CHANGED], value=Progress.ACHIEVED)
    house.script = replace(house.script, review=replace(review, employee_ratings=tuple(ratings)))


def test_a_whole_meeting_ends_in_a_file_that_says_what_was_said_and_nothing_private(
    house: House, tmp_path: Path
) -> None:
    """One meeting by keys and mouse with all its pictures; the file is read back by readers that did not write it."""
    change_a_rating(house)
    room = house.start()
    told: list[str] = []
    hold_and_picture(room, house.script, Camera(tmp_path, room.runner), told.append)
    verdict = write_plan(room, tmp_path)
    pulse = room.do(lambda: pulse_of(room))
    house.stop()
    stages = ["Welcome", "At its best", "Self-assessment", "Progress", "Growth", "Development plan"]
    assert told == ["Home", *stages, "Turn the table", "Sign-off", "Exit pulse", "Archive"]
    assert (verdict.intact, verdict.trusted, verdict.shown_equals_attached) == (True, True, "exact")
    assert json.loads((tmp_path / "verify.json").read_text(encoding="utf-8"))["intact"] is True
    record = json.loads((tmp_path / "review.json").read_bytes())
    shown = squashed(text((tmp_path / "review.pdf").read_bytes()))
    assert_all_is_there(house, record, shown)
    assert_nothing_private_is_there(house, record, shown)
    assert_ratings_are_those_of_the_meeting(house, record)
    assert_the_change_is_a_dated_promise_of_the_manager(house, record)
    assert pulse == {party.value: answers for party, answers in ANSWERS.items()}
    assert not [statement for statement in pulse_statements() if squashed(statement) in shown]
    assert_another_reader_finds_both_signatures(house, tmp_path / "review.pdf")
    assert_every_stage_was_pictured(tmp_path)


def assert_all_is_there(house: House, record: Any, shown: str) -> None:
    kept = set(strings(record))
    assert not [words for words in said_words(house) if words not in kept]
    assert not [words for words in said_words(house) if squashed(words) not in shown]


def assert_nothing_private_is_there(house: House, record: Any, shown: str) -> None:
    kept = "\n".join(strings(record))
    assert not [words for words in private_words(house) if words in kept or squashed(words) in shown]


def assert_ratings_are_those_of_the_meeting(house: House, record: Any) -> None:
    script = house.script
    assert [(goal["employee"], goal["manager"], goal["agreed"]) for goal in record["goals"]] == [
        (
            script.rating(place, Party.EMPLOYEE).value,
            script.rating(place, Party.MANAGER).value,
            script.settled(place).agreed,
        )
        for place in range(len(script.review.goals))
    ]
    assert Progress.BEYOND.value not in set(strings(record))  # prepared, and changed before anybody saw it


def assert_the_change_is_a_dated_promise_of_the_manager(house: House, record: Any) -> None:
    table = house.script.said.table
    assert table.by is not None
    promise = {"by": "manager", "text": table.change, "due": table.by.isoformat()}
    assert record["commitments"].count(promise) == 1


def pulse_of(room: Room) -> dict[str, tuple[int | None, ...]]:
    """Return what lies in the table of the exit pulse."""
    with room.desk.read() as session:
        rows = session.execute(
            text_of("SELECT party, item_1, item_2, item_3, item_4, item_5 FROM pulse_answer")
        )
        return {row[0]: tuple(row[1:]) for row in rows}


def assert_another_reader_finds_both_signatures(house: House, file: Path) -> None:
    reader = shutil.which("pdfsig")
    assert reader, "poppler-utils is missing"
    found = subprocess.run([reader, file], capture_output=True, text=True, check=False).stdout
    assert found.count("Signature is Valid.") == len(Party)
    assert all(f"Common Name: {house.script.name(party)}" in found for party in Party)


def assert_every_stage_was_pictured(folder: Path) -> None:
    stages = {
        "00-home",
        "10-welcome",
        "15-at-its-best",
        "21-self-assessment",
        "32-progress-revealed",
        "40-growth",
        "51-plan",
    }
    stages |= {
        "55-turn-the-table",
        "93-exit-pulse-statement",
        "94-exit-pulse-end",
        "60-sign-off",
        "90-sealed",
        "99-archive",
    }
    for width, height in SIZES:
        for mode in MODES:
            place = folder / f"{width}x{height}"
            assert stages <= {path.name.removesuffix(f"-{mode}.png") for path in place.glob(f"*-{mode}.png")}
            image = QImage(str(place / f"40-growth-{mode}.png"))
            assert (image.width(), image.height()) == (width, height)
            assert (image.pixelColor(width - 3, height // 2).lightness() > HALF) is (mode == "light")
