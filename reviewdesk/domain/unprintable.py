"""A character that no font of the sealed plan draws, and in whose words it stands."""

from dataclasses import dataclass

from reviewdesk.domain.people import Party


@dataclass(frozen=True, slots=True)
class Unprintable:
    """One character; ``party`` is whose words it stands in, ``None`` where both wrote."""

    character: str
    party: Party | None = None

    @property
    def code(self) -> str:
        """Return what stands on the page instead, such as ``U+12000``."""
        return f"U+{ord(self.character):04X}"
