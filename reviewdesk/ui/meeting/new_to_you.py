"""The employee's quiet tick on a point of the manager's that is news: no surprises is what the manager owes."""

from reviewdesk.domain.fields import new_to_you, value_rule_for
from reviewdesk.services.meeting_snapshot import MeetingEvidence
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import CheckBox

_TICKED = 1


class NewToYou(CheckBox):
    """One tick beside one point. Whoever has the keyboard sees it; only the employee can set it."""

    def __init__(self, theme: Theme, meeting: MeetingViewModel, point: MeetingEvidence) -> None:
        name = meeting.snapshot.employee.given_name
        super().__init__(theme, _("New to you, {name}?").format(name=name), role="caption")
        self.setAccessibleName(_("New to {name}: {point}").format(name=name, point=point.text))
        self._meeting = meeting
        self._key = new_to_you(point.id)
        self.refresh()
        self.clicked.connect(self._on_clicked)

    def refresh(self) -> None:
        """Show what was ticked, and whether it can be changed now."""
        self.setChecked(self._meeting.joint.values.get(self._key) == _TICKED)
        self.setEnabled(self._meeting.may_write(value_rule_for(self._key).owner))

    def _on_clicked(self) -> None:
        kept = _TICKED if self.isChecked() else None
        self._meeting.joint.values.set(self._key, kept, self._meeting.party)
