"""One writer per desk: a lock that the system drops by itself when its holder ends, however it ends."""

import os
import sys
from pathlib import Path
from typing import Self

from reviewdesk.domain.errors import DeskError
from reviewdesk.vault.durable import PRIVATE_FILE

if sys.platform == "win32":  # pragma: no cover - runs on Windows only
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        # flock, not lockf: a second desk object in this very process must be refused as well
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FolderLock:
    """The lock on a desk's folder, held from ``take`` to ``release``."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, path: Path) -> Self:
        """Lock ``path`` (made if missing); ``desk-in-use`` if it is held, ``OSError`` if not to be made."""
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), PRIVATE_FILE)
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise DeskError("desk-in-use") from error
        return cls(descriptor)

    def release(self) -> None:
        """Let go; harmless when done twice. The file stays, since removing it would open a race."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
