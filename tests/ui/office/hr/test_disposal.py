"""HR lets go of what is due, after one plain question; what has gone stands in the log without a name."""

import re
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.services.context import DeskContext
from reviewdesk.services.register_snapshots import (
    DisposalPage as GonePage,
    DisposalView,
    RegisterPage as Page,
)
from reviewdesk.ui.office.hr import disposal_view_model
from reviewdesk.ui.office.hr.disposal_page import DisposalPage
from reviewdesk.ui.office.hr.disposal_panel import ConfirmPanel, DuePanel
from reviewdesk.ui.office.hr.disposal_view_model import DisposalViewModel
from reviewdesk.ui.office.hr.gone_panel import GonePanel
from reviewdesk.ui.office.hr.register_page import RegisterPage
from reviewdesk.ui.theme import Theme
from tests.ui.office.house import House
from tests.ui.office.hr.company import MANY, document_id
from tests.ui.office.hr.hands import banner, button, opened, page_of, press, primary, titles, toast, words_in

DUE = ["Sofia Reyes", "Lucía Ortega", "Noor Haddad"]


@pytest.fixture
def page(filled: House, theme: Theme, qtbot: QtBot) -> DisposalPage:
    return opened(filled, theme, qtbot, DisposalPage, "disposal")


def test_nothing_due_and_nothing_gone_are_said(hr: House, theme: Theme, qtbot: QtBot) -> None:
    page = opened(hr, theme, qtbot, DisposalPage, "disposal")
    assert "Nothing is due." in words_in(page)
    assert page.first_focus() is page.due_chip
    page.log_chip.click()
    assert "Nothing has gone yet." in words_in(page)


def test_what_is_due_says_why(page: DisposalPage) -> None:
    assert titles(page.due_list) == DUE
    assert page.first_focus() is page.due_list
    press(page.due_list, Qt.Key.Key_Down)
    said = words_in(page.side)
    assert "Lucía Ortega" in said
    assert "Kept long enough since 16 Oct 2024: keep it or dispose of it" in said
    assert "Rule: Usual plans · 3 years" in said
    assert primary(page) == ["Look at it in the archive"]


def test_one_plan_goes_after_one_question_and_the_log_has_no_name(page: DisposalPage) -> None:
    press(page.due_list, Qt.Key.Key_Down, Qt.Key.Key_Up)
    button(page, "Dispose of it …").click()
    said = words_in(page.side)
    assert "Let go of Year review 2021 with Sofia Reyes?" in said
    assert "The archive’s file is removed" in said
    assert "the day it went and who confirmed it; not whose plan it was." in said
    assert "PDFs in a watched folder, in copies you wrote out, in backups and with other people stay" in said
    assert primary(page) == ["Keep what is due"]
    assert page.first_focus() is button(page, "Keep what is due")
    button(page, "Dispose of it for good").click()
    assert toast(page) == "1 plan has gone. The log keeps its number and fingerprint."
    assert titles(page.due_list) == DUE[1:]
    page.log_chip.click()
    (gone,) = page.view_model.gone.lines
    assert gone.title == "Plan plan-0003"
    assert gone.mark == "10 Mar 2026, 09:00"
    assert "Sofia" not in gone.spoken
    assert "Choose a plan to see all that the log keeps of it." in words_in(page.side)
    press(page.gone_list, Qt.Key.Key_Down, Qt.Key.Key_Up)
    said = words_in(page.side)
    for kept in ("plan-0003", "Usual plans", "16 Oct 2024", "Confirmed by", "Ada Lund"):
        assert kept in said
    assert re.search(r"Fingerprint of the file\s+([0-9a-f]{8} ?){8}", said)
    assert "Sofia" not in said
    page.due_chip.click()
    assert isinstance(page.panel, DuePanel)
    with pytest.raises(RuleViolation):
        page.view_model.office.services.archive.pdf(document_id(3))


def test_what_another_archive_let_go_is_told_as_its_word(
    theme: Theme, qtbot: QtBot, dressed_app: QApplication
) -> None:
    del dressed_app
    day = datetime(2025, 5, 1, 9, 0, tzinfo=UTC)
    gone = DisposalView(
        "plan-7", "ab" * 32, "of-theirs", "Because.", day.date(), day, "somebody", brought=True
    )
    panel = GonePanel(theme, gone, None, "")
    qtbot.addWidget(panel)
    panel.show()
    said = words_in(panel)
    assert "somebody of another archive, as its copy says" in said
    assert "of-theirs" in said


def test_keeping_is_the_first_answer_and_changes_nothing(page: DisposalPage) -> None:
    press(page.due_list, Qt.Key.Key_Down)
    button(page, "Dispose of it …").click()
    button(page, "Keep what is due").click()
    assert isinstance(page.panel, DuePanel)
    assert page.due_list.hasFocus()
    button(page, "Dispose of it …").click()
    page.left()  # somebody who goes away has not answered
    assert not isinstance(page.panel, ConfirmPanel)
    assert page.view_model.office.services.register.counts().plans == MANY


def test_all_that_is_due_goes_at_once(page: DisposalPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disposal_view_model, "MOST_A_PAGE", 2)
    seen: list[tuple[int, int]] = []
    page.view_model.moved.connect(lambda done, total: seen.append((done, total)))
    button(page, "Dispose of all that are due …").click()
    assert "Let go of 3 plans?" in words_in(page.side)
    button(page, "Dispose of 3 plans for good").click()
    assert toast(page) == "3 plans have gone. The log keeps their numbers and fingerprints."
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert "Nothing is due." in words_in(page)
    page.log_chip.click()
    assert len(page.view_model.gone.lines) == 3
    assert page.gone_list.isVisible()
    page.due_chip.click()
    assert not page.side.isVisible()


def test_it_can_be_stopped_and_what_is_held_meanwhile_stays(page: DisposalPage) -> None:
    model = page.view_model
    model.moved.connect(lambda done, _total: model.stop() if done == 1 else None)
    model.dispose((document_id(3), document_id(7)))
    assert titles(page.due_list) == DUE[1:]
    model.moved.disconnect()
    model.office.services.retention.hold(document_id(7), "A grievance is open.")
    model.dispose((document_id(7),))
    assert "This plan is held" in banner(page)
    assert not model.running
    assert model.office.services.register.plan(document_id(7)).held


def test_a_plan_is_looked_at_in_the_archive_first(page: DisposalPage) -> None:
    press(page.due_list, Qt.Key.Key_Down)
    button(page, "Look at it in the archive").click()
    assert "Lucía Ortega" in words_in(page_of(page.window(), RegisterPage).panel)


def test_long_lists_come_page_by_page(
    filled: House, hr_context: DeskContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    del hr_context
    monkeypatch.setattr(disposal_view_model, "PAGE", 1)
    for number in (3, 7):
        filled.office.services.retention.dispose(document_id(number))
    model = DisposalViewModel(filled.office)
    model.look()
    model.gone.wanted.emit()
    assert [line.title for line in model.gone.lines] == ["Plan plan-0007", "Plan plan-0003"]
    assert [line.title for line in model.due.lines] == ["Noor Haddad"]
    model._on_changed(
        disposal_view_model.DisposalContent(
            Page((), "2024-10-16/0"), GonePage((), ""), filled.office.services.retention.classes()
        )
    )
    model.due.wanted.emit()
    assert [line.title for line in model.due.lines] == ["Noor Haddad"]
