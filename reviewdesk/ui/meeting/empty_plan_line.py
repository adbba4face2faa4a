"""One quiet line before the sign-off where the development plan is empty, with the way back to it."""

from PySide6.QtCore import Qt

from reviewdesk.domain.review import StageKind
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.unwritten import plan_is_empty
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Row, Text


class EmptyPlanLine(Row):
    """Shown only where the template has a development plan; an empty one may be signed as well."""

    def __init__(self, theme: Theme, meeting: MeetingViewModel) -> None:
        super().__init__(theme, spacing=8)
        self._meeting = meeting
        told = Text(
            theme, _("Nothing stands in the development plan yet."), "caption", tone="text2", wrap=True
        )
        self.add(told, 1, align=Qt.AlignmentFlag.AlignVCenter)
        self.go_there = self.add(
            Button(theme, _("Go to the plan"), "ghost", icon="arrow-left", role="caption")
        )
        self.go_there.clicked.connect(self._on_go_there_clicked)

    def show_line(self, *, wanted: bool) -> None:
        """Stand there as long as it is true."""
        meeting = self._meeting
        there = StageKind.PLAN in meeting.stages and meeting.writable
        self.setVisible(wanted and there and plan_is_empty(meeting.joint))

    def _on_go_there_clicked(self) -> None:
        self._meeting.go_to_stage(StageKind.PLAN)
