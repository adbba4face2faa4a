"""Where the two stand on the scale, and where both together: one small picture, told in words as well."""

from typing import Any, Final

from reportlab.platypus.flowables import Flowable

from reviewdesk.document import bidi, marks
from reviewdesk.document.blocks import BORDER
from reviewdesk.document.rating_words import rating_word
from reviewdesk.document.record import GoalOutcome, ReviewRecord
from reviewdesk.document.tagging import Node
from reviewdesk.system.i18n import _

STEPS: Final = ("not_started", "getting_going", "well_on_the_way", "achieved", "beyond")
_HEIGHT, _MARK, _DOT, _TOGETHER = 18.0, 6.5, 1.2, 2.8
_MIDDLE = _HEIGHT / 2


class ScaleChart(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A line with a point for each step: the employee's mark above it, the manager's below, the shared one on it."""

    def __init__(self, goal: GoalOutcome, node: Node) -> None:
        super().__init__()
        self.goal, self.node = goal, node

    def wrap(self, available: float, _height: float) -> tuple[float, float]:
        """Take the column's width and a fixed height."""
        self.width, self.height = available, _HEIGHT
        return available, _HEIGHT

    def draw(self) -> None:
        """Draw the line, then who stands where."""
        canvas, goal = self.canv, self.goal
        canvas.begin_node(self.node)
        marks.colour(canvas, BORDER)
        canvas.setLineWidth(0.7)
        canvas.line(self._x(STEPS[0]), _MIDDLE, self._x(STEPS[-1]), _MIDDLE)
        for step in STEPS:
            canvas.circle(self._x(step), _MIDDLE, _DOT, stroke=0, fill=1)
        if goal.agreement == "agreed" and goal.agreed in STEPS:
            marks.colour(canvas, marks.ACCENT)
            canvas.circle(self._x(goal.agreed), _MIDDLE, _TOGETHER, stroke=0, fill=1)
        self._mark(canvas, "employee", goal.employee, _HEIGHT - _MARK)
        self._mark(canvas, "manager", goal.manager, 0.0)
        canvas.end_node()

    def _mark(self, canvas: Any, party: str, rating: str | None, y: float) -> None:
        if rating in STEPS:
            marks.draw(canvas, party, self._x(rating) - _MARK / 2, y, _MARK)

    def _x(self, step: str) -> float:
        along = _MARK / 2 + STEPS.index(step) * (self.width - _MARK) / (len(STEPS) - 1)
        return self.width - along if bidi.page_level() else along


def in_words(record: ReviewRecord, goal: GoalOutcome, together: str) -> str:
    """Return what the picture shows, for those who do not see it."""

    def word(rating: str | None) -> str:
        return rating_word(record, rating) if rating else _("No rating")

    return _("{employee}: {theirs}. {manager}: {yours}. Together: {together}.").format(
        employee=record.employee.given_name,
        theirs=word(goal.employee),
        manager=record.manager.given_name,
        yours=word(goal.manager),
        together=together,
    )
