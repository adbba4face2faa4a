"""The employee's words at the end, before they are shown: in the drawer or nowhere, and in no document."""

import pytest
from sqlalchemy import select

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import DeskError, RuleViolation
from reviewdesk.domain.fields import REBUTTAL, Authority, own_words
from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.models.text_rows import DocUpdate, MaterialisedText
from reviewdesk.services.context import DeskContext
from reviewdesk.services.texts import written
from tests.document.reading import text
from tests.services.meeting import ANSWER, Meeting
from tests.services.surroundings import EMPLOYEE_PASSPHRASE

WORDS = own_words(Party.EMPLOYEE)
SECRET = "Zirkonia: I have not made up my mind yet."


def test_words_behind_the_cover_are_kept_in_the_open_drawer_and_come_back_with_it(
    held: Meeting, context: DeskContext
) -> None:
    assert held.meetings.own_words.keep(held.review, {WORDS: SECRET, REBUTTAL: "Mine"}).value.safe
    again = Meeting.opened(context, held.review)
    assert again.meetings.own_words.kept(held.review).value.words == {}
    found = again.meetings.own_words.open_drawer(held.review, EMPLOYEE_PASSPHRASE).value
    assert found.words == {WORDS: SECRET, REBUTTAL: "Mine"}
    assert again.meetings.own_words.keep(held.review, {WORDS: ""}).value.words == {REBUTTAL: "Mine"}
    assert SECRET not in repr(found)


def test_words_behind_the_cover_are_in_no_document_and_in_no_row_that_the_desk_can_read(
    held: Meeting, context: DeskContext
) -> None:
    held.meetings.own_words.keep(held.review, {WORDS: SECRET})
    held.meetings.pause(held.review)
    opened = Meeting.opened(context, held.review)
    documents = opened.meetings.documents(held.review)
    for authority in (Authority.JOINT, Authority.SELF):
        assert "Zirkonia" not in str(written(authority, documents[authority]).texts)
    assert ANSWER in written(Authority.SELF, documents[Authority.SELF]).texts.values()
    assert "Zirkonia" not in text(opened.sealing.preview(held.review).pdf)
    assert "Zirkonia" not in text(opened.sealing.along.reading_copy(held.review))
    with context.reading() as session:
        rows = session.scalars(select(DocUpdate.update).where(DocUpdate.review_id == held.review))
        assert not [row for row in rows if b"Zirkonia" in row]
        assert not [row for row in session.scalars(select(MaterialisedText.text)) if "Zirkonia" in row]


def test_without_an_open_drawer_nothing_is_stored_and_the_answer_says_so(
    meeting: Meeting, context: DeskContext
) -> None:
    def rows() -> int:
        with context.reading() as session:
            return len(session.scalars(select(DocUpdate)).all())

    before = rows()
    assert not meeting.meetings.own_words.keep(meeting.review, {WORDS: SECRET}).value.safe
    assert not meeting.meetings.own_words.kept(meeting.review).value.safe
    assert rows() == before


def test_a_wrong_passphrase_opens_nothing(meeting: Meeting) -> None:
    with pytest.raises(DeskError, match="drawer-wrong-passphrase"):
        meeting.meetings.own_words.open_drawer(meeting.review, "not this one")
    assert not meeting.meetings.own_words.kept(meeting.review).value.safe


def test_words_can_be_kept_while_the_text_is_at_home(held: Meeting) -> None:
    held.close_with(Outcome.TAKEN_HOME)
    assert held.meetings.own_words.keep(held.review, {WORDS: SECRET}).value.words == {WORDS: SECRET}


def test_nothing_is_kept_behind_the_cover_of_a_signed_text(held: Meeting) -> None:
    held.close_with(Outcome.ACKNOWLEDGED)
    held.sign(Party.EMPLOYEE)
    with pytest.raises(RuleViolation, match="signed-text-is-fixed"):
        held.meetings.own_words.keep(held.review, {WORDS: SECRET})


def test_a_pause_closes_the_drawer_and_forgets_the_words(held: Meeting) -> None:
    held.meetings.own_words.keep(held.review, {WORDS: SECRET})
    held.meetings.pause(held.review)
    held.meetings.open(held.review)
    assert not held.meetings.own_words.kept(held.review).value.safe


@pytest.mark.parametrize("field", [WORDS, REBUTTAL])
def test_the_employee_does_not_sign_while_words_lie_covered_in_a_closed_drawer(
    held: Meeting, context: DeskContext, field: str
) -> None:
    held.meetings.own_words.keep(held.review, {field: SECRET})
    held.meetings.pause(held.review)
    again = Meeting.opened(context, held.review)
    again.close_with(Outcome.ACKNOWLEDGED)
    with pytest.raises(RuleViolation, match="sign-needs-covered-words") as refused:
        again.sign(Party.EMPLOYEE)
    assert "drawer" in sentence(refused.value)
    assert again.now().sign_off.signed_at == ()
    again.meetings.own_words.open_drawer(held.review, EMPLOYEE_PASSPHRASE)
    again.meetings.own_words.keep(held.review, {field: " \n"})
    assert [party for party, _at in again.sign(Party.EMPLOYEE).sign_off.signed_at] == [Party.EMPLOYEE]


def test_words_that_newer_ones_in_the_open_replaced_hold_up_nobody(
    held: Meeting, context: DeskContext
) -> None:
    held.meetings.own_words.keep(held.review, {WORDS: SECRET})
    held.meetings.pause(held.review)
    again = Meeting.opened(context, held.review)
    again.close_with(Outcome.WITH_COMMENTS, comment="It was a fair talk.")
    assert again.sign(Party.EMPLOYEE).sign_off.signed_at
