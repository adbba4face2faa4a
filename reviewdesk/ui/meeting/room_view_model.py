"""The rules of the room without their widgets: more time, points that are parked, and another day."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reviewdesk.domain.errors import ReviewDeskError, RuleViolation
from reviewdesk.domain.fields import MAX_PARKED, parked, parked_settled
from reviewdesk.domain.parked import ParkedFate, ParkedPoint, fate_of
from reviewdesk.domain.review import UNSIGNED, StageKind
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel

LONGEST_POINT: Final = 160
"""Characters: a point is parked in a few words."""


class RoomViewModel(QObject):
    """Parked points live in the joint document, so they are saved, undone and kept like all other words.

    ``changed`` follows every change of them, whoever made it.
    """

    changed = Signal()

    def __init__(self, meeting: MeetingViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self._points = self._read()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_soon_timeout)
        self._kept = meeting.joint.observe(self._on_joint_updated)
        meeting.left.connect(self._on_meeting_left)

    # -- time ----------------------------------------------------------------------------------------------------

    def add_minutes(self) -> None:
        """Give the open stage three more minutes."""
        if self.meeting.writable:
            snapshot, rules = self.meeting.snapshot, self.meeting.services.rules
            self.meeting.ask(lambda: rules.add_minutes(snapshot.review_id, snapshot.stage))

    def take_minutes_back(self, stage: StageKind) -> None:
        """Take the three minutes from ``stage`` again, which may no longer be the open one."""
        if self.meeting.writable:
            review_id, rules = self.meeting.snapshot.review_id, self.meeting.services.rules
            self.meeting.ask(lambda: rules.take_minutes_back(review_id, stage))

    # -- parked points -------------------------------------------------------------------------------------------

    @property
    def points(self) -> tuple[ParkedPoint, ...]:
        """What is parked, in the order of its numbers."""
        return self._points

    @property
    def open_points(self) -> tuple[ParkedPoint, ...]:
        """What is parked, and nobody has said yet what becomes of it."""
        return tuple(point for point in self._points if point.is_open)

    @property
    def may_park(self) -> bool:
        """Say whether one more point can be parked."""
        return self.meeting.writable and len(self._points) < MAX_PARKED

    def park(self, words: str) -> ParkedPoint | None:
        """Park a point in a few words; ``None`` where there are none, or no room for it."""
        kept = " ".join(words.split())[:LONGEST_POINT]
        if not kept or not self.may_park:
            return None
        taken = {point.number for point in self._points}
        point = ParkedPoint(next(n for n in range(1, MAX_PARKED + 1) if n not in taken), kept)
        return point if self._write(point) else None

    def decide(self, number: int, fate: ParkedFate | None) -> None:
        """Say what becomes of a point; ``None`` leaves it."""
        if self.meeting.writable:
            self.meeting.joint.values.set(
                parked_settled(number), fate.value if fate else None, self.meeting.party
            )

    def take_back(self, number: int) -> None:
        """Take a point out, as if it had never been parked."""
        self._write(ParkedPoint(number, ""))

    def put_back(self, point: ParkedPoint) -> None:
        """Bring a point back that was taken out, unless its place was taken meanwhile."""
        if all(other.number != point.number for other in self._points):
            self._write(point)

    def _write(self, point: ParkedPoint) -> bool:
        if not self.meeting.writable:
            return False
        try:
            self.meeting.joint.set_text(parked(point.number), point.text, self.meeting.party)
        except RuleViolation as violation:
            self.meeting.failed.emit(violation)
            return False
        self.decide(point.number, point.fate)
        self._refresh()
        return True

    def _read(self) -> tuple[ParkedPoint, ...]:
        doc = self.meeting.joint
        texts = ((number, doc.text(parked(number)).value) for number in range(1, MAX_PARKED + 1))
        return tuple(
            ParkedPoint(number, text, fate_of(doc.values.get(parked_settled(number))))
            for number, text in texts
            if text.strip()
        )

    def _refresh(self) -> None:
        points = self._read()
        if points != self._points:
            self._points = points
            self.changed.emit()

    def _on_joint_updated(self, _update: bytes) -> None:
        self._soon.start()  # the document must not be read for this at every key press

    def _on_soon_timeout(self) -> None:
        self._refresh()

    def _on_meeting_left(self) -> None:
        self._kept.close()
        self._soon.stop()

    # -- another day ---------------------------------------------------------------------------------------------

    @property
    def may_rebook(self) -> bool:
        """Say whether the meeting can be stopped and planned for another day."""
        return self.meeting.writable and self.meeting.snapshot.state in UNSIGNED

    def rebook(self, moment: datetime, refused: Callable[[ReviewDeskError], None]) -> None:
        """Save everything, plan the review for ``moment`` and leave; ``refused`` takes why not."""
        review_id, rules = self.meeting.snapshot.review_id, self.meeting.services.rules
        self.meeting.leave_by(lambda: rules.rebook(review_id, moment), refused=refused)
