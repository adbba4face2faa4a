"""A drawer that is opened for a reason and holds none says so, instead of nothing."""

from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.services.drawers import DrawerRoom
from tests.services.surroundings import typed
from tests.ui.meeting.desk import PASSPHRASE, Table
from tests.ui.meeting.hands import page_of
from tests.ui.meeting.test_progress_unlocking import button, reason_of, revealed_while_closed, unlock


def test_a_drawer_without_a_reason_says_so_beside_the_field(table: Table) -> None:
    room = DrawerRoom(table.context)
    employee = table.services.meetings.snapshot(table.review).employee.id
    drawer = room.open(employee, PASSPHRASE)
    drawer.save_updates(
        table.review,
        typed(
            Authority.SELF,
            {f"self/goal/{table.goal_ids()[0]}/reason": ""},
            onto=drawer.document(table.review),
        ),
    )
    drawer.close()
    window = revealed_while_closed(table)
    button(window, "Bring what I prepared").click()
    unlock(window)
    reason = page_of(window).cards[Party.EMPLOYEE].reason
    assert reason is not None
    assert reason.hint.text() == "No reason was prepared for this goal. It can be written here."
    assert reason.edit.hasFocus()
    assert not reason_of(window)
    assert not button(window, "Bring what I prepared").isVisible()
