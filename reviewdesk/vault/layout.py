"""What lies where in a desk's folder."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from reviewdesk.vault.durable import remove_durably, sync_folder, write_durably


@dataclass(frozen=True, slots=True)
class DeskLayout:
    """The paths of one desk.

    ``making`` exists only while a desk is being made: nothing in such a folder was ever acknowledged, so a
    making that was interrupted can be begun again, while any other remains of a desk are never written
    over.
    """

    folder: Path

    @property
    def keys(self) -> Path:
        """The key slots."""
        return self.folder / "keys.json"

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / "desk.db"

    @property
    def files(self) -> Path:
        """The encrypted files."""
        return self.folder / "files"

    @property
    def anchor(self) -> Path:
        """The memory of the audit trail's head."""
        return self.folder / "anchor.json"

    @property
    def lock(self) -> Path:
        """The lock that keeps a second instance out."""
        return self.folder / "lock"

    @property
    def making(self) -> Path:
        """The mark of an unfinished desk."""
        return self.folder / "making"

    def _parts(self) -> tuple[Path, ...]:
        log, shared = (self.database.with_name(f"desk.db-{end}") for end in ("wal", "shm"))
        return (self.keys, self.database, log, shared, self.anchor, self.files)

    def has_desk(self) -> bool:
        """Say whether anything of a finished desk is here, damaged or not; raises ``OSError``."""
        return not self.making.exists() and any(part.exists() for part in self._parts())

    def begin_making(self) -> None:
        """Mark the folder and clear what an interrupted making left; only after ``has_desk`` said no."""
        write_durably(self.making, b"")
        self._clear()

    def end_making(self) -> None:
        """Take the mark away: from here on this is a desk."""
        sync_folder(self.folder)
        remove_durably(self.making)

    def abandon_making(self) -> None:
        """Clear what a failed making left, mark included."""
        self._clear()
        remove_durably(self.making)

    def _clear(self) -> None:
        for part in self._parts():
            if part.is_dir():
                shutil.rmtree(part)
            else:
                part.unlink(missing_ok=True)
