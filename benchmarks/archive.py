"""Lists and searches of an archive of a million plans, against reading one row by its key.

The archive is made by SQL in a scratch desk (names, words and dates, no files) and kept for the next run in the folder
that ``REVIEWDESK_BENCHMARK_ARCHIVE`` names; without one it is made anew, which takes some minutes.
``REVIEWDESK_BENCHMARK_PLANS`` asks for another number of plans.
"""

import itertools
import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.harness import Benchmark

if TYPE_CHECKING:
    from reviewdesk.services.context import DeskContext
    from reviewdesk.services.register import Register, Search

FOLDER = "REVIEWDESK_BENCHMARK_ARCHIVE"
PLANS = int(os.environ.get("REVIEWDESK_BENCHMARK_PLANS", "1000000"))
ROUNDS = 200
SEARCH_BUDGET, LIST_BUDGET = 50.0, 10.0
REFERENCE = "a row by its key"


@contextmanager
def benchmarks() -> Iterator[list[Benchmark]]:
    """Yield the benchmarks; the archive is made, or opened, when the first one warms up."""
    with TemporaryDirectory(prefix="reviewdesk-benchmark-") as scratch:
        archive = _Archive(Path(os.environ.get(FOLDER) or scratch))
        kinds: tuple[tuple[str, Callable[[], float], float, str], ...] = (
            ("archive_list", archive.list_page, LIST_BUDGET, "a page from somewhere in all plans"),
            ("archive_search", archive.search, SEARCH_BUDGET, "a page of plans found by words and names"),
        )
        yield [
            Benchmark(
                name=name,
                about=about,
                unit="ms",
                subject=subject,
                reference=archive.one_row,
                reference_name=REFERENCE,
                rounds=ROUNDS,
                budget=budget,
            )
            for name, subject, budget, about in kinds
        ]
        archive.close()


class _Archive:
    """A desk with many plans, and somebody who looks for some of them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._chance = random.Random(7)

    def list_page(self) -> float:
        """Show a page from anywhere, all, held or due in turn; return how long it took, in ms."""
        from reviewdesk.services.register import Which
        from tests.archive_of_many import some_number

        which = self._chance.choice(list(Which))
        after = "" if which is Which.DUE else str(some_number(self._chance, PLANS))
        return self._timed(lambda: self._register.page(which, after))

    def search(self) -> float:
        """Look for something: a name, a rare word, the commonest, several, in a period."""
        wanted = next(self._questions)
        return self._timed(lambda: self._register.search(wanted))

    def one_row(self) -> float:
        """Read one row by its key."""
        from reviewdesk.models.register_rows import RegisterEntry
        from tests.archive_of_many import number_of

        number = number_of(self._chance.randrange(PLANS))

        def read() -> object:
            with self._context.reading() as session:
                return session.get(RegisterEntry, number)

        return self._timed(read)

    def close(self) -> None:
        """Close the desk, if it was opened."""
        if "_context" in vars(self):
            self._context.desk.close()

    @staticmethod
    def _timed(what: Callable[[], object]) -> float:
        began = time.perf_counter()
        what()
        return (time.perf_counter() - began) * 1000

    @cached_property
    def _context(self) -> "DeskContext":
        from reviewdesk.content.library import load_library
        from reviewdesk.services.context import DeskContext
        from tests.archive_of_many import open_archive

        return DeskContext(open_archive(self._folder / f"plans-{PLANS}", PLANS), load_library())

    @cached_property
    def _register(self) -> "Register":
        from reviewdesk.services.register import Register

        return Register(self._context)

    @cached_property
    def _questions(self) -> "Iterator[Search]":
        from tests.archive_of_many import questions

        return itertools.cycle(questions(self._chance))
