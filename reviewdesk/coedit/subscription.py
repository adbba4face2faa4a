"""A promise to be told of changes, and the way out of it."""

from collections.abc import Callable


class Subscription:
    """Kept by whoever observes; ``close`` ends it. The observed side keeps it alive until then."""

    __slots__ = ("_drop",)

    def __init__(self, drop: Callable[[], object]) -> None:
        self._drop: Callable[[], object] | None = drop

    def close(self) -> None:
        """Stop being told; harmless when repeated."""
        drop, self._drop = self._drop, None
        if drop is not None:
            drop()
