"""What keeps a sealed plan: a hold, or a day before which it must not go."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete
from sqlalchemy.orm import Session

from reviewdesk.document.attached import read_attached
from reviewdesk.domain.errors import DocumentError
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.services.context import DeskContext
from reviewdesk.system.i18n import _
from reviewdesk.vault.store import UnitOfWork


@dataclass(frozen=True, slots=True)
class Keeping:
    """``until`` is the first day on which the plan may go; ``None`` where no rule keeps it."""

    until: date | None = None
    held: bool = False

    def binds(self, today: date) -> bool:
        """Say whether the plan has to stay for now."""
        return self.held or (self.until is not None and self.until > today)


def keeping_of(context: DeskContext, session: Session, plan: SealedPlan) -> Keeping:
    """Return what the plan itself says of how long it is kept; a file that is lost is kept by nothing."""
    del session
    try:
        kept = read_attached(context.desk.files.get(plan.stored_name)).retention
    except DocumentError:
        return Keeping()
    return Keeping(kept.review_on, kept.hold)


def let_go(unit: UnitOfWork, document_id: str) -> None:
    """Take a plan that nothing keeps out of the archive; called with the guards on sealed records lifted."""
    unit.session.execute(delete(SealedPlan).where(SealedPlan.document_id == document_id))


def rules_in_force(session: Session) -> tuple[str, ...]:
    """Return the rules by which plans are kept, a sentence each."""
    del session
    return (
        _(
            "A sealed plan that names a day is kept until then; one that names none is kept until somebody erases it."
        ),
    )
