"""What exists in memory alone while a meeting is held: sealed ratings, the employee's open drawer, the exit pulse.

It is lost with the program on purpose: a sealed rating that lies anywhere could be read there before the reveal,
and an answer to the exit pulse that is stored the moment it was given would tell whose it is.
"""

from dataclasses import dataclass, field

from reviewdesk.coedit.blind import BlindRound, BlindState, BlindSubject
from reviewdesk.domain.people import Party
from reviewdesk.domain.pulse import PulseAnswers
from reviewdesk.system.clock import Entropy
from reviewdesk.vault.drawers import OpenDrawer

_SESSION_BYTES = 16


@dataclass(slots=True, repr=False)
class LiveMeeting:
    """One meeting under way."""

    session: bytes
    entropy: Entropy
    rounds: dict[str, BlindRound] = field(default_factory=dict)
    drawer: OpenDrawer | None = None
    pulse: dict[Party, PulseAnswers] = field(default_factory=dict)

    def round(self, goal_id: str, number: int) -> BlindRound:
        """Return the round of a goal; a new number begins a new one, and what was sealed before is forgotten."""
        held = self.rounds.get(goal_id)
        if held is None or held.subject.round != number:
            held = BlindRound(BlindSubject(self.session, goal_id, number), self.entropy)
            self.rounds[goal_id] = held
        return held

    def sealed(self, goal_id: str) -> frozenset[Party]:
        """Return whose rating of a goal is held."""
        held = self.rounds.get(goal_id)
        return frozenset() if held is None else held.sealed

    def is_void(self, goal_id: str) -> bool:
        """Say whether a seal of the goal's round proved to be wrong."""
        held = self.rounds.get(goal_id)
        return held is not None and held.state is BlindState.VOID

    def forget(self, goal_id: str) -> None:
        """Drop what is held for a goal."""
        self.rounds.pop(goal_id, None)

    def keep_open(self, drawer: OpenDrawer) -> None:
        """Hold the employee's drawer open until the meeting is left."""
        self.leave_drawer()
        self.drawer = drawer

    def leave_drawer(self) -> None:
        """Close the employee's drawer."""
        if self.drawer is not None:
            self.drawer.close()
            self.drawer = None


class LiveMeetings:
    """The meetings that are under way in this program."""

    def __init__(self, entropy: Entropy) -> None:
        self._entropy = entropy
        self._live: dict[str, LiveMeeting] = {}

    def of(self, review_id: str) -> LiveMeeting:
        """Return the memory of one meeting, empty where it has just begun."""
        if review_id not in self._live:
            self._live[review_id] = LiveMeeting(self._entropy.random_bytes(_SESSION_BYTES), self._entropy)
        return self._live[review_id]

    def drawer_open(self, review_id: str) -> bool:
        """Say whether the employee's drawer is open in a meeting."""
        live = self._live.get(review_id)
        return live is not None and live.drawer is not None

    def end(self, review_id: str) -> None:
        """Forget everything about a meeting and close the drawer."""
        live = self._live.pop(review_id, None)
        if live is not None:
            live.leave_drawer()
