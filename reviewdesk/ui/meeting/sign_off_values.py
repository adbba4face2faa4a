"""What the sign-off hands about: where the two are, what is handed over to sign, and what was sealed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from reviewdesk.domain.key_places import KeyPlace
from reviewdesk.domain.sign_off import SealGap
from reviewdesk.system.i18n import _

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

    ``stamp`` is false where the person goes on without a time stamp that was not to be had. Who signs with a company's
    key hands over its ``place``, and with ``secret`` its password or PIN.
    """

    passphrase: str
    strokes: Strokes = ()
    typed: str = ""
    new_drawer: bool = False
    stamp: bool = True
    place: KeyPlace | None = None
    secret: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was signed: for want of a time stamp alone, by the company's key, or for another reason."""

    sentence: str
    unstamped: bool = False
    of_key: bool = False


@dataclass(frozen=True, slots=True)
class Finished:
    """The sealed plan; ``verdict`` is said once the file was checked."""

    file_name: str
    sealed_at: datetime
    document_id: str = ""
    check_ins: bool = False
    verdict: str = ""
    sound: bool = False


def gap_words(gap: SealGap, employee: str, manager: str) -> str:
    """Return in a few words what is waited for."""
    return {
        SealGap.OUTCOME: _("How would {name} like to close it?").format(name=employee),
        SealGap.AT_HOME: "",
        SealGap.OWN_WORDS: _("Waiting for {name}’s own words").format(name=employee),
        SealGap.WITNESS: _("Waiting for the name of a witness"),
        SealGap.EMPLOYEE_SIGNATURE: _("Waiting for {name}’s signature").format(name=employee),
        SealGap.MANAGER_SIGNATURE: _("Waiting for {name}’s signature").format(name=manager),
    }[gap]
