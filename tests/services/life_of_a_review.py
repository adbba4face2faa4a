"""Two people, one review, and whatever they try, in whatever order; four promises are looked at after every step.

Nothing is revealed before both have sealed; the three values are kept as they were given; after sealing nothing
changes; and of what nobody said there is no trace in the plan. The desk, the documents and the signatures are real.
"""

# ruff: noqa: D102 - the names of rules and invariants are sentences

import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
)
from sqlalchemy import text

from reviewdesk.content.library import load_library
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.pulse import STATEMENTS, PulseAnswers
from reviewdesk.domain.ratings import Progress, RatingPhase
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.archive import Archive
from reviewdesk.services.drawers import DrawerRoom
from reviewdesk.services.goals import Goals
from reviewdesk.services.meetings import Meetings
from reviewdesk.services.people import People
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.room_rules import RoomRules
from reviewdesk.services.sealing import Sealing
from reviewdesk.services.texts import written
from tests.services.meeting import Meeting, attached
from tests.services.said import SAID_IN, traces_beyond
from tests.services.surroundings import (
    EMPLOYEE_PASSPHRASE,
    CountedEntropy,
    StandingClock,
    Surroundings,
    handed_out,
)

NUMBERS = st.integers(0, 1)
RATINGS = st.sampled_from(Progress)
PARTIES = st.sampled_from(Party)


@dataclass
class Expected:
    """What the two have done with one goal."""

    sealed: dict[Party, Progress] = field(default_factory=dict)
    revealed: dict[Party, Progress] | None = None
    agreed: Progress | None = None


