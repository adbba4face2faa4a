"""How far long work is: one line on a terminal, rubbed out when it is done, and nothing anywhere else."""

import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

T = TypeVar("T")
_WIDTH: Final = 24
_RUB_OUT: Final = "\r\x1b[K"


class Bar:
    """Shows how far it is, on standard error where that is a terminal."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._shown = sys.stderr.isatty()

    def __call__(self, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` are done."""
        full = _WIDTH * done // total if total else _WIDTH
        told = f"{self._label} [{'#' * full}{' ' * (_WIDTH - full)}] {done}/{total}"
        self._write(_RUB_OUT + told[: shutil.get_terminal_size().columns - 1])

    def clear(self) -> None:
        """Take the line away, so that something can be said in its place."""
        self._write(_RUB_OUT)

    def _write(self, what: str) -> None:
        if self._shown:
            sys.stderr.write(what)
            sys.stderr.flush()


def progress(items: Iterable[T], total: int, label: str) -> Iterator[T]:
    """Hand ``items`` on and show how many of ``total`` there were; a caller may print between two of them."""
    bar = Bar(label)
    bar(0, total)
    try:
        for done, item in enumerate(items, 1):
            bar.clear()
            yield item
            bar(done, total)
    finally:
        bar.clear()
