"""Who the desk holds something about, and what erasing it would do, as frozen values."""

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
