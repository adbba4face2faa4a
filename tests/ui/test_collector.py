"""Cycles die on the window's thread, and only there."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from reviewdesk.ui.collector import Collector


@pytest.fixture
def collector(qapp: QApplication) -> Iterator[Collector]:
    del qapp
    made = Collector()
    made.begin()
    yield made
    made.end()


class Knot:
    """Holds itself, and notes on which thread it was taken apart."""

    died_on: "list[int]"

    def __init__(self, died_on: "list[int]") -> None:
        self.me = self
        weakref.finalize(self, lambda: died_on.append(threading.get_ident()))


def test_a_busy_thread_takes_nothing_apart(collector: Collector) -> None:
    died_on: list[int] = []
    Knot(died_on)

    def allocate() -> None:
        held = [[n] for n in range(20_000)]
        assert held

    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert not died_on
    hold = [[n] for n in range(5_000)]
    collector.collect()
    assert hold
    assert died_on == [threading.get_ident()]


def test_where_nothing_is_due_nothing_is_done(collector: Collector) -> None:
    gc.collect()
    died_on: list[int] = []
    Knot(died_on)
    collector.collect()
    assert not died_on


def test_afterwards_python_collects_by_itself_again(qapp: QApplication) -> None:
    del qapp
    made = Collector()
    made.begin()
    assert not gc.isenabled()
    made.end()
    assert gc.isenabled()
