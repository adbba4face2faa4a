"""The plan stage without its page: at most three actions in the joint document, and the rhythm of check-ins."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reviewdesk.coedit.shared_doc import Value
from reviewdesk.domain.fields import (
    PLAN_ORDER,
    RHYTHM_FIRST,
    RHYTHM_MINUTES,
    RHYTHM_WEEKS,
    PlanText,
    PlanValue,
    plan_text,
    plan_value,
)
from reviewdesk.domain.plan import FIRST_STEP_WITHIN, MAX_ACTIONS, ActionGap, DevelopmentAction
from reviewdesk.system.i18n import _
from reviewdesk.system.labels import how_label
from reviewdesk.ui.dates import near_day
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.plan_reading import action_of, as_day, order_of

CHECK_IN_MINUTES: Final = 25
MOST_WEEKS: Final = 8
_WEEKEND: Final = 5


@dataclass(frozen=True, slots=True)
class ActionLook:
    """One action in the list; ``place`` is what people count, ``number`` where its words are kept."""

    number: int
    place: int
    title: str
    subtitle: str
    warn: bool


@dataclass(frozen=True, slots=True)
class RemovedAction:
    """All that was said about an action, so that removing it can be taken back."""

    number: int
    order: tuple[int, ...]
    texts: dict[PlanText, str]
    values: dict[PlanValue, Value]


class PlanViewModel(QObject):
    """Reads and writes the plan where it lives. ``changed`` follows every change, whoever made it."""

    changed = Signal()

    def __init__(self, meeting: MeetingViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self._chosen = 0
        self._order: tuple[int, ...] | None = None
        self._actions: dict[int, DevelopmentAction] = {}  # as read since the last change
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.changed)
        self._kept = meeting.joint.observe(self._on_joint_updated)
        meeting.left.connect(self._on_meeting_left)

    # -- the actions ---------------------------------------------------------------------------------------------

    @property
    def order(self) -> tuple[int, ...]:
        """The actions from first to last; an empty plan begins with one that nobody has written in."""
        if self._order is None:
            self._order = order_of(self.meeting.joint) or (1,)
        return self._order

    @property
    def chosen(self) -> int:
        """The action that is open."""
        order = self.order
        return self._chosen if self._chosen in order else order[0]

    @property
    def place(self) -> int:
        """Which of the actions is open, counted from 1."""
        return self.order.index(self.chosen) + 1

    @property
    def looks(self) -> tuple[ActionLook, ...]:
        """What the list shows."""
        return tuple(self._look(number, place) for place, number in enumerate(self.order, start=1))

    @property
    def may_add(self) -> bool:
        """Say whether one more fits; two or three are plenty."""
        return self.meeting.writable and len(self.order) < MAX_ACTIONS

    def action(self, number: int) -> DevelopmentAction:
        """Return what is said of an action so far."""
        if number not in self._actions:
            self._actions[number] = action_of(self.meeting.joint, number)
        return self._actions[number]

    def value(self, number: int, part: PlanValue) -> Value:
        """Return one choice of an action."""
        return self.meeting.joint.values.get(plan_value(number, part))

    def set_value(self, number: int, part: PlanValue, value: Value | date) -> None:
        """Keep one choice of an action."""
        self._set(plan_value(number, part), value)

    def choose(self, number: int) -> None:
        """Open an action."""
        if number != self.chosen:
            self._chosen = number
            self.changed.emit()

    def add(self) -> None:
        """Add an action behind the others and open it."""
        order = self.order
        free = next(number for number in range(1, MAX_ACTIONS + 1) if number not in order)
        self._chosen = free
        self._set(PLAN_ORDER, [*order, free])
        self.changed.emit()

    def remove(self, number: int) -> RemovedAction:
        """Take an action out of the plan and return what ``restore`` needs to bring it back."""
        doc, order = self.meeting.joint, self.order
        place = order.index(number)
        texts = {part: doc.text(plan_text(number, part)).value for part in PlanText}
        values = {part: self.value(number, part) for part in PlanValue}
        for part in PlanText:
            doc.set_text(plan_text(number, part), "", self.meeting.party)
        for value in PlanValue:
            self.set_value(number, value, None)
        left = [other for other in order if other != number]
        self._chosen = left[max(0, min(place, len(left) - 1))] if left else 0
        self._set(PLAN_ORDER, list(left))
        self.changed.emit()
        return RemovedAction(number, order, texts, values)

    def restore(self, removed: RemovedAction) -> None:
        """Bring a removed action back, unless its place was taken meanwhile or the words are fixed."""
        if not self.meeting.writable or not self.action(removed.number).untouched:
            return
        for part, text in removed.texts.items():
            self.meeting.joint.set_text(plan_text(removed.number, part), text, self.meeting.party)
        for part_value, value in removed.values.items():
            self.set_value(removed.number, part_value, value)
        now = [number for number in self.order if number not in removed.order]
        self._set(PLAN_ORDER, [*removed.order, *now])
        self.choose(removed.number)

    # -- what would help -----------------------------------------------------------------------------------------

    def help_with_first_step(self, number: int) -> str:
        """Return what would help an action without a first step, or nothing."""
        action = self.action(number)
        if action.practice and not action.first_step:
            return _("Add a step that fits into the next two weeks.")
        return ""

    def help_with_begin(self, number: int) -> str:
        """Return what would help where the first step begins late, or nothing."""
        today = self.meeting.snapshot.today
        if ActionGap.BEGIN_TOO_LATE in self.action(number).gaps(today):
            day = near_day(today + FIRST_STEP_WITHIN, today)
            return _("What begins by {day} is likelier to happen. Is there a smaller step?").format(day=day)
        return ""

    # -- check-ins -----------------------------------------------------------------------------------------------

    @property
    def weeks(self) -> int:
        """How many weeks lie between two check-ins; 0 while nothing is agreed."""
        weeks = self.meeting.joint.values.get(RHYTHM_WEEKS)
        return weeks if isinstance(weeks, int) else 0

    @property
    def first_check_in(self) -> date | None:
        """The day of the first check-in."""
        return as_day(self.meeting.joint.values.get(RHYTHM_FIRST))

    def set_weeks(self, weeks: int) -> None:
        """Agree on a rhythm, or on none with 0; a first day is proposed where nobody chose one."""
        proposed = self.workday_in(7 * self.weeks) if self.weeks else None
        self._set(RHYTHM_WEEKS, weeks or None)
        self._set(RHYTHM_MINUTES, CHECK_IN_MINUTES if weeks else None)
        if not weeks:
            self._set(RHYTHM_FIRST, None)
        elif self.first_check_in in {None, proposed}:
            self.set_first_check_in(self.workday_in(7 * weeks))

    def set_first_check_in(self, day: date | None) -> None:
        """Keep the day of the first check-in."""
        self._set(RHYTHM_FIRST, day)

    def workday_in(self, days: int) -> date:
        """Return the day so many days from today, or the Monday after where that is a weekend."""
        day = self.meeting.snapshot.today + timedelta(days=days)
        while day.weekday() >= _WEEKEND:
            day += timedelta(days=1)
        return day

    # -- within --------------------------------------------------------------------------------------------------

    def _set(self, key: str, value: Value | date) -> None:
        kept = value.isoformat() if isinstance(value, date) else value
        self.meeting.joint.values.set(key, kept, self.meeting.party)

    def _look(self, number: int, place: int) -> ActionLook:
        action = self.action(number)
        if action.untouched:
            return ActionLook(number, place, _("A new action"), _("Nothing written yet"), warn=False)
        parts = [how_label(action.how.value)] if action.how else []
        warn = bool(action.practice) and not action.first_step
        if warn:
            parts.append(_("first step missing"))
        elif action.begin is not None:
            parts.append(_("begins {day}").format(day=near_day(action.begin, self.meeting.snapshot.today)))
        return ActionLook(number, place, action.practice or _("A new action"), " · ".join(parts), warn=warn)

    def _on_joint_updated(self, _update: bytes) -> None:
        self._order = None
        self._actions.clear()
        self._soon.start()  # the document must not be written from here

    def _on_meeting_left(self) -> None:
        self._kept.close()
        self._soon.stop()


def confidence_words(confidence: int | None) -> str:
    """Return what a number from 0 to 10 says in words."""
    if confidence is None:
        return _("Not said yet")
    steps = (
        (2, _("Hardly")),
        (4, _("Rather unsure")),
        (6, _("It could go either way")),
        (8, _("Quite sure")),
    )
    return next((words for most, words in steps if confidence <= most), _("As good as certain"))
