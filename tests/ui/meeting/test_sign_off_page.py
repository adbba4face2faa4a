"""Words, outcomes and signatures at the sign-off, with real signatures on a real desk."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewdesk.document.attached import read_attached
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.ui.meeting.signature_block import SignatureBlock
from reviewdesk.ui.meeting.unwritten import unwritten
from tests.ui.meeting import signing_hands
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import primary_buttons, tab_to, unexplained
from tests.ui.meeting.plan_words import OWN_WORDS, fill
from tests.ui.meeting.signing_hands import block_of, both_sign, choose, page_of, sign, talked_through
from tests.ui.meeting.test_growth_page import write

desk = signing_hands.desk
keys = signing_hands.keys


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


def test_an_empty_plan_is_told_with_a_way_back_to_it_and_only_then(table: Table) -> None:
    window = table.at(StageKind.SIGN_OFF).open()
    line = page_of(window).form.empty_plan
    assert line.isVisible()
    line.go_there.click()
    settle()
    assert window.meeting.snapshot.stage is StageKind.PLAN
    states = {item.text(): item.look.state for item in window.side.rail.items}
    assert (states["Development plan"], states["Sign-off"]) == ("now", "passed")
    field = window.page.first_focus()
    assert field is not None
    tab_to(field)
    write("Lead the bench")
    window.meeting.texts.flush()
    window.meeting.go_to_stage(StageKind.SIGN_OFF)
    settle()
    assert not line.isVisible()
    states = {item.text(): item.look.state for item in window.side.rail.items}
    assert states["Development plan"] == "done"


def test_a_template_without_a_plan_is_not_told_that_it_is_empty(table: Table) -> None:
    window = table.at(StageKind.SIGN_OFF).open()
    meeting, line = window.meeting, page_of(window).form.empty_plan
    kept = tuple(stage for stage in meeting.snapshot.stages if stage.kind is not StageKind.PLAN)
    meeting.snapshot = replace(meeting.snapshot, stages=kept)
    line.show_line(wanted=True)
    assert not line.isVisible()


def test_what_is_said_in_a_stage_makes_it_done_and_talk_alone_is_never_a_gap(table: Table) -> None:
    said = {
        "at_its_best/story": "May",
        "self_assessment/heard": "Cards",
        "growth/employee/area": "Delegating",
        "plan/1/practice": "Lead",
        "turn_the_table/keep": "Fridays",
    }
    window = table.at(StageKind.SIGN_OFF).open()
    snapshot = window.meeting.snapshot
    empty = unwritten(snapshot, window.meeting.joint)
    assert {StageKind.WELCOME, StageKind.EXIT_PULSE}.isdisjoint(empty)
    assert len(empty) == 7
    window.meeting.pause()
    window = table.type(said).open()
    assert unwritten(window.meeting.snapshot, window.meeting.joint) == {
        StageKind.PROGRESS,
        StageKind.SIGN_OFF,
    }
    reached = replace(
        window.meeting.snapshot,
        goals=(),
        sign_off=replace(window.meeting.snapshot.sign_off, outcome=Outcome.ACKNOWLEDGED),
    )
    assert not unwritten(reached, window.meeting.joint)


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
    assert primary_buttons(window) == ["Next: Exit pulse"]


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
    assert page.form.frozen_words.text() == "Devon has signed. The words stay as they are."
    assert not window.toast.isVisible()
    assert window.meeting.party is Party.MANAGER
    assert page.caption() == "Devon signed"
    assert block_of(window, Party.EMPLOYEE).when.text.text().startswith("Signed ")


def test_pad_passphrase_and_button_are_on_the_screen_for_whoever_signs(table: Table) -> None:
    window = talked_through(table, OWN_WORDS).open()
    window.resize(1366, 768)
    page = page_of(window)
    choose(window, Outcome.WITH_COMMENTS)
    assert _is_seen_whole(block_of(window, Party.EMPLOYEE))
    assert page.form.own.isVisible()
    sign(window, Party.EMPLOYEE)
    assert _is_seen_whole(block_of(window, Party.MANAGER))
    assert not page.form.own.isVisible()
    assert page.form.take_away.text() == "Take Devon’s signature away"


def _is_seen_whole(block: SignatureBlock) -> bool:
    parts = (block.pad.area, block.first.control, block.button)
    return all(part.visibleRegion().boundingRect().size() == part.size() for part in parts)


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
    assert QApplication.focusWidget() is page.form.own.covered.edit
    write("Noted.")
    settle()
    assert window.footer.hint.text() == "Devon’s words are still covered"
    page.form.own.covered.show_button.click()
    settle()
    assert window.footer.hint.text() == "Waiting for Devon’s signature"
    assert primary_buttons(window) == ["One moment …"]  # the document does not show the words yet


def test_the_manager_may_add_own_words_and_they_are_printed(table: Table) -> None:
    window = talked_through(table).open()
    form = page_of(window).form
    form.more_words.click()
    assert window.meeting.party is Party.MANAGER
    write("I clear release day.")
    both_sign(window)
    pdf = window.meeting.services.sealing.signed_pdf(table.review)
    assert read_attached(pdf).sign_off.manager_words == "I clear release day."


def test_a_passphrase_half_typed_does_not_stay_behind_the_curtain(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.ACKNOWLEDGED)
    block_of(window, Party.EMPLOYEE).first.control.setText("paper boat")
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert block_of(window, Party.EMPLOYEE).first.control.text() == ""


def test_words_that_changed_since_they_were_shown_are_read_once_more_before_signing(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.ACKNOWLEDGED)
    fill(table, {"sign_off/employee/words": "Typed elsewhere"})
    sign(window, Party.EMPLOYEE)
    block = block_of(window, Party.EMPLOYEE)
    assert "have changed since" in block.first.error.text()
    assert window.meeting.snapshot.sign_off.signed_at == ()


def test_signing_waits_for_the_last_words_and_says_so_on_the_button(table: Table) -> None:
    window = talked_through(table).open()
    choose(window, Outcome.ACKNOWLEDGED)
    button = block_of(window, Party.EMPLOYEE).button
    assert (button.text(), button.isEnabled(), button.accessibleDescription()) == ("Sign", True, "")
    page_of(window).form.hold_signatures(held=True)
    assert (button.text(), button.isEnabled()) == ("One moment …", False)
    assert unexplained(window) == []
