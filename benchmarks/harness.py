"""Measures a thing and its reference in turn, so that a busy machine slows both alike."""

import json
import math
import statistics
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

Measure = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Benchmark:
    """What to measure, in which unit, against what; ``budget`` holds for the p95 of the subject, if given."""

    name: str
    about: str
    unit: str
    subject: Measure
    reference: Measure
    reference_name: str
    rounds: int = 15
    budget: float | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures of one benchmark; ``ratio`` is the median of subject ÷ reference, pair by pair."""

    name: str
    unit: str
    median: float
    p95: float
    reference: str
    reference_median: float
    ratio: float
    ratio_low: float
    ratio_high: float
    rounds: int
    budget: float | None

    @property
    def within_budget(self) -> bool:
        """Say whether the p95 keeps the budget; without one, yes."""
        return self.budget is None or self.p95 <= self.budget


def run(benchmark: Benchmark, rounds: int | None = None) -> Outcome:
    """Warm both up once, then measure A B, B A, A B, … for ``rounds`` pairs, or as many as the benchmark asks."""
    pairs = rounds or benchmark.rounds
    benchmark.subject()
    benchmark.reference()
    subject, reference = [], []
    for number in range(pairs):
        if number % 2:
            reference.append(benchmark.reference())
            subject.append(benchmark.subject())
        else:
            subject.append(benchmark.subject())
            reference.append(benchmark.reference())
    ratios = sorted(ours / theirs for ours, theirs in zip(subject, reference, strict=True))
    return Outcome(
        name=benchmark.name,
        unit=benchmark.unit,
        median=statistics.median(subject),
        p95=percentile(subject, 95),
        reference=benchmark.reference_name,
        reference_median=statistics.median(reference),
        ratio=statistics.median(ratios),
        ratio_low=percentile(ratios, 25),
        ratio_high=percentile(ratios, 75),
        rounds=pairs,
        budget=benchmark.budget,
    )


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest value that ``percent`` of ``values`` do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def as_text(outcomes: Sequence[Outcome]) -> str:
    """Return a table for people."""
    head = f"{'benchmark':<22}{'median':>9}{'p95':>9}  {'unit':<4}{'budget':>8}  {'kept':<7}"
    rows = [f"{head}{'ratio':>7}  (middle half)   reference"]
    for one in outcomes:
        spread = f"({one.ratio_low:.2f}–{one.ratio_high:.2f})"
        budget = "" if one.budget is None else f"{one.budget:g}"
        kept = "" if one.budget is None else "yes" if one.within_budget else "MISSED"
        rows.append(
            f"{one.name:<22}{one.median:>9.1f}{one.p95:>9.1f}  {one.unit:<4}{budget:>8}  {kept:<7}"
            f"{one.ratio:>7.2f}  {spread:<15} {one.reference}: {one.reference_median:.1f} {one.unit}"
        )
    return "\n".join(rows)


def as_json(outcomes: Sequence[Outcome]) -> str:
    """Return one JSON object; its keys are listed in ``docs/command-line.md``."""
    figures = [{**asdict(one), "within_budget": one.within_budget} for one in outcomes]
    return json.dumps({"benchmarks": figures}, indent=2)
