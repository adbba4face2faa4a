"""When it gets difficult: both views, another day, what does not belong here; and whose turn it is."""

import itertools
import logging
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from reviewdesk.domain.errors import DeskError
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.services.desk_settings import DeskSettings
from reviewdesk.services.reviews import Reviews
from reviewdesk.ui.dates import to_qdate
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from tests.services.surroundings import MORNING
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import page_of, press, primary_buttons
from tests.ui.meeting.room_hands import key, pass_time, rebook_sheet, stop_sheet
from tests.ui.meeting.test_meeting_window import read_aloud, stage_of

# -- keep both views ----------------------------------------------------------------------------------------------


def test_after_three_minutes_without_agreement_both_views_are_offered(table: Table) -> None:
    table.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.WELL_ON_THE_WAY)
    window = table.open()
    page = page_of(window)
    page.model.go_to_goal(0)
    pass_time(table, window, 170)
    assert (page.agreement.keep.kind(), page.agreement.offer.isVisible()) == ("secondary", False)
    focus = QApplication.focusWidget()
    pass_time(table, window, 30)
    assert (page.agreement.keep.kind(), page.agreement.offer.isVisible()) == ("gentle", True)
    assert primary_buttons(window) == ["We agree"]
    assert QApplication.focusWidget() is focus
    page.agreement.keep.click()
    assert not page.agreement.offer.isVisible()
    assert window.meeting.snapshot.goals[0].agreed is None


def test_time_behind_the_curtain_is_no_talk_about_a_goal(table: Table) -> None:
    table.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.WELL_ON_THE_WAY)
    window = table.open()
    page_of(window).model.go_to_goal(0)
    key(window, Qt.Key.Key_F9)
    pass_time(table, window, 400)
    key(window, Qt.Key.Key_F9)
    pass_time(table, window, 20)
    assert not page_of(window).model.keep_offered


# -- stop and rebook ----------------------------------------------------------------------------------------------


def test_a_meeting_is_stopped_and_planned_for_another_day(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).seal(Progress.ACHIEVED).open()
    left = []
    window.left.connect(lambda: left.append(True))
    window.rules.actions.rebook.trigger()
    settle()
    sheet = rebook_sheet(window)
    assert len(primary_buttons(window)) == 1
    sheet.day.setDate(to_qdate((MORNING + timedelta(days=9)).date()))
    assert sheet.give.text() == "Stop here, meet on Thursday 19 March"
    sheet.give.click()
    settle()
    assert left == [True]
    planned = Reviews(table.context).home().next_review
    assert planned is not None
    assert (planned.state, planned.planned_at) == (ReviewState.PLANNED, sheet_moment(9))
    again = table.open()
    assert stage_of(again) is StageKind.PROGRESS
    assert again.meeting.snapshot.goals[0].sealed == frozenset()


def sheet_moment(days: int) -> object:
    from reviewdesk.ui.dates import local_moment

    local = (MORNING + timedelta(days=days)).astimezone()
    return local_moment(local.date(), local.time())


def test_a_day_that_has_gone_by_is_refused_beside_the_field_and_the_meeting_goes_on(table: Table) -> None:
    window = table.open()
    window.rules.show_rebook()
    sheet = rebook_sheet(window)
    table.time.advance(days=30)
    sheet.give.click()
    settle()
    assert sheet.error.isVisible()
    assert sheet.give.isEnabled()
    sheet.back.click()
    assert window.page.isVisible()
    assert window.meeting.snapshot.state is ReviewState.MEETING


# -- what does not belong here ------------------------------------------------------------------------------------


def stored(table: Table) -> dict[str, bytes]:
    """Return every file of the desk, the database's shared memory left out, and every row that grows."""
    folder: Path = table.folder / "desk"
    files = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with table.context.reading() as session:
        for name in session.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")).all():
            rows = session.execute(text(f'SELECT * FROM "{name}"')).all()  # noqa: S608 - names of our own tables
            files[f"table {name}"] = repr(rows).encode()
    return {name: content for name, content in files.items() if not name.endswith("-shm")}


