"""Ratings are sealed blind, revealed together, and then agreed or both kept."""

import pytest
from hypothesis import given, strategies as st

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import SCALE, GoalRating, Progress, RatingPhase

ratings = st.sampled_from(Progress)


def both_sealed() -> GoalRating:
    return GoalRating().seal(Party.EMPLOYEE).seal(Party.MANAGER)


@pytest.mark.parametrize("first", Party)
def test_revealing_before_both_have_sealed_is_refused(first: Party) -> None:
    with pytest.raises(RuleViolation, match="reveal-needs-both-seals"):
        GoalRating().seal(first).reveal(Progress.ACHIEVED, Progress.BEYOND)


def test_sealing_does_not_tell_the_value() -> None:
    sealed = GoalRating().seal(Party.EMPLOYEE)
    assert sealed.employee is None
    assert sealed.manager is None


def test_sealing_twice_is_refused() -> None:
    with pytest.raises(RuleViolation, match="rating-already-sealed"):
        GoalRating().seal(Party.MANAGER).seal(Party.MANAGER)


def test_agreeing_or_keeping_both_before_the_reveal_is_refused() -> None:
    with pytest.raises(RuleViolation, match="agree-before-reveal"):
        both_sealed().agree(Progress.ACHIEVED)
    with pytest.raises(RuleViolation, match="agree-before-reveal"):
        both_sealed().keep_both()


@given(ratings, ratings, ratings)
def test_agreeing_keeps_three_values(employee: Progress, manager: Progress, agreed: Progress) -> None:
    rating = both_sealed().reveal(employee, manager).agree(agreed)
    assert (rating.employee, rating.manager, rating.agreed) == (employee, manager, agreed)
    assert rating.settled


def test_keeping_both_views_drops_an_agreed_value() -> None:
    rating = (
        both_sealed().reveal(Progress.ACHIEVED, Progress.GETTING_GOING).agree(Progress.ACHIEVED).keep_both()
    )
    assert rating.phase is RatingPhase.BOTH_KEPT
    assert rating.agreed is None
    assert rating.settled


def test_after_the_reveal_nothing_can_be_sealed_reopened_or_revealed_again() -> None:
    revealed = both_sealed().reveal(Progress.ACHIEVED, Progress.BEYOND)
    assert not revealed.settled
    with pytest.raises(RuleViolation, match="rating-already-revealed"):
        revealed.seal(Party.EMPLOYEE)
    with pytest.raises(RuleViolation, match="rating-already-revealed"):
        revealed.reopen()
    with pytest.raises(RuleViolation, match="rating-already-revealed"):
        revealed.reveal(Progress.ACHIEVED, Progress.BEYOND)


def test_a_new_round_voids_both_seals() -> None:
    again = GoalRating().seal(Party.EMPLOYEE).reopen()
    assert again.sealed == frozenset()
    assert again.round == 2


def test_the_distance_counts_steps_and_leaves_out_what_cannot_be_judged() -> None:
    sealed = both_sealed()
    assert sealed.distance() is None
    assert sealed.reveal(Progress.ACHIEVED, Progress.GETTING_GOING).distance() == 2
    assert sealed.reveal(Progress.CANNOT_JUDGE, Progress.GETTING_GOING).distance() is None
    assert sealed.reveal(Progress.BEYOND, Progress.BEYOND).distance() == 0


def test_the_scale_runs_from_one_to_five_and_cannot_judge_has_no_place() -> None:
    assert [rating.step for rating in SCALE] == [1, 2, 3, 4, 5]
    assert Progress.CANNOT_JUDGE.step is None
