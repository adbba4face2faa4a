"""What is private stays private: on the disk after a whole meeting, and on the screen before the reveal."""

import faulthandler
import gc
import logging
from pathlib import Path
from types import FrameType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton

from reviewdesk.coedit.blind import Opening
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.system import log
from reviewdesk.system.i18n import _
from reviewdesk.system.paths import paths
from reviewdesk.ui.walkthrough.driver import wait_until
from reviewdesk.ui.walkthrough.meeting import hold_meeting
from reviewdesk.ui.walkthrough.opening_steps import open_drawer
from reviewdesk.ui.walkthrough.progress_steps import reveal, seal
from reviewdesk.ui.walkthrough.table import Table
from reviewdesk.ui.widgets import SecretRating
from tests.journeys.house import House, go_to
from tests.journeys.reading import everything_on_disk, readable, values_in, words_in

CANARY = "Kanarienvogel im Bergwerk"


@pytest.fixture
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let every temporary file of this test end up in a folder that can be searched."""
    folder = tmp_path_factory.mktemp("temporary")
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr("tempfile.tempdir", None)
    return folder


def private(house: House) -> list[str]:
    """Return what nobody may read on the disk: names, answers, reasons, what was said, notes, passphrases."""
    script, review = house.script, house.script.review
    said = script.said
    return [
        CANARY,
        *house.passphrases(),
        *(script.name(party) for party in Party),
        *(text for _prompt, text in review.self_answers),
        *(rating.reason for rating in (*review.employee_ratings, *review.manager_ratings)),
        *(settled.learned for settled in said.progress if settled.learned),
        *(words for action in said.actions for words in (action.practice, action.first_step)),
        said.manager_words,
        *(note.text for note in script.company.notes),
    ]


def test_during_and_after_a_whole_meeting_nothing_readable_lies_on_the_disk(
    house: House, temporary: Path, expected_log: set[str]
) -> None:
    expected_log |= {"reviewdesk.searched", "reviewdesk.system.log"}
    house.say(
        employee_topics=(CANARY,),
        manager_topics=(),
        heard=f"{CANARY} heard",
        actions=house.script.said.actions[:1],
        employee_words=f"{CANARY} own words",
    )
    reports: list[str] = []
    with log.start(paths().logs, reports.append) as kept:
        room = house.start()
        hold_meeting(house.table(room.open_meeting()))
        kept.report(ValueError(CANARY))
        logging.getLogger("reviewdesk.searched").warning("as a whole")
        assert kept.crashes is not None
        faulthandler.dump_traceback(kept.crashes)  # what a native crash leaves behind
        while_open = everything_on_disk(house.folder, paths().logs, paths().config, temporary)
        house.stop()
    afterwards = everything_on_disk(house.folder, paths().logs, paths().config, temporary)
    for part in (b"desk.db-wal", b"searched as a whole", b"ValueError", b"test_secrets.py", b'"theme"'):
        assert part in while_open  # the search reads desk, log, crash reports and preferences
    canaries = private(house)
    assert all(canaries)
    assert len(reports) == 1
    assert readable(canaries, while_open + afterwards + reports[0].encode()) == []
    outside = everything_on_disk(paths().logs, paths().config)
    assert readable([step.value for step in Progress], outside) == []
    assert b"%PDF" not in while_open + afterwards  # its words are packed, and would not be found
    assert [*temporary.rglob("*")] == []


def test_the_search_of_the_disk_finds_what_is_left_there(house: House, temporary: Path) -> None:
    place = temporary / "left over" / "draft.txt"
    place.parent.mkdir()
    for words in private(house):
        for coding in ("utf-8", "utf-16-le"):
            place.write_bytes(words.encode(coding))
            assert words in readable(private(house), everything_on_disk(temporary))


def at_progress(house: House) -> Table:
    """Return a meeting whose draft was opened and whose first goal is on the screen."""
    table = house.table(house.start().open_meeting())
    go_to(table, StageKind.SELF_ASSESSMENT)
    open_drawer(table)
    go_to(table, StageKind.PROGRESS)
    wait_until(lambda: not table.meeting_window.stack.is_building, "the next page")
    return table


def seal_both(table: Table, employee: Progress, manager: Progress) -> None:
    """Have both seal, in a new round if they had before."""
    if table.is_there(QAbstractButton, _("Choose again")):
        table.press(_("Choose again"))
        table.rest()
    seal(table, Party.EMPLOYEE, employee)
    seal(table, Party.MANAGER, manager)


def picture(table: Table) -> QImage:
    """Return what is on the screen."""
    return table.window.grab().toImage()


def test_whichever_key_somebody_presses_the_window_looks_and_sounds_the_same(house: House) -> None:
    table = at_progress(house)
    secret = table.find(SecretRating, _("{name} chooses unseen").format(name=table.name(Party.EMPLOYEE)))
    wait_until(secret.hasFocus, "choosing")
    told = [(words_in(table), picture(table))]
    for key in (Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_0):
        table.key(key)
        told.append((words_in(table), picture(table)))
    assert told == [told[0]] * 4
    table.key(Qt.Key.Key_Return)
    table.rest()
    assert words_in(table) != told[0][0]


def test_whatever_two_people_seal_the_window_looks_sounds_and_holds_the_same(house: House) -> None:
    table = at_progress(house)
    told = []
    for _round in range(2):  # what is measured once and kept, of a first round and of one begun anew
        seal_both(table, Progress.ACHIEVED, Progress.ACHIEVED)
        picture(table)
    for pair in ((Progress.NOT_STARTED, Progress.CANNOT_JUDGE), (Progress.BEYOND, Progress.GETTING_GOING)):
        seal_both(table, *pair)
        told.append((words_in(table), values_in(table), picture(table)))
    assert told[0] == told[1]
    reveal(table)
    assert told[1][0] != words_in(table)
    shown = [value for value in values_in(table) if value == repr(Progress.BEYOND)]
    assert len(shown) > told[1][1].count(repr(Progress.BEYOND))  # the search finds it once it is open


def holders(rating: Progress) -> list[object]:
    """Return what refers to ``rating`` anywhere in the program, but for running functions."""
    gc.collect()
    return [each for each in gc.get_referrers(rating) if not isinstance(each, FrameType)]


def test_a_sealed_rating_is_held_in_one_place_of_the_program(house: House) -> None:
    table = at_progress(house)
    before = holders(Progress.BEYOND)
    seal_both(table, Progress.BEYOND, Progress.ACHIEVED)
    known = {id(each) for each in (*before, before)}
    new = [each for each in holders(Progress.BEYOND) if id(each) not in known]
    assert [type(each) for each in new] == [Opening]


def test_the_draft_is_nowhere_in_the_window_before_its_owner_opens_it(house: House) -> None:
    table = house.table(house.start().open_meeting())
    go_to(table, StageKind.SELF_ASSESSMENT)
    review = house.script.review
    answers = [text for _prompt, text in review.self_answers]
    reasons = [rating.reason for rating in (*review.employee_ratings, *review.manager_ratings)]
    told = "\n".join([*words_in(table), *values_in(table)])
    assert [words for words in (*answers, *reasons) if words in told] == []
    open_drawer(table)
    wait_until(lambda: answers[0] in words_in(table), answers[0])
    assert answers[0] in "\n".join(values_in(table))
