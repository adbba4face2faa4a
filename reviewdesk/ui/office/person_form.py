"""The few things that are known of a person: to add somebody, or to put it right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import ReviewDeskError, RuleViolation
from reviewdesk.services.office_snapshots import PersonView, TeamView
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.people_view_model import PersonAnswers
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, ComboBox, Field, Form, LineEdit, Reflow, Row, Text

_NEW_TEAM = "new"


class PersonForm(Form):
    """``given`` carries ``PersonAnswers``; ``cancelled`` closes it. The name is all that is needed."""

    given = Signal(object)

    def __init__(self, theme: Theme, teams: tuple[TeamView, ...], person: PersonView | None = None) -> None:
        super().__init__(theme)
        title = _("Add a person") if person is None else _("About {name}").format(name=person.given_name)
        self.add(Text(theme, title, "h2", wrap=True))
        shown = person or _NOBODY
        self.name = Field(theme, _("Name"), LineEdit(theme, shown.name))
        self.role_title = Field(theme, _("Role"), LineEdit(theme, shown.role_title), optional=True)
        self.team = Field(theme, _("Team"), ComboBox(theme), optional=True)
        self.team.control.addItem(_("No team"), None)
        for team in teams:
            self.team.control.addItem(team.name, team.id)
        self.team.control.addItem(_("A new team …"), _NEW_TEAM)
        self.team.control.setCurrentIndex(max(0, self.team.control.findData(shown.team_id)))
        self.email = Field(theme, _("E-mail"), LineEdit(theme, shown.email), optional=True)
        self.new_team = Field(theme, _("Name of the new team"), LineEdit(theme))
        self.new_team.setVisible(False)
        self._add_pair(self.name, self.role_title)
        self._add_pair(self.team, self.email)
        self.add(self.new_team)
        foot = self.add(Row(theme, spacing=8))
        give = Button(theme, _("Add") if person is None else _("Done"), "primary")
        self.put_buttons(foot, give, Button(theme, _("Cancel"), "ghost"))
        self.name.control.left.connect(self._on_name_left)
        self.team.control.currentIndexChanged.connect(self._on_team_changed)

    def _add_pair(self, one: QWidget, other: QWidget) -> None:
        self.add(Reflow(self.theme, [(one, 1), (other, 1)], spacing=18, need=560))

    def submit(self) -> None:
        """Hand the answers over, if there is a name."""
        team_id = self.team.control.currentData()
        new_team = self.new_team.control.text().strip() if team_id == _NEW_TEAM else ""
        if not self.name.control.text().strip():
            self.name.set_error(_("What is the person called?"))
            self.name.control.setFocus()
            return
        if team_id == _NEW_TEAM and not new_team:
            self.new_team.set_error(_("What is the team called?"))
            self.new_team.control.setFocus()
            return
        self.wait(waiting=True)
        self.given.emit(
            PersonAnswers(
                self.name.control.text(),
                self.role_title.control.text(),
                self.email.control.text(),
                None if team_id == _NEW_TEAM else team_id,
                new_team,
            )
        )

    def refuse(self, error: ReviewDeskError) -> None:
        """Say beside the field what would help."""
        self.wait(waiting=False)
        field = error.field if isinstance(error, RuleViolation) else ""
        place = {"team_id": self.team}.get(field, self.name)
        place.set_error(sentence(error))

    def _on_name_left(self) -> None:
        if self.name.control.text().strip():
            self.name.clear_error()

    def _on_team_changed(self, _index: int) -> None:
        self.new_team.setVisible(self.team.control.currentData() == _NEW_TEAM)


_NOBODY = PersonView("", "", "", "", "", "", None, "", False, False, None, None, 0)
