"""Using up a disk."""

from pathlib import Path


def fill(path: Path) -> None:
    """Take all the room there is."""
    with path.open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(bytes(4096))
        except OSError:
            return
