"""From the command to the first painted window and to Home with the sample company, and the memory that takes."""

from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.first_paint import measure
from benchmarks.harness import Benchmark
from benchmarks.sample import environment, home

REFERENCE = "an empty PySide6 window"
# name, what is opened, which figure, unit, budget, what it is
_BENCHMARKS = (
    ("start", "app", "start", "ms", 1500.0, "from the command to the first painted window"),
    ("start_home", "home", "start", "ms", 1500.0, "from the command to Home, the sample's desk open"),
    ("memory_at_rest", "home", "rest", "MiB", None, "resident half a second after Home was painted"),
    ("memory_peak", "home", "peak", "MiB", None, "the most that was resident until then"),
)


@contextmanager
def benchmarks() -> Iterator[list[Benchmark]]:
    """Yield the start and memory benchmarks, in a home with the sample company that is thrown away."""
    with home() as folder:
        yield [
            Benchmark(
                name=name,
                about=about,
                unit=unit,
                subject=lambda what=what, key=key: measure(what, environment(folder))[key],  # type: ignore[misc]
                reference=lambda key=key: measure("reference")[key],  # type: ignore[misc]
                reference_name=REFERENCE,
                budget=budget,
            )
            for name, what, key, unit, budget, about in _BENCHMARKS
        ]
