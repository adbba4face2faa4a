"""What was asked for first may come last: the archive shows, keeps and prints only what is open now."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from pytestqt.qtbot import QtBot

from reviewdesk.services.context import DeskContext
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.tasks import InlineRunner, Task
from reviewdesk.ui.theme import Theme
from tests.ui.office import test_archive
from tests.ui.office.house import House, office_of
from tests.ui.office.test_archive import opened

plan = test_archive.plan
T = TypeVar("T")


class Later(InlineRunner):
    """Does what belongs beside the database when it is told to."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], object]] = []

    def pool(self, work: Callable[[], T], stop: threading.Event | None = None) -> Task[T]:
        """Keep ``work`` for later."""
        task: Task[T] = Task(stop)

        def now() -> None:
            task.run(work)
            task.deliver()

        self.waiting.append(now)
        return task

    def go_on(self) -> None:
        """Do it, the last first."""
        while self.waiting:
            self.waiting.pop()()


@pytest.mark.parametrize("way", ["dropped", "handed over"])
def test_while_another_file_is_checked_no_verdict_stands_and_nothing_can_be_kept(
    sample_desk: DeskContext, preferences: Preferences, plan: Path, theme: Theme, qtbot: QtBot, way: str
) -> None:
    runner = Later()
    house = House(office_of(sample_desk.desk, sample_desk, preferences, runner=runner))
    page = opened(house, theme, qtbot)
    page.target.chosen.emit(plan)
    runner.go_on()
    assert page.result.isVisible()
    if way == "dropped":
        page.target.chosen.emit(plan.with_name("another.pdf"))
    else:
        page.shown(str(plan.with_name("another.pdf")))
    assert not page.result.isVisible()
    page.archive.kept.connect(lambda _name: pytest.fail("kept a file that was not checked"))
    page.archive.keep()
    runner.go_on()
    assert not page.result.isVisible()
    house.close()
