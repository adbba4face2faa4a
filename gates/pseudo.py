"""Pseudo-languages that show, before any translator starts, which screens would break.

``en_XA`` lengthens each string by 40 % and puts accents on every letter; ``en_XB`` writes each word from
right to left. Both are made from the source when the tests run and are never shipped.
"""

import re
from collections.abc import Callable
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

LONGER = "en_XA"
MIRRORED = "en_XB"

# What a translator must leave alone: {gaps}, %-gaps, mark-up, entities, and the & before a mnemonic.
_KEPT = re.compile(r"(\{[^{}]*\}|%(?:\(\w+\))?[-#0 +]*\d*(?:\.\d+)?[a-zA-Z%]|<[^<>]+>|&\w+;|&)")
_PLAIN = "AEIOUYaeiouycnszglCNSZGL"
_ACCENTED = "ÅËÎØÛÝåëîøûýçñšžğľÇÑŠŽĞĽ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_FILLER = "·ooo·eee"
_RIGHT_TO_LEFT = "\u202e"
_END = "\u202c"


def longer(text: str) -> str:
    """Return ``text`` accented, in brackets, and about 40 % longer; gaps and mark-up stay."""
    accented = _outside_gaps(text, lambda part: part.translate(_ACCENTS))
    extra = max(1, round(len(text) * 0.4) - 2)
    filler = (_FILLER * (extra // len(_FILLER) + 1))[:extra]
    return f"[{accented} {filler}]" if extra > 1 else f"[{accented}]"


def mirrored(text: str) -> str:
    """Return ``text`` with each word shown from right to left; gaps and mark-up stay."""
    return _outside_gaps(text, lambda part: re.sub(r"\w+", rf"{_RIGHT_TO_LEFT}\g<0>{_END}", part))


def _outside_gaps(text: str, change: Callable[[str], str]) -> str:
    parts = _KEPT.split(text)
    return "".join(part if index % 2 else change(part) for index, part in enumerate(parts))


def write_catalogues(source: Catalog, folder: Path) -> None:
    """Write both pseudo-languages below ``folder``, laid out as gettext looks for them."""
    for code, change in ((LONGER, longer), (MIRRORED, mirrored)):
        catalogue = Catalog(locale="en", charset="utf-8", fuzzy=False)
        for message in source:
            if message.id:
                catalogue.add(message.id, _changed(message.id, change), context=message.context)
        path = folder / code / "LC_MESSAGES" / "reviewdesk.mo"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            write_mo(file, catalogue)


def _changed(message: object, change: Callable[[str], str]) -> str | tuple[str, ...]:
    if isinstance(message, tuple | list):
        return tuple(change(form) for form in message)
    return change(str(message))
