"""From the first word of the sign-off to the sealed file, read back from the desk."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from reviewdesk.document.attached import read_attached
from reviewdesk.domain.errors import DocumentError
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.archive import Archive
from reviewdesk.ui.meeting.sign_off_values import Step
from reviewdesk.ui.tasks import TaskRunner
from tests.services.surroundings import OWNER_PASSPHRASE
from tests.ui.meeting import signing_hands
from tests.ui.meeting.desk import PASSPHRASE, Table, settle
from tests.ui.meeting.hands import press, tab_to
from tests.ui.meeting.plan_words import OWN_WORDS
from tests.ui.meeting.signing_hands import block_of, both_sign, choose, page_of, seal, sign, talked_through
from tests.ui.meeting.test_growth_page import write

desk = signing_hands.desk
keys = signing_hands.keys
DARK = 90


def test_the_whole_sign_off_can_be_held_with_the_keyboard_alone(table: Table) -> None:
    window = talked_through(table).open()
    page = page_of(window)
    write(OWN_WORDS)
    tab_to(page.form.own.covered.show_button)
    press(Qt.Key.Key_Space)
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
    assert QApplication.focusWidget() is window.footer.next
    press(Qt.Key.Key_Space)
    assert page.sheet.isVisible()
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
    assert page.question.text() == "At home until Friday 13 March"
    assert page.next_step().text == "Close the meeting"
    assert not window.footer.back.isVisible()
    assert page.form.words.edit.isReadOnly()
    window.footer.next.click()
    settle()
    table.time.advance(days=2)
    again = table.open()
    page = page_of(again)
    assert page.question.text() == "At home until Friday 13 March"
    page.form.home.back_again.click()
    settle()
    assert page.form.choice.options.isVisible()
    both_sign(again)
    seal(again)
    assert page.model.step is Step.FINISHED


def is_written_on(image: QImage) -> bool:
    """Say whether there is ink where the pen went, above the line that says when."""
    places = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height() * 2 // 3, 2))
    across = [x for x, y in places if image.pixelColor(x, y).lightness() < DARK]
    return max(across, default=0) - min(across, default=0) > image.width() // 3


def test_a_meeting_taken_up_between_two_signatures_shows_that_the_first_stands(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.ACKNOWLEDGED)
    sign(window, Party.EMPLOYEE)
    window.meeting.pause()
    settle()
    again = table.open()
    block = block_of(again, Party.EMPLOYEE)
    assert block.stands.isVisible()
    assert block.cutting.isVisible()
    assert is_written_on(block.cutting.image)
    assert not block_of(again, Party.MANAGER).cutting.isVisible()
    assert not block.pad.isVisible()
    assert again.meeting.party is Party.MANAGER
    again.meeting.go_to_stage(StageKind.PLAN)
    again.meeting.go_to_stage(StageKind.SIGN_OFF)
    assert again.meeting.party is Party.MANAGER
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
    window.meeting.snapshot = replace(window.meeting.snapshot, stages=window.meeting.snapshot.stages[:-1])
    page.footer_changed.emit()
    assert window.footer.next.text() == "Close the meeting"  # where the template has no exit pulse
    window.footer.next.click()
    settle()
    assert left == [True]


def test_of_a_sealed_plan_nobody_has_a_turn_and_nothing_is_left_to_pause(table: Table) -> None:
    window = talked_through(table).open()
    both_sign(window)
    assert window.bar.turn.isVisible()
    assert window.bar.pause.isVisible()
    seal(window)
    assert not window.bar.turn.isVisible()
    assert not window.bar.pause.isVisible()
    assert window.bar.curtain.isVisible()
    before = window.meeting.party
    press(Qt.Key.Key_F6)
    assert window.meeting.party is before


def test_a_copy_that_cannot_be_saved_is_said_and_the_plan_is_safe(table: Table, tmp_path: Path) -> None:
    window = talked_through(table).open()
    both_sign(window)
    seal(window)
    page_of(window).finished.copy_wanted.emit(tmp_path / "nowhere" / "ours.pdf")
    settle()
    assert "could not be saved" in window.toast.text.text()
    assert not page_of(window).finished.folder.isVisible()


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


def test_a_file_that_does_not_prove_itself_is_not_sealed_and_the_signatures_stay(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = talked_through(table).open()
    page = page_of(window)
    both_sign(window)

    def unsound(_review: str) -> object:
        raise DocumentError("sealed-file-not-sound")

    monkeypatch.setattr(window.meeting.services.sealing, "seal", unsound)
    seal(window)
    assert page.model.step is Step.READ
    assert window.toast.isVisible()
    assert page.caption() == "Both signed"
    monkeypatch.undo()
    seal(window)
    assert page.question.text().startswith("Sealed ")


def test_the_folder_of_the_copy_can_be_opened(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = talked_through(table).open()
    both_sign(window)
    seal(window)
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    page_of(window).finished.copy_wanted.emit(tmp_path / "ours.pdf")
    settle()
    page_of(window).finished.folder.click()
    assert opened == [str(tmp_path)]


def test_nobody_can_seal_before_all_have_signed(table: Table) -> None:
    window = talked_through(table).open()
    page = page_of(window)
    choose(window, Outcome.ACKNOWLEDGED)
    window.go_on()
    page.model.seal()
    settle()
    assert page.model.step is Step.READ
    assert Archive(table.context).all() == ()
