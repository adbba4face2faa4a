"""Everything that a window holds: what Qt keeps for it, and every Python object that can be reached from it.

Followed are the window's Qt children, attributes, containers, and what functions carry with them (closures, bound
objects, defaults). Not followed, each with its reason:

* the desk (``vault.desk.Desk``): the encrypted store itself. It holds a key and no note; whoever has it can read
  everything, which is why the meeting's services ask it for one review only. What they return is followed.
* modules and classes: the program, the same for every window.
* the task runner: one for the program. It keeps nothing once an answer is delivered; the tests wait for that.
* objects of other libraries, which hold no words of ours but in the shared documents, and those are read whole.
"""

import gc
from collections.abc import Iterator
from enum import Enum
from functools import partial
from types import BuiltinMethodType, CellType, FunctionType, MappingProxyType, MethodType

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.ui.tasks import TaskRunner
from reviewdesk.vault.desk import Desk

CLOSED = (Desk, TaskRunner)
CONTAINERS = (dict, list, tuple, set, frozenset, MappingProxyType)
SPOKEN = (
    "toolTip", "statusTip", "whatsThis", "accessibleName", "accessibleDescription", "windowTitle", "objectName",
    "text", "placeholderText", "title",
)  # fmt: skip


def held_by(window: QWidget) -> str:
    """Return all words that are held, one below the other."""
    gc.collect()
    waiting: list[object] = [window]
    met: dict[int, object] = {}  # keeps them alive, so that no address is given away twice
    found: list[str] = []
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, str):
            found.append(str(thing))
        elif isinstance(thing, bytes):
            found.append(thing.decode(errors="replace"))
        elif id(thing) not in met and not isinstance(thing, CLOSED):
            met[id(thing)] = thing
            waiting += _inside(thing)
    return "\n".join(found)


def _inside(thing: object) -> Iterator[object]:
    if isinstance(thing, QObject):
        yield from thing.children()
        yield from qt_words(thing)
    if isinstance(thing, dict | MappingProxyType):
        yield from (*thing.keys(), *thing.values())
    elif isinstance(thing, CONTAINERS):
        yield from thing
    elif isinstance(thing, FunctionType):
        yield from (*(thing.__closure__ or ()), thing.__defaults__, thing.__kwdefaults__)
    elif isinstance(thing, CellType):
        yield from _content(thing)
    elif isinstance(thing, MethodType | BuiltinMethodType):
        yield thing.__self__
    elif isinstance(thing, partial):
        yield from (thing.func, thing.args, thing.keywords)
    elif isinstance(thing, SharedDoc):
        yield from (thing.texts(), thing.values.as_dict())
    if type(thing).__module__.startswith("reviewdesk.") and not isinstance(thing, Enum | type):
        slots = [name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ())]
        yield from (getattr(thing, "__dict__", {}), *(getattr(thing, name, None) for name in slots))


def _content(cell: CellType) -> Iterator[object]:
    try:
        yield cell.cell_contents
    except ValueError:  # a cell that was never filled
        return


def qt_words(thing: QObject) -> Iterator[object]:
    """Yield the words that Qt itself keeps of an object, shown or not."""
    for name in SPOKEN:
        words = thing.property(name)
        if isinstance(words, str):
            yield words
    for key in (bytes(key.data()).decode() for key in thing.dynamicPropertyNames()):
        if not key.startswith(("_q_", "_PySide")):  # Qt’s own
            yield thing.property(key)
    if isinstance(thing, QLabel | QAbstractButton | QLineEdit | QAction):
        yield thing.text()
    elif isinstance(thing, QPlainTextEdit | QTextEdit):
        yield thing.toPlainText()
    elif isinstance(thing, QComboBox):
        yield from (thing.itemText(place) for place in range(thing.count()))
        yield from (thing.itemData(place) for place in range(thing.count()))
