"""A sealed plan read back from the archive: its attached data, its printed words, and what must be in neither."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reviewdesk.document.attached import attached_json
from reviewdesk.ui.walkthrough.room import Room
from tests.document.reading import text
from tests.journeys.house import House, newest_plan, squashed


def strings(value: Any) -> Iterator[str]:
    """Yield every string in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def private_words(house: House) -> list[str]:
    """Return what nobody but its owner may ever read: notes, and passphrases."""
    return [*(note.text for note in house.script.company.notes), *house.passphrases()]


@dataclass(frozen=True)
class ReadBack:
    """A plan as its readers get it: ``record`` is the attached data, ``shown`` the printed words without spaces."""

    record: Any
    shown: str

    @classmethod
    def newest(cls, room: Room) -> "ReadBack":
        """Read the plan that was sealed last, which must be intact and show exactly what is attached."""
        pdf = newest_plan(room)
        verdict = room.do(lambda: room.services.archive.verify(pdf))
        assert (verdict.intact, verdict.trusted, verdict.shown_equals_attached) == (True, True, "exact")
        return cls(json.loads(attached_json(pdf)), squashed(text(pdf)))

    def missing(self, said: Iterable[str]) -> list[str]:
        """Return what was said and is not both attached and printed, as it was written."""
        kept = set(strings(self.record))
        return [words for words in said if words not in kept or squashed(words) not in self.shown]

    def holding(self, words: Iterable[str]) -> list[str]:
        """Return which of ``words`` are in the plan, attached or printed, alone or within others."""
        kept = "\n".join(strings(self.record))
        return [each for each in words if each in kept or squashed(each) in self.shown]
