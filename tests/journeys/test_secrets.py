"""What is private stays private: on the disk after a whole meeting, and on the screen before the reveal."""

import gc
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.system import log
from reviewdesk.system.i18n import _
from reviewdesk.system.paths import paths
from reviewdesk.ui.walkthrough.meeting import hold_meeting
from reviewdesk.ui.walkthrough.opening_steps import open_drawer
from reviewdesk.ui.walkthrough.progress_steps import reveal, seal
from reviewdesk.ui.walkthrough.table import Table
from tests.journeys.house import House, go_to

CANARY = "Kanarienvogel im Bergwerk"


@pytest.fixture
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let every temporary file of this test end up in a folder that can be searched."""
    folder = tmp_path_factory.mktemp("temporary")
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    return folder


def everything_on_disk(*folders: Path) -> bytes:
    """Return every file below ``folders``, names included."""
    files = [file for folder in folders for file in sorted(folder.rglob("*"))]
    return b"\n".join(
        str(file).encode() + b"\n" + (file.read_bytes() if file.is_file() else b"") for file in files
    )


def test_after_a_whole_meeting_nothing_readable_lies_on_the_disk(
    house: House, temporary: Path, expected_log: set[str]
) -> None:
    expected_log |= {"tests.journeys", "reviewdesk.system.log"}
    said = house.script.said
    house.say(
        employee_topics=(CANARY,),
        manager_topics=(),
        heard=f"{CANARY} heard",
        actions=said.actions[:1],
        employee_words=f"{CANARY} own words",
    )
    reports: list[str] = []
    with log.start(paths().logs, reports.append) as kept:
        room = house.start()
        hold_meeting(house.table(room.open_meeting()))
        kept.report(ValueError(CANARY))
        logging.getLogger("tests.journeys").warning("searched")
        house.stop()
    found = everything_on_disk(house.folder, paths().logs, paths().config, temporary)
    assert b"searched" in found  # the search reads the log
    canaries = [
        CANARY,
        *house.passphrases(),
        house.script.name(Party.EMPLOYEE),
        said.actions[0].practice,
        said.progress[0].learned,
        house.script.rating(0, Party.MANAGER).reason,
        *(note.text for note in house.script.company.notes),
    ]
    assert reports
    assert not [words for words in canaries if words.encode() in found or words in "".join(reports)]
    assert not [words for words in canaries if words.encode("utf-16-le") in found]


def spoken(interface: QAccessibleInterface) -> Iterator[str]:
    """Yield everything that assistive technology can read below ``interface``."""
    for kind in QAccessible.Text:
        if kind is not QAccessible.Text.UserText:
            yield interface.text(kind)
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child.isValid():
            yield from spoken(child)


def accessible(table: Table) -> QAccessibleInterface:
    """Return the meeting's window as assistive technology gets it."""
    return QAccessible.queryAccessibleInterface(table.window)


def seen(table: Table) -> str:
    """Return what a program could read from the meeting's window: spoken texts, snapshot, view-models, their values."""
    window = table.meeting_window
    page, meeting = window.page, window.meeting
    told = [*spoken(accessible(table))]
    values = [meeting.snapshot, meeting, page, *vars(meeting).values(), *vars(page).values()]
    values += [value for thing in page.findChildren(QWidget) for value in vars(thing).values()]
    return "\n".join([*told, *(repr(value) for value in values)])


def test_nobody_can_read_a_sealed_rating_in_the_window_before_the_reveal(house: House) -> None:
    room = house.start()
    table = house.table(room.open_meeting())
    go_to(table, StageKind.SELF_ASSESSMENT)
    open_drawer(table)
    go_to(table, StageKind.PROGRESS)
    ratings = (Progress.BEYOND, Progress.GETTING_GOING)
    looks = []
    for pair in ((Progress.NOT_STARTED, Progress.CANNOT_JUDGE), ratings):
        for party, rating in zip(Party, pair, strict=True):
            seal(table, party, rating)
        looks.append((table.window.grab().toImage(), [*spoken(accessible(table))]))
        if pair is not ratings:
            table.press(_("Choose again"))
            table.rest()
    assert looks[0] == looks[1]  # whatever was chosen, it looks and sounds the same
    gc.collect()
    told = seen(table)
    assert not [rating for rating in ratings if rating.value in told]
    reveal(table)
    assert all(rating.value in seen(table) for rating in ratings)  # the search finds them once they are open


def test_the_draft_is_nowhere_in_the_window_before_its_owner_opens_it(house: House) -> None:
    room = house.start()
    table = house.table(room.open_meeting())
    go_to(table, StageKind.SELF_ASSESSMENT)
    answers = [text for _prompt, text in house.script.review.self_answers]
    told = seen(table)
    assert not [words for words in answers if words in told]
    open_drawer(table)
    assert answers[0] in seen(table)
