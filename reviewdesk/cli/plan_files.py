"""Which files are meant by what was typed, and the verdict on each, several at a time."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Final

from reviewdesk.cli.terminal import bytes_of
from reviewdesk.document.apart import Apart
from reviewdesk.document.verdict import Verdict
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.system.reading import pdfs_in

_MOST: Final = 4
"""Processes at a time; each may take as much memory as ``apart.MEMORY``."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file and its verdict, or why there is none."""

    file: Path
    verdict: Verdict | ReviewDeskError


def files_of(asked: Sequence[Path]) -> list[Path | Found]:
    """Return the files that were named, and those of the folders: every PDF in them, by name."""
    return [each for path in asked for each in (_in_folder(path) if path.is_dir() else [path])]


def _in_folder(folder: Path) -> list[Path | Found]:
    unread: list[Path | Found] = []

    def remember(error: OSError) -> None:
        reason = {"file": str(error.filename), "reason": error.strerror or ""}
        unread.append(Found(Path(error.filename), ReviewDeskError("file-unreadable", **reason)))

    found = pdfs_in(folder, remember)
    if not found and not unread:
        return [Found(folder, ReviewDeskError("folder-without-plans", folder=str(folder)))]
    return [*found, *unread]


def verdicts(
    files: Sequence[Path | Found], roots: Sequence[bytes], time_roots: Sequence[bytes]
) -> Iterator[Found]:
    """Yield the verdict on each file, in order."""
    count = max(1, min(_MOST, os.cpu_count() or 1, len(files)))
    free: SimpleQueue[Apart] = SimpleQueue()
    aparts = [Apart() for _ in range(count)]
    for apart in aparts:
        free.put(apart)

    def look(file: Path | Found) -> Found:
        if isinstance(file, Found):
            return file
        apart = free.get()
        try:
            return Found(
                file, apart.verify(bytes_of(file), trusted_roots=roots, trusted_time_roots=time_roots)
            )
        except ReviewDeskError as error:
            return Found(file, error)
        finally:
            free.put(apart)

    pool = ThreadPoolExecutor(count)
    try:
        yield from pool.map(look, files)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for apart in aparts:
            apart.close()
