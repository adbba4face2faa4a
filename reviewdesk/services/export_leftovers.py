"""Plans that lie in a copy of the archive from the last time and are in the archive no more, or under another name.

Only what this desk once wrote is removed: a file that the register of the copy before names for a plan of this desk,
with the very hash, or one with the hash of a plan that this desk disposed of.
"""

import hashlib
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.domain.errors import DocumentError
from reviewdesk.models.register_rows import Disposal, RegisterEntry
from reviewdesk.services.context import DeskContext
from reviewdesk.services.register_file import PlanEntry, RegisterFile
from reviewdesk.system.reading import read_ordinary
from reviewdesk.vault.durable import remove_durably, sync_folder

_BEFORE: Final = "register-before.json"
_PAGE: Final = 500


def set_aside(register: Path) -> None:
    """Put the register of the copy before under another name, until the new copy is whole."""
    if register.is_file():
        register.replace(register.with_name(_BEFORE))
        sync_folder(register.parent)


def forget_before(folder: Path) -> None:
    """Remove the register of the copy before: the new copy is whole."""
    remove_durably(folder / _BEFORE)


def remove_leftovers(context: DeskContext, plans: Path, named: AbstractSet[str]) -> None:
    """Remove from ``plans`` what this desk wrote and the new copy does not name; ``named`` are names in small."""
    found = {place: digest for place in plans.iterdir() if (digest := _digest(place, named))}
    if not found:
        return
    with context.reading() as session:
        before = _before(session, plans.parent / _BEFORE, named)
        gone = _disposed(session, set(found.values()))
    for place, digest in found.items():
        if digest in gone or before.get(place.name) == digest:
            remove_durably(place)


def _digest(place: Path, named: AbstractSet[str]) -> str:
    """Return the hash of a PDF that the copy does not name; of anything else, nothing."""
    if place.suffix != ".pdf" or place.name.casefold() in named:
        return ""
    try:
        return hashlib.sha256(read_ordinary(place, place.stat().st_size)).hexdigest()
    except OSError:  # not ours: we write files that can be read
        return ""


def _before(session: Session, register: Path, named: AbstractSet[str]) -> dict[str, str]:
    """Return the files, with their hashes, that the copy before names for plans of this desk."""
    try:
        lines = RegisterFile(register).plans()
        entries = [
            each for each in lines if isinstance(each, PlanEntry) and each.file.casefold() not in named
        ]
    except DocumentError:
        return {}
    ours = _known(session, [each.document_id for each in entries])
    return {each.file: each.sha256 for each in entries if each.document_id in ours}


def _known(session: Session, documents: list[str]) -> set[str]:
    known: set[str] = set()
    gone = select(Disposal.document_id).where(Disposal.brought.is_(False))
    for start in range(0, len(documents), _PAGE):
        some = documents[start : start + _PAGE]
        known.update(session.scalars(gone.where(Disposal.document_id.in_(some))))
        here = select(RegisterEntry.document_id).where(RegisterEntry.document_id.in_(some))
        known.update(session.scalars(here))
    return known


def _disposed(session: Session, digests: set[str]) -> set[str]:
    own = select(Disposal.sha256).where(Disposal.brought.is_(False))
    hashes = session.scalars(own.execution_options(yield_per=_PAGE))
    return {each for each in hashes if each in digests}
