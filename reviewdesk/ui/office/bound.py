"""What a press does, with what it does it to; a signal's own values are left out."""

from collections.abc import Callable
from typing import ParamSpec

P = ParamSpec("P")


def bound(act: Callable[P, object], *values: P.args, **named: P.kwargs) -> Callable[[], None]:
    """Return ``act`` with its values, to be connected to a button."""

    def run() -> None:
        act(*values, **named)

    return run
