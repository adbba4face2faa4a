"""HR looks through the archive, opens a plan, holds it and keeps it by another rule."""

from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.services.context import DeskContext
from reviewdesk.services.register import Search, Which
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.office.hr.lines import LinesModel, ListLine
from reviewdesk.ui.office.hr.panel_forms import RuleForm
from reviewdesk.ui.office.hr.register_page import RegisterPage
from reviewdesk.ui.office.hr.register_view_model import RegisterViewModel
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.tasks import TaskRunner
from reviewdesk.ui.theme import Theme
from tests.archive_of_many import open_archive
from tests.ui.office.house import House, office_of
from tests.ui.office.hr.company import MANY, PEOPLE, document_id
from tests.ui.office.hr.hands import button, opened, press, primary, titles, toast, undo, words_in


@pytest.fixture
def page(filled: House, theme: Theme, qtbot: QtBot) -> RegisterPage:
    return opened(filled, theme, qtbot, RegisterPage, "archive")


def test_an_empty_archive_teaches_how_plans_come_in(hr: House, theme: Theme, qtbot: QtBot) -> None:
    page = opened(hr, theme, qtbot, RegisterPage, "archive")
    assert "No plans here yet." in words_in(page)
    assert primary(page) == ["Bring in plans"]
    assert page.first_focus() is page.empty.button if page.empty else False
    assert not page.list.isVisible()


def test_every_plan_stands_in_the_list_the_newest_first(page: RegisterPage) -> None:
    assert titles(page.list) == list(reversed(PEOPLE))
    assert words_in(page.listing).startswith(f"Archive\n{MANY} sealed plans")
    assert primary(page) == ["Bring in plans"]
    due = next(line for line in page.list.lines.lines if line.title == "Sofia Reyes")
    assert due.mark == "Time is over"
    assert due.told == "Year review 2021 · with Maya Ellis · sealed 12 Nov 2025"


def test_arrow_keys_lead_from_plan_to_plan_and_enter_reads(page: RegisterPage) -> None:
    page.list.setFocus()
    press(page.list, Qt.Key.Key_Down)
    said = words_in(page.panel)
    assert "Mia Lindqvist" in said
    assert "1 Oct 2024 to 30 Sep 2025" in said
    assert "Level A" not in said  # nobody who is known here vouches for a level
    assert "plan-0012" in said
    assert "Rule: Usual plans · 3 years" in said
    assert primary(page) == ["Read"]
    press(page.list, Qt.Key.Key_Return)
    assert page.reading.view.has_pages()
    assert "Year review 2025 with Mia Lindqvist" in words_in(page.reading)
    assert not page.listing.isVisible()
    assert primary(page) == ["Save a copy"]
    button(page, "Back to the archive").click()
    assert page.listing.isVisible()
    assert not page.reading.view.has_pages()


