"""The first page in words, as frozen values."""

from dataclasses import dataclass

from reviewdesk.ui.office.office import Place


@dataclass(frozen=True, slots=True)
class Way:
    """A button: its words, what a screen reader says of it, and where it leads; no place means the meeting."""

    words: str
    icon: str
    place: Place | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class NextTalk:
    """The next conversation, with one primary way on."""

    review_id: str
    initials: str
    title: str
    told: str
    prepared: float | None
    prepared_words: str
    first: Way
    second: Way | None
    notes: Place | None = None
    """Where the private notes are, on the day of the conversation; the line about them is left out otherwise."""
    given_name: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a card."""

    key: str
    title: str
    told: str
    initials: str = ""
    icon: str = "handshake"
    late: bool = False
    way: Way | None = None


@dataclass(frozen=True, slots=True)
class Lead:
    """What an empty page teaches: one sentence, one way on."""

    icon: str
    sentence: str
    way: Way | None


@dataclass(frozen=True, slots=True)
class HomeContent:
    """Everything on the page, in words."""

    day: str
    greeting: str
    sample: bool
    talk: NextTalk | None
    lead: Lead | None
    outlook: tuple[Item, ...]
    upcoming: tuple[Item, ...]
    promises: tuple[Item, ...]
    goals: tuple[Item, ...]
    manages: bool
    ways: frozenset[str]
    reminders: tuple[Item, ...] = ()
    """What comes back from home soon."""
    wanting: tuple[Item, ...] = ()
    """What the archive of HR's desk wants decided."""
    newest: tuple[Item, ...] = ()
    """The plans on HR's desk that were sealed last."""
