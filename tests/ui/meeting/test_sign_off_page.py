"""The sign-off on a real desk: real signatures, a real seal, and the file read back."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from reviewdesk.document.attached import read_attached
from reviewdesk.document.certificates import new_key
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.ui.meeting.document_pictures import draw_pages, print_pages
from reviewdesk.ui.meeting.sign_off_view_model import Step
from reviewdesk.ui.tasks import TaskRunner
from tests.services.surroundings import OWNER_PASSPHRASE
from tests.ui.meeting.desk import PASSPHRASE, Table, settle
from tests.ui.meeting.plan_words import OWN_WORDS
from tests.ui.meeting.signing_hands import block_of, both_sign, choose, page_of, seal, sign, talked_through
from tests.ui.meeting.test_growth_page import write
from tests.ui.meeting.test_progress_page import press, primary_buttons, tab_to


@pytest.fixture(scope="session")
def keys() -> list[Any]:
    """Make the real keys of the desk's root and of both signers once; they take most of a second each."""
    return [new_key() for _each in range(3)]


@pytest.fixture
def desk(desk: DeskContext, keys: list[Any]) -> DeskContext:
    left = list(keys)
    return replace(desk, new_key=left.pop)


def test_the_whole_sign_off_can_be_held_with_the_keyboard_alone(table: Table) -> None:
    window = talked_through(table).open()
    page = page_of(window)
    write(OWN_WORDS)
    tab_to(page.form.choice.buttons[Outcome.WITH_COMMENTS])
    press(Qt.Key.Key_Space)
    for party, passphrase in ((Party.EMPLOYEE, PASSPHRASE), (Party.MANAGER, OWNER_PASSPHRASE)):
        block = block_of(window, party)
        assert QApplication.focusWidget() is block.pad.area
        tab_to(block.pad.mode_button)
        press(Qt.Key.Key_Space)
        write(block.person.name)
        tab_to(block.first.control)
        write(passphrase)
        press(Qt.Key.Key_Return)
    tab_to(window.footer.next)
    press(Qt.Key.Key_Space)
    assert page.model.step is Step.SHEET
    tab_to(window.footer.next)
    press(Qt.Key.Key_Space)
    assert page.model.step is Step.FINISHED
    archive = Archive(table.context)
    (plan,) = archive.all()
    pdf = archive.pdf(plan.document_id)
    verdict = archive.verify(pdf)
    assert (verdict.intact, verdict.trusted) == (True, True)
    assert [signer.name for signer in verdict.signers] == ["Devon Park", "Maya Ellis"]
    record = read_attached(pdf)
    assert record.sign_off.employee_words == OWN_WORDS
    assert record.sign_off.outcome == "acknowledged_with_comments"
    assert record.actions[0].practice == "Lead the April release end to end"


def test_nothing_is_chosen_beforehand_and_nothing_is_primary_yet(table: Table) -> None:
    window = talked_through(table).open()
    page = page_of(window)
    assert primary_buttons(window) == []
    assert page.form.choice.options.isVisible()
    assert not page.form.pair.isVisible()
    step = page.next_step()
    assert (step.text, step.enabled, step.hint) == (
        "Seal and finish",
        False,
        "How would Devon like to close it?",
    )


def test_there_is_one_primary_button_in_every_step(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.ACKNOWLEDGED)
    assert primary_buttons(window) == ["Sign"]
    sign(window, Party.EMPLOYEE)
    assert primary_buttons(window) == ["Sign"]
    assert window.footer.hint.text() == "Waiting for Maya’s signature"
    sign(window, Party.MANAGER, typed=True)
    assert primary_buttons(window) == ["Seal and finish"]
    window.footer.next.click()
    settle()
    assert primary_buttons(window) == ["Seal it now"]
    window.footer.next.click()
    settle()
    assert primary_buttons(window) == ["Close the meeting"]


