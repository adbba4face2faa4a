"""From the command to the first painted window, and the memory that takes, against an empty PySide6 window."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from benchmarks.first_paint import measure
from benchmarks.harness import Benchmark

REFERENCE = "an empty PySide6 window"


@contextmanager
def benchmarks() -> Iterator[list[Benchmark]]:
    """Yield the start and memory benchmarks, in a home that is thrown away."""
    with tempfile.TemporaryDirectory() as home:
        place = {"REVIEWDESK_HOME": home}

        def against_the_reference(
            name: str, key: str, unit: str, budget: float | None, about: str
        ) -> Benchmark:
            return Benchmark(
                name=name,
                about=about,
                unit=unit,
                subject=lambda: measure("app", place)[key],
                reference=lambda: measure("reference", place)[key],
                reference_name=REFERENCE,
                budget=budget,
            )

        yield [
            against_the_reference(
                "start", "start", "ms", 1500.0, "from the command to the first painted window"
            ),
            against_the_reference("memory_at_rest", "rest", "MiB", None, "resident half a second after that"),
            against_the_reference(
                "memory_peak", "peak", "MiB", None, "the most that was resident until then"
            ),
        ]
