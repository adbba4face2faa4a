"""A meeting with its rules: points are parked, it is stopped and rebooked, and held on the new day."""

import json
from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt

from reviewdesk.document.attached import attached_json
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.system.i18n import _
from reviewdesk.ui.dates import near_moment, to_qdate
from reviewdesk.ui.meeting.rebook_sheet import RebookSheet
from reviewdesk.ui.walkthrough.driver import wait_until
from reviewdesk.ui.walkthrough.meeting import hold_meeting
from reviewdesk.ui.walkthrough.signing_steps import choose, seal, sign, type_signature
from reviewdesk.ui.walkthrough.table import Table
from reviewdesk.ui.widgets import LineEdit
from tests.document.reading import page_texts
from tests.journeys.house import House, go_to, newest_plan, said_in, squashed

SETTLED, TALK, LEFT = "Pay bands, with the new figures", "Who runs the evening shift", "A desk by the window"
DAYS = 2


def park(table: Table, words: str) -> None:
    """Press F7, type, press Enter."""
    table.key(Qt.Key.Key_F7)
    table.await_keyboard(LineEdit, _("Point to park, in a few words"))
    table.type_words(words)
    table.key(Qt.Key.Key_Return)
    table.rest()


def rebook(house: House, table: Table) -> None:
    """Stop by the menu's action and choose a day."""
    table.meeting_window.rules.actions.rebook.trigger()
    sheet = table.meeting_window.rules.cover.sheet
    assert isinstance(sheet, RebookSheet)
    sheet.day.setDate(to_qdate((house.time.moment + timedelta(days=DAYS)).date()))
    table.click(sheet.give)


def test_a_meeting_is_stopped_rebooked_and_held_on_the_new_day_and_the_plan_tells_nothing_of_it(
    house: House,
) -> None:
    room = house.start()
    table = house.table(room.open_meeting())
    review = table.meeting_window.meeting.snapshot.review_id
    hold_meeting(table, until=StageKind.PROGRESS)
    before = said_in(room, review)
    for words in (SETTLED, TALK, LEFT):
        park(table, words)
    rebook(house, table)
    room.await_end()

    new_day = (house.time.moment + timedelta(days=DAYS)).astimezone().date()
    home = room.do(room.services.reviews.home)
    assert home.next_review is not None
    assert (home.next_review.id, home.next_review.state) == (review, ReviewState.PLANNED)
    assert home.next_review.planned_at is not None
    assert home.next_review.planned_at.astimezone().date() == new_day
    assert any(near_moment(home.next_review.planned_at, home.now) in name for name in room.names())
    house.stop()

    house.time.advance(days=DAYS)
    room = house.start()
    said = said_in(room, review)
    assert {field: said[field] for field in before} == before
    table = house.table(room.open_meeting())
    assert table.meeting_window.meeting.snapshot.stage is StageKind.PROGRESS
    go_to(table, StageKind.SIGN_OFF)
    settle_points(table)
    choose(table, Outcome.ACKNOWLEDGED)
    for party in Party:
        type_signature(table, party)
        sign(table, party)
    seal(table)
    check(newest_plan(room), new_day.isoformat())


def settle_points(table: Table) -> None:
    """Say what becomes of what was parked, and go on to the sign-off."""
    table.press(f"{_('Settled')}: {SETTLED}")
    table.press(f"{_('Into our next talk')}: {TALK}")
    table.press(_("Go on to the sign-off"))
    table.rest()
    wait_until(table.meeting_window.page.isVisible, _("Sign-off"))


def check(pdf: bytes, held_on: str) -> None:
    """Read the plan back: what stayed open stands there, and no word about a meeting that was stopped."""
    record: Any = json.loads(attached_json(pdf))
    assert record["parked"] == [{"next_talk": True, "text": TALK}, {"next_talk": False, "text": LEFT}]
    assert record["review"]["held_on"] == held_on
    told = squashed(" ".join(page_texts(pdf)))
    for words in (_("Parked for another time"), TALK, LEFT):
        assert squashed(words) in told
    for words in (SETTLED, "rebook", "paused", "stopped"):
        assert squashed(words).casefold() not in told.casefold()
