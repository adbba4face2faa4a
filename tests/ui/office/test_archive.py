"""The archive reads what was signed, and says of any file what it is worth."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.services.context import DeskContext
from reviewdesk.services.take_along import TakeAlong
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.office.archive_chain import ArchiveChain, PlanAround
from reviewdesk.ui.office.archive_page import ArchivePage
from reviewdesk.ui.office.archive_view_model import ArchiveViewModel, PlanRow
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_window import OfficeWindow
from reviewdesk.ui.pdf_pages import draw_pages
from reviewdesk.ui.tasks import TaskRunner
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Text
from tests.ui.office.house import House, new_desk, office_of
from tests.ui.pictures import settle


@pytest.fixture
def plan(sample: House, tmp_path: Path) -> Path:
    """Write the newest plan of the sample company to a file, as somebody would send it."""
    archive = sample.office.services.archive
    file = tmp_path / "plan.pdf"
    file.write_bytes(archive.pdf(archive.all()[0].document_id))
    return file


@pytest.fixture
def page(sample: House, theme: Theme, qtbot: QtBot) -> ArchivePage:
    return opened(sample, theme, qtbot)


def opened(house: House, theme: Theme, qtbot: QtBot) -> ArchivePage:
    window = house.window(theme, Place("archive"))
    with qtbot.waitExposed(window):
        window.show()
    return page_of(window)


def page_of(window: OfficeWindow) -> ArchivePage:
    assert window.shell is not None
    page = window.shell.page
    assert isinstance(page, ArchivePage)
    return page


def words_in(widget: QWidget) -> str:
    return "\n".join(text.text() for text in widget.findChildren(Text) if text.isVisible())


def button(page: ArchivePage, name: str) -> Button:
    return next(b for b in page.findChildren(Button) if b.isVisible() and b.accessibleName() == name)


def test_an_unchanged_plan_says_since_when_and_who_signed(page: ArchivePage, plan: Path) -> None:
    page.target.chosen.emit(plan)
    said = words_in(page.result)
    assert "Unchanged since both signed, " in said
    assert "You can rely on what stands in it." in said
    assert "Maya Ellis" in said
    assert "Level A: confirmed in the meeting, on a shared computer" in said
    assert not page.archive.office.services.archive.verify(plan.read_bytes()).problems


def test_a_plan_that_was_changed_says_so_and_what_to_do(page: ArchivePage, plan: Path) -> None:
    plan.write_bytes(plan.read_bytes() + b"\n% one more line\n")
    page.target.chosen.emit(plan)
    said = words_in(page.result)
    assert "Changed after signing" in said
    assert "Do not rely on this copy." in said
    assert "Something was added to the file after the last signature." in said


def test_another_file_is_no_plan_and_the_result_can_be_closed(page: ArchivePage, tmp_path: Path) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"Dear Maya")
    page.target.chosen.emit(letter)
    assert "This is not a sealed plan" in words_in(page.result)
    button(page, "Close the result").click()
    assert not page.result.isVisible()


def test_a_file_that_cannot_be_read_is_said_in_the_bar(page: ArchivePage, tmp_path: Path) -> None:
    page.archive.check(tmp_path / "gone.pdf")
    window = page.window()
    assert isinstance(window, OfficeWindow)
    assert window.shell is not None
    assert window.shell.banner.isVisible()
    assert "gone.pdf could not be read" in window.shell.banner.text.text()
    window.shell.banner.button.click()
    assert not window.shell.banner.isVisible()


def test_a_plan_is_read_page_by_page_and_copied(page: ArchivePage, tmp_path: Path) -> None:
    content = page.archive.snapshot
    assert content is not None
    page.ask_place = lambda: str(tmp_path)
    button(page, f"Read {content.plans[0].spoken}").click()
    assert page.view.has_pages()
    assert not page.listing.isVisible()
    page.view.show_next()
    page.save_button.click()
    copies = list(tmp_path.glob("*.pdf"))
    assert len(copies) == 1
    assert page.archive.office.services.archive.verify(copies[0].read_bytes()).intact
    page.back_button.click()
    assert page.listing.isVisible()
    assert not page.view.has_pages()


def test_a_sealed_plan_is_printed_page_by_page(page: ArchivePage, tmp_path: Path) -> None:
    content = page.archive.snapshot
    assert content is not None
    assert not page.print_button.isEnabled()
    page.open_plan(content.plans[0])
    button(page, "Print").click()
    (dialog,) = page.findChildren(QPrintDialog)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog.done(QDialog.DialogCode.Accepted)
    settle()
    sealed = page.archive.office.services.archive.pdf(content.plans[0].document_id)
    printed = draw_pages((tmp_path / "paper.pdf").read_bytes(), 200)
    assert len(printed) == len(draw_pages(sealed, 200))
    assert len({bytes(picture.constBits()) for picture in printed}) == len(printed)
    page.close_plan()
    assert not page.print_button.isEnabled()


def test_pages_that_cannot_be_drawn_for_paper_are_told_and_can_be_asked_for_again(page: ArchivePage) -> None:
    content = page.archive.snapshot
    assert content is not None
    page.open_plan(content.plans[0])
    page.archive.close_preview()  # nothing left to draw
    page.print_button.click()
    (dialog,) = page.findChildren(QPrintDialog)
    dialog.done(QDialog.DialogCode.Accepted)
    window = page.window()
    assert isinstance(window, OfficeWindow)
    assert window.shell is not None
    assert window.shell.banner.isVisible()
    assert page.print_button.isEnabled()


def test_no_folder_chosen_copies_nothing(page: ArchivePage, tmp_path: Path) -> None:
    content = page.archive.snapshot
    assert content is not None
    page.ask_place = str
    page.open_plan(content.plans[0])
    page.save_button.click()
    assert not list(tmp_path.glob("*.pdf"))


def test_pages_that_come_late_are_not_shown_over_the_list(page: ArchivePage) -> None:
    content = page.archive.snapshot
    assert content is not None
    page.open_plan(content.plans[0])
    pages = list(page.view._images)
    page.close_plan()
    page.archive.previewed.emit(pages)
    assert not page.view.has_pages()


def test_pages_can_be_made_sharper(page: ArchivePage) -> None:
    content = page.archive.snapshot
    assert content is not None
    page.open_plan(content.plans[0])
    page.view.sharper_wanted.emit(1500)
    assert page.view.paper.image.width() >= 1500


def test_many_plans_can_be_searched(page: ArchivePage) -> None:
    content = page.archive.snapshot
    assert content is not None
    many = tuple(
        PlanRow(f"d{n}", "AB", f"Person {n}", "Year review", f"Year review with Person {n}") for n in range(9)
    )
    page.refresh(type(content)(many, keeps=False))
    page._on_find_changed("review 7")
    assert [row.isVisible() for _text, row in page._rows] == [n == 7 for n in range(9)]


@pytest.fixture
def own(context: DeskContext, preferences: Preferences, tmp_path: Path) -> Iterator[House]:
    """Open an employee's own desk."""
    desk = new_desk(tmp_path / "own", context, "employee")
    house = House(office_of(desk, context, preferences))
    yield house
    house.close()
    desk.close()


