"""Blind ratings: sealed by both, then revealed together, with evidence that neither was changed in between.

A seal is a hash commitment: SHA-256 over length-prefixed parts, with a 32-byte nonce, since six possible values
without one are found by trying. Values live in memory only, until both seals are held; they never show in a
``repr``, a log line or a pickle. A computer that stops loses them, and both seal again in a new round.
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NoReturn

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.system.clock import Entropy

DOMAIN = b"reviewdesk/blind/1"
NONCE_BYTES = 32


class BlindState(StrEnum):
    """Where a round stands; ``SEALED`` means by both."""

    OPEN = "open"
    SEALED = "sealed"
    REVEALED = "revealed"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class BlindSubject:
    """What is being rated: the session, the goal, and the round, counted from 1."""

    session: bytes
    goal: str
    round: int = 1


@dataclass(frozen=True, slots=True)
class Opening:
    """One person's rating and the nonce that proves it; exists outside a round only after the reveal."""

    rating: Progress = field(repr=False)
    nonce: bytes = field(repr=False)


def commitment(subject: BlindSubject, party: Party, opening: Opening) -> bytes:
    """Return the seal of a rating: 32 bytes that say nothing about it."""
    parts = (
        DOMAIN,
        subject.session,
        subject.goal.encode(),
        str(subject.round).encode(),
        party.value.encode(),
        opening.nonce,
        opening.rating.value.encode(),
    )
    return hashlib.sha256(b"".join(len(part).to_bytes(4, "big") + part for part in parts)).digest()


def opens(subject: BlindSubject, party: Party, opening: Opening, seal: bytes) -> bool:
    """Say whether an opening is what was sealed."""
    if len(opening.nonce) != NONCE_BYTES:
        return False
    return hmac.compare_digest(commitment(subject, party, opening), seal)


class BlindRound:
    """Both people's ratings of one goal at one screen, held back until both have sealed."""

    __slots__ = ("_entropy", "_hidden", "_revealed", "_seals", "_state", "subject", "void_because")

    def __init__(self, subject: BlindSubject, entropy: Entropy | None = None) -> None:
        self.subject = subject
        self.void_because = ""
        self._entropy = entropy or Entropy()
        self._hidden: dict[Party, Opening] = {}
        self._seals: dict[Party, bytes] = {}
        self._revealed: dict[Party, Opening] | None = None
        self._state = BlindState.OPEN

    @property
    def state(self) -> BlindState:
        """Return where the round stands."""
        return self._state

    @property
    def sealed(self) -> frozenset[Party]:
        """Return who has sealed."""
        return frozenset(self._seals)

    def seal(self, party: Party, rating: Progress) -> bytes:
        """Lock in a rating and return its seal, to be stored. Once a round: a seal cannot be changed."""
        if self._state in {BlindState.REVEALED, BlindState.VOID}:
            raise RuleViolation("blind-round-over")
        if party in self._seals:
            raise RuleViolation("rating-already-sealed")
        opening = Opening(Progress(rating), self._entropy.random_bytes(NONCE_BYTES))
        if any(hmac.compare_digest(opening.nonce, other.nonce) for other in self._hidden.values()):
            self.void("blind-seal-copied")
            raise RuleViolation("blind-seal-copied")
        self._hidden[party] = opening
        self._seals[party] = commitment(self.subject, party, opening)
        if len(self._seals) == len(Party):
            self._state = BlindState.SEALED
        return self._seals[party]

    def reveal(self, stored: Mapping[Party, bytes]) -> dict[Party, Opening]:
        """Open both ratings at the same moment, after proving each against the seal that the desk stored.

        Raises ``RuleViolation``: ``reveal-needs-both-seals`` while one is missing; ``blind-seal-copied`` or
        ``blind-seal-broken`` where a rating is not the one that was sealed, which voids the round.
        """
        if self._state is BlindState.VOID:
            raise RuleViolation("blind-round-over")
        if self._state is BlindState.OPEN or set(stored) != set(Party):
            raise RuleViolation("reveal-needs-both-seals")
        if self._revealed is None:
            self._prove(stored)
            self._revealed, self._state = self._hidden, BlindState.REVEALED
        return dict(self._revealed)

    def void(self, reason: str) -> None:
        """Give the round up and forget the values; both seal again in a new round. Not after the reveal."""
        if self._state is BlindState.REVEALED:
            raise RuleViolation("rating-already-revealed")
        self._hidden.clear()
        self._state, self.void_because = BlindState.VOID, reason

    def evidence(self) -> dict[str, Any]:
        """Return what proves, beside the two ratings, that they are the sealed ones: for the sealed plan."""
        if self._revealed is None:
            raise RuleViolation("reveal-needs-both-seals")
        return {
            "scheme": DOMAIN.decode(),
            "session": self.subject.session.hex(),
            "goal": self.subject.goal,
            "round": self.subject.round,
            "seals": {
                party.value: {"commitment": self._seals[party].hex(), "nonce": opening.nonce.hex()}
                for party, opening in sorted(self._revealed.items())
            },
        }

    def _prove(self, stored: Mapping[Party, bytes]) -> None:
        if hmac.compare_digest(stored[Party.EMPLOYEE], stored[Party.MANAGER]):
            self.void("blind-seal-copied")
            raise RuleViolation("blind-seal-copied")
        for party, opening in self._hidden.items():
            if not opens(self.subject, party, opening, stored[party]):
                self.void("blind-seal-broken")
                raise RuleViolation("blind-seal-broken")

    def __repr__(self) -> str:
        who = ", ".join(sorted(self._seals)) or "nobody"
        return f"<BlindRound {self.subject.round}: {self._state}, sealed by {who}>"

    def __reduce_ex__(self, _protocol: object) -> NoReturn:
        """Refuse to be copied or pickled: a sealed rating has one place."""
        raise TypeError("a blind round is never copied or stored")


def evidence_holds(evidence: Mapping[str, Any], ratings: Mapping[Party, Progress]) -> bool:
    """Say whether exported evidence proves the two ratings; years later, without the program's memory."""
    try:
        subject = BlindSubject(bytes.fromhex(evidence["session"]), evidence["goal"], evidence["round"])
        seals = {party: evidence["seals"][party.value] for party in Party}
        return evidence["scheme"] == DOMAIN.decode() and all(
            opens(
                subject,
                party,
                Opening(ratings[party], bytes.fromhex(seal["nonce"])),
                bytes.fromhex(seal["commitment"]),
            )
            for party, seal in seals.items()
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        return False
