"""By the thousand: no honest plan is refused, no damaged one is called unchanged, and none takes long.

The full numbers: ``python3 run.py test --long``, or ``python -m tests.document.bulk`` to see them printed.
"""

import os
import warnings

import pytest

from reviewdesk.document import render
from tests.document import bulk
from tests.document.honest import _Writer
from tests.document.mutants import KINDS, mutant

PROCESSES = os.cpu_count() or 1
LONGEST = 20.0
"""Seconds of processor time for one file; what is usual is a fiftieth of it."""


def test_random_damage_is_never_called_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "render", render.render)  # put back what ``prepare`` puts in its place
    plans = bulk.plans()
    bulk.prepare(plans)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on certificates that are damaged too
        outcomes = [bulk.one_mutant(seed) for seed in range(25 * len(KINDS))]
    assert {outcome.verdict for outcome in outcomes} <= {"changed", "unreadable"}
    assert max(outcome.seconds for outcome in outcomes) < LONGEST


def test_a_seed_is_one_mutant_and_none_is_an_honest_plan() -> None:
    plans = bulk.plans()
    for seed in range(len(KINDS)):
        kind, data = mutant(seed, plans)
        assert mutant(seed, plans) == (kind, data)
        assert data not in plans


def test_honest_plans_of_any_content_are_never_refused() -> None:
    outcomes = [bulk.one_honest(seed) for seed in range(25)]
    assert {outcome.verdict for outcome in outcomes} == {"unchanged"}


def test_honest_plans_differ_in_scripts_outcomes_and_lengths() -> None:
    records = [_Writer(seed).record() for seed in range(200)]
    assert {record.sign_off.outcome for record in records} == {
        "acknowledged", "acknowledged_with_comments", "taken_home", "declined",
    }  # fmt: skip
    assert len({record.employee.name for record in records}) > 10
    assert records[0] != records[1]


@pytest.mark.long
def test_twenty_thousand_mutants_are_never_called_unchanged() -> None:
    tally = bulk.run("mutants", range(20_400), PROCESSES)
    assert not tally.unexpected
    assert tally.verdicts.total() == 20_400
    assert tally.slowest < LONGEST


@pytest.mark.long
def test_a_thousand_honest_plans_are_never_refused() -> None:
    tally = bulk.run("honest", range(1000), PROCESSES)
    assert not tally.unexpected
    assert tally.verdicts == {"unchanged": 1000}
