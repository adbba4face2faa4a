"""Commands: what a window can do, each a ``QAction`` with words, an icon and perhaps a key.

A window adds them to itself; the palette and the sheet of keys show what is there, so neither can go stale.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from reviewdesk.ui.widgets.menu import ICON

_SECTION: Final = "reviewdesk-section"
_PLAIN_ICON: Final = "chevron-right"
Keys = str | QKeySequence.StandardKey | Sequence[str | QKeySequence.StandardKey]


def command(
    parent: QWidget,
    words: str,
    slot: Callable[[], object],
    *,
    keys: Keys = (),
    icon: str = "",
    section: str = "",
) -> QAction:
    """Return an action of ``parent`` that calls ``slot``; ``section`` is its heading on the sheet of keys.

    It works once it was added to a widget (``addAction``), in the whole window of that widget.
    """
    action = QAction(words.replace("&", "&&"), parent)
    action.setShortcuts(_all(keys))
    action.setAutoRepeat(False)
    action.setProperty(ICON, icon)
    action.setProperty(_SECTION, section)
    action.triggered.connect(lambda _checked=False: slot())
    return action


def _all(keys: Keys) -> list[QKeySequence]:
    several = [keys] if isinstance(keys, (str, QKeySequence.StandardKey)) else list(keys)
    return [sequence for each in several for sequence in _sequences(each)]


def _sequences(keys: str | QKeySequence.StandardKey) -> list[QKeySequence]:
    if isinstance(keys, QKeySequence.StandardKey):
        return list(QKeySequence.keyBindings(keys))
    return [QKeySequence(keys)]


def words_of(action: QAction) -> str:
    """Return what the command is called."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def icon_of(action: QAction) -> str:
    """Return the name of the command's icon."""
    return str(action.property(ICON) or _PLAIN_ICON)


def section_of(action: QAction) -> str:
    """Return the heading under which the command stands on the sheet of keys."""
    return str(action.property(_SECTION) or "")


def key_words(sequence: QKeySequence) -> str:
    """Return a key as it is written on this computer."""
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)


def written(keys: Keys) -> str:
    """Return the first of ``keys`` as it is written on this computer."""
    return key_words(_all(keys)[0])


def keys_of(action: QAction) -> str:
    """Return the command's first key as it is written on this computer, or nothing."""
    return key_words(action.shortcut())


def folded(text: str) -> str:
    """Return ``text`` without accents and capitals, as it is compared."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def fits(needle: str, text: str) -> bool:
    """Say whether every word of ``needle`` begins a word of ``text``.

    Scripts that write without spaces have no beginnings of words: there any place will do.
    """
    whole = folded(text)
    words = ["".join(filter(str.isalnum, word)) for word in whole.replace("-", " ").split()]
    return all(
        any(word.startswith(part) for word in words) or (not part.isascii() and part in whole)
        for part in folded(needle).split()
    )


def offered(actions: Iterable[QAction], needle: str = "") -> list[QAction]:
    """Return the commands that can be given now and fit ``needle``, in their order."""
    able = (each for each in actions if each.isEnabled() and each.isVisible() and not each.isSeparator())
    return [each for each in able if fits(needle, words_of(each))]
