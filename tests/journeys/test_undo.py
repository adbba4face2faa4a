"""Ctrl+Z takes back one's own words, and only as long as they may still change."""

from PySide6.QtCore import Qt

from reviewdesk.domain.fields import topic
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.system.i18n import _
from reviewdesk.ui.walkthrough.driver import wait_until
from reviewdesk.ui.walkthrough.opening_steps import open_drawer
from reviewdesk.ui.walkthrough.progress_steps import reveal, seal
from reviewdesk.ui.walkthrough.signing_steps import choose, sign, type_signature, write_words
from reviewdesk.ui.walkthrough.table import Table
from reviewdesk.ui.widgets.shared_edit import SharedEdit
from tests.journeys.house import House, go_to, said_in

OWN, OTHERS = "Leading the new hitch", "The repair desk"
CONTROL = Qt.KeyboardModifier.ControlModifier


def undo(table: Table, party: Party, field: str) -> str:
    """Press Ctrl+Z in a field until nothing changes any more, and return what it says then."""
    table.give_keyboard(party)
    edit = table.find(SharedEdit, field)
    table.click(edit)
    before = None
    while edit.toPlainText() != before:
        before = edit.toPlainText()
        table.key(Qt.Key.Key_Z, CONTROL)
    return edit.toPlainText()


def test_each_takes_back_own_words_only(house: House) -> None:
    room = house.start()
    table = house.table(room.open_meeting())
    name = _("{name}’s topic {number}")
    own = name.format(name=table.name(Party.EMPLOYEE), number=1)
    other = name.format(name=table.name(Party.MANAGER), number=1)
    table.say(Party.EMPLOYEE, own, OWN)
    table.say(Party.MANAGER, other, OTHERS)
    assert undo(table, Party.MANAGER, own) == OWN  # not the manager's words, and not the manager's field
    assert undo(table, Party.EMPLOYEE, own) == ""
    table.rest()
    said = said_in(room, table.meeting_window.meeting.snapshot.review_id)
    assert said[topic(Party.MANAGER, 1)] == OTHERS
    assert not said.get(topic(Party.EMPLOYEE, 1))


def test_words_that_both_may_write_are_taken_back_by_their_author(house: House) -> None:
    room = house.start()
    table = house.table(room.open_meeting())
    go_to(table, StageKind.PLAN)
    field = table.meeting_window.page.editor.practice.edit.accessibleName()  # type: ignore[attr-defined]  # the plan's page
    table.say(Party.EMPLOYEE, field, "Lead the hitch")
    table.give_keyboard(Party.MANAGER)
    edit = table.find(SharedEdit, field)
    table.click(edit)
    table.key(Qt.Key.Key_End)
    table.type_words(" to the shelf")
    assert edit.toPlainText() == "Lead the hitch to the shelf"
    assert undo(table, Party.EMPLOYEE, field) == " to the shelf"
    assert undo(table, Party.MANAGER, field) == ""


def test_the_reveal_ends_undo_of_what_came_before_it(house: House) -> None:
    room = house.start()
    table = house.table(room.open_meeting())
    go_to(table, StageKind.SELF_ASSESSMENT)
    open_drawer(table)
    go_to(table, StageKind.PROGRESS)
    for party in Party:
        seal(table, party, house.script.rating(0, party).value)
    reveal(table)
    reason = _("{name}’s reason").format(name=table.name(Party.EMPLOYEE))
    assert undo(table, Party.EMPLOYEE, reason) == house.script.rating(0, Party.EMPLOYEE).reason


def test_the_first_signature_ends_undo(house: House) -> None:
    room = house.start()
    table = house.table(room.open_meeting())
    go_to(table, StageKind.SIGN_OFF)
    write_words(table, Party.EMPLOYEE, OWN)
    choose(table, Outcome.WITH_COMMENTS)
    type_signature(table, Party.EMPLOYEE)
    sign(table, Party.EMPLOYEE)
    edit = next(edit for edit in table.window.findChildren(SharedEdit) if edit.toPlainText() == OWN)
    wait_until(edit.isReadOnly, OWN)
    assert not edit.isVisible()  # they stand in the document
    table.key(Qt.Key.Key_Z, CONTROL)
    table.rest()
    assert edit.toPlainText() == OWN
