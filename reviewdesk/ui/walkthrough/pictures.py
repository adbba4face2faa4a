"""Pictures of a window as people see it: at two sizes, in light and in dark, without waiting for the disk."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea, QWidget

from reviewdesk.ui.tasks import Runner
from reviewdesk.ui.theme import Mode, Theme
from reviewdesk.ui.walkthrough.driver import settle

SIZES: Final = ((1366, 768), (1920, 1080))
MODES: Final[tuple[Mode, ...]] = ("light", "dark")


class Camera:
    """Writes ``SIZE/NAME-THEME.png`` below ``folder``; the pool encodes while the meeting goes on."""

    def __init__(self, folder: Path, runner: Runner) -> None:
        self._folder = folder
        self._runner = runner
        self.taken: list[Path] = []

    def of(self, window: QWidget, theme: Theme) -> Callable[[str], None]:
        """Return what takes the pictures of ``window``, each from the top of its page."""

        def take(name: str) -> None:
            self.take(window, theme, name)

        return take

    def take(self, window: QWidget, theme: Theme, name: str) -> None:
        """Show ``window`` at each size and in each theme, and leave it as it was."""
        size, mode = window.size(), theme.mode
        for width, height in SIZES:
            window.resize(width, height)
            for shown in MODES:
                theme.set(mode=shown)
                settle()
                _scroll_up(window)
                self._keep(window.grab().toImage(), f"{width}x{height}", f"{name}-{shown}.png")
        window.resize(size)
        theme.set(mode=mode)
        settle()

    def _keep(self, image: QImage, size: str, name: str) -> None:
        path = self._folder / size / name
        path.parent.mkdir(parents=True, exist_ok=True)
        self.taken.append(path)
        self._runner.pool(lambda: image.save(str(path)))


def _scroll_up(window: QWidget) -> None:
    for area in window.findChildren(QScrollArea):
        if area.isVisible():
            area.verticalScrollBar().setValue(0)
    settle()
