"""The competencies that fit a kind of work, as the two see them: in their language, and frozen."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewdesk.content.competencies import Competencies


@dataclass(frozen=True, slots=True)
class HelpfulWords:
    """A competency to talk about: its name, what it is, and what anybody could see, from first steps on.

    No number hangs on an anchor, and nothing stores which of them somebody meant.
    """

    name: str
    definition: str
    anchors: tuple[str, ...]


def helpful_words(competencies: Sequence[str]) -> tuple[HelpfulWords, ...]:
    """Return the competencies of these ids; one that this version does not know is left out."""
    if not competencies:
        return ()
    from reviewdesk.content.template import fill

    shelf = _shelf()
    known = (shelf.competency(each) for each in competencies if each in shelf.ids)
    return tuple(
        HelpfulWords(fill(each.name), fill(each.definition), tuple(fill(anchor) for anchor in each.anchors))
        for each in known
    )


@cache
def _shelf() -> "Competencies":
    """Return the competencies that ship, read once: a file of the program does not change while it runs."""
    from reviewdesk.content.competencies import load_competencies

    return load_competencies()
