"""What went home to be read: kept as a hash in the audit trail, and compared with what the review says now."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.content.library import Library
from reviewdesk.document.reading_copy import fingerprint
from reviewdesk.document.record import AuditHead, Renderer
from reviewdesk.domain.review import UNSIGNED, ReviewState
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.models.audit_rows import AuditEvent
from reviewdesk.models.desk_rows import DeskInfo
from reviewdesk.models.review_rows import Review
from reviewdesk.services.meeting_snapshot import BackFromHome
from reviewdesk.services.record_builder import Stamp, build_record
from reviewdesk.services.review_life import is_as_read
from reviewdesk.vault.store import UnitOfWork

OUTCOME_SET = "sign-off.outcome-set"
TEXT_OPENED = "sign-off.text-opened-again"
_TEXT = "text"
_TOLD_OPENED = frozenset({ReviewState.READ_BACK, ReviewState.SIGNING})


@dataclass(frozen=True, slots=True)
class _WentHome:
    on: date
    text: str
    opened: date | None = None


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
    """Return what can be said of a text that is back: until somebody signs; of one opened again, until it is sealed."""
    as_read = is_as_read(review)
    if review.outcome == Outcome.TAKEN_HOME or review.state not in (UNSIGNED if as_read else _TOLD_OPENED):
        return None
    times = _times_home(session, review.id)
    if not times or (times[-1].opened is None) != as_read:
        return None
    last = times[-1]
    other = [time.on for time in times if time.text != last.text]
    same = last.text == _reads(session, library, review)
    return BackFromHome(last.on, unchanged=same, other=other[-1] if other else None, opened=last.opened)


def reads_as_taken_home(session: Session, library: Library, review: Review) -> bool:
    """Say whether a text that went home, and that the two have not opened since, reads as it did when it went."""
    return not is_as_read(review) or _last(session, review.id).text == _reads(session, library, review)


def _last(session: Session, review_id: str) -> _WentHome:
    return _times_home(session, review_id)[-1]


def _times_home(session: Session, review_id: str) -> list[_WentHome]:
    """Return each time the review went home; an older program left no hash of the text, which equals none."""
    events = session.execute(
        select(AuditEvent.at, AuditEvent.kind, AuditEvent.data)
        .where(AuditEvent.subject == review_id, AuditEvent.kind.in_((OUTCOME_SET, TEXT_OPENED)))
        .order_by(AuditEvent.seq)
    )
    times: list[_WentHome] = []
    for at, kind, data in events:
        day, told = datetime.fromisoformat(at).astimezone().date(), json.loads(data)
        if kind == TEXT_OPENED:
            times[-1:] = [replace(time, opened=time.opened or day) for time in times[-1:]]
        elif told["outcome"] == Outcome.TAKEN_HOME:
            times.append(_WentHome(day, told.get(_TEXT, "")))
    return times


def _reads(session: Session, library: Library, review: Review) -> str:
    stamp = Stamp("", review.created_at, Renderer("", {}), AuditHead(0, ""))
    organisation = session.scalars(select(DeskInfo.organisation)).one()
    return fingerprint(build_record(session, library, review, organisation, stamp))
