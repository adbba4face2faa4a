"""Words that lie in the drawer from before are neither overwritten nor left out of what is signed."""

from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from tests.ui.meeting import signing_hands
from tests.ui.meeting.desk import PASSPHRASE, Table, settle
from tests.ui.meeting.signing_hands import choose, page_of, sign, talked_through
from tests.ui.meeting.test_covered_words import SECRET, open_drawer, words_of

desk = signing_hands.desk
keys = signing_hands.keys


def _opened_on_another_page(window: MeetingWindow, table: Table) -> None:
    meetings = window.meeting.services.meetings
    window.meeting.ask(lambda: meetings.open_self_assessment(table.review, PASSPHRASE))
    settle()


def test_words_from_before_come_back_when_the_drawer_is_opened_on_another_page(table: Table) -> None:
    window = talked_through(table).open()
    open_drawer(words_of(window))
    words_of(window).edit.setPlainText(SECRET)
    window.meeting.pause()
    settle()
    later = table.open()
    field = words_of(later)
    assert field.edit.toPlainText() == ""
    field.edit.setPlainText("Written since")
    _opened_on_another_page(later, table)
    assert field.edit.toPlainText() == f"{SECRET}\n\nWritten since"
    assert field.edit.covered
    kept = later.meeting.services.meetings.own_words.kept(table.review).value
    assert list(kept.words.values()) == [f"{SECRET}\n\nWritten since"]


def test_words_that_lie_in_a_closed_drawer_hold_up_the_signature_with_a_reason(table: Table) -> None:
    window = talked_through(table).open()
    open_drawer(words_of(window))
    words_of(window).edit.setPlainText(SECRET)
    window.meeting.pause()
    settle()
    later = table.open()
    choose(later, Outcome.ACKNOWLEDGED)
    told: list[str] = []
    page_of(later).model.refused.connect(lambda _party, refusal: told.append(refusal.sentence))
    sign(later, Party.EMPLOYEE)
    assert "lie covered in your drawer" in told[0]
    assert not page_of(later).model.signed_at
    open_drawer(words_of(later))
    assert words_of(later).edit.toPlainText() == SECRET
