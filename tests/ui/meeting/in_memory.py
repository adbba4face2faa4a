# ruff: noqa: D102, ARG002, S107  # stands in for the services until they are here
"""The meeting's services without a desk: the same rules, kept in memory. Only until the real ones are here."""

from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.domain.errors import DeskError, ReviewDeskError
from reviewdesk.domain.fields import Authority, progress_reason
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import GoalRating, Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.services.meetings import RevealResult
from tests.ui.meeting.building import snapshot


class InMemoryMeetings:
    """Answers as the services do."""

    def __init__(
        self, start: MeetingSnapshot | None = None, passphrase: str = "four calm words here"
    ) -> None:
        self.now = start or snapshot()
        self.passphrase = passphrase
        self.ratings = {goal.id: GoalRating() for goal in self.now.goals}
        self.values: dict[tuple[str, Party], Progress] = {}
        self.prepared: dict[tuple[str, Party], Progress] = {}
        self.reasons: dict[tuple[str, Party], str] = {}
        self.texts: dict[str, tuple[bytes, ...]] = {"joint": ()}
        self.own: tuple[bytes, ...] = ()
        self.seconds: dict[StageKind, int] = {}
        self.fails: ReviewDeskError | None = None

    def _change(self, **changes: Any) -> Change[MeetingSnapshot]:
        self.now = replace(self.now, **changes)
        return Change(self.now, frozenset({Topic.MEETING}))

    def open(self, review_id: str) -> Change[MeetingSnapshot]:
        return self._change()

    def documents(self, review_id: str) -> dict[str, tuple[bytes, ...]]:
        return dict(self.texts)

    def save_updates(self, review_id: str, authority: str, updates: tuple[bytes, ...]) -> Change[datetime]:
        if self.fails:
            raise self.fails
        self.texts[authority] = (*self.texts.get(authority, ()), *updates)
        return Change(datetime.now().astimezone(), frozenset())

    def go_to_stage(self, review_id: str, stage: StageKind) -> Change[MeetingSnapshot]:
        stages = tuple(replace(s, visited=s.visited or s.kind is stage) for s in self.now.stages)
        return self._change(stage=stage, stages=stages)

    def add_time(self, review_id: str, stage: StageKind, seconds: int) -> None:
        self.seconds[stage] = self.seconds.get(stage, 0) + seconds

    def pause(self, review_id: str) -> Change[MeetingSnapshot]:
        return self._change()

    def open_self_assessment(self, review_id: str, passphrase: str) -> Change[MeetingSnapshot]:
        if passphrase != self.passphrase:
            raise DeskError("drawer-wrong-passphrase")
        self.texts[Authority.SELF] = self.own
        return self._change(self_opened=True)

    def create_drawer(self, review_id: str, passphrase: str) -> Change[MeetingSnapshot]:
        self.texts[Authority.SELF] = ()
        return self._change(self_opened=True, employee=replace(self.now.employee, has_drawer=True))

    def _set(self, goal_id: str, rating: GoalRating) -> Change[MeetingSnapshot]:
        self.ratings[goal_id] = rating
        goals = tuple(
            replace(
                goal,
                phase=rating.phase,
                sealed=rating.sealed,
                employee=rating.employee,
                manager=rating.manager,
                agreed=rating.agreed,
                distance=rating.distance(),
            )
            if goal.id == goal_id
            else goal
            for goal in self.now.goals
        )
        return self._change(goals=goals)

    def seal_rating(
        self, review_id: str, goal_id: str, party: Party, rating: Progress | None
    ) -> Change[MeetingSnapshot]:
        self.values[goal_id, party] = rating or self.prepared[goal_id, party]
        return self._set(goal_id, self.ratings[goal_id].seal(party))

    def reopen_rating(self, review_id: str, goal_id: str) -> Change[MeetingSnapshot]:
        return self._set(goal_id, self.ratings[goal_id].reopen())

    def reveal(self, review_id: str, goal_id: str) -> Change[RevealResult]:
        values = (self.values[goal_id, Party.EMPLOYEE], self.values[goal_id, Party.MANAGER])
        change = self._set(goal_id, self.ratings[goal_id].reveal(*values))
        doc = SharedDoc(Authority.JOINT, self.texts["joint"])
        before = doc.state()
        for party in Party:
            if (goal_id, party) in self.reasons:
                doc.set_text(progress_reason(goal_id, party), self.reasons[goal_id, party], party)
        return Change(RevealResult(change.value, (doc.diff_since(before),)), change.topics)

    def agree(self, review_id: str, goal_id: str, rating: Progress) -> Change[MeetingSnapshot]:
        return self._set(goal_id, self.ratings[goal_id].agree(rating))

    def keep_both(self, review_id: str, goal_id: str) -> Change[MeetingSnapshot]:
        return self._set(goal_id, self.ratings[goal_id].keep_both())


def services(meetings: InMemoryMeetings) -> Any:
    return SimpleNamespace(meetings=meetings, sealing=None)
