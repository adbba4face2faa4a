"""The curtain: one key, and nothing of the meeting is on the screen."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.button import Button
from reviewdesk.ui.widgets.containers import Column
from reviewdesk.ui.widgets.icon import Icon
from reviewdesk.ui.widgets.text import Text
from reviewdesk.ui.widgets.tips import set_tip


class Curtain(QWidget):
    """Covers its window wholly; what lies under it can be neither seen, clicked nor reached by Tab.

    The window binds F9 to ``toggle``. ``drawn`` and ``lifted`` tell which way it went.
    """

    drawn = Signal()
    lifted = Signal()

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self.theme, self._window = theme, window
        self._was_enabled: list[QWidget] = []
        self._focus_before: QWidget | None = None
        self.setAccessibleName(_("Curtain"))
        box = QVBoxLayout(self)
        content = Column(theme, spacing=14)
        centre = Qt.AlignmentFlag.AlignHCenter
        content.add(Icon(theme, "blinds", tone="text3", size=40), align=centre)
        content.add(Text(theme, _("One moment"), "question", align=centre), align=centre)
        self.button = content.add(Button(theme, _("Go on"), "secondary", role="label"), align=centre)
        set_tip(self.button, _("Lift the curtain (F9)"))
        self.button.clicked.connect(self.lift)
        box.addWidget(content, 0, Qt.AlignmentFlag.AlignCenter)
        window.installEventFilter(self)
        self.hide()

    def draw(self) -> None:
        """Cover the window."""
        if self.isVisible():
            return
        self._focus_before = self._window.focusWidget()
        children = [
            child for child in self._window.children() if isinstance(child, QWidget) and child is not self
        ]
        self._was_enabled = [child for child in children if child.isEnabled() and not child.isWindow()]
        self.setGeometry(self._window.rect())
        self.show()
        self.raise_()
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        for child in self._was_enabled:
            child.setEnabled(False)
        self.drawn.emit()

    def lift(self) -> None:
        """Show the window again, with the focus where it was."""
        if not self.isVisible():
            return
        for child in self._was_enabled:
            if isValid(child):
                child.setEnabled(True)
        self._was_enabled = []
        self.hide()
        if self._focus_before is not None and isValid(self._focus_before):
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.lifted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill with plain paper."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.theme.colour("canvas"))
        painter.end()
