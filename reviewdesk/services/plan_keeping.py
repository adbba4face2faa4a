"""What keeps a sealed plan: a hold, or a day before which it must not go."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.register_rows import RegisterEntry


@dataclass(frozen=True, slots=True)
class Keeping:
    """``until`` is the first day on which the plan may go."""

    until: date
    held: bool

    def binds(self, today: date) -> bool:
        """Say whether the plan has to stay for now."""
        return self.held or self.until > today


def keeping_of(session: Session, plan: SealedPlan) -> Keeping:
    """Return what the register says of how long a plan is kept."""
    entry = session.scalars(select(RegisterEntry).where(RegisterEntry.document_id == plan.document_id)).one()
    return Keeping(entry.review_on, entry.held)