def test_whoever_hurries_down_the_list_sees_and_reads_where_they_have_come(page: RegisterPage) -> None:
    page._rest.setInterval(3_600_000)  # so that no slow computer comes to rest in between
    page.list.setFocus()
    press(page.list, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert "Mia Lindqvist" in words_in(page.panel)
    assert titles(page.list)[page.list.currentIndex().row()] == "Owen Pritchard"
    page._rest.timeout.emit()
    assert "Owen Pritchard" in words_in(page.panel)
    press(page.list, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert "with Tomasz Zieliński" in words_in(page.reading)


def test_fingerprints_are_those_of_the_register(page: RegisterPage) -> None:
    page.open_plan(document_id(3))
    plan = page.view_model.office.services.register.plan(document_id(3))
    said = words_in(page.panel).replace(" ", "")
    assert plan.sha256 in said
    assert f"Entry40,fingerprint{plan.audit_head}" in said


@pytest.mark.parametrize(
    ("words", "people", "found"),
    [
        ("weekly", "", ["Pavel Novák", "Owen Pritchard", "Lucía Ortega", "Élodie Brûlé", "Amara Okafor"]),
        ("", "karim", ["Pavel Novák", "Owen Pritchard", "Lucía Ortega", "Élodie Brûlé", "Amara Okafor"]),
        ("weekly", "elod", ["Élodie Brûlé"]),
        ("weekly nobody", "", []),
    ],
)
def test_words_and_people_narrow_the_list(
    page: RegisterPage, words: str, people: str, found: list[str], qtbot: QtBot
) -> None:
    QTest.keyClicks(page.finder.words.control, words)
    QTest.keyClicks(page.finder.people.control, people)
    qtbot.waitUntil(lambda: titles(page.list) == found)
    if not found:
        assert "No plan has all of that." in words_in(page)


def test_enter_looks_at_once_and_a_period_narrows(page: RegisterPage) -> None:
    QTest.keyClicks(page.finder.people.control, "maya")
    press(page.finder.people.control, Qt.Key.Key_Return)
    everybody = titles(page.list)
    assert f"{len(everybody)} of {MANY} plans" in words_in(page)
    page.finder.period.control.setCurrentText("2026")
    page.finder.period.control.activated.emit(1)
    assert titles(page.list) == ["Mia Lindqvist", "Grace Adeyemi"]
    assert set(titles(page.list)) < set(everybody)


def test_no_chip_is_lit_while_a_search_narrows_the_list(page: RegisterPage) -> None:
    chips = page.finder.chips
    page.finder.people.control.setText("maya")
    page.finder.look_now()
    assert not any(chip.isChecked() for chip in chips.values())
    assert chips[Which.ALL].focusPolicy() & Qt.FocusPolicy.TabFocus
    chips[Which.ALL].click()
    assert chips[Which.ALL].isChecked()
    assert len(titles(page.list)) == MANY
    chips[Which.DUE].click()
    page.finder.look_now()
    assert [which for which, chip in chips.items() if chip.isChecked()] == [Which.DUE]


def test_chips_show_what_is_due_and_what_is_held(page: RegisterPage) -> None:
    services = page.view_model.office.services
    page.finder.words.control.setText("weekly")
    page.finder.chips[Which.DUE].click()
    assert titles(page.list) == ["Sofia Reyes", "Lucía Ortega", "Noor Haddad"]
    assert page.finder.words.control.text() == ""
    page.finder.chips[Which.HELD].click()
    assert "No plan is on hold." in words_in(page)
    page.view_model.office.hub.tell(services.retention.hold(document_id(3), "A grievance is open."))
    assert titles(page.list) == ["Sofia Reyes"]
    assert f"{MANY} sealed plans · 1 on hold" in words_in(page)
    page.finder.chips[Which.ALL].click()
    assert len(titles(page.list)) == MANY


def test_a_plan_is_kept_by_another_rule_and_back(page: RegisterPage) -> None:
    page.open_plan(document_id(1))
    button(page.panel, "Change the rule").click()
    form = page.panel.form
    assert isinstance(form, RuleForm)
    assert "Kept as long as the next reviews" in form.why.text()
    form.field.control.setCurrentIndex(form.field.control.findData("contested"))
    assert "Kept longer" in form.why.text()
    form.give.click()
    assert "Rule: Seen differently · 5 years" in words_in(page.panel)
    assert "Kept until 16 Oct 2030" in words_in(page.panel)
    assert toast(page) == "Kept by the rule “Seen differently” now."
    undo(page)
    assert "Kept until 16 Oct 2028" in words_in(page.panel)


def test_leaving_a_form_changes_nothing(page: RegisterPage) -> None:
    page.open_plan(document_id(1))
    before = page.view_model.office.services.register.plan(document_id(1))
    page.panel.hold_button.click()
    button(page.panel, "Leave it without a hold").click()
    assert page.panel.form is None
    assert page.panel.hold_button.hasFocus()
    page.panel.rule_button.click()
    assert isinstance(page.panel.form, RuleForm)
    page.panel.form.give.click()  # the rule it has already
    assert page.panel.form is None
    page.panel.refuse(ReviewDeskError("hold-needs-reason"))  # nothing to say it beside
    assert page.view_model.office.services.register.plan(document_id(1)) == before


def test_a_copy_lies_where_it_was_wanted(page: RegisterPage, tmp_path: Path) -> None:
    page.open_plan(document_id(1))
    page.ask_place = str
    button(page, "Save a copy").click()
    place = tmp_path / "copies"
    place.mkdir()
    page.ask_place = lambda: str(place)
    button(page, "Save a copy").click()
    (copy,) = place.iterdir()
    assert page.view_model.office.services.archive.verify(copy.read_bytes()).intact
    assert str(place) in toast(page)


def test_a_plan_can_be_asked_for_and_one_that_is_gone_leaves_the_panel(page: RegisterPage) -> None:
    page.shown(document_id(5))
    assert "Ravi Menon" in words_in(page.panel)
    assert titles(page.list)[page.list.currentIndex().row()] == "Ravi Menon"
    page.shown(Which.DUE)
    assert titles(page.list) == ["Sofia Reyes", "Lucía Ortega", "Noor Haddad"]
    services = page.view_model.office.services
    page.open_plan(document_id(3))
    page.view_model.office.hub.tell(services.retention.dispose(document_id(3)))
    assert "Choose a plan" in words_in(page.panel)
    assert "Sofia Reyes" not in titles(page.list)


def test_pages_can_be_made_sharper_and_printed(page: RegisterPage) -> None:
    page.open_plan(document_id(1))
    page.read()
    page.reading.view.sharper_wanted.emit(1500)
    assert page.reading.view.paper.image.width() >= 1500
    sheets: list[object] = []
    page.file.printable.connect(sheets.append)
    page.reading.print_button.wanted.emit()
    assert len(sheets) == 1
    page.shown()
    pages = list(page.reading.view._images)
    page.close_reading()
    page.file.drawn.emit(pages)  # they come late
    assert not page.reading.view.has_pages()


def test_bringing_in_leads_to_the_inbox(page: RegisterPage) -> None:
    asked: list[Place] = []
    page.place_asked.connect(asked.append)
    page.bring_button.click()
    page.shown("/srv/plan.pdf")
    assert [place.room for place in asked] == ["inbox", "inbox"]


def test_only_hr_has_the_rooms_of_hr(house: House, hr: House) -> None:
    assert {"inbox", "disposal", "care"} < hr.office.rooms
    assert not {"inbox", "disposal", "care"} & house.office.rooms


# -- a long list -----------------------------------------------------------------------------------------------------


def test_a_long_list_comes_page_by_page_and_the_window_never_waits(
    tmp_path: Path, hr_context: DeskContext, preferences: Preferences, theme: Theme, qtbot: QtBot
) -> None:
    desk = open_archive(tmp_path / "many", 800)
    runner = TaskRunner()
    house = House(office_of(desk, DeskContext(desk, hr_context.library), preferences, runner=runner))
    page = opened(house, theme, qtbot, RegisterPage, "archive")
    qtbot.waitUntil(lambda: len(titles(page.list)) > 0 and not runner.busy)
    assert len(titles(page.list)) <= 200
    for _round in range(12):
        press(page.list, Qt.Key.Key_End)
        qtbot.waitUntil(lambda: not runner.busy)
    assert len(titles(page.list)) == len(set(page.list.lines.lines)) == 800
    assert not page.list.lines.canFetchMore(QModelIndex())
    page.view_model.office.hub.changed.emit(RegisterViewModel.topics)
    qtbot.waitUntil(lambda: not runner.busy)
    assert len(titles(page.list)) == 800
    house.close()
    runner.close()
    desk.close()


def test_what_comes_after_another_question_is_dropped(filled: House) -> None:
    model = RegisterViewModel(filled.office)
    model.look()
    model._after = model._page(model.question, "", 2).after
    before = list(model.lines.lines)
    waiting: list[object] = []
    model.lines.wanted.disconnect()
    model.lines.wanted.connect(lambda: waiting.append(1))
    model.look_for(Search(people="maya"))
    assert [line.title for line in model.lines.lines] != [line.title for line in before]
    model.look_for(Search())
    assert model.lines.lines == before


def test_the_model_keeps_qts_rules() -> None:
    model = LinesModel()
    tester = QAbstractItemModelTester(model)
    asked: list[int] = []
    model.wanted.connect(lambda: asked.append(1))
    model.show([ListLine("a", "Ada", "told", "Mark")], more=True)
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert len(asked) == 1
    model.add([ListLine("b", "Ben <i>", "told")])
    model.show([ListLine("a", "Ada", "other"), ListLine("b", "Ben", "told")])
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Ada. other"
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert "&lt;" not in str(model.index(1).data(Qt.ItemDataRole.ToolTipRole))
    model.add([])
    assert model.row_of("z") == -1
    del tester
