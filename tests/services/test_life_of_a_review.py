"""A review's life under arbitrary hands: whatever two people try, in whatever order, four promises hold."""

import sys
from collections import Counter

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.services.life_of_a_review import LifeOfAReview


def live(examples: int, steps: int) -> Counter[str]:
    """Let so many reviews live for so many steps each, and return what came of it."""
    taken: Counter[str] = Counter()

    class Counted(LifeOfAReview):
        def __init__(self) -> None:
            super().__init__(taken)

    run_state_machine_as_test(
        Counted,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            phases=[Phase.generate],  # each step is real work: making an example shorter would take minutes
        ),
    )
    taken["steps"] = taken["looks"] - taken["reviews"]
    return taken


def test_four_promises_hold_whatever_the_two_try() -> None:
    assert live(examples=8, steps=40)["steps"] >= 8 * 30  # chance may end a life early


@pytest.mark.long
def test_four_promises_hold_for_many_reviews(capsys: pytest.CaptureFixture[str]) -> None:
    taken = live(examples=195, steps=60)  # chance ends some lives early
    with capsys.disabled():
        sys.stdout.write(
            f"\n{taken['steps']} steps in {taken['reviews']} reviews:"
            f" {taken['let']} things were let happen, {taken['sealed']} plans were sealed\n"
        )
    assert taken["steps"] >= 10_000