def test_the_first_signature_fixes_the_words_ends_undo_and_says_both(table: Table) -> None:
    window = talked_through(table, OWN_WORDS).open()
    page = page_of(window)
    write("Also: ")
    choose(window, Outcome.WITH_COMMENTS)
    assert window.meeting.joint.undo_manager(Party.EMPLOYEE, "sign_off/employee/words").can_undo
    sign(window, Party.EMPLOYEE)
    assert window.meeting.snapshot.state is ReviewState.SIGNING
    assert page.form.words.edit.isReadOnly()
    assert page.form.frozen.isVisible()
    assert not window.meeting.joint.undo_manager(Party.EMPLOYEE, "sign_off/employee/words").can_undo
    assert "undo ends here" in window.toast.text.text()
    assert window.meeting.party is Party.MANAGER
    assert page.caption() == "Devon signed"
    assert block_of(window, Party.EMPLOYEE).when.text.text().startswith("Signed ")


def test_signatures_can_be_taken_away_and_the_words_written_again(table: Table) -> None:
    window = talked_through(table, OWN_WORDS).open()
    page = page_of(window)
    both_sign(window)
    page.form.take_away.click()
    settle()
    assert window.meeting.snapshot.sign_off.signed_at == ()
    assert window.meeting.writable
    assert not page.form.words.edit.isReadOnly()
    assert not page.form.frozen.isVisible()
    assert block_of(window, Party.EMPLOYEE).pad.is_empty()
    assert block_of(window, Party.MANAGER).pad.is_empty()
    sign(window, Party.EMPLOYEE)
    assert page.caption() == "Devon signed"


def test_a_wrong_passphrase_is_said_inline_signs_nothing_and_is_wiped(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.ACKNOWLEDGED)
    sign(window, Party.EMPLOYEE, "not this one")
    block = block_of(window, Party.EMPLOYEE)
    assert "does not open" in block.first.error.text()
    assert block.first.control.text() == ""
    assert window.meeting.snapshot.sign_off.signed_at == ()
    assert not block.pad.is_empty()
    assert block.button.isEnabled()


def test_after_several_wrong_passphrases_the_wait_is_named(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.ACKNOWLEDGED)
    for _trial in range(4):
        sign(window, Party.EMPLOYEE, "not this one")
    assert "seconds" in block_of(window, Party.EMPLOYEE).first.error.text()


def test_an_empty_pad_or_passphrase_is_asked_for_where_it_is_missing(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.ACKNOWLEDGED)
    block = block_of(window, Party.EMPLOYEE)
    block.button.click()
    assert block.help.isVisible()
    sign_pad = block.pad
    sign_pad.set_mode("type")
    sign_pad.line.setText("Devon")
    assert not block.help.isVisible()
    block.button.click()
    assert block.first.has_error()
    assert window.meeting.snapshot.sign_off.signed_at == ()


def test_an_employee_without_a_drawer_chooses_a_passphrase_here(bare_table: Table) -> None:
    window = bare_table.at(StageKind.SIGN_OFF).open()
    choose(window, Outcome.ACKNOWLEDGED)
    block = block_of(window, Party.EMPLOYEE)
    assert block.second.isVisible()
    block.pad.set_mode("type")
    block.pad.line.setText("Devon Park")
    block.first.control.setText("four calm words here")
    assert "hard to guess" in block.strength.text.text()
    block.second.control.setText("four calm words")
    block.submit()
    assert block.second.has_error()
    assert not window.meeting.snapshot.employee.has_drawer
    block.second.control.setText("four calm words here")
    block.submit()
    settle()
    assert window.meeting.snapshot.employee.has_drawer
    assert page_of(window).caption() == "Devon signed"


def test_comments_are_waited_for_when_they_were_announced(table: Table) -> None:
    window = talked_through(table).open()
    page = page_of(window)
    choose(window, Outcome.WITH_COMMENTS)
    assert window.footer.hint.text() == "Waiting for Devon’s own words"
    assert primary_buttons(window) == []
    assert QApplication.focusWidget() is page.form.words.edit
    write("Noted.")
    settle()
    assert window.footer.hint.text() == "Waiting for Devon’s signature"
    assert primary_buttons(window) == ["Sign"]


