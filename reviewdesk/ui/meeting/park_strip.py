"""Where a point is parked: one line above the foot of the window, so that the page stays in sight meanwhile."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from reviewdesk.domain.parked import ParkedPoint
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.room_view_model import LONGEST_POINT
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Frame, Icon, LineEdit, Reflow, Row, Text

_LONGEST_SHOWN: Final = 40
_NEED: Final = 700


class ParkStrip(Frame):
    """``parked`` carries what was typed; ``closed`` tells that it is put away."""

    parked = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "side", margins=(40, 10, 32, 10), spacing=4)
        label = Row(theme, spacing=8)
        label.add(Icon(theme, "hourglass", tone="accent", size=18))
        words = label.add(Text(theme, _("Park a point for the end"), "caption"))
        self.line = LineEdit(theme, name=_("Point to park, in a few words"))
        self.line.setMaxLength(LONGEST_POINT)
        words.setBuddy(self.line)
        line = Row(theme, spacing=8)
        line.add(self.line, 1)
        self.give = line.add(Button(theme, _("Park it"), role="caption"))
        self.away = line.add(
            Button(theme, "", "ghost", icon="x", role="caption", name=_("Park nothing (Esc)"))
        )
        self.add(Reflow(theme, [(label, 0), (line, 1)], spacing=12, below=6, need=_NEED))
        self.told = self.add(Text(theme, "", "caption", tone="text2", wrap=True))
        self.give.clicked.connect(self._on_give_clicked)
        self.away.clicked.connect(self.closed)
        self.hide()

    def open(self, points: Sequence[ParkedPoint]) -> None:
        """Come into view with an empty line, and take the keyboard: it was asked for."""
        told = _("It comes back before the sign-off.")
        if points:
            so_far = " · ".join(_shortened(point.text) for point in points)
            told = _("Parked so far: {points}").format(points=so_far)
        self.told.setText(told)
        self.line.clear()
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Park on Enter in the line, go on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_give_clicked()
        else:
            super().keyPressEvent(event)

    def _on_give_clicked(self) -> None:
        if self.line.text().strip():
            self.parked.emit(self.line.text())
        else:
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_SHOWN else words[:_LONGEST_SHOWN].rstrip() + " …"
