"""What people thought of their conversations, told for groups of five employees or more; no part of the meeting."""

from sqlalchemy import select

from reviewdesk.domain.people import Party
from reviewdesk.domain.pulse import PulseAnswers, PulseResult, month_of, read_group
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.pulse_rows import ITEMS, PulseAnswer
from reviewdesk.services.context import DeskContext


class PulseResults:
    """Reads the answers; nothing but groups ever leaves."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def of(self, party: Party) -> PulseResult | None:
        """Return what all employees, or all managers, said; ``None`` while the group is too small."""
        with self._context.reading() as session:
            rows = session.scalars(select(PulseAnswer).where(PulseAnswer.party == party)).all()
            answers = [(row.month, PulseAnswers(tuple(getattr(row, item) for item in ITEMS))) for row in rows]
            plans = select(SealedPlan.sealed_at, SealedPlan.employee_id).where(
                SealedPlan.review_id.is_not(None)
            )
            talks = [(month_of(at.astimezone().date()), employee) for at, employee in session.execute(plans)]
        return read_group(party, answers, talks, self._context.today())
