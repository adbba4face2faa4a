"""The line into which a passphrase is typed on the shared screen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import LineEdit


def passphrase_edit(theme: Theme) -> LineEdit:
    """Make a line that shows dots, and that no keyboard of the system learns from."""
    edit = LineEdit(theme)
    edit.setEchoMode(QLineEdit.EchoMode.Password)
    edit.setInputMethodHints(
        Qt.InputMethodHint.ImhSensitiveData
        | Qt.InputMethodHint.ImhNoPredictiveText
        | Qt.InputMethodHint.ImhHiddenText
    )
    return edit
