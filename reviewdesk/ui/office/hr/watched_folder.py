"""A folder whose plans come into the archive by themselves, each once it has stopped growing."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from reviewdesk.system.reading import pdfs_in
from reviewdesk.ui.tasks import Runner

EVERY_MS: Final = 20_000
"""A drive of the network tells of no changes, so it is looked at all the same."""
SETTLED_MS: Final = 1_500
"""A file that is as it was so long ago is being copied no more."""
_Shape = tuple[int, int]
_Seen = dict[Path, _Shape]


class WatchedFolder(QObject):
    """``arrived`` carries the files that are new or other than they were. Nothing is moved or deleted there.

    ``reachable`` says whether the folder was there at the last look; ``looked``: that may have changed.
    """

    arrived = Signal(object)
    looked = Signal()

    def __init__(self, runner: Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._folder: Path | None = None
        self._growing: _Seen = {}
        self._given: _Seen = {}
        self._watcher = QFileSystemWatcher(self)
        self._often = QTimer(self, interval=EVERY_MS)
        self._soon = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._watcher.directoryChanged.connect(self._on_changed)
        self._often.timeout.connect(self.look)
        self._soon.timeout.connect(self.look)
        self.reachable = True

    def watch(self, folder: str) -> None:
        """Watch another folder, or none."""
        watched = self._watcher.directories()
        if watched:
            self._watcher.removePaths(watched)
        self._growing, self._given = {}, {}
        self._folder = Path(folder) if folder else None
        self.reachable = True
        if self._folder is None:
            self._often.stop()
            self._soon.stop()
            return
        self._often.start()
        self.look()

    def look(self) -> None:
        """Look now."""
        folder = self._folder
        if folder is None or self._runner.closing:
            return

        def seen(found: _Seen | None) -> None:
            if folder == self._folder:
                self._compare(folder, found)

        self._runner.pool(lambda: _look_into(folder)).on_success(seen)

    def _compare(self, folder: Path, found: _Seen | None) -> None:
        self.reachable = found is not None
        found = found or {}
        if self.reachable and not self._watcher.directories():
            self._watcher.addPath(str(folder))
        fresh = {file: shape for file, shape in found.items() if self._given.get(file) != shape}
        ready = [file for file, shape in fresh.items() if self._growing.get(file) == shape]
        self._growing = fresh
        for file in ready:
            self._given[file] = self._growing.pop(file)
        if self._growing:
            self._soon.start()
        if ready:
            self.arrived.emit(ready)
        self.looked.emit()

    def _on_changed(self) -> None:
        self._soon.start()


def _look_into(folder: Path) -> _Seen | None:
    """Return each plan with its size and time; ``None`` where there is no such folder just now."""
    if not folder.is_dir():
        return None
    found = {}
    for file in pdfs_in(folder):
        try:
            told = file.stat()
        except OSError:  # taken away meanwhile
            continue
        found[file] = (told.st_size, told.st_mtime_ns)
    return found
