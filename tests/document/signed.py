"""Sealed sample files, made once for all tests that read them; two RSA keys are enough for everybody."""

import hashlib
import itertools
import math
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

from reviewdesk.document import certificates
from reviewdesk.document.appearance import Appearance, ArchiveLine
from reviewdesk.document.certificates import Identity
from reviewdesk.document.record import ReviewRecord
from reviewdesk.document.render import render
from reviewdesk.document.signing import sign
from tests.document.sample import DEVON, MAYA, declined, sample

_calls = itertools.count()
NOW = datetime(2025, 10, 16, 13, 8, tzinfo=UTC)


def steady_bytes(count: int) -> bytes:
    """Stand in for the system's randomness: other bytes at every call, the same in every run."""
    return hashlib.shake_128(str(next(_calls)).encode()).digest(count)


@cache
def keys() -> tuple[Any, Any]:
    """Return the root's key and the one that all people share."""
    return certificates.new_key(), certificates.new_key()


@cache
def root() -> Identity:
    """Return the root of the sample's desk."""
    return certificates.make_root("Northwind Cooperative", "desk-1", NOW, steady_bytes, key=keys()[0])


@cache
def person(name: str) -> Identity:
    """Return somebody's certificate on that desk."""
    return certificates.issue(root(), name, NOW, steady_bytes, key=keys()[1])


def pen() -> list[list[tuple[float, float]]]:
    """Return strokes such as a signature pad hands over."""
    wave = [(10 + i * 4.0, 40 + 18 * math.sin(i / 2.5) * (1 - i / 70)) for i in range(60)]
    return [wave, [(20.0, 70.0), (200.0, 64.0)], [(120.0, 8.0)]]


def seal(pdf: bytes, field: str, name: str, *, certify: bool, later: int = 0, stamper: Any = None) -> bytes:
    """Return ``pdf`` with one more signature."""
    moment = NOW + timedelta(minutes=later)
    own = {"strokes": pen()} if field == "Employee" else {"typed": name}
    look = Appearance(name, moment, stamped=stamper is not None, **own)
    who = person(name)
    chain = [who.certificate, root().certificate]
    return sign(pdf, field, who.key, chain, appearance=look, certify=certify, now=moment, stamper=stamper)


def archive_seal(pdf: bytes, *, later: int = 60, stamper: Any = None, name: str = "HR archive") -> bytes:
    """Return ``pdf`` as HR signs it on archiving."""
    moment = NOW + timedelta(minutes=later)
    who = person(name)
    look = ArchiveLine("Northwind Cooperative", moment, stamped=stamper is not None)
    chain = [who.certificate, root().certificate]
    return sign(pdf, "Archive", who.key, chain, appearance=look, certify=False, now=moment, stamper=stamper)


@dataclass(frozen=True)
class Revisions:
    """One file at every stage of its sealing."""

    drawn: bytes
    once: bytes
    sealed: bytes


def sealed(record: ReviewRecord) -> Revisions:
    """Return ``record`` drawn, signed by the employee, and signed by both."""
    drawn = render(record)
    once = seal(drawn, "Employee", record.employee.name, certify=True)
    return Revisions(drawn, once, seal(once, "Manager", record.manager.name, certify=False, later=3))


@cache
def plan() -> Revisions:
    """Return the sealed plan of Devon and Maya."""
    return sealed(sample())


@cache
def declined_plan() -> bytes:
    """Return a plan that only the manager signed."""
    return seal(render(declined()), "Manager", MAYA.name, certify=True)


def far_names() -> ReviewRecord:
    """Return the sample with names in scripts that need shaping."""
    return replace(
        sample(),
        employee=replace(DEVON, name="أحمد بن علي", given_name="أحمد"),
        manager=replace(MAYA, name="अनिल क्षत्रिय", given_name="अनिल"),
    )
