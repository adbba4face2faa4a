"""Shows for a while what is typed into covered lines."""

from collections.abc import Sequence

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.button import Button
from reviewdesk.ui.widgets.passphrase_edit import PassphraseEdit


class PeekButton(Button):
    """Uncovers ``lines`` while it is pressed in; whoever takes the passphrase over calls ``cover``."""

    def __init__(self, theme: Theme, lines: Sequence[PassphraseEdit]) -> None:
        super().__init__(theme, _("Show what I type"), "ghost", icon="eye", checkable=True)
        self._lines = tuple(lines)
        self.toggled.connect(self._on_toggled)

    def cover(self) -> None:
        """Cover what is typed."""
        self.setChecked(False)

    def _on_toggled(self, shown: bool) -> None:  # noqa: FBT001  # Qt's signal
        for line in self._lines:
            line.set_shown(shown=shown)
        self.set_icon("eye-off" if shown else "eye")
        self.setText(_("Cover what I type") if shown else _("Show what I type"))