class LifeOfAReview(RuleBasedStateMachine):
    """Two people, one review, and a program that may be restarted at any moment."""

    def __init__(self, taken: Counter[str]) -> None:
        super().__init__()
        self.taken = taken
        taken["reviews"] += 1
        self.folder = tempfile.TemporaryDirectory()
        desk, entropy = Path(self.folder.name) / "desk", CountedEntropy().entropy()
        around = Surroundings(desk, StandingClock(), entropy, load_library(), handed_out())
        self.context = around.new_desk()
        dana = People(self.context).add("Dana Whitfield").value
        DrawerRoom(self.context).create(dana, EMPLOYEE_PASSPHRASE).value.close()
        self.goals = tuple(Goals(self.context).add_goal(dana, title).value for title in ("One", "Two"))
        review = Reviews(self.context).plan(
            dana, "half-year", "Half year", date(2025, 7, 1), date(2026, 1, 31), None, self.goals
        )
        self.meeting = Meeting.opened(self.context, review.value)
        self.expected = tuple(Expected() for _goal in self.goals)
        self.words = 0
        self.said: dict[str, str] = {}
        self.sealed_as: tuple[object, ...] | None = None
        self.record: dict[str, Any] | None = None

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.context.desk.close()
        self.folder.cleanup()

    # -- what they try -------------------------------------------------------------------------------------------

    @rule(number=NUMBERS, party=PARTIES, rating=RATINGS)
    def seal_a_rating(self, number: int, party: Party, rating: Progress) -> None:
        if self.tried(
            lambda: self.meeting.meetings.seal_rating(self.meeting.review, self.goals[number], party, rating)
        ):
            assert party not in self.expected[number].sealed
            self.expected[number].sealed[party] = rating

    @rule(number=NUMBERS)
    def reveal(self, number: int) -> None:
        goal = self.expected[number]
        if self.tried(lambda: self.meeting.meetings.reveal(self.meeting.review, self.goals[number])):
            assert set(goal.sealed) == set(Party)
            goal.revealed = dict(goal.sealed)

    @rule(number=NUMBERS)
    def choose_again(self, number: int) -> None:
        if self.tried(lambda: self.meeting.meetings.reopen_rating(self.meeting.review, self.goals[number])):
            assert self.expected[number].revealed is None
            self.expected[number].sealed.clear()

    @rule(number=NUMBERS, rating=RATINGS)
    def agree(self, number: int, rating: Progress) -> None:
        if self.tried(lambda: self.meeting.meetings.agree(self.meeting.review, self.goals[number], rating)):
            assert self.expected[number].revealed is not None
            self.expected[number].agreed = rating

    @rule(number=NUMBERS)
    def keep_both(self, number: int) -> None:
        if self.tried(lambda: self.meeting.meetings.keep_both(self.meeting.review, self.goals[number])):
            assert self.expected[number].revealed is not None
            self.expected[number].agreed = None

    @rule(number=NUMBERS, employee=RATINGS, manager=RATINGS, agreed=RATINGS)
    def rate_and_agree(self, number: int, employee: Progress, manager: Progress, agreed: Progress) -> None:
        """Help chance a little: agreeing needs four right steps in a row."""
        for party, rating in ((Party.EMPLOYEE, employee), (Party.MANAGER, manager)):
            if not self.expected[number].sealed.get(party):
                self.seal_a_rating(number, party, rating)
        self.reveal(number)
        self.agree(number, agreed)

    @rule(stage=st.sampled_from(StageKind))
    def go_to_a_stage(self, stage: StageKind) -> None:
        if self.sealed_as is None:
            self.tried(lambda: self.meeting.go(stage))
        elif stage in {StageKind.SIGN_OFF, StageKind.EXIT_PULSE}:
            assert self.meeting.go(stage).stage is stage  # looked at, and nothing is written
        else:
            with pytest.raises(RuleViolation, match="review-is-sealed"):
                self.meeting.go(stage)

    @rule(party=PARTIES, value=st.sampled_from([None, 1, 5]))
    def answer_the_exit_pulse(self, party: Party, value: int | None) -> None:
        answers = PulseAnswers((value,) * STATEMENTS)
        try:
            self.meeting.meetings.give_pulse(self.meeting.review, party, answers)
        except RuleViolation:
            assert self.sealed_as is None
        else:
            assert self.sealed_as is not None

    @rule(place=st.sampled_from(tuple(SAID_IN)))
    def write_something(self, place: str) -> None:
        self.words += 1
        words = f"Word {self.words}."
        if self.tried(lambda: self.meeting.type({place: words})):
            self.said[place] = words

    @rule(days=st.integers(-1, 7))
    def stop_and_plan_another_day(self, days: int) -> None:
        day = self.context.clock.now() + timedelta(days=days)
        rules = RoomRules(self.context, self.meeting.meetings)
        if self.tried(lambda: rules.rebook(self.meeting.review, day)):
            assert days > 0
            assert self.meeting.now().state is ReviewState.PLANNED
            self.forget_seals()
            self.meeting.meetings.open(self.meeting.review)

    @rule()
    def pause_and_go_on(self) -> None:
        self.meeting.meetings.pause(self.meeting.review)
        if self.sealed_as is None:
            self.forget_seals()
        self.tried(lambda: self.meeting.meetings.open(self.meeting.review))

    @rule()
    def restart_the_program(self) -> None:
        self.meeting = Meeting(self.meeting.review, Meetings(self.context), Sealing(self.context))
        if self.tried(lambda: self.meeting.meetings.open(self.meeting.review)):
            self.forget_seals()

    @rule(outcome=st.sampled_from([*Outcome, None]))
    def choose_an_outcome(self, outcome: Outcome | None) -> None:
        self.tried(lambda: self.meeting.sealing.set_outcome(self.meeting.review, outcome, "Omar Said"))

    @precondition(lambda self: self.sealed_as is None)
    @rule(party=PARTIES)
    def sign(self, party: Party) -> None:
        self.tried(lambda: self.meeting.sign(party))

    @rule()
    def take_signatures_away(self) -> None:
        self.tried(lambda: self.meeting.sealing.clear_signatures(self.meeting.review))

    @rule()
    def seal_the_plan(self) -> None:
        if self.tried(lambda: self.meeting.sealing.seal(self.meeting.review)):
            assert self.sealed_as is None
            self.sealed_as = self.as_it_is()
            self.taken["sealed"] += 1
            (plan,) = Archive(self.context).all()
            self.record = attached(Archive(self.context).pdf(plan.document_id))

    @precondition(lambda self: self.sealed_as is None)
    @rule()
    def go_straight_to_the_end(self) -> None:
        """Help chance a little: sealing needs five right steps in a row."""
        self.tried(lambda: self.meeting.sealing.set_outcome(self.meeting.review, Outcome.ACKNOWLEDGED))
        self.tried(lambda: self.meeting.go(StageKind.SIGN_OFF))
        for party in Party:
            self.tried(lambda party=party: self.meeting.sign(party))  # type: ignore[misc]  # a default binds it
        self.seal_the_plan()

    # -- what always holds ---------------------------------------------------------------------------------------

    @invariant()
    def a_step_is_counted(self) -> None:
        self.taken["looks"] += 1  # once before the first step, and after every one

    @invariant()
    def values_are_shown_only_after_the_reveal_and_never_change(self) -> None:
        for goal, expected in zip(self.meeting.now().goals, self.expected, strict=True):
            if expected.revealed is None:
                assert goal.phase is RatingPhase.BLIND
                assert (goal.employee, goal.manager, goal.agreed, goal.distance) == (None, None, None, None)
                assert goal.sealed == set(expected.sealed)
            else:
                assert goal.employee is expected.revealed[Party.EMPLOYEE]
                assert goal.manager is expected.revealed[Party.MANAGER]
                assert goal.agreed is expected.agreed

    @invariant()
    def no_value_is_stored_before_the_reveal(self) -> None:
        with self.context.reading() as session:
            stored = session.execute(text("SELECT goal_id, employee_rating, manager_nonce FROM rating")).all()
        for goal_id, rating, nonce in stored:
            revealed = self.expected[self.goals.index(goal_id)].revealed is not None
            assert (rating is not None, nonce is not None) == (revealed, revealed)

    @invariant()
    def a_sealed_plan_stays_as_it_was(self) -> None:
        if self.sealed_as is not None:
            assert self.meeting.now().state is ReviewState.SEALED
            assert self.as_it_is() == self.sealed_as

    @invariant()
    def of_what_nobody_said_a_sealed_plan_has_no_trace(self) -> None:
        if self.record is not None:
            assert traces_beyond(self.said, self.record) == []

    # -- within --------------------------------------------------------------------------------------------------

    def tried(self, work: Callable[[], object]) -> bool:
        """Say whether the rules let it happen; once sealed they let nothing."""
        try:
            work()
        except RuleViolation:
            return False
        assert self.sealed_as is None
        self.taken["let"] += 1
        return True

    def forget_seals(self) -> None:
        """Note that what was not revealed is lost with the meeting."""
        for goal in self.expected:
            if goal.revealed is None:
                goal.sealed.clear()

    def as_it_is(self) -> tuple[object, ...]:
        """Return what must not change any more: the snapshot, the words, the file."""
        joint = self.meeting.meetings.documents(self.meeting.review)[Authority.JOINT]
        plans = Archive(self.context).all()
        pdfs = tuple(Archive(self.context).pdf(plan.document_id) for plan in plans)
        return self.meeting.now(), written(Authority.JOINT, joint).texts, plans, pdfs
