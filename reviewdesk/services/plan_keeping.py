"""What keeps a sealed plan: a hold, or a day before which it must not go."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.register_rows import RegisterEntry
from reviewdesk.services.retention import log_disposal
from reviewdesk.services.retention_classes import classes_of
from reviewdesk.system.i18n import ngettext
from reviewdesk.vault.store import UnitOfWork


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


def let_go(unit: UnitOfWork, document_id: str) -> None:
    """Dispose of a plan that nothing keeps, as a rule would; called when no review belongs to it any more."""
    log_disposal(unit, document_id)


def rules_in_force(session: Session) -> tuple[str, ...]:
    """Return the rules by which plans are kept, a sentence each."""
    return tuple(
        ngettext("{name}: {years} year. {why}", "{name}: {years} years. {why}", each.years).format(
            name=each.name, years=each.years, why=each.rule
        )
        for each in classes_of(session)
    )
