"""Characters that no font of ours draws, and in whose words they stand: to be said before anybody signs."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from reviewdesk.document.record import ReviewRecord

_WHOSE = {
    "self_assessment": "employee",
    "at_its_best": "employee",
    "turn_the_table": "employee",
    "heard": "manager",
    "employee_words": "employee",
    "manager_words": "manager",
    "rebuttal": "employee",
    "reason": "employee",
}
"""The parts of a record that one of the two wrote alone; elsewhere ``by`` or the part itself says who."""


@dataclass(frozen=True, slots=True)
class Unprintable:
    """One character, and whose words it stands in: a party's code, or empty where both wrote."""

    character: str
    party: str = ""

    @property
    def code(self) -> str:
        """Return what stands on the page instead, such as ``U+12000``."""
        return f"U+{ord(self.character):04X}"


def unprintable(record: ReviewRecord) -> list[Unprintable]:
    """Return each such character once for each whose words it stands in, in the order of the record.

    On the page each stands as ``[U+12000]``: visible and honest, never a box. The attached data has it as written.
    """
    from reviewdesk.document import fonts
    from reviewdesk.document.render import drawing_alone

    with drawing_alone():
        found = (Unprintable(c, party) for party, text in _said(record, "") for c in fonts.uncovered(text))
        return list(dict.fromkeys(found))


def _said(value: Any, party: str) -> Iterator[tuple[str, str]]:
    """Yield every text of ``value`` and whose it is."""
    if isinstance(value, str):
        yield party, value
    elif isinstance(value, tuple):
        for part in value:
            yield from _said(part, party)
    elif is_dataclass(value):
        mine = getattr(value, "by", party)
        for entry in fields(value):
            yield from _said(getattr(value, entry.name), _party_of(value, entry.name, mine))


def _party_of(value: Any, name: str, otherwise: str) -> str:
    from reviewdesk.document.record import Reasons

    if isinstance(value, Reasons):
        return name
    return _WHOSE.get(name, otherwise)
