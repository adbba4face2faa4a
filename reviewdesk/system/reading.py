"""Reading files that somebody else chose: never for ever, and never more than was asked for."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

from reviewdesk.system.i18n import _


def read_ordinary(file: Path, most: int) -> bytes:
    """Return what is in ``file``, and at most one byte more than ``most``, so that a caller sees it is too long.

    Raises ``OSError``, also for a pipe or a device: a pipe without a writer would be waited for without end.
    """
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except ValueError:  # a name that no file can have, handed over by another program
        raise OSError(errno.EINVAL, _("It is no ordinary file")) from None
    with os.fdopen(descriptor, "rb") as stream:  # a folder is refused here
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, _("It is no ordinary file"))
        return stream.read(most + 1)


def pdfs_in(folder: Path, unread: Callable[[OSError], None] | None = None) -> tuple[Path, ...]:
    """Return every PDF in a folder and those in it, by name; links to other folders are not followed.

    ``unread`` is told of each folder that could not be looked into.
    """
    found = (
        Path(place, name)
        for place, _folders, names in os.walk(folder, onerror=unread)
        for name in names
        if name.lower().endswith(".pdf")
    )
    return tuple(sorted(found))
