"""One line for a passphrase: covered, and kept from everything that learns from what is typed."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.inputs import LineEdit

_NEVER_LEARNT: Final = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PassphraseEdit(LineEdit):
    """Covers what is typed until ``set_shown``; whoever takes the passphrase over calls ``wipe``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._cover(QLineEdit.EchoMode.Password)

    def set_shown(self, *, shown: bool) -> None:
        """Show or cover what is typed; what was deleted until now cannot be taken back."""
        self.setText(self.text())  # forgets the steps of undo
        self._cover(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def _cover(self, mode: QLineEdit.EchoMode) -> None:
        self.setEchoMode(mode)
        # Without its cover Qt takes the line for ordinary text, and a keyboard would learn its words.
        self.setInputMethodHints(self.inputMethodHints() | _NEVER_LEARNT)
