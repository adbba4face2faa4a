"""The document beside the signatures: what is shown is what is signed."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.ui.meeting import document_preview
from reviewdesk.ui.pdf_pages import draw_pages, draw_signatures
from reviewdesk.ui.printing import print_pages
from tests.ui.meeting import signing_hands
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.signing_hands import choose, page_of, sign, talked_through
from tests.ui.meeting.test_growth_page import write

desk = signing_hands.desk
keys = signing_hands.keys


def test_the_pages_shown_are_those_that_will_be_signed(table: Table) -> None:
    window = talked_through(table).open()
    page = page_of(window)
    shown = page.pane.view.label.text()
    assert shown.startswith("Page 1 of ")
    before = page.pane.view.paper.image.copy()
    choose(window, Outcome.WITH_COMMENTS)
    write("Noted, and I said so.")
    page.form.own.covered.show_button.click()
    settle()
    page.preview.draw()
    page.pane.view.show_page(0)
    settle()
    pages = page.pane.view
    last = pages.paper.image.copy()
    sign(window, Party.EMPLOYEE)
    signed = window.meeting.services.sealing.signed_pdf(table.review)
    assert {each.page for each in draw_signatures(signed, 200)} == {pages.page()}  # it came into view
    drawn = draw_pages(signed, pages.paper.image.width())
    assert pages.paper.image == drawn[pages.page()]
    assert before.size() == last.size()


def test_characters_that_no_font_prints_are_named_before_signing(table: Table) -> None:
    window = talked_through(table, "Good \U00012000 day").open()
    pane = page_of(window).pane
    assert pane.uncovered.isVisible()
    told = pane.uncovered.text.text()
    assert "\U00012000 (U+12000)" in told
    assert "in Devon’s words" in told


def test_a_preview_that_fails_says_so_and_can_be_tried_again(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reviewdesk.domain.errors import DocumentError

    window = talked_through(table).open()
    page = page_of(window)
    sealing = window.meeting.services.sealing

    def broken(_review: str) -> object:
        raise DocumentError("signing_failed")

    monkeypatch.setattr(sealing, "preview", broken)
    page.preview.draw()
    assert page.pane.trouble.isVisible()
    monkeypatch.undo()
    page.pane.trouble.acted.emit()
    settle()
    assert not page.pane.trouble.isVisible()


def test_a_larger_view_is_drawn_sharper_from_the_same_document(table: Table) -> None:
    window = talked_through(table).open()
    page = page_of(window)
    before = page.pane.view.paper.image.width()
    page.preview.sharpen(before + 200)
    assert page.pane.view.paper.image.width() == before + 200
    page.preview.sharpen(before)
    assert page.pane.view.paper.image.width() == before + 200


def test_the_document_can_be_printed(table: Table, tmp_path: Path) -> None:
    window = talked_through(table).open()
    pages: list[Any] = []
    preview = page_of(window).preview
    preview.printable.connect(pages.append)
    preview.draw_for_paper()
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    print_pages(pages[0], printer)
    assert len(draw_pages((tmp_path / "paper.pdf").read_bytes(), 200)) == len(pages[0])


def test_the_document_stands_below_where_there_is_no_room_beside(table: Table) -> None:
    window = talked_through(table).open()
    page = page_of(window)
    assert page.scroller.isAncestorOf(page.pane) is False
    window.set_text_size(2.0)
    settle()
    assert page.scroller.isAncestorOf(page.pane)
    window.set_text_size(1.0)
    settle()
    assert not page.scroller.isAncestorOf(page.pane)


def test_the_print_button_asks_which_printer_and_prints_every_page(table: Table, tmp_path: Path) -> None:
    window = talked_through(table).open()
    pane = page_of(window).pane
    pane.print_button.click()
    settle()
    (dialog,) = pane.findChildren(QPrintDialog)
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog.done(QDialog.DialogCode.Accepted)
    settle()
    count = int(pane.view.label.text().split()[-1])
    assert len(draw_pages((tmp_path / "paper.pdf").read_bytes(), 200)) == count


def test_pages_that_cannot_be_drawn_for_paper_leave_the_button_to_be_pressed_again(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = talked_through(table).open()
    pane = page_of(window).pane
    pane.print_button.click()
    settle()
    (dialog,) = pane.findChildren(QPrintDialog)

    def broken(_pdf: bytes, _width: int) -> list[QImage]:
        raise ReviewDeskError("not_a_pdf")

    monkeypatch.setattr(document_preview, "draw_pages", broken)
    dialog.done(QDialog.DialogCode.Accepted)
    settle()
    assert pane.trouble.isVisible()
    assert pane.print_button.isEnabled()
