"""A card to fill in, with the keys that people expect of one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.button import Button
from reviewdesk.ui.widgets.containers import Frame, Row

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Form(Frame):
    """Enter gives the answers from every line, Ctrl+Enter from longer text too; Escape cancels.

    Escape alone never throws words away: where something was written it leads to Cancel. What has been handed over
    cannot be handed over twice, however often a key or the button is pressed. ``cancelled`` closes the form.
    """

    cancelled = Signal()
    give: Button
    cancel: Button

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "card", margins=(26, 22, 26, 24), spacing=14)
        self._at_first: tuple[str, ...] = ()

    def put_buttons(self, foot: Row, give: Button, cancel: Button) -> None:
        """Put in the two ways out, after everything that is written: it is compared with what Escape finds."""
        self.give, self.cancel = foot.add(give), foot.add(cancel)
        foot.add_stretch()
        self.give.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.cancelled)
        self.begin_here()

    def begin_here(self) -> None:
        """Take what stands in the fields now for what nobody has written."""
        self._at_first = self._written()

    def submit(self) -> None:
        """Hand the answers over."""
        raise NotImplementedError

    def wait(self, *, waiting: bool) -> None:
        """Take no answers while the last ones are being kept."""
        self.give.setEnabled(not waiting)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear the keys that no field took."""
        if event.key() in _ENTER:
            if self.give.isEnabled() and not event.isAutoRepeat():
                self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            if self._written() == self._at_first:
                self.cancelled.emit()
            else:
                self.cancel.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def _written(self) -> tuple[str, ...]:
        lines = tuple(line.text() for line in self.findChildren(QLineEdit))
        return lines + tuple(text.toPlainText() for text in self.findChildren(QPlainTextEdit))
