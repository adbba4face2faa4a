"""Which plans the last look over the archive found without their file, or with another one in its place."""

from collections.abc import Collection, Mapping
from typing import Final

from sqlalchemy.orm import Session

from reviewdesk.services.stored_settings import read_setting, write_setting
from reviewdesk.vault.store import UnitOfWork

MISSING: Final = "missing"
ALTERED: Final = "altered"
MOST: Final = 1000
"""Remembered of each kind; whoever has lost more takes in the whole copy."""
_KEY: Final = "lost_files"
Lost = Mapping[str, str]


def lost_files(session: Session) -> Lost:
    """Return *missing* or *altered* by document id."""
    found: dict[str, str] = read_setting(session, _KEY, {})
    return found


def remember_lost(unit: UnitOfWork, missing: Collection[str], altered: Collection[str]) -> None:
    """Remember what a look over everything has found."""
    found = dict.fromkeys(list(missing)[:MOST], MISSING) | dict.fromkeys(list(altered)[:MOST], ALTERED)
    if found != lost_files(unit.session):
        write_setting(unit, _KEY, found)


def found_again(unit: UnitOfWork, documents: Collection[str]) -> None:
    """Forget plans whose file is back."""
    left = {each: how for each, how in lost_files(unit.session).items() if each not in documents}
    write_setting(unit, _KEY, left)
    unit.audit("archive.files-restored", _KEY, {"files": len(documents)})
