"""How a template is put together: a welcome first, the sign-off last, nothing twice; and what its prompts are for."""

from collections.abc import Sequence
from typing import Final

from reviewdesk.domain.review import StageKind

ASKS: Final = "ask_"
"""How the name of a question begins that is asked when it helps; any other prompt words a field."""
_LAST: Final = (StageKind.SIGN_OFF, StageKind.EXIT_PULSE)
"""What ends a meeting, in this order; the pulse is asked after everything is signed, and may be left out."""
_USUAL: Final = tuple(StageKind)


def order_holds(kinds: Sequence[StageKind]) -> bool:
    """Say whether a meeting can be held in this order: something to talk about, and then the sign-off."""
    ending = tuple(kind for kind in _LAST if kind in kinds)
    talk = kinds[: len(kinds) - len(ending)]
    return (
        StageKind.SIGN_OFF in kinds
        and tuple(kinds[len(talk) :]) == ending
        and any(kind is not StageKind.WELCOME for kind in talk)
        and StageKind.WELCOME not in kinds[1:]
        and len(set(kinds)) == len(kinds)
    )


def moved(kinds: Sequence[StageKind], kind: StageKind, steps: int) -> tuple[StageKind, ...]:
    """Return the order with ``kind`` moved by ``steps`` places, or the same where that is no order."""
    order = list(kinds)
    place = order.index(kind)
    target = place + steps
    if not 0 <= target < len(order):
        return tuple(kinds)
    order.insert(target, order.pop(place))
    return tuple(order) if order_holds(order) else tuple(kinds)


def with_stage(kinds: Sequence[StageKind], kind: StageKind) -> tuple[StageKind, ...]:
    """Return the order with ``kind`` put in: before the first stage that usually comes later."""
    later = _USUAL[_USUAL.index(kind) + 1 :]
    place = next((place for place, other in enumerate(kinds) if other in later), len(kinds))
    return (*kinds[:place], kind, *kinds[place:])


def may_leave(kinds: Sequence[StageKind], kind: StageKind) -> bool:
    """Say whether a meeting can still be held without ``kind``."""
    return order_holds([other for other in kinds if other is not kind])
