"""What was copied out of a drawer must not stay behind for whoever sits down next."""

from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QWidget


class OwnCopies:
    """Notes what is copied or selected while ``window`` is in use, and takes it off the clipboard again.

    On X11 selecting is copying: the words would lie ready for the middle button. What was copied elsewhere stays.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._modes: set[QClipboard.Mode] = set()
        self._clipboard = QGuiApplication.clipboard()
        self._watching = False

    def watch(self) -> None:
        """Begin: the drawer is open."""
        if not self._watching:
            self._watching = True
            self._clipboard.changed.connect(self._on_clipboard_changed)

    def take_back(self) -> None:
        """End: the drawer is closed."""
        if self._watching:
            self._watching = False
            self._clipboard.changed.disconnect(self._on_clipboard_changed)
            for mode in self._modes:
                self._clipboard.clear(mode)
            self._modes.clear()

    def _on_clipboard_changed(self, mode: QClipboard.Mode) -> None:
        if self._window.isActiveWindow():
            self._modes.add(mode)
        else:
            self._modes.discard(mode)  # somebody copied something else, in another program
