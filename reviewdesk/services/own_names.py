"""Files that lie in one folder each have a name of their own."""

from itertools import chain, count
from typing import Final

_STEM: Final = 180
"""So much of a name is kept where a number is put after it."""


def own_name(name: str, taken: set[str]) -> str:
    """Return ``name``, with a number where it is ``taken``, and take it; many disks do not tell capitals apart."""
    stem = name.removesuffix(".pdf")[:_STEM]
    others = (f"{stem}_{number}.pdf" for number in count(2))
    found = next(each for each in chain([name], others) if each.casefold() not in taken)
    taken.add(found.casefold())
    return found
