"""What becomes of the private notes in the meeting, said before it begins: there it would be too late."""

from PySide6.QtCore import Signal

from reviewdesk.system.i18n import _
from reviewdesk.ui.private.screens import Screens
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, IconLine, Row


class PrivateOffer(Column):
    """One line: they open on the other screen, or they stay closed and are better read now. ``read_asked``: now."""

    read_asked = Signal()

    def __init__(self, theme: Theme, given_name: str, screens: Screens | None = None) -> None:
        super().__init__(theme, spacing=2)
        self.screens = screens or Screens(self)
        self.line = self.add(IconLine(theme, "eye-off", "", wrap=True))
        row = self.add(Row(theme, spacing=0))
        words = _("Read my notes on {name}").format(name=given_name)
        self.read = row.add(Button(theme, words, "ghost", icon="notebook-pen"))
        row.add_stretch()
        self.read.clicked.connect(self.read_asked)
        self.screens.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say it as the screens are now."""
        alone = self.screens.is_alone
        self.line.text.setText(
            _("You will both look at this one screen, so your private notes stay closed in the meeting.")
            if alone
            else _("Your private notes open on your other screen, covered until you are alone with it.")
        )
        self.read.setVisible(alone)
