"""The employee writes behind a cover, and nobody reads a word before the employee shows it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewdesk.document.attached import read_attached
from reviewdesk.domain.fields import PROSE_LIMIT, REBUTTAL
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.archive import Archive
from reviewdesk.ui.meeting.covered_field import CoveredField
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from tests.document.reading import text
from tests.ui.meeting import signing_hands
from tests.ui.meeting.desk import PASSPHRASE, Table, settle
from tests.ui.meeting.hands import primary_buttons
from tests.ui.meeting.plan_words import OWN_WORDS
from tests.ui.meeting.signing_hands import block_of, both_sign, choose, page_of, seal, sign, talked_through
from tests.ui.meeting.test_growth_page import write

desk = signing_hands.desk
keys = signing_hands.keys
SECRET = "Zirkonia: not yet"
ACCOUNT = "It was not like that.\n\n  On 6 May I asked for help."


def words_of(window: MeetingWindow) -> CoveredField:
    return page_of(window).form.own.covered


def account_of(window: MeetingWindow) -> CoveredField:
    return page_of(window).form.own.covered_account


def open_drawer(field: CoveredField, passphrase: str = PASSPHRASE) -> None:
    """Press the button below the words and type the passphrase."""
    field.keep_button.click()
    field.unlock.passphrase.setText(passphrase)
    field.unlock.submit()
    settle()


def test_nothing_that_is_typed_can_be_read_on_the_screen(table: Table) -> None:
    one, other = "a b", "b a"
    window = talked_through(table).open()
    edit = words_of(window).edit

    def picture(words: str) -> QImage:
        edit.setPlainText(words)
        edit.selectAll()
        settle()
        return edit.grab().toImage()

    assert picture(one) == picture(other) != picture("")
    edit.set_covered(covered=False)
    assert picture(one) != picture(other)


def test_a_bar_tells_of_a_line_and_not_of_its_words(table: Table) -> None:
    window = talked_through(table).open()
    edit = words_of(window).edit
    edit.setPlainText("one two\n\nthree")
    settle()
    first, second = edit.bars()
    assert first.top() < second.top()
    assert first.width() > second.width()


def test_the_employee_may_read_behind_the_cover_until_the_keyboard_is_handed_over(table: Table) -> None:
    window = talked_through(table).open()
    field = words_of(window)
    write(SECRET)
    field.read_button.click()
    assert not field.edit.covered
    QTest.keyClick(window, Qt.Key.Key_F6)
    settle()
    assert window.meeting.party is Party.MANAGER
    assert field.edit.covered
    assert field.edit.isReadOnly()
    assert not field.show_button.isEnabled()
    assert not field.read_button.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_F6)
    settle()
    assert field.edit.covered
    assert not field.edit.isReadOnly()


def test_the_curtain_puts_the_cover_back_on(table: Table) -> None:
    window = talked_through(table).open()
    write(SECRET)
    words_of(window).read_button.click()
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert words_of(window).edit.covered


def test_covered_words_are_in_no_document_until_they_are_shown(table: Table) -> None:
    window = talked_through(table).open()
    write(SECRET)
    settle()
    sealing = window.meeting.services.sealing
    assert "Zirkonia" not in str(table.said())
    assert "Zirkonia" not in text(sealing.preview(table.review).pdf)
    words_of(window).show_button.click()
    settle()
    assert table.said()["sign_off/employee/words"] == SECRET
    assert "Zirkonia" in text(sealing.preview(table.review).pdf)
    page = page_of(window)
    assert page.form.words.isVisible()
    assert not words_of(window).isVisible()
    assert QApplication.focusWidget() is page.form.words.edit


def test_nobody_signs_while_words_are_covered_and_both_are_told_why(table: Table) -> None:
    window = talked_through(table).open()
    write(SECRET)
    choose(window, Outcome.ACKNOWLEDGED)
    assert window.footer.hint.text() == "Devon’s words are still covered"
    assert primary_buttons(window) == []
    assert "covered words" in block_of(window, Party.EMPLOYEE).later.text.text()
    words_of(window).edit.clear()
    settle()
    page_of(window).preview.draw()
    settle()
    assert primary_buttons(window) == ["Sign"]


def test_with_the_drawer_open_words_outlive_the_program(table: Table) -> None:
    window = talked_through(table).open()
    field = words_of(window)
    write(SECRET)
    assert "lost when the meeting is left" in field.told.text.text()
    open_drawer(field)
    assert "Locked in your drawer" in field.told.text.text()
    page_of(window).form.own.offer.click()
    write("Mine")
    window.meeting.pause()
    settle()
    later = table.open()
    field = words_of(later)
    assert field.edit.toPlainText() == ""
    open_drawer(field)
    assert field.edit.toPlainText() == SECRET
    assert field.edit.covered
    assert account_of(later).isVisible()
    assert account_of(later).edit.toPlainText() == "Mine"


def test_without_the_drawer_words_are_gone_when_the_meeting_is_left_as_was_said(table: Table) -> None:
    window = talked_through(table).open()
    write(SECRET)
    window.meeting.pause()
    settle()
    later = table.open()
    assert words_of(later).edit.toPlainText() == ""
    assert not page_of(later).model.covered.pending


def test_a_wrong_passphrase_is_said_beside_its_field_and_keeps_the_words(table: Table) -> None:
    window = talked_through(table).open()
    field = words_of(window)
    write(SECRET)
    open_drawer(field, "not this one")
    assert "does not open" in field.unlock.field.error.text()
    assert field.edit.toPlainText() == SECRET
    field.unlock.instead.click()
    settle()
    assert not field.unlock.isVisible()
    assert QApplication.focusWidget() is field.edit


def test_an_employee_without_a_drawer_is_told_plainly_and_asked_for_nothing(bare_table: Table) -> None:
    window = bare_table.at(StageKind.SIGN_OFF).open()
    field = words_of(window)
    write(SECRET)
    assert "Not stored" in field.told.text.text()
    assert not field.keep_button.isVisible()


def test_the_own_account_is_offered_quietly_and_printed_at_the_end(table: Table) -> None:
    window = talked_through(table).open()
    form = page_of(window).form
    assert form.own.offer.kind() == "ghost"
    assert not account_of(window).isVisible()
    form.own.offer.click()
    settle()
    assert QApplication.focusWidget() is account_of(window).edit
    account_of(window).edit.setPlainText(ACCOUNT)
    settle()
    account_of(window).show_button.click()
    settle()
    both_sign(window)
    seal(window)
    archive = Archive(table.context)
    pdf = archive.pdf(archive.all()[0].document_id)
    assert read_attached(pdf).sign_off.rebuttal == ACCOUNT
    assert "Appendix: how Devon sees it" in text(pdf)
    assert archive.verify(pdf).shown_equals_attached == "exact"


def test_words_that_do_not_fit_stay_behind_the_cover_and_say_so(table: Table) -> None:
    window = talked_through(table).open()
    field = words_of(window)
    field.edit.setPlainText("x" * (PROSE_LIMIT + 1))
    field.show_button.click()
    assert "room for" in field.box_field.error.text()
    assert "sign_off/employee/words" not in table.said()


def test_words_that_were_shown_once_stay_in_the_open(table: Table) -> None:
    window = talked_through(table, OWN_WORDS).open()
    edit = page_of(window).form.words.edit
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    settle()
    assert page_of(window).form.words.isVisible()
    assert not words_of(window).isVisible()


def test_no_words_leave_nothing_to_show(table: Table) -> None:
    window = talked_through(table).open()
    assert not words_of(window).buttons.isVisible()
    assert not page_of(window).model.covered.pending
    both_sign(window)
    assert REBUTTAL not in table.said()


def test_a_signature_puts_the_part_away(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.ACKNOWLEDGED)
    sign(window, Party.EMPLOYEE)
    assert not words_of(window).isVisible()
    assert not page_of(window).form.own.offer.isVisible()


def test_moving_on_locks_the_words_at_once(table: Table) -> None:
    window = talked_through(table).open()
    field = words_of(window)
    open_drawer(field)
    field.edit.setFocus()
    write(SECRET)
    page_of(window).form.own.offer.setFocus()
    kept = window.meeting.services.meetings.own_words.kept(table.review).value
    assert SECRET in kept.words.values()
