"""Translation of every string a person reads, on screen, in the terminal and in the PDF.

English is the language of the source. ``set_language`` picks a catalogue once at start; ``_`` looks up at
call time, so texts are asked for when shown and never at import.

The words of the sealed plan have a catalogue of their own (``plan.po``), read as it lies there: what a document
says must not depend on whether somebody compiled something.
"""

import gettext as _gettext
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from reviewdesk.system.resources import resources_folder

DOMAIN = "reviewdesk"
PLAN = "plan"
"""The name of the catalogues with the words of the sealed plan."""


@dataclass(slots=True)
class _Current:
    """The catalogue in force; the one place where the language is kept."""

    language: str = "en"
    catalogue: _gettext.NullTranslations = field(default_factory=_gettext.NullTranslations)


_current = _Current()
_spoken: ContextVar[_Current | None] = ContextVar("spoken", default=None)


def _load(code: str, folder: Path | None = None) -> _gettext.NullTranslations:
    return _gettext.translation(DOMAIN, folder or resources_folder() / "i18n", [code], fallback=True)


@cache
def _load_plan(code: str) -> _gettext.NullTranslations:
    """Return the words of the plan in the language of ``code``, those without its region if need be; else English."""
    names = [code.replace("-", "_"), code.replace("-", "_").partition("_")[0]]
    places = (resources_folder() / "i18n" / name / "LC_MESSAGES" / f"{PLAN}.po" for name in names)
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        return _gettext.NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with found.open("rb") as file:
        write_mo(compiled, read_po(file, locale=found.parent.parent.name))
    compiled.seek(0)
    return _gettext.GNUTranslations(compiled)


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
    """Use the words of the plan in ``code`` for a while, in this thread only: a document keeps its language."""
    token = _spoken.set(_Current(code, _load_plan(code)))
    try:
        yield
    finally:
        _spoken.reset(token)


def language() -> str:
    """Return the code of the language in force."""
    return _in_force().language


def words_language() -> str:
    """Return the code of the language that ``_`` really answers in: English where there is no catalogue."""
    return language() if isinstance(_in_force().catalogue, _gettext.GNUTranslations) else "en"


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
