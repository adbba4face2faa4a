"""What the sign-off hands about: where the two are, what is handed over to sign, and what was sealed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

Strokes = Sequence[Sequence[tuple[float, float]]]


class Step(Enum):
    """Where in the stage the two are."""

    READ = "read"
    """Reading, own words, the outcome, the signatures."""
    HOME = "home"
    """Taken home."""
    SHEET = "sheet"
    """Being shown what sealing does."""
    SEALING = "sealing"
    FINISHED = "finished"


class Hand(Enum):
    """What one person's signature waits for."""

    NOW = "now"
    LATER = "later"
    """The other signs first, or something must be said before."""
    DONE = "done"


@dataclass(frozen=True, slots=True, repr=False)
class Signed:
    """What a person hands over to sign: the passphrase, and strokes or a typed name. Kept nowhere.

    ``stamp`` is false where the person goes on without a time stamp that was not to be had.
    """

    passphrase: str
    strokes: Strokes = ()
    typed: str = ""
    new_drawer: bool = False
    stamp: bool = True


@dataclass(frozen=True, slots=True)
class Finished:
    """The sealed plan; ``verdict`` is said once the file was checked."""

    file_name: str
    sealed_at: datetime
    document_id: str = ""
    check_ins: bool = False
    verdict: str = ""
    sound: bool = False
