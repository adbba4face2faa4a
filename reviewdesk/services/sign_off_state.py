"""The sign-off between its rows and the rules about it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.content.library import Library
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.fields import Authority, own_words
from reviewdesk.domain.goals import clean_title
from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome, SignOff
from reviewdesk.models.document_rows import PendingDocument
from reviewdesk.models.people_rows import Person
from reviewdesk.models.review_rows import Review
from reviewdesk.services.meeting_snapshot import MeetingSignOff
from reviewdesk.services.taken_home import back_from_home
from reviewdesk.services.texts import read_document


def sign_off_of(session: Session, review: Review) -> SignOff:
    """Return the sign-off as it stands."""
    return SignOff(
        outcome=Outcome(review.outcome) if review.outcome else None,
        witness=review.witness or "",
        reason=review.declined_reason or "",
        due=review.taken_home_due,
        signed=frozenset(party for party, _at in signed_at(session, review.id)),
    )


def signed_at(session: Session, review_id: str) -> tuple[tuple[Party, datetime], ...]:
    """Return who has signed and when, in the order of signing."""
    pending = session.get(PendingDocument, review_id)
    if pending is None:
        return ()
    moments = ((Party.EMPLOYEE, pending.employee_signed_at), (Party.MANAGER, pending.manager_signed_at))
    return tuple((party, at) for party, at in moments if at is not None)


def employee_words(session: Session, review: Review) -> str:
    """Return the employee's own words where the rules ask for them; reading the document costs time."""
    if review.outcome != Outcome.WITH_COMMENTS:
        return ""
    return read_document(session, review.id, Authority.JOINT).text(own_words(Party.EMPLOYEE))


def witness_of(session: Session, review: Review, name: str) -> str:
    """Return the witness as printed; a conversation of two is not witnessed by one of the two."""
    if not name.strip():
        return ""
    witness = clean_title(name, field="witness")
    both = session.scalars(select(Person.name).where(Person.id.in_((review.employee_id, review.manager_id))))
    if witness.casefold() in {each.casefold() for each in both}:
        raise RuleViolation("witness-is-one-of-the-two", field="witness")
    return witness


def sign_off_view(session: Session, library: Library, review: Review) -> MeetingSignOff:
    """Return what the meeting shows of the sign-off."""
    sign_off = sign_off_of(session, review)
    return MeetingSignOff(
        outcome=sign_off.outcome,
        witness=sign_off.witness,
        reason=sign_off.reason,
        due=sign_off.due,
        signers=sign_off.signers(),
        signed_at=signed_at(session, review.id),
        gaps=sign_off.gaps(employee_words=employee_words(session, review)),
        needs_both=review.supersedes is not None,
        back=back_from_home(session, library, review),
    )
