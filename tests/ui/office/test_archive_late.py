"""What was asked for first may come last: the archive shows, keeps and prints only what is open now."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from reviewdesk.services.context import DeskContext
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.pdf_pages import draw_pages
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


@pytest.fixture
def slow(sample_desk: DeskContext, preferences: Preferences) -> Iterator[House]:
    """Open the sample company's desk; files and PDF wait until they are told to go on."""
    house = House(office_of(sample_desk.desk, sample_desk, preferences, runner=Later()))
    yield house
    house.close()


@pytest.mark.parametrize("way", ["dropped", "handed over"])
def test_while_another_file_is_checked_no_verdict_stands_and_nothing_can_be_kept(
    slow: House, plan: Path, theme: Theme, qtbot: QtBot, way: str
) -> None:
    runner = slow.office.runner
    assert isinstance(runner, Later)
    page = opened(slow, theme, qtbot)
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


def test_pages_of_one_plan_never_come_under_the_title_of_another(
    slow: House, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    runner = slow.office.runner
    assert isinstance(runner, Later)
    page = opened(slow, theme, qtbot)
    content = page.archive.snapshot
    assert content is not None
    first, second = content.plans[:2]
    page.open_plan(first)
    page.open_plan(second)
    runner.go_on()  # the first one's last
    pdf = slow.office.services.archive.pdf(second.document_id)
    assert page.view.paper.image == draw_pages(pdf, page.view.paper.image.width())[0]

    page.open_plan(first)
    runner.go_on()
    page.view.sharper_wanted.emit(1500)
    page.archive.draw_for_paper()
    late, runner.waiting = runner.waiting, []
    page.close_plan()
    page.open_plan(second)
    page.archive.sharpen(1500)  # nothing is there to be drawn sharper
    runner.go_on()
    shown = page.view.paper.image.copy()
    page.print_button.click()
    (dialog,) = page.findChildren(QPrintDialog)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog.done(QDialog.DialogCode.Accepted)
    for each in late:
        each()
    assert page.view.paper.image == shown
    assert not list(tmp_path.glob("paper.pdf"))
    runner.go_on()
    assert list(tmp_path.glob("paper.pdf"))
