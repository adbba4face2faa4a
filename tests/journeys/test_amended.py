"""An amendment: begun in the archive, changed together, signed again; the sealed plan before it stays as it is."""

from PySide6.QtWidgets import QAbstractButton

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.archive_page import ArchivePage
from reviewdesk.ui.office.words import isolated
from reviewdesk.ui.walkthrough.room import Room
from reviewdesk.ui.walkthrough.signing_steps import choose, seal, sign, type_signature
from reviewdesk.ui.walkthrough.table import Table
from tests.journeys.house import House, go_to, leave, newest_plan, squashed
from tests.journeys.read_back import ReadBack, private_words

SAID, ADDED = "Who runs the evening shift", ", and from when"


def sign_and_leave(room: Room, table: Table) -> None:
    """Acknowledge, sign as both, seal, and leave."""
    choose(table, Outcome.ACKNOWLEDGED)
    for party in Party:
        type_signature(table, party)
        sign(table, party)
    seal(table)
    leave(room, table)


def say_first_topic(table: Table, words: str) -> None:
    """Have the employee type the first topic at the welcome, behind what stands there."""
    go_to(table, StageKind.WELCOME)
    topic = _("{name}’s topic {number}").format(name=table.name(Party.EMPLOYEE), number=1)
    table.say(Party.EMPLOYEE, topic, words)
    table.rest()
    go_to(table, StageKind.SIGN_OFF)


def read_newest(room: Room) -> ArchivePage:
    """Open the plan that was sealed last in the archive, as its reader does."""
    room.press(_("Archive"))
    room.rest()
    newest = room.do(room.services.archive.all)[0]
    plan = _("{title} with {name}").format(title=newest.title, name=isolated(newest.employee))
    room.click(room.seen(QAbstractButton, _("Read {plan}").format(plan=plan))[0])  # the newest is the first
    room.rest()
    (page,) = (page for page in room.window.findChildren(ArchivePage) if page.isVisible())
    return page


def test_an_amendment_begun_in_the_archive_is_signed_again_and_both_documents_tell_of_each_other(
    house: House,
) -> None:
    room = house.start()
    table = house.table(room.open_meeting())
    say_first_topic(table, SAID)
    sign_and_leave(room, table)
    first_pdf = newest_plan(room)
    first = ReadBack.newest(room)
    number = first.record["document_id"]
    assert (first.record["revision"], first.record["supersedes"]) == (1, "")

    read_newest(room)
    room.press(_("Write an amendment"))
    room.rest()
    going_on = _("{action}: {title}, {name}").format(
        action=_("Continue meeting"),
        title=first.record["review"]["title"],
        name=house.script.name(Party.EMPLOYEE),
    )
    table = house.table(room.open_meeting(going_on))
    assert table.meeting_window.meeting.snapshot.stage is StageKind.SIGN_OFF
    say_first_topic(table, ADDED)
    sign_and_leave(room, table)

    second = ReadBack.newest(room)
    assert second.record["document_id"] != number
    assert (second.record["revision"], second.record["supersedes"]) == (2, number)
    assert squashed(number) in second.shown
    assert [topic["text"] for topic in second.record["topics"]] == [SAID + ADDED]
    assert not second.missing([SAID + ADDED])
    assert not second.holding(private_words(house))
    assert room.do(lambda: room.services.archive.pdf(number)) == first_pdf
    assert_the_archive_shows_both(room)


def assert_the_archive_shows_both(room: Room) -> None:
    """From the newer document to the earlier and back; only the newer may be amended."""
    page = read_newest(room)
    assert "Revision 2." in " ".join(room.names())
    assert room.is_there(QAbstractButton, _("Write an amendment"))
    newer, view = page.reading_told.text(), page.along
    room.press(_("Read the earlier document"))
    room.rest()
    assert page.reading_told.text() != newer
    assert _("a newer amendment exists") in page.reading_told.text()
    assert view.newer_line.isVisible()
    assert not room.is_there(QAbstractButton, _("Write an amendment"))
    room.press(_("Read the newer document"))
    room.rest()
    assert page.reading_told.text() == newer
    assert _("an amendment") in newer
