"""Which characters no font of ours draws, and in whose words they stand: to be said before anybody signs."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import Any

from reviewdesk.document.record import Reasons, ReviewRecord
from reviewdesk.domain.people import Party
from reviewdesk.domain.unprintable import Unprintable

_WHOSE = MappingProxyType(
    {
        **dict.fromkeys(("self_assessment", "at_its_best", "turn_the_table"), Party.EMPLOYEE),
        **dict.fromkeys(("employee_words", "rebuttal", "reason"), Party.EMPLOYEE),
        **dict.fromkeys(("heard", "manager_words"), Party.MANAGER),
    }
)
"""The parts of a record that one of the two wrote alone; elsewhere ``by`` or the part itself says who."""


def unprintable(record: ReviewRecord) -> list[Unprintable]:
    """Return each such character once for each whose words it stands in, in the order of the record.

    On the page each stands as ``[U+12000]``: visible and honest, never a box. The attached data has it as written.
    """
    from reviewdesk.document import fonts
    from reviewdesk.document.render import drawing_alone

    with drawing_alone():
        found = (Unprintable(c, party) for party, text in _said(record, None) for c in fonts.uncovered(text))
        return list(dict.fromkeys(found))


def _said(value: Any, party: Party | None) -> Iterator[tuple[Party | None, str]]:
    """Yield every text of ``value`` and whose it is."""
    if isinstance(value, str):
        yield party, value
    elif isinstance(value, tuple):
        for part in value:
            yield from _said(part, party)
    elif is_dataclass(value):
        by = getattr(value, "by", "")
        mine = Party(by) if by else party
        for entry in fields(value):
            whose = Party(entry.name) if isinstance(value, Reasons) else _WHOSE.get(entry.name, mine)
            yield from _said(getattr(value, entry.name), whose)