def test_an_employee_keeps_a_plan_that_is_unchanged(
    own: House, plan: Path, theme: Theme, qtbot: QtBot
) -> None:
    page = opened(own, theme, qtbot)
    assert "Check a signed plan, and keep it." in words_in(page.plans)
    page.shown(str(plan))
    assert "the desk it comes from is not known here" in words_in(page.result)
    button(page, "Keep it in the archive").click()
    assert page.archive.snapshot is not None
    assert len(page.archive.snapshot.plans) == 1
    assert not page.result.isVisible()
    page.archive.check(plan)
    page.archive.keep()
    window = page.window()
    assert isinstance(window, OfficeWindow)
    assert window.shell is not None
    assert window.shell.banner.isVisible()


def test_what_is_kept_is_what_was_checked(own: House, plan: Path, theme: Theme, qtbot: QtBot) -> None:
    page = opened(own, theme, qtbot)
    checked = plan.read_bytes()
    page.target.chosen.emit(plan)
    plan.write_bytes(b"Dear Maya")
    button(page, "Keep it in the archive").click()
    (kept,) = own.office.services.archive.all()
    assert own.office.services.archive.pdf(kept.document_id) == checked


def test_nothing_is_kept_before_something_was_checked(house: House) -> None:
    model = ArchiveViewModel(house.office)
    model.keep()
    assert model.load().plans == ()


def test_what_is_no_pdf_has_no_pages() -> None:
    with pytest.raises(ReviewDeskError) as refused:
        draw_pages(b"nothing", 100)
    assert refused.value.key == "not_a_pdf"


def test_pages_are_drawn_away_from_the_window(
    sample_desk: DeskContext, preferences: Preferences, theme: Theme, qtbot: QtBot
) -> None:
    runner = TaskRunner()
    house = House(office_of(sample_desk.desk, sample_desk, preferences, runner=runner))
    page = opened(house, theme, qtbot)
    qtbot.waitUntil(lambda: page.archive.snapshot is not None)
    assert page.archive.snapshot is not None
    page.open_plan(page.archive.snapshot.plans[0])
    assert not page.view.has_pages()
    qtbot.waitUntil(page.view.has_pages)
    runner.close()
    house.close()


def test_looking_around_a_plan_keeps_nobody_waiting_and_only_the_last_one_is_told(
    sample_desk: DeskContext, preferences: Preferences, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = TaskRunner()
    office = office_of(sample_desk.desk, sample_desk, preferences, runner=runner)
    first, second = (plan.document_id for plan in office.services.archive.all()[:2])
    go_on, opened_first, read = threading.Event(), threading.Event(), TakeAlong.has_check_ins

    def slowly(along: TakeAlong, document_id: str) -> bool:
        if document_id == first:
            opened_first.set()
            assert go_on.wait(20)
        return read(along, document_id)

    monkeypatch.setattr(TakeAlong, "has_check_ins", slowly)
    chain = ArchiveChain(ArchiveViewModel(office))
    told: list[PlanAround] = []
    chain.known.connect(told.append)
    chain.look(first)
    qtbot.waitUntil(opened_first.is_set)
    answered: list[bool] = []
    runner.database(lambda: True).on_success(answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    chain.look(second)
    qtbot.waitUntil(lambda: bool(told))
    go_on.set()
    runner.close()
    assert [plan.chain for plan in told] == [office.services.amendments.chain(second)]
