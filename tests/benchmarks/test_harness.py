"""The figures of the benchmarks can be trusted."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from benchmarks import __main__ as command, harness
from benchmarks.first_paint import measure
from benchmarks.harness import Benchmark


def counted(values: list[float], order: list[str], name: str) -> Callable[[], float]:
    source = iter(values)

    def take() -> float:
        order.append(name)
        return next(source)

    return take


def benchmark(
    ours: list[float], theirs: list[float], order: list[str], budget: float | None = None
) -> Benchmark:
    return Benchmark(
        name="example",
        about="an example",
        unit="ms",
        subject=counted(ours, order, "A"),
        reference=counted(theirs, order, "B"),
        reference_name="nothing",
        rounds=len(ours) - 1,
        budget=budget,
    )


def test_pairs_are_measured_in_turn_after_a_warm_up() -> None:
    order: list[str] = []
    harness.run(benchmark([99, 1, 1, 1], [99, 1, 1, 1], order))
    assert "".join(order) == "AB" + "AB" + "BA" + "AB"


def test_the_ratio_is_taken_pair_by_pair() -> None:
    """A machine that slows down for one pair slows both, and the ratio stays."""
    outcome = harness.run(benchmark([99, 20, 200, 20, 20], [99, 10, 100, 10, 10], []))
    assert outcome.ratio == outcome.ratio_low == outcome.ratio_high == 2.0
    assert (outcome.median, outcome.p95, outcome.reference_median) == (20, 200, 10)


@pytest.mark.parametrize(("percent", "value"), [(0, 1), (50, 5), (95, 10), (100, 10)])
def test_percentiles_are_values_that_were_measured(percent: float, value: float) -> None:
    assert harness.percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], percent) == value


@pytest.mark.parametrize(("budget", "kept"), [(None, True), (30.0, True), (29.9, False)])
def test_a_budget_holds_for_the_p95(budget: float | None, *, kept: bool) -> None:
    outcome = harness.run(benchmark([99, 10, 30], [99, 1, 1], [], budget))
    assert outcome.within_budget is kept
    assert ("MISSED" in harness.as_text([outcome])) is not kept
    assert json.loads(harness.as_json([outcome]))["benchmarks"][0]["within_budget"] is kept


@pytest.fixture
def entry(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Offer one benchmark whose budget is missed, and return what happens to it."""
    seen: list[str] = []

    @contextmanager
    def benchmarks() -> Iterator[list[Benchmark]]:
        yield [benchmark([9.0] * 3, [1.0] * 3, seen, budget=5.0)]
        seen.append("cleared away")

    monkeypatch.setattr(command, "ENTRIES", (SimpleNamespace(benchmarks=benchmarks),))
    return seen


def test_the_command_prints_one_object_and_tells_of_a_missed_budget(
    entry: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["--json", "--rounds", "2", "example"]) == 1
    found = json.loads(capsys.readouterr().out)["benchmarks"]
    assert [(one["name"], one["ratio"], one["rounds"]) for one in found] == [("example", 9.0, 2)]
    assert entry[-1] == "cleared away"


def test_the_command_prints_a_table(entry: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([]) == 1
    assert "example" in capsys.readouterr().out
    assert entry


@pytest.mark.usefixtures("entry")
def test_a_benchmark_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["nonsense"])
    assert "there are: example" in capsys.readouterr().err


def test_the_reference_paints_a_window() -> None:
    found = measure("reference")
    assert 0 < found["start"] < 60_000
    assert 10 < found["rest"] <= found["peak"] + 5


def test_the_peak_is_that_of_the_window_and_not_of_whoever_started_it() -> None:
    ballast = b"x" * (200 * 2**20)
    assert measure("reference")["peak"] < len(ballast) / 2**20


def test_what_paints_no_window_ends_in_a_sentence() -> None:
    with pytest.raises(SystemExit, match=r"reference painted no window: (.|\n)*nowhere"):
        measure("reference", {"QT_QPA_PLATFORM": "nowhere"})
