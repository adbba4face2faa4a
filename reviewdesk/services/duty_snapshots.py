"""Who the desk holds something about, what erasing it would do, and what is kept at all, as frozen values."""

from dataclasses import dataclass, field
from datetime import date

from reviewdesk.domain.errors import RuleViolation


@dataclass(frozen=True, slots=True)
class Subject:
    """Somebody this desk holds something about; ``listed`` is false where no list of people shows them."""

    id: str
    name: str = field(repr=False)
    listed: bool


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A sealed plan that stays: because it is held, or until a day."""

    document_id: str
    title: str = field(repr=False)
    until: date | None
    held: bool


@dataclass(frozen=True, slots=True)
class ErasurePreview:
    """What goes, by kind and number, and what stays; ``refused`` says why nothing can be erased now."""

    person_id: str
    name: str = field(repr=False)
    goes: tuple[tuple[str, int], ...]
    stays: tuple[KeptPlan, ...]
    refused: RuleViolation | None = None

    def count(self, kind: str) -> int:
        """Return how many of a kind go."""
        return dict(self.goes)[kind]


@dataclass(frozen=True, slots=True)
class TableFacts:
    """One table as this desk has it; ``columns`` are pairs of a name and its plain words."""

    table: str
    title: str
    why: str
    who: str
    key: str
    personal: bool
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class DeskFacts:
    """Everything the sheet says that depends on this desk."""

    owner_kind: str
    organisation: str
    tables: tuple[TableFacts, ...]
    retention: tuple[str, ...]
    time_server: str
