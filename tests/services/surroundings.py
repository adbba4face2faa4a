"""The two things the services' tests replace: the clock and the randomness; and hands to type with."""

import hashlib
import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from reviewdesk.coedit.shared_doc import SharedDoc, Value
from reviewdesk.content.library import Library
from reviewdesk.document.certificates import new_key
from reviewdesk.domain.fields import Authority
from reviewdesk.services.context import DeskContext
from reviewdesk.system.clock import Clock, Entropy
from reviewdesk.vault.ciphers import PassphraseCost
from reviewdesk.vault.desk import Desk

CHEAP = PassphraseCost(memory_kib=8, passes=1, lanes=1)
"""Guessing is made easy, so that tests are quick; the real cost is the vault's affair."""
MORNING = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
OWNER_PASSPHRASE = "seven green lamps hum"
EMPLOYEE_PASSPHRASE = "paper boat on tuesday"


class StandingClock:
    """Time that moves when a test says so, and by a millisecond at each look, so that ids keep their order."""

    def __init__(self) -> None:
        self.moment = MORNING

    def clock(self) -> Clock:
        """Return a clock that shows this moment."""
        return Clock(now=self._look)

    def advance(self, **duration: float) -> None:
        """Let time pass."""
        self.moment += timedelta(**duration)

    def _look(self) -> datetime:
        self.advance(milliseconds=1)
        return self.moment


class CountedEntropy:
    """Bytes that look random and are the same in every run."""

    def __init__(self) -> None:
        self._count = 0

    def entropy(self) -> Entropy:
        """Return a source that counts on from here."""
        return Entropy(random_bytes=self._bytes)

    def _bytes(self, count: int) -> bytes:
        self._count += 1
        return hashlib.shake_256(self._count.to_bytes(8, "big")).digest(count)


def managers_desk(folder: Path, time: StandingClock, organisation: str = "Wrenfield") -> Desk:
    """Make the desk of Maya Ellis, with nobody on it yet."""
    return Desk.create(
        folder,
        "manager",
        "Maya Ellis",
        OWNER_PASSPHRASE,
        organisation=organisation,
        clock=time.clock(),
        entropy=CountedEntropy().entropy(),
        cost=CHEAP,
    )


@cache
def signing_keys() -> tuple[Any, ...]:
    """Make the real keys of the root and both signers once; they take most of a second each."""
    return tuple(new_key() for _ in range(3))


def handed_out() -> Callable[[], Any]:
    """Return a source of keys that begins anew with the root's."""
    keys = itertools.cycle(signing_keys())
    return lambda: next(keys)


@dataclass(frozen=True)
class Surroundings:
    """Makes desks and opens them again, in one folder, under one clock."""

    folder: Path
    time: StandingClock
    entropy: Entropy
    library: Library
    new_key: Callable[[], Any]

    def new_desk(self) -> DeskContext:
        """Make the manager's desk."""
        desk = Desk.create(
            self.folder,
            "manager",
            "Maya Okafor",
            OWNER_PASSPHRASE,
            organisation="Wrenfield",
            clock=self.time.clock(),
            entropy=self.entropy,
            cost=CHEAP,
        )
        return DeskContext(desk, self.library, self.new_key)

    def elsewhere(self, folder: Path) -> "Surroundings":
        """Return the same surroundings around another folder."""
        return replace(self, folder=folder)

    def reopened(self, context: DeskContext) -> DeskContext:
        """Close the desk and open it again, as after the program was restarted."""
        context.desk.close()
        desk = Desk.open(
            self.folder,
            passphrase=OWNER_PASSPHRASE,
            clock=self.time.clock(),
            entropy=self.entropy,
            cost=CHEAP,
        )
        return DeskContext(desk, self.library, self.new_key)


def typed(
    authority: Authority,
    texts: Mapping[str, str],
    values: Mapping[str, Value] | None = None,
    *,
    onto: tuple[bytes, ...] = (),
) -> tuple[bytes, ...]:
    """Return the updates of somebody who fills in ``texts`` and ``values`` on top of what is there."""
    doc = SharedDoc(authority, onto)
    try:
        before = doc.state()
        for field, text in texts.items():
            doc.set_text(field, text, "test")
        for key, value in (values or {}).items():
            doc.values.set(key, value, "test")
        return (doc.diff_since(before),)
    finally:
        doc.close()