def test_the_manager_may_add_own_words_and_they_are_printed(table: Table) -> None:
    window = talked_through(table).open()
    form = page_of(window).form
    form.more_words.click()
    assert window.meeting.party is Party.MANAGER
    write("I clear release day.")
    both_sign(window)
    pdf = window.meeting.services.sealing.signed_pdf(table.review)
    assert read_attached(pdf).sign_off.manager_words == "I clear release day."


def test_declining_needs_a_witness_and_the_manager_signs_alone(table: Table) -> None:
    window = talked_through(table).open()
    page = page_of(window)
    choose(window, Outcome.DECLINED)
    assert QApplication.focusWidget() is page.form.choice.witness.control
    assert window.footer.hint.text() == "Waiting for the name of a witness"
    assert not page.form.pair.isVisible()
    press(Qt.Key.Key_Tab)
    assert page.form.choice.witness.has_error()
    page.form.choice.witness.control.setFocus()
    write("Rana Haddad")
    press(Qt.Key.Key_Tab)
    write("I want to think")
    press(Qt.Key.Key_Return)
    assert not block_of(window, Party.EMPLOYEE).isVisible()
    sign(window, Party.MANAGER)
    seal(window)
    (plan,) = Archive(table.context).all()
    record = read_attached(Archive(table.context).pdf(plan.document_id))
    assert (record.sign_off.witness, record.sign_off.reason) == ("Rana Haddad", "I want to think")
    assert page.model.step is Step.FINISHED


def test_taken_home_says_when_it_is_due_closes_and_goes_on_at_the_same_place(table: Table) -> None:
    window = talked_through(table, OWN_WORDS).open()
    page = page_of(window)
    choose(window, Outcome.TAKEN_HOME)
    assert page.question.text() == "At home until Friday, 13 March"
    assert page.next_step().text == "Close the meeting"
    assert not window.footer.back.isVisible()
    window.footer.next.click()
    settle()
    table.time.advance(days=2)
    again = table.open()
    page = page_of(again)
    assert page.question.text() == "At home until Friday, 13 March"
    page.form.back_again.click()
    settle()
    assert page.form.choice.options.isVisible()
    both_sign(again)
    seal(again)
    assert page.model.step is Step.FINISHED


def test_a_meeting_taken_up_between_two_signatures_shows_that_the_first_stands(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.ACKNOWLEDGED)
    sign(window, Party.EMPLOYEE)
    window.meeting.pause()
    settle()
    again = table.open()
    block = block_of(again, Party.EMPLOYEE)
    assert block.stands.isVisible()
    assert not block.pad.isVisible()
    sign(again, Party.MANAGER)
    seal(again)
    assert page_of(again).model.step is Step.FINISHED


def test_the_sheet_says_what_will_happen_and_can_be_left(table: Table) -> None:
    window = talked_through(table).open()
    page = page_of(window)
    both_sign(window)
    window.footer.next.click()
    settle()
    assert page.sheet.isVisible()
    assert page.sheet.file.text().replace("\u200b", "").endswith(".pdf")
    assert not page.form.isVisible()
    window.footer.back.click()
    settle()
    assert page.form.isVisible()
    assert Archive(table.context).all() == ()


def test_the_name_shown_before_sealing_is_the_name_of_the_sealed_file(table: Table) -> None:
    window = talked_through(table).open()
    both_sign(window)
    window.footer.next.click()
    named = page_of(window).model.file_name
    window.footer.next.click()
    settle()
    (plan,) = Archive(table.context).all()
    assert plan.file_name == named


