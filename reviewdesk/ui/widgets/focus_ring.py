"""The focus ring: one overlay a window, so that it is the same everywhere and never clipped by a parent.

Traps: the focused widget may die, scroll out of sight, or move because an ancestor did; hence the filter on
the whole chain of parents, and no filter on the application, which would run Python for every event there is.
"""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from reviewdesk.ui.theme import Theme

_OUTSET: Final = 4
_LINE: Final = 2.5
_RADIUS: Final = 12
_MOVES: Final = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest}
)
_POINTER: Final = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TabletPress, QEvent.Type.TouchBegin})


class FocusRing(QWidget):
    """Create one in a window's constructor, last; it looks after itself. Shown for keyboard focus only."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self.theme = theme
        self._window = window
        self._chain: list[QWidget] = []
        self._pointed = True  # until a key is pressed: no ring on a window that has just opened
        self._wanted = False
        self._released = False
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.place)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)
        window.installEventFilter(self)
        theme.changed.connect(self._later.start)

    def target(self) -> QWidget | None:
        """Return the widget the ring is around, if it is shown at all."""
        return self._chain[0] if self._chain and isValid(self._chain[0]) else None

    def release(self) -> None:
        """Let go of the application and the window; call before the window goes, which would ask a dying ring.

        A second call does nothing: a window may be closed twice.
        """
        if self._released:
            return
        self._released = True
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.disconnect(self._on_focus_changed)
        self._window.removeEventFilter(self)
        handle = self._window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
        for widget in self._chain:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._chain = []
        self._later.stop()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the target and remember whether a pointer or a key was used last."""
        kind = event.type()
        if kind in _MOVES:
            self._later.start()
            handle = self._window.windowHandle()
            if watched is self._window and kind == QEvent.Type.Show and handle is not None:
                handle.installEventFilter(self)
        elif kind in _POINTER:
            self._pointed = True
            self._wanted = False
            self._later.start()
        elif kind == QEvent.Type.KeyPress:
            self._pointed = False
        return False

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._chain:
            if isValid(widget) and widget is not self._window:
                widget.removeEventFilter(self)
        self._chain = []
        pointer = self._pointed or QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        self._wanted = not pointer
        if new is not None and new is not self._window and new.window() is self._window:
            link: QWidget | None = new
            while link is not None and link is not self._window:
                link.installEventFilter(self)
                self._chain.append(link)
                link = link.parentWidget()
        self.place()
        self._later.start()

    def place(self) -> None:
        """Lie around the target, as far as it can be seen."""
        target = self.target()
        if target is None or not target.isVisible() or not self._wanted:
            self.hide()
            return
        seen = QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
        for widget in self._chain:
            if isValid(widget) and isinstance(widget, QScrollArea) and widget is not target:
                port = widget.viewport()
                frame = QRect(port.mapTo(self._window, QPoint(0, 0)), port.size())
                seen &= frame
        if seen.isEmpty():
            self.hide()
            return
        self.setGeometry(seen.adjusted(-_OUTSET, -_OUTSET, _OUTSET, _OUTSET))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.theme.colour("focus"), _LINE))
        inset = _LINE / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)
        painter.end()
