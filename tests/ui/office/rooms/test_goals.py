"""Objectives and goals: what hangs on what, changed in place, and taken back from a toast."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewdesk.domain.goals import GoalState, ObjectiveLevel
from reviewdesk.domain.people import Party
from reviewdesk.services.office_snapshots import GoalView
from reviewdesk.ui.dates import to_qdate
from reviewdesk.ui.office.goal_detail import GoalDetail, GoalsOverview, ObjectiveDetail
from reviewdesk.ui.office.goal_forms import EvidenceForm, GoalForm, ObjectiveForm
from reviewdesk.ui.office.goals_outline import UNALIGNED, OutlineEntry, outline
from reviewdesk.ui.office.goals_page import GoalsPage
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.theme import Theme
from tests.services.conftest import Company
from tests.services.surroundings import StandingClock
from tests.ui.office.house import House
from tests.ui.office.rooms.hands import open_page, press, primaries, texts, toasts_of


@pytest.fixture
def page(house: House, theme: Theme, company: Company) -> GoalsPage:
    del company
    return open_page(house, theme, Place("goals"), GoalsPage)


def goal_of(house: House, goal_id: str) -> GoalView:
    return next(goal for goal in house.office.services.goals.tree().goals if goal.id == goal_id)


def titles(entries: tuple[OutlineEntry, ...], depth: int = 0) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for entry in entries:
        found += [(depth, entry.title), *titles(entry.children, depth + 1)]
    return found


# -- the outline -----------------------------------------------------------------------------------------------------


def test_the_outline_goes_from_the_organisation_to_the_person(house: House, company: Company) -> None:
    house.office.services.goals.edit_goal(
        company.goals[1], title="Run the onboarding hour", objective_id=company.team_objective
    )
    assert titles(outline(house.office.services.goals.tree())) == [
        (0, "Customers stay because we listen"),
        (1, "Answer within a day"),
        (2, "Run the onboarding hour"),
        (1, "Fewer repeat calls"),
        (0, "Goals of their own"),
        (1, "Learn the new desk"),
    ]


def test_a_search_keeps_what_leads_to_a_find(house: House, company: Company) -> None:
    del company
    found = outline(house.office.services.goals.tree(), "repeat dana")
    assert titles(found) == [(0, "Customers stay because we listen"), (1, "Fewer repeat calls")]
    assert outline(house.office.services.goals.tree(), "zebra") == ()


def test_closed_goals_say_so(house: House, company: Company) -> None:
    house.office.services.goals.set_state(company.omars_goal, GoalState.DONE)
    last = outline(house.office.services.goals.tree(), "learn")[-1]
    assert last.children[0].caption == "Omar Said · done"


# -- the page --------------------------------------------------------------------------------------------------------


def test_goals_without_an_objective_are_listed_gently(page: GoalsPage, company: Company) -> None:
    assert isinstance(page.detail, GoalsOverview)
    assert "2 goals serve no objective yet" in texts(page)
    press(page, "Open the goal Learn the new desk, Omar Said")
    assert page.view_model.chosen == company.omars_goal
    assert isinstance(page.detail, GoalDetail)


def test_the_outline_opens_by_keyboard(page: GoalsPage, company: Company) -> None:
    page.tree.setFocus()
    assert isinstance(page.detail, GoalsOverview)
    for _ in range(2):
        QTest.keyClick(page.tree, Qt.Key.Key_Down)
    assert page.view_model.chosen == company.goals[0]
    QTest.keyClick(page.tree, Qt.Key.Key_Up)
    assert page.view_model.chosen == company.team_objective
    assert isinstance(page.detail, ObjectiveDetail)


def test_a_heading_of_the_outline_shows_the_overview(page: GoalsPage, company: Company) -> None:
    page.view_model.choose(company.omars_goal)
    page.tree.chosen.emit(UNALIGNED)
    assert isinstance(page.detail, GoalsOverview)


def test_searching_narrows_the_outline(page: GoalsPage, company: Company) -> None:
    page.search.setText("omar")
    assert page.tree.things() == (UNALIGNED, company.omars_goal)


def test_a_goal_is_added_and_opened(house: House, theme: Theme, company: Company) -> None:
    page = open_page(house, theme, Place("goals", f"new/{company.omar}"), GoalsPage)
    assert isinstance(page.form, GoalForm)
    assert primaries(page) == ["Add"]
    assert not page.tree.isEnabled()
    assert page.form.person.control.currentData() == company.omar
    QTest.keyClicks(page.form.title.control, "Two rides a week without a breakdown")
    QTest.keyClick(page.form.title.control, Qt.Key.Key_Return)
    assert page.form is None
    assert isinstance(page.detail, GoalDetail)
    assert page.detail.goal.title == "Two rides a week without a breakdown"
    assert page.detail.goal.person_id == company.omar
    assert primaries(page) == ["Add evidence"]


def test_a_goal_without_words_is_asked_for_them(page: GoalsPage) -> None:
    press(page, "Add a goal")
    press(page, "Add")
    assert isinstance(page.form, GoalForm)
    assert page.form.title.has_error()
    press(page, "Cancel")
    assert page.form is None


def test_a_goal_is_worded_anew(house: House, theme: Theme, company: Company) -> None:
    page = open_page(house, theme, Place("goals", company.goals[0]), GoalsPage)
    press(page, "Edit the goal")
    assert isinstance(page.form, GoalForm)
    page.form.why.control.setPlainText("Nobody likes to call twice")
    press(page, "Done")
    assert goal_of(house, company.goals[0]).why == "Nobody likes to call twice"
    assert goal_of(house, company.goals[0]).objective_id == company.objective


def test_an_objective_is_picked_in_place(house: House, theme: Theme, company: Company) -> None:
    page = open_page(house, theme, Place("goals", company.omars_goal), GoalsPage)
    assert isinstance(page.detail, GoalDetail)
    picker = page.detail.picker
    picker.setCurrentIndex(picker.findData(company.team_objective))
    assert goal_of(house, company.omars_goal).objective == "Answer within a day"


@pytest.mark.parametrize(("name", "state"), [("Done", GoalState.DONE), ("Let go", GoalState.LET_GO)])
def test_a_goal_that_is_closed_can_be_taken_back(
    house: House, theme: Theme, company: Company, name: str, state: GoalState
) -> None:
    page = open_page(house, theme, Place("goals", company.omars_goal), GoalsPage)
    toasts = toasts_of(page)
    press(page, name)
    assert goal_of(house, company.omars_goal).state is state
    toasts.undo()
    assert goal_of(house, company.omars_goal).state is GoalState.OPEN


def test_a_removed_goal_can_be_taken_back(house: House, theme: Theme, company: Company) -> None:
    page = open_page(house, theme, Place("goals", company.omars_goal), GoalsPage)
    toasts = toasts_of(page)
    press(page, "Remove the goal")
    assert isinstance(page.detail, GoalsOverview)
    assert company.omars_goal not in {goal.id for goal in house.office.services.goals.tree().goals}
    toasts.undo()
    assert goal_of(house, company.omars_goal).title == "Learn the new desk"


def test_a_goal_leads_to_its_person(house: House, theme: Theme, company: Company, qtbot: QtBot) -> None:
    page = open_page(house, theme, Place("goals", company.omars_goal), GoalsPage)
    with qtbot.waitSignal(page.place_asked) as asked:
        press(page, "Open Omar Said")
    assert asked.args[0] == Place("person", company.omar)


# -- evidence --------------------------------------------------------------------------------------------------------


def test_evidence_is_noted_with_day_link_and_author(house: House, theme: Theme, company: Company) -> None:
    page = open_page(house, theme, Place("goals", company.omars_goal), GoalsPage)
    press(page, "Add evidence")
    assert isinstance(page.form, EvidenceForm)
    page.form.text.control.setPlainText("Took the first ten calls alone")
    page.form.on.control.setDate(to_qdate(date(2026, 1, 12)))
    page.form.by.control.setCurrentIndex(1)
    page.form.link.control.setText("https://wrenfield.example/calls")
    press(page, "Add")
    (note,) = goal_of(house, company.omars_goal).evidence
    assert (note.on, note.by, note.link) == (
        date(2026, 1, 12),
        Party.EMPLOYEE,
        "https://wrenfield.example/calls",
    )
    assert "January to March 2026" in texts(page)
    assert "12 Jan 2026 · noted by Omar" in texts(page)


def test_evidence_needs_words_and_a_day_that_has_come(
    house: House, theme: Theme, company: Company, time: StandingClock
) -> None:
    page = open_page(house, theme, Place("goals", company.omars_goal), GoalsPage)
    press(page, "Add evidence")
    assert isinstance(page.form, EvidenceForm)
    press(page, "Add")
    assert page.form.text.has_error()
    page.form.text.control.setPlainText("Tomorrow")
    page.form.on.control.setDate(to_qdate((time.moment + timedelta(days=2)).date()))
    press(page, "Add")
    assert page.form.on.has_error()
    assert not page.form.text.has_error()


def test_a_removed_note_can_be_taken_back(house: House, theme: Theme, company: Company) -> None:
    page = open_page(house, theme, Place("goals", company.goals[0]), GoalsPage)
    toasts = toasts_of(page)
    press(page, "Remove the note of 20 Jan 2026: Wrote the three call scripts")
    assert len(goal_of(house, company.goals[0]).evidence) == 1
    toasts.undo()
    assert len(goal_of(house, company.goals[0]).evidence) == 2


# -- objectives ------------------------------------------------------------------------------------------------------


def test_an_empty_desk_begins_with_an_objective(house: House, theme: Theme) -> None:
    page = open_page(house, theme, Place("goals"), GoalsPage)
    assert primaries(page) == ["Add the first objective"]
    press(page, "Add the first objective")
    assert isinstance(page.form, ObjectiveForm)
    QTest.keyClicks(page.form.title.control, "A trailer that lasts twenty years")
    press(page, "Add")
    (objective,) = house.office.services.goals.tree().objectives
    assert objective.level is ObjectiveLevel.ORGANISATION
    assert isinstance(page.detail, ObjectiveDetail)


def test_a_teams_objective_serves_one_of_the_organisation(
    house: House, page: GoalsPage, company: Company
) -> None:
    press(page, "Add an objective")
    assert isinstance(page.form, ObjectiveForm)
    assert not page.form.parent_field.isVisibleTo(page.form)
    page.form.title.control.setText("Every call answered kindly")
    page.form.whose.control.setCurrentIndex(page.form.whose.control.findData(company.team))
    page.form.parent_field.control.setCurrentIndex(page.form.parent_field.control.findData(company.objective))
    press(page, "Add")
    made = house.office.services.goals.tree().objectives[-1]
    assert (made.level, made.team_id, made.parent_id) == (
        ObjectiveLevel.TEAM,
        company.team,
        company.objective,
    )


def test_an_objective_is_worded_anew_and_shows_what_serves_it(
    house: House, theme: Theme, company: Company
) -> None:
    page = open_page(house, theme, Place("goals", company.objective), GoalsPage)
    assert {"Fewer repeat calls", "Answer within a day"} <= set(texts(page))
    press(page, "Edit the objective")
    assert isinstance(page.form, ObjectiveForm)
    page.form.title.control.setText("Customers stay")
    press(page, "Done")
    assert house.office.services.goals.tree().objectives[0].title == "Customers stay"
    press(page, "Open the objective Answer within a day")
    assert page.view_model.chosen == company.team_objective
    press(page, "Add a goal that serves it")
    assert isinstance(page.form, GoalForm)
    assert page.form.objective.control.currentData() == company.team_objective
    page.left()
    assert page.form is None
