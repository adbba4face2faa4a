"""A plan that is filed gets the archive's own seal, and what came of it is looked at before anything is stored.

A seal that calls itself the archive's is nobody's word until it is known who made it: only one made here counts. How
long stamps hold is what the verdict says, which asks whether the service is known; what the file claims is not enough.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from reviewdesk.document.long_term import EARLY
from reviewdesk.document.verdict import Verdict
from reviewdesk.domain.errors import DocumentError, ReviewDeskError


class Filed(Protocol):
    """A plan with the archive's own seal; ``trouble`` says why no time service has stamped it."""

    @property
    def pdf(self) -> bytes:
        """The file."""

    @property
    def stamped(self) -> bool:
        """Whether a time service vouches for when."""

    @property
    def trouble(self) -> ReviewDeskError | None:
        """What was in the way of the stamp."""


class Sealer(Protocol):
    """Adds the archive's own seal to plans."""

    def seal(self, pdf: bytes, verdict: Verdict) -> Filed:
        """Return the plan, of which ``verdict`` was said, with the seal; one that bears it comes back as it is."""

    def made(self, verdict: Verdict) -> bool:
        """Tell whether the archive's seal in a file was made here."""


@dataclass(frozen=True, slots=True, repr=False)
class OnFiling:
    """What is stored of a plan, and what the register says of its seal."""

    pdf: bytes
    seal: str = "none"
    stamped_until: date | None = None
    notes: tuple[ReviewDeskError, ...] = field(default=())


def sealed_on_filing(
    sealer: Sealer | None, verify: Callable[[bytes], Verdict], data: bytes, verdict: Verdict
) -> OnFiling:
    """Add the archive's seal; where there can be none, the plan is kept as it came and a note says why."""
    if sealer is None:
        return OnFiling(data)
    try:
        filed = sealer.seal(data, verdict)
    except DocumentError as error:
        return OnFiling(data, notes=(error,))
    result = verdict if filed.pdf == data else verify(filed.pdf)
    if not (result.intact and sealer.made(result)):
        return OnFiling(data, notes=(DocumentError("archive-seal-not-whole"),))
    notes = () if filed.trouble is None else (filed.trouble,)
    return OnFiling(filed.pdf, stamped_or("sealed", result), until(result), notes)


def stamped_or(seal: str, verdict: Verdict) -> str:
    """Return what the register says of the seal: stamped where a service that is known here vouches for the whole."""
    return "stamped" if any(stamp.trusted for stamp in verdict.stamps) else seal


def until(verdict: Verdict) -> date | None:
    """Return the day by which stamps of services that are known here want renewing, if there are any."""
    ends = verdict.stamped_until
    return None if ends is None else (ends - EARLY).date()
