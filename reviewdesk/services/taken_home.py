"""What went home to be read: kept as a hash in the audit trail, and compared with what the review says now."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.content.library import Library
from reviewdesk.document.reading_copy import fingerprint
from reviewdesk.document.record import AuditHead, Renderer
from reviewdesk.domain.review import ReviewState
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.models.audit_rows import AuditEvent
from reviewdesk.models.desk_rows import DeskInfo
from reviewdesk.models.review_rows import Review
from reviewdesk.services.meeting_snapshot import BackFromHome
from reviewdesk.services.record_builder import Stamp, build_record
from reviewdesk.services.review_life import is_as_read
from reviewdesk.vault.store import UnitOfWork

OUTCOME_SET = "sign-off.outcome-set"
_TEXT = "text"
_UNSIGNED = frozenset({ReviewState.MEETING, ReviewState.READ_BACK})


@dataclass(frozen=True, slots=True)
class _WentHome:
    on: date
    text: str


def note_outcome(unit: UnitOfWork, library: Library, review: Review, outcome: Outcome | None) -> None:
    """Write down how the review is closed and, where it goes home, the hash of what is read there.

    A text that goes home again without having been opened by the two keeps the hash with which it went first.
    """
    told: dict[str, object] = {"outcome": outcome.value if outcome else None}
    if outcome is Outcome.TAKEN_HOME:
        before = _last(unit.session, review.id) if is_as_read(review) else None
        told[_TEXT] = before.text if before else _reads(unit.session, library, review)
    unit.audit(OUTCOME_SET, review.id, told)


def back_from_home(session: Session, library: Library, review: Review) -> BackFromHome | None:
    """Return what can be said of a text that is back, until the two open it again or somebody signs."""
    if not is_as_read(review) or review.outcome == Outcome.TAKEN_HOME or review.state not in _UNSIGNED:
        return None
    times = tuple(_times_home(session, review.id))
    last = times[-1]
    other = [time.on for time in times if time.text != last.text]
    same = last.text == _reads(session, library, review)
    return BackFromHome(last.on, unchanged=same, other=other[-1] if other else None)


def reads_as_taken_home(session: Session, library: Library, review: Review) -> bool:
    """Say whether a text that went home, and that the two have not opened since, reads as it did when it went."""
    return not is_as_read(review) or _last(session, review.id).text == _reads(session, library, review)


def _last(session: Session, review_id: str) -> _WentHome:
    return tuple(_times_home(session, review_id))[-1]


def _times_home(session: Session, review_id: str) -> Iterator[_WentHome]:
    """Yield each time the review went home; an older program left no hash of the text, which equals none."""
    events = session.execute(
        select(AuditEvent.at, AuditEvent.data)
        .where(AuditEvent.subject == review_id, AuditEvent.kind == OUTCOME_SET)
        .order_by(AuditEvent.seq)
    )
    for at, data in events:
        told = json.loads(data)
        if told["outcome"] == Outcome.TAKEN_HOME:
            yield _WentHome(datetime.fromisoformat(at).astimezone().date(), told.get(_TEXT, ""))


def _reads(session: Session, library: Library, review: Review) -> str:
    stamp = Stamp("", review.created_at, Renderer("", {}), AuditHead(0, ""))
    organisation = session.scalars(select(DeskInfo.organisation)).one()
    return fingerprint(build_record(session, library, review, organisation, stamp))
