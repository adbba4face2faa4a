"""Signatures that show on paper what they do not hold: every one is valid, and only what it looks like lies."""

from datetime import UTC, datetime, timedelta
from typing import Any

from reviewdesk.document.appearance import Appearance, ArchiveLine
from reviewdesk.document.signing import sign
from tests.document.attacks.kit import Attack
from tests.document.sample import MAYA
from tests.document.signed import NOW, pen, person, plan, root

LONG_AGO = datetime(1999, 1, 1, tzinfo=UTC)


def managers(look: Appearance) -> bytes:
    """Return the plan with the manager's signature, made now, and what it shows."""
    who = person(MAYA.name)
    chain = [who.certificate, root().certificate]
    return sign(plan().once, "Manager", who.key, chain, appearance=look, certify=False, now=NOW)


def archives(look: ArchiveLine) -> bytes:
    """Return the sealed plan as HR archived it now, and what that shows."""
    who = person("HR archive")
    chain = [who.certificate, root().certificate]
    return sign(plan().sealed, "Archive", who.key, chain, appearance=look, certify=False, now=NOW)


def _of_manager(**shown: Any) -> Any:
    usual = {"name": MAYA.name, "time": NOW, "strokes": pen()}
    return lambda: managers(Appearance(**{**usual, **shown}))


def _of_archive(**shown: Any) -> Any:
    usual = {"name": "Northwind Cooperative", "time": NOW}
    return lambda: archives(ArchiveLine(**{**usual, **shown}))


ATTACKS = [
    Attack(f"what a signature shows: {told}", make)
    for told, make in (
        (
            "all of it",
            _of_manager(name="Somebody Else", time=LONG_AGO, typed="Never agreed", strokes=(), stamped=True),
        ),
        ("another name", _of_manager(name="Maya Elis")),
        ("another year", _of_manager(time=LONG_AGO)),
        ("another minute", _of_manager(time=NOW + timedelta(minutes=1))),
        ("a time stamp that is not there", _of_manager(stamped=True)),
        ("a time below a typed name", _of_manager(time=LONG_AGO, strokes=(), typed="Maya")),
        ("another archive", _of_archive(name="Southwind Cooperative")),
        ("another year of archiving", _of_archive(time=LONG_AGO)),
        ("a time stamp of archiving that is not there", _of_archive(stamped=True)),
    )
]
