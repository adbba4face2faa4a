"""How the time at the keyboard was shared: an estimate from turns, in memory alone.

There is no microphone, and nothing of this is ever stored, logged or put into the document. Whoever has the turn is
not always the one who talks, so what comes out is a hint for the two, and says so wherever it is shown.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from reviewdesk.domain.people import Party

LEAST_SECONDS: Final = 60.0
"""Before this much was talked, any share would be chance."""
LONGEST_SECONDS: Final = 1200.0
"""A longer silence between two looks means that the computer slept or the table was empty."""


class TalkBalance:
    """Say with ``turn`` who has the keyboard, and ask with ``share`` how it was shared so far."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._party: Party | None = None
        self._since: datetime | None = None
        self._seconds = dict.fromkeys(Party, 0.0)

    def turn(self, party: Party | None) -> None:
        """Count for ``party`` from now on; for nobody with ``None``, behind the curtain and in a pause."""
        self._count()
        self._party = party

    def share(self) -> Mapping[Party, float]:
        """Return each person's part, from 0 to 1 and 1 together; nothing while it is too early to tell."""
        self._count()
        whole = sum(self._seconds.values())
        if whole < LEAST_SECONDS:
            return {}
        return {party: seconds / whole for party, seconds in self._seconds.items()}

    def _count(self) -> None:
        now = self._now()
        since, self._since = self._since, now
        if since is None or self._party is None:
            return
        gone = (now - since).total_seconds()
        if 0 < gone <= LONGEST_SECONDS:
            self._seconds[self._party] += gone
