"""Pages go to the printer that somebody accepted, once."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from reviewdesk.ui.pdf_pages import draw_pages
from reviewdesk.ui.printing import PrintButton
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column
from tests.ui.pictures import settle


class Sheet(Column):
    """A print button that has pages, and another button behind it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.print_button = self.add(PrintButton(theme))
        self.other = self.add(Button(theme, "Save"))
        self.asked: list[bool] = []
        self.print_button.wanted.connect(lambda: self.asked.append(True))


@pytest.fixture
def sheet(theme: Theme, qtbot: QtBot) -> Sheet:
    sheet = Sheet(theme)
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    sheet.activateWindow()
    sheet.print_button.offer(pages=True)
    sheet.print_button.setFocus()
    settle()
    return sheet


def dialogs(sheet: Sheet) -> list[QPrintDialog]:
    settle()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return sheet.findChildren(QPrintDialog)


def to_paper(dialog: QPrintDialog, file: Path) -> None:
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(file))


def page() -> QImage:
    image = QImage(40, 60, QImage.Format.Format_RGB32)
    image.fill(0)
    return image


def test_a_second_press_takes_no_pages_from_the_accepted_printer(sheet: Sheet, tmp_path: Path) -> None:
    sheet.print_button.click()
    (dialog,) = dialogs(sheet)
    to_paper(dialog, tmp_path / "paper.pdf")
    dialog.done(QDialog.DialogCode.Accepted)
    sheet.print_button.click()
    assert dialogs(sheet) == []
    assert not sheet.print_button.isEnabled()
    sheet.print_button.print_pages([page(), page()])
    assert len(draw_pages((tmp_path / "paper.pdf").read_bytes(), 50)) == 2
    assert sheet.asked == [True]
    assert sheet.print_button.isEnabled()
    assert sheet.focusWidget() is sheet.print_button


def test_a_printer_that_nobody_accepted_gets_nothing(sheet: Sheet, tmp_path: Path) -> None:
    sheet.print_button.click()
    (dialog,) = dialogs(sheet)
    to_paper(dialog, tmp_path / "paper.pdf")
    sheet.print_button.offer(pages=True)  # drawn again, sharper
    assert not sheet.print_button.isEnabled()
    sheet.print_button.print_pages([page()])
    assert not sheet.print_button.isEnabled()
    dialog.reject()
    sheet.print_button.print_pages([page()])
    assert dialogs(sheet) == []
    assert not list(tmp_path.iterdir())
    assert sheet.asked == []
    assert sheet.print_button.isEnabled()


def test_what_was_asked_for_is_dropped_with_the_document(sheet: Sheet, tmp_path: Path) -> None:
    for accepted in (False, True):
        sheet.print_button.offer(pages=True)
        sheet.print_button.click()
        (dialog,) = dialogs(sheet)
        to_paper(dialog, tmp_path / "paper.pdf")
        if accepted:
            dialog.done(QDialog.DialogCode.Accepted)
        sheet.print_button.offer(pages=False)
        sheet.print_button.print_pages([page()])
        assert dialogs(sheet) == []
        assert not sheet.print_button.isEnabled()
    assert not list(tmp_path.iterdir())


def test_pages_that_cannot_be_drawn_leave_the_button_to_be_pressed_again(
    sheet: Sheet, tmp_path: Path
) -> None:
    sheet.print_button.click()
    (dialog,) = dialogs(sheet)
    to_paper(dialog, tmp_path / "paper.pdf")
    dialog.done(QDialog.DialogCode.Accepted)
    sheet.print_button.print_pages([])
    assert sheet.print_button.isEnabled()
    assert not list(tmp_path.iterdir())