def test_the_finished_page_proves_saves_and_says_what_comes_next(table: Table, tmp_path: Path) -> None:
    window = talked_through(table).open()
    page = page_of(window)
    both_sign(window)
    seal(window)
    assert page.question.text().startswith("Sealed ")
    assert page.finished.verdict.text.text() == "Unchanged since it was sealed."
    assert page.coming_up.isVisible()
    assert QApplication.focusWidget() is page.finished.save
    assert not window.footer.back.isVisible()
    left: list[bool] = []
    window.left.connect(lambda: left.append(True))
    page.finished.save.click()
    (dialog,) = page.finished.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "ours.pdf"))
    dialog.close()
    settle()
    copy = (tmp_path / "ours.pdf").read_bytes()
    (plan,) = Archive(table.context).all()
    assert copy == Archive(table.context).pdf(plan.document_id)
    assert page.finished.folder.isVisible()
    window.footer.next.click()
    settle()
    assert left == [True]


def test_a_copy_that_cannot_be_saved_is_said_and_the_plan_is_safe(table: Table, tmp_path: Path) -> None:
    window = talked_through(table).open()
    both_sign(window)
    seal(window)
    page_of(window).finished.copy_wanted.emit(tmp_path / "nowhere" / "ours.pdf")
    settle()
    assert "could not be saved" in window.toast.text.text()
    assert not page_of(window).finished.folder.isVisible()


def test_the_pages_shown_are_those_that_will_be_signed(table: Table) -> None:
    window = talked_through(table).open()
    page = page_of(window)
    shown = page.pane.view.label.text()
    assert shown.startswith("Page 1 of ")
    before = page.pane.view.paper.image.copy()
    choose(window, Outcome.WITH_COMMENTS)
    write("Noted, and I said so.")
    page.preview.draw()
    page.pane.view.show_page(0)
    settle()
    pages = page.pane.view
    last = pages.paper.image.copy()
    sign(window, Party.EMPLOYEE)
    assert pages.page() > 0  # the page with the signature came into view
    signed = window.meeting.services.sealing.signed_pdf(table.review)
    drawn = draw_pages(signed, pages.paper.image.width())
    assert pages.paper.image == drawn[pages.page()]
    assert before.size() == last.size()


def test_characters_that_no_font_prints_are_named_before_signing(table: Table) -> None:
    window = talked_through(table, "Good \U00012000 day").open()
    pane = page_of(window).pane
    assert pane.uncovered.isVisible()
    assert "\U00012000" in pane.uncovered.text.text()


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


def test_a_passphrase_half_typed_does_not_stay_behind_the_curtain(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.ACKNOWLEDGED)
    block_of(window, Party.EMPLOYEE).first.control.setText("paper boat")
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert block_of(window, Party.EMPLOYEE).first.control.text() == ""


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


def test_in_the_running_program_nothing_waits_for_signing_and_sealing(table: Table, qtbot: Any) -> None:
    table.runner = TaskRunner()
    window = talked_through(table, OWN_WORDS).open()
    page = page_of(window)
    qtbot.waitUntil(lambda: page.pane.view.label.text().startswith("Page 1"), timeout=20_000)
    choose(window, Outcome.WITH_COMMENTS)
    qtbot.waitUntil(lambda: page.model.next_signer is Party.EMPLOYEE, timeout=20_000)
    for party in Party:
        button = block_of(window, party).button
        qtbot.waitUntil(button.isEnabled, timeout=20_000)
        sign(window, party)
        assert party not in page.model.signed_at
        assert not button.isEnabled()
        qtbot.waitUntil(lambda who=party: who in page.model.signed_at, timeout=20_000)
    window.footer.next.click()
    qtbot.waitUntil(lambda: page.model.step is Step.SHEET, timeout=20_000)
    window.footer.next.click()
    assert page.model.step is Step.SEALING
    assert page.sheet.waiting.isVisible()
    qtbot.waitUntil(lambda: bool(page.model.finished and page.model.finished.verdict), timeout=20_000)
    assert page.model.finished is not None
    assert page.model.finished.sound
    window.meeting.pause()
    table.runner.close()
    settle()