def let_run(table: Table, window: MeetingWindow, seconds: int) -> None:
    """Let the window's own clock hand run, which stores the time now and then."""
    for _step in range(seconds // 10):
        table.time.advance(seconds=10)
        window.meeting._on_clock_hand_timeout()
        settle()


def trail(table: Table) -> list[tuple[str, str, int]]:
    """Return what the audit trail tells: what was done, its data, and the seconds since the event before."""
    with table.context.reading() as session:
        rows = session.execute(text("SELECT kind, data, at FROM audit_event ORDER BY seq")).all()
    moments = [datetime.fromisoformat(at) for _kind, _data, at in rows]
    gone = [round((now - before).total_seconds()) for before, now in itertools.pairwise(moments)]
    return [(kind, data, seconds) for (kind, data, _at), seconds in zip(rows, [0, *gone], strict=True)]


def test_nothing_on_the_desk_tells_a_stop_sheet_from_a_silence(
    table: Table, caplog: pytest.LogCaptureFixture
) -> None:
    window = table.type({"parked/1": "Pay bands"}).open()
    field = window.page.first_focus()
    assert field is not None
    QTest.keyClicks(field, "Support load")
    window.meeting.texts.flush()
    let_run(table, window, 30)
    before, written = trail(table), stored(table)
    kept = table.preferences.file.read_bytes()
    let_run(table, window, 600)
    silence = trail(table)[len(before) :]
    with caplog.at_level(logging.DEBUG):
        let_run(table, window, 100)
        window.rules.actions.stop.trigger()
        settle()
        let_run(table, window, 400)
        stop_sheet(window).go_on.click()
        settle()
        let_run(table, window, 100)
    assert silence
    assert trail(table)[len(before) + len(silence) :] == silence
    assert table.preferences.file.read_bytes() == kept
    assert caplog.records == []
    assert stored_beside_time(stored(table)) == stored_beside_time(written)
    assert window.meeting.time().total_seconds == 1230


def stored_beside_time(everything: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out what grows while the clock runs: the database's own files, the trail, and the minutes of the stage."""
    of_time = {"table audit_event", "table stage_time"}
    return {
        name: content
        for name, content in everything.items()
        if name not in of_time and Path(name).name not in {"desk.db", "desk.db-wal", "anchor.json"}
    }


def test_the_stop_sheet_covers_the_page_and_knows_no_names(table: Table) -> None:
    DeskSettings(table.context).set_hr_contact("Ines Moura, ext. 4410")
    window = table.type({"welcome/topic/employee/1": "Support load since May"}).open()
    window.rules.show_stop()
    settle()
    heard = read_aloud(window).replace(window.windowTitle(), "")
    assert "Ines Moura, ext. 4410" in heard
    assert not any(word in heard for word in ("Devon", "Maya", "Support"))
    assert primary_buttons(window) == ["Pause for today"]
    assert QApplication.focusWidget() is stop_sheet(window).go_on
    for action in window.rules.actions.all:
        assert not action.isEnabled()


def test_without_a_name_the_stop_sheet_points_to_the_organisations_hr(table: Table) -> None:
    window = table.open()
    window.rules.show_stop()
    assert stop_sheet(window).contact.text() == "HR at Northwind Bicycles"
    press(Qt.Key.Key_Escape)
    assert window.page.isVisible()


def test_from_the_stop_sheet_the_meeting_is_paused_or_rebooked(table: Table) -> None:
    window = table.open()
    window.rules.show_stop()
    stop_sheet(window).rebook.click()
    rebook_sheet(window).back.click()
    assert window.page.isVisible()
    left = []
    window.left.connect(lambda: left.append(True))
    window.rules.show_stop()
    stop_sheet(window).pause.click()
    assert left == [True]


def test_what_could_not_be_saved_is_told_on_the_page_and_not_behind_the_sheet(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_review: str) -> None:
        raise DeskError("disk-full")

    window = table.open()
    with monkeypatch.context() as patch:
        patch.setattr(table.services.meetings, "pause", refuse)
        window.rules.show_stop()
        stop_sheet(window).pause.click()
        settle()
        assert window.banner.isVisible()
        assert window.rules.cover.sheet is None
    assert window.page.isVisible()


def test_a_passphrase_half_typed_does_not_wait_under_a_sheet(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    page_of(window).model.seal(None)
    settle()
    unlock = page_of(window).cards[Party.EMPLOYEE].unlock
    assert unlock is not None
    unlock.passphrase.setText("paper bo")
    window.rules.show_stop()
    assert unlock.passphrase.text() == ""


# -- the keyboard goes across -------------------------------------------------------------------------------------


def test_handing_over_is_said_and_shown_and_takes_no_word_away(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "reviewdesk.ui.meeting.meeting_window.announce", lambda _widget, words: said.append(words)
    )
    window = table.open()
    field = window.page.first_focus()
    assert field is not None
    QTest.keyClicks(field, "Support lo")
    key(window, Qt.Key.Key_F6)
    assert said[-1] == "Maya types"
    assert window.bar.turn.text() == "Maya types"
    other = QApplication.focusWidget()
    assert other is not field
    key(window, Qt.Key.Key_F6)
    assert said[-1] == "Devon types"
    window.meeting.texts.flush()
    assert table.said() == {"welcome/topic/employee/1": "Support lo"}


# -- talk balance -------------------------------------------------------------------------------------------------


def test_nothing_is_estimated_unless_it_was_asked_for(table: Table) -> None:
    window = table.open()
    pass_time(table, window, 300)
    assert window.rules.balance is None
    assert not window.side.extras.balance.isVisible()


def test_the_talk_balance_is_shown_as_an_estimate_and_kept_nowhere(table: Table) -> None:
    table.preferences.set("talk_balance", True)
    window = table.open()
    pass_time(table, window, 60)
    key(window, Qt.Key.Key_F6)
    pass_time(table, window, 20)
    key(window, Qt.Key.Key_F9)
    pass_time(table, window, 300)
    key(window, Qt.Key.Key_F9)
    told = window.side.extras.balance.text()
    assert "Devon 75 %, Maya 25 %" in told
    assert "an estimate from turns" in told
    window.meeting.pause()
    everything = b"".join(stored(table).values()) + table.preferences.file.read_bytes()
    assert b"75 %" not in everything
    assert b"balance" not in everything.replace(b"talk_balance", b"")
    again = table.open()
    again.meeting.ticked.emit()
    assert not again.side.extras.balance.isVisible()
