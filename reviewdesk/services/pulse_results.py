"""What people thought of their conversations, told for groups of five answers or more; no part of the meeting."""

from sqlalchemy import select

from reviewdesk.domain.people import Party
from reviewdesk.domain.pulse import PulseAnswers, PulseResult, read_group
from reviewdesk.models.pulse_rows import ITEMS, PulseAnswer
from reviewdesk.services.context import DeskContext


class PulseResults:
    """Reads the answers; nothing but groups ever leaves."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def of(self, party: Party) -> PulseResult | None:
        """Return what all employees, or all managers, said; ``None`` while there are fewer than five answers."""
        with self._context.reading() as session:
            rows = session.scalars(select(PulseAnswer).where(PulseAnswer.party == party)).all()
            answers = [(row.month, PulseAnswers(tuple(getattr(row, item) for item in ITEMS))) for row in rows]
        return read_group(party, answers, self._context.today())
