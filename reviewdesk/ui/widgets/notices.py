"""What the app says by itself: a bar that stays, a toast that goes, an empty page that teaches one action."""

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme, Token
from reviewdesk.ui.widgets.announce import announce
from reviewdesk.ui.widgets.button import Button
from reviewdesk.ui.widgets.containers import Column, Frame, FrameRole
from reviewdesk.ui.widgets.icon import Icon
from reviewdesk.ui.widgets.text import Text

BannerKind = Literal["info", "warn", "danger"]
_BANNERS: Final[dict[BannerKind, tuple[FrameRole, str, Token]]] = {
    "info": ("soft", "info", "text2"),
    "warn": ("warn", "triangle-alert", "warn"),
    "danger": ("danger", "circle-alert", "danger"),
}
_TOAST_MILLISECONDS: Final = 8000
_TOAST_EDGE: Final = 24


class Banner(Frame):
    """A bar that stays until its cause is gone. ``acted``: its one button was pressed."""

    acted = Signal()

    def __init__(self, theme: Theme, sentence: str, kind: BannerKind = "warn", *, action: str = "") -> None:
        role, icon, tone = _BANNERS[kind]
        super().__init__(theme, role, horizontal=True, margins=(16, 10, 12, 10), spacing=12)
        self.add(Icon(theme, icon, tone=tone, size=20))
        self.text = self.add(Text(theme, sentence, "body", wrap=True), 1, align=Qt.AlignmentFlag.AlignVCenter)
        self.button = self.add(Button(theme, action, role="label"))
        self.button.setVisible(bool(action))
        self.button.clicked.connect(self.acted)

    def show_sentence(self, sentence: str, action: str = "") -> None:
        """Say something else and come into view."""
        self.text.setText(sentence)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setVisible(True)
        announce(self, sentence, urgent=True)


class EmptyState(Column):
    """Nothing here yet: an icon, one sentence, one action. ``acted``: the button was pressed."""

    acted = Signal()

    def __init__(
        self, theme: Theme, icon: str, sentence: str, *, action: str = "", action_icon: str = "plus"
    ) -> None:
        super().__init__(theme, spacing=14, margins=(24, 32, 24, 32))
        centre = Qt.AlignmentFlag.AlignHCenter
        self.add(Icon(theme, icon, tone="text3", size=36), align=centre)
        self.text = self.add(Text(theme, sentence, "body", tone="text2", wrap=True, align=centre))
        self.button = self.add(Button(theme, action, "primary", icon=action_icon), align=centre)
        self.button.setVisible(bool(action))  # not before: without a parent it would open as a window
        self.button.clicked.connect(self.acted)


class Toast(Frame):
    """What was just done, with Undo instead of a question before it. One a window, floating at its foot.

    It goes after eight seconds, but not while the pointer is on it or the focus in it: no one is cut off. ``above``
    is a bar along the window's foot that is not to be covered; ``within`` tells where in the bar nothing stands: what
    is short finds room there, and covers nothing of the page. ``undoable`` tells whether there is something that
    ``take_back`` would undo, so that a key can do it too.
    """

    undoable = Signal(bool)

    def __init__(
        self,
        window: QWidget,
        theme: Theme,
        *,
        above: QWidget | None = None,
        within: Callable[[], QRect] = QRect,
    ) -> None:
        super().__init__(theme, "floating", horizontal=True, margins=(16, 8, 8, 8), spacing=12)
        self.setParent(window)
        self._window, self._above, self._within = window, above, within
        self._undo: Callable[[], None] | None = None
        self.text = self.add(Text(theme, "", "body"), 1, align=Qt.AlignmentFlag.AlignVCenter)
        self.button = self.add(Button(theme, _("Undo"), "ghost", icon="undo-2"))
        self.close_button = self.add(Button(theme, "", "ghost", icon="x", name=_("Close message")))
        self.button.clicked.connect(self.take_back)
        self.close_button.clicked.connect(self.hide)
        self._timer = QTimer(self, singleShot=True, interval=_TOAST_MILLISECONDS)
        self._timer.timeout.connect(self._on_timeout)
        for watched in (window, above):
            if watched is not None:
                watched.installEventFilter(self)
        self.hide()

    def say(self, sentence: str, undo: Callable[[], None] | None = None) -> None:
        """Show ``sentence``; with ``undo``, a button that calls it."""
        self._undo = undo
        self.text.setText(sentence)
        self.button.setVisible(undo is not None)
        self.show()
        self._place()
        self.raise_()
        announce(self, sentence)
        self._timer.start()
        self.undoable.emit(undo is not None)

    def forget(self) -> None:
        """Go, and keep nothing of what was said: it may have named somebody."""
        self._timer.stop()
        self.hide()
        self._undo = None
        self.text.setText("")

    def take_back(self) -> None:
        """Undo what was said, while it can be read."""
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def _on_timeout(self) -> None:
        if self.underMouse() or self.button.hasFocus() or self.close_button.hasFocus():
            self._timer.start()
            return
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the offer back with the words."""
        super().hideEvent(event)
        self.undoable.emit(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot of the window, and off the bar there when it grows.

        While the window is put away, Qt still calls this after Python has let go of what ``self`` held: so the
        event is asked first, then Qt, and what ``self`` holds last.
        """
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        elif event.type() == QEvent.Type.LayoutRequest and self.isVisible() and watched is self._above:
            QTimer.singleShot(0, self, self._place)  # once its parts have moved
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Take the room that larger letters need; they change after the window does."""
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return super().event(event)

    def _place(self) -> None:
        edge = self.theme.px(_TOAST_EDGE)
        size = self.sizeHint()
        width = min(size.width(), self._window.width() - 2 * edge)
        free = self._within()
        if free.width() >= width + edge and free.height() >= size.height():
            box = QRect(0, 0, width, size.height())
            box.moveCenter(free.center())
            self.setGeometry(box)
            return
        x = (self._window.width() - width) // 2
        foot = self._window.height() - (self._above.height() if self._above is not None else 0)
        self.setGeometry(x, foot - size.height() - edge, width, size.height())
