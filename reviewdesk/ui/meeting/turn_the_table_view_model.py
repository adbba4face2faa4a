"""The turned table without its page: one thing to keep, one to change, and the day by which the change has begun."""

from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reviewdesk.domain.fields import TABLE_BY, TableText, turn_the_table
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingPrompt
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.plan_reading import as_day
from reviewdesk.ui.meeting.prompts import may_be_asked, prompt_of, stage_of

PROPOSED: Final = timedelta(days=14)
"""What has not begun after two weeks seldom begins: the same span as for a first step of the plan."""
_WEEKEND: Final = 5


class TurnTheTableViewModel(QObject):
    """Reads and writes what the employee asks of the manager. ``changed`` follows every change, whoever made it."""

    changed = Signal()

    def __init__(self, meeting: MeetingViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self._stage = stage_of(meeting.snapshot, StageKind.TURN_THE_TABLE)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.changed)
        self._kept = meeting.joint.observe(self._on_joint_updated)
        meeting.left.connect(self._on_meeting_left)

    @property
    def keep(self) -> MeetingPrompt:
        """What is asked about the thing to keep."""
        return prompt_of(self._stage, TableText.KEEP.value, _("One thing to keep"))

    @property
    def change(self) -> MeetingPrompt:
        """What is asked about the thing to change."""
        return prompt_of(self._stage, TableText.CHANGE.value, _("One thing to change"))

    @property
    def by(self) -> MeetingPrompt:
        """What is asked about the day."""
        return prompt_of(self._stage, "by", _("Begun by"))

    @property
    def asks(self) -> tuple[MeetingPrompt, ...]:
        """What the manager may ask."""
        return may_be_asked(self._stage.prompts)

    @property
    def has_change(self) -> bool:
        """Say whether there is a change to promise."""
        return bool(self.meeting.joint.text(turn_the_table(TableText.CHANGE)).value.strip())

    @property
    def day(self) -> date | None:
        """The day by which the manager will have begun."""
        return as_day(self.meeting.joint.values.get(TABLE_BY))

    def set_day(self, day: date | None) -> None:
        """Keep the day, or take it away."""
        self.meeting.joint.values.set(TABLE_BY, day.isoformat() if day else None, self.meeting.party)

    def proposed_day(self) -> date:
        """Return the working day in two weeks."""
        day = self.meeting.snapshot.today + PROPOSED
        while day.weekday() >= _WEEKEND:
            day += timedelta(days=1)
        return day

    def _on_joint_updated(self, _update: bytes) -> None:
        self._soon.start()  # the document must not be written from here

    def _on_meeting_left(self) -> None:
        self._kept.close()
        self._soon.stop()
