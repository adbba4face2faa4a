"""Translation of every string a person reads, on screen, in the terminal and in the PDF.

English is the language of the source. ``set_language`` picks a catalogue once at start; ``_`` looks up at
call time, so texts are asked for when shown and never at import.
"""

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from reviewdesk.system.resources import resources_folder

DOMAIN = "reviewdesk"


@dataclass(slots=True)
class _Current:
    """The catalogue in force; the one place where the language is kept."""

    language: str = "en"
    catalogue: _gettext.NullTranslations = field(default_factory=_gettext.NullTranslations)


_current = _Current()
_spoken: ContextVar[_Current | None] = ContextVar("spoken", default=None)


def _load(code: str, folder: Path | None = None) -> _gettext.NullTranslations:
    return _gettext.translation(DOMAIN, folder or resources_folder() / "i18n", [code], fallback=True)


def _in_force() -> _Current:
    return _spoken.get() or _current


def set_language(code: str, folder: Path | None = None) -> None:
    """Use the catalogue of ``code``; English if there is none.

    ``folder`` is where to look instead of the shipped catalogues; the pseudo-locales of the tests lie there.
    """
    _current.catalogue = _load(code, folder)
    _current.language = code


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Use another language for a while in this thread only: a document keeps the one it was written in."""
    token = _spoken.set(_Current(code, _load(code)))
    try:
        yield
    finally:
        _spoken.reset(token)


def language() -> str:
    """Return the code of the language in force."""
    return _in_force().language


def _(message: str) -> str:
    """Translate one sentence or label."""
    return _in_force().catalogue.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translate with the plural form that fits ``n``."""
    return _in_force().catalogue.ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """Translate a word that means different things in different places."""
    return _in_force().catalogue.pgettext(context, message)


def mark(message: str) -> str:
    """Mark a string in data or at module level for extraction; translate it later with ``_``."""
    return message
