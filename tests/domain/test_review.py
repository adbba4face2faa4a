"""A review's life has few steps, and none leads out of the seal."""

import pytest

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.review import BEFORE_MEETING, UNSIGNED, WRITABLE, ReviewLife, ReviewState, StageKind

STAGES = tuple(StageKind)


def at(state: ReviewState, stage: StageKind | None = StageKind.PROGRESS) -> ReviewLife:
    return ReviewLife(state, stage)


def test_the_usual_way_leads_from_planned_to_sealed() -> None:
    life = ReviewLife()
    for state in list(ReviewState)[1:]:
        life = life.move_to(state)
    assert life.state is ReviewState.SEALED


@pytest.mark.parametrize("state", [state for state in ReviewState if state is not ReviewState.SEALED])
def test_nothing_leads_out_of_the_seal(state: ReviewState) -> None:
    with pytest.raises(RuleViolation, match="review-is-sealed"):
        at(ReviewState.SEALED).move_to(state)


def test_the_same_state_again_changes_nothing() -> None:
    sealed = at(ReviewState.SEALED)
    assert sealed.move_to(ReviewState.SEALED) == sealed


def test_a_planned_review_cannot_be_signed() -> None:
    with pytest.raises(RuleViolation, match="review-step-not-allowed"):
        ReviewLife().move_to(ReviewState.SIGNING)


def test_stages_may_be_visited_in_any_order() -> None:
    life = ReviewLife().go_to_stage(StageKind.PLAN, STAGES)
    assert life == at(ReviewState.MEETING, StageKind.PLAN)
    assert life.go_to_stage(StageKind.WELCOME, STAGES).stage is StageKind.WELCOME


def test_sign_off_reads_back_and_leaving_it_returns_to_the_meeting() -> None:
    life = at(ReviewState.MEETING).go_to_stage(StageKind.SIGN_OFF, STAGES)
    assert life.state is ReviewState.READ_BACK
    assert life.go_to_stage(StageKind.GROWTH, STAGES).state is ReviewState.MEETING


def test_once_somebody_has_signed_only_the_sign_off_is_open() -> None:
    signing = at(ReviewState.SIGNING, StageKind.SIGN_OFF)
    assert signing.go_to_stage(StageKind.SIGN_OFF, STAGES) == signing
    with pytest.raises(RuleViolation, match="signed-text-is-fixed"):
        signing.go_to_stage(StageKind.GROWTH, STAGES)


def test_a_stage_that_the_template_lacks_is_refused() -> None:
    with pytest.raises(RuleViolation, match="stage-not-in-template"):
        ReviewLife().go_to_stage(StageKind.GROWTH, (StageKind.WELCOME,))


@pytest.mark.parametrize("state", [state for state in ReviewState if state is not ReviewState.SEALED])
def test_the_exit_pulse_waits_for_the_seal(state: ReviewState) -> None:
    with pytest.raises(RuleViolation, match="pulse-comes-after-sealing"):
        at(state).go_to_stage(StageKind.EXIT_PULSE, STAGES)


def test_after_sealing_the_plan_may_be_looked_at_the_pulse_taken_and_nothing_else_visited() -> None:
    sealed = at(ReviewState.SEALED, StageKind.SIGN_OFF)
    pulse = sealed.go_to_stage(StageKind.EXIT_PULSE, STAGES)
    assert (pulse.state, pulse.stage) == (ReviewState.SEALED, StageKind.EXIT_PULSE)
    assert pulse.go_to_stage(StageKind.SIGN_OFF, STAGES) == sealed
    for stage in STAGES[:-2]:
        with pytest.raises(RuleViolation, match="review-is-sealed"):
            sealed.go_to_stage(stage, STAGES)
    with pytest.raises(RuleViolation, match="stage-not-in-template"):
        sealed.go_to_stage(StageKind.EXIT_PULSE, STAGES[:-1])


def test_a_stage_is_offered_exactly_where_it_may_be_visited() -> None:
    offered = {
        state: [stage for stage in STAGES if at(state, StageKind.SIGN_OFF).may_go_to(stage, STAGES)]
        for state in (ReviewState.READ_BACK, ReviewState.SIGNING, ReviewState.SEALED)
    }
    assert offered[ReviewState.READ_BACK] == list(STAGES[:-1])
    assert offered[ReviewState.SIGNING] == [StageKind.SIGN_OFF]
    assert offered[ReviewState.SEALED] == [StageKind.SIGN_OFF, StageKind.EXIT_PULSE]


@pytest.mark.parametrize("state", ReviewState)
def test_a_meeting_is_unsigned_where_it_was_begun_and_its_words_may_still_change(state: ReviewState) -> None:
    assert (state in UNSIGNED) == (state in WRITABLE and state not in BEFORE_MEETING)


@pytest.mark.parametrize("state", ReviewState)
def test_words_change_only_while_nobody_has_signed(state: ReviewState) -> None:
    if state in WRITABLE or state is ReviewState.PLANNED:
        at(state).require_writable()
        return
    with pytest.raises(RuleViolation, match=r"signed-text-is-fixed|review-is-sealed"):
        at(state).require_writable()


def test_what_is_asked_for_next_time_looks_forward() -> None:
    assert {stage for stage in StageKind if stage.looks_forward} == {
        StageKind.AT_ITS_BEST,
        StageKind.GROWTH,
        StageKind.PLAN,
        StageKind.TURN_THE_TABLE,
    }


@pytest.mark.parametrize("state", [ReviewState.MEETING, ReviewState.READ_BACK])
def test_a_meeting_that_is_planned_anew_keeps_the_stage_it_stood_at(state: ReviewState) -> None:
    life = ReviewLife(state, StageKind.PLAN).rebook()
    assert life == ReviewLife(ReviewState.PLANNED, StageKind.PLAN)
    assert life.begin() == ReviewLife(ReviewState.MEETING, StageKind.PLAN)


@pytest.mark.parametrize("state", [ReviewState.SIGNING, ReviewState.SEALED])
def test_what_is_signed_is_not_planned_anew(state: ReviewState) -> None:
    with pytest.raises(RuleViolation):
        ReviewLife(state, StageKind.SIGN_OFF).rebook()
