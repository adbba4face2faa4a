"""Taken home: a copy to read, a way back, and a text that stays as it was read."""

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from reviewdesk.document.attached import read_attached
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.goals import Goals
from tests.document.reading import text
from tests.ui.meeting import signing_hands
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import primary_buttons
from tests.ui.meeting.signing_hands import choose, page_of, sign, talked_through
from tests.ui.meeting.test_growth_page import write

desk = signing_hands.desk
keys = signing_hands.keys


def test_a_copy_to_read_is_saved_where_the_person_chose_and_marked(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.TAKEN_HOME)
    home = page_of(window).form.home
    home.save.click()
    settle()
    (dialog,) = home.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("_2026-03-10_reading-copy.pdf")
    dialog.fileSelected.emit(str(tmp_path / "copy.pdf"))
    dialog.close()
    settle()
    assert "not signed" in text((tmp_path / "copy.pdf").read_bytes())
    assert home.saved.isVisible()
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    home.folder.click()
    assert opened == [str(tmp_path)]


def test_what_is_shown_and_printed_at_home_is_the_marked_copy(table: Table) -> None:
    window = talked_through(table).open()
    page = page_of(window)
    drawn: list[bytes] = []
    page.preview.drawn.connect(lambda pictured: drawn.append(pictured.pdf))
    choose(window, Outcome.TAKEN_HOME)
    page.preview.draw()
    settle()
    assert "Reading copy, not signed" in text(drawn[-1])
    page.form.home.back_again.click()
    settle()
    page.preview.draw()
    settle()
    assert "Reading copy" not in text(drawn[-1])


def test_back_from_home_the_employee_adds_words_and_nothing_else_changes(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.TAKEN_HOME)
    page = page_of(window)
    page.form.home.back_again.click()
    settle()
    assert page.form.as_read.isVisible()
    assert not page.form.more_words.isVisible()
    assert not window.meeting.writable
    window.meeting.go_to_stage(StageKind.PLAN)
    settle()
    assert window.meeting.snapshot.stage is StageKind.SIGN_OFF
    page.form.own.covered.edit.setFocus()
    write("I read it in quiet.")
    page.form.own.covered.show_button.click()
    settle()
    assert not page.form.words.edit.isReadOnly()
    choose(window, Outcome.WITH_COMMENTS)
    sign(window, Party.EMPLOYEE)
    assert not page.form.as_read.isVisible()
    pdf = window.meeting.services.sealing.signed_pdf(table.review)
    assert read_attached(pdf).sign_off.employee_words == "I read it in quiet."


def rename_first_goal(table: Table) -> None:
    Goals(table.context).edit_goal(table.goal_ids()[0], title="Named otherwise")


def test_a_text_that_reads_otherwise_when_it_is_back_is_said_and_read_again_together(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.TAKEN_HOME)
    rename_first_goal(table)
    page = page_of(window)
    page.form.home.back_again.click()
    settle()
    note = page.form.as_read
    assert note.told.text().startswith(
        "This is not found to be the text that was taken home on Tuesday 10 March."
    )
    choose(window, Outcome.ACKNOWLEDGED)
    assert page.model.next_signer is None
    assert page.next_step().hint == "First read it again together"
    assert page.form.blocks[Party.EMPLOYEE].later.text.text() == "After reading it again together"
    assert note.open_again.text() == "Read it again together"
    note.open_again.click()
    settle()
    assert not note.open_again.isVisible()
    choose(window, Outcome.ACKNOWLEDGED)
    sign(window, Party.EMPLOYEE)
    assert Party.EMPLOYEE in page.model.signed_at
    assert note.isVisible()
    assert note.told.text() == (
        "The text was taken home on Tuesday 10 March, and you opened it again together on Tuesday 10 March."
        " It is not found to read the same now. You sign what stands here."
    )


def test_a_change_made_while_the_page_was_open_is_found_before_the_first_signature(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.TAKEN_HOME)
    page = page_of(window)
    page.form.home.back_again.click()
    settle()
    assert page.form.as_read.told.text().startswith("This is word for word the text that was taken home on")
    choose(window, Outcome.ACKNOWLEDGED)
    page.preview.draw()
    rename_first_goal(table)
    table.services.sealing.preview(table.review)
    sign(window, Party.EMPLOYEE)
    assert page.model.signed_at == {}
    assert page.form.as_read.open_again.text() == "Read it again together"


def test_another_version_that_went_home_before_is_told(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.TAKEN_HOME)
    page = page_of(window)
    page.form.home.back_again.click()
    settle()
    page.form.as_read.open_again.click()
    settle()
    rename_first_goal(table)
    choose(window, Outcome.TAKEN_HOME)
    page.form.home.back_again.click()
    settle()
    told = page.form.as_read.told.text()
    assert told.startswith("This is word for word")
    assert "Another version went home on Tuesday 10 March" in told


def test_the_two_may_change_the_text_together_once_more(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.TAKEN_HOME)
    page = page_of(window)
    page.form.home.back_again.click()
    settle()
    page.form.as_read.open_again.click()
    settle()
    assert window.meeting.writable
    assert page.form.more_words.isVisible()
    note = page.form.as_read
    assert note.told.text().endswith("It reads the same now as it did then.")
    assert not note.open_again.isVisible()
    page.form.more_words.click()
    write("Now it reads otherwise.")
    page.preview.draw()
    settle()
    assert note.told.text().endswith("It is not found to read the same now. You sign what stands here.")


def test_a_copy_that_cannot_be_saved_is_said_and_nothing_is_lost(table: Table, tmp_path: Path) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.TAKEN_HOME)
    failed: list[object] = []
    window.meeting.failed.connect(failed.append)
    page_of(window).form.home.place_chosen.emit(tmp_path / "nowhere" / "copy.pdf")
    settle()
    assert len(failed) == 1
    assert primary_buttons(window) == ["Close the meeting"]


def test_one_of_the_two_as_witness_is_said_beside_the_field(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.DECLINED)
    choice = page_of(window).form.choice
    choice.witness.control.setText("Maya Ellis")
    choice.witness.control.left.emit()
    settle()
    assert "somebody else" in choice.witness.error.text()
    assert window.meeting.snapshot.sign_off.witness == ""
    choice.witness.control.setText("Rana Haddad")
    choice.witness.control.left.emit()
    settle()
    assert window.meeting.snapshot.sign_off.witness == "Rana Haddad"


def test_leaving_at_once_after_a_press_looks_for_no_place_to_write(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.TAKEN_HOME)
    window.page.focus_soon()
    window.page.keep_in_view()
    window.meeting.pause()
    settle()  # a mistake in the program would fail the test here
    assert not window.meeting.texts.docs
