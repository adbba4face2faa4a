"""What an attacker could read: every file in some folders, and every value that a window's objects hold."""

import gc
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from types import FunctionType

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.ui.walkthrough.table import Table

CODINGS = ("utf-8", "utf-16-le", "utf-16-be", "unicode_escape")
OPENED_UP = ("reviewdesk.ui.", "reviewdesk.services.meeting_snapshot", "reviewdesk.services.changes")
"""Modules whose objects are looked into; the services behind the window hold what is sealed, and must."""
RUNNING = "reviewdesk.ui.meeting.stage_time"
"""The clock of the stage, which never stands still."""


def everything_on_disk(*folders: Path) -> bytes:
    """Return every file below ``folders``, names included."""
    files = [file for folder in folders for file in sorted(folder.rglob("*"))]
    return b"\n".join(
        str(file).encode() + b"\n" + (file.read_bytes() if file.is_file() else b"") for file in files
    )


def readable(canaries: Iterable[str], found: bytes) -> list[str]:
    """Return the canaries that stand in ``found``, in any way in which programs write text."""
    return [words for words in canaries if any(words.encode(coding) in found for coding in CODINGS)]


def spoken(interface: QAccessibleInterface) -> Iterator[str]:
    """Yield everything that assistive technology can read below ``interface``."""
    for kind in QAccessible.Text:
        if kind is not QAccessible.Text.UserText:
            yield interface.text(kind)
    if (content := interface.textInterface()) is not None:
        yield content.text(0, content.characterCount())
    for place in range(interface.childCount()):
        child = interface.child(place)
        if child.isValid():
            yield from spoken(child)


def words_in(table: Table) -> list[str]:
    """Return every text that assistive technology gets from the meeting's window, empty ones left out."""
    return [words for words in spoken(QAccessible.queryAccessibleInterface(table.window)) if words]


def values_in(table: Table) -> list[str]:
    """Return every text, number and choice that the window's objects hold, to whatever depth, in a fixed order."""
    gc.collect()
    window = table.meeting_window
    waiting: list[object] = [window, *window.findChildren(QObject)]
    met: dict[int, object] = {}  # keeps them alive, so that no address is given away twice
    found: list[str] = []
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, Enum | str | bytes | int | float):
            found.append(repr(thing))
        elif id(thing) not in met:
            met[id(thing)] = thing
            waiting += _inside(thing)
    return sorted(found)


def _inside(thing: object) -> list[object]:
    if isinstance(thing, dict):
        return [*thing.keys(), *thing.values()]
    if isinstance(thing, list | tuple | set | frozenset):
        return [*thing]
    if isinstance(thing, FunctionType):
        return [cell.cell_contents for cell in thing.__closure__ or ()]
    if isinstance(thing, SharedDoc):
        return [thing.texts(), thing.values.as_dict()]
    module = type(thing).__module__
    if module == RUNNING or not module.startswith(OPENED_UP):
        return []
    slots = [name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ())]
    return [*getattr(thing, "__dict__", {}).values(), *(getattr(thing, name, None) for name in slots)]
