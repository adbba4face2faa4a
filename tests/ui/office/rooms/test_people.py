"""The people list: found by name, role or team, quick with many, and without a score."""

from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from reviewdesk.services.context import DeskContext
from reviewdesk.services.office_snapshots import PersonView
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.people_page import PeoplePage
from reviewdesk.ui.office.people_view_model import STEP, PeopleViewModel, PersonAnswers
from reviewdesk.ui.theme import Theme
from tests.services.conftest import Company
from tests.ui.office.house import House
from tests.ui.office.rooms.hands import open_page, press, primaries, texts

MANY = 500


@pytest.fixture
def model(house: House) -> PeopleViewModel:
    return PeopleViewModel(house.office)


@pytest.fixture
def many(house: House) -> None:
    for number in range(MANY):
        house.office.services.people.add(f"Person {number:03}", role_title="Fitter")


def test_the_owner_is_not_on_the_own_list(model: PeopleViewModel, company: Company) -> None:
    del company
    model.look()
    assert [person.name for person in model.found] == ["Dana Whitfield", "Omar Said"]


@pytest.mark.parametrize("needle", ["dana", "CARE spec", "customer", "whit dana"])
def test_people_are_found_by_name_role_or_team(model: PeopleViewModel, company: Company, needle: str) -> None:
    model.look()
    model.find(needle)
    assert [person.id for person in model.found] == [company.dana]


def test_a_team_narrows_the_list(model: PeopleViewModel, company: Company) -> None:
    model.look()
    model.choose_team(company.team)
    assert [person.id for person in model.found] == [company.dana]


def test_somebody_who_is_added_appears_with_a_new_team(model: PeopleViewModel) -> None:
    model.look()
    model.add(PersonAnswers("Ana Reis", "Welder", "ana@example.org", new_team="Frames"))
    (person,) = model.found
    assert (person.name, person.role_title, person.team) == ("Ana Reis", "Welder", "Frames")


def test_a_refused_name_says_why(model: PeopleViewModel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(model.refused) as refused:
        model.add(PersonAnswers("x" * 300))
    assert refused.args[0].key == "title-too-long"


def test_the_list_shows_no_score() -> None:
    told = {each.name for each in fields(PersonView)}
    assert not {name for name in told if "rating" in name or "score" in name or "rank" in name}


@pytest.mark.usefixtures("many")
def test_five_hundred_people_take_a_fixed_number_of_queries(
    model: PeopleViewModel, context: DeskContext
) -> None:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    with context.desk.read() as session:
        engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", note)
    model.refresh()
    event.remove(engine, "before_cursor_execute", note)
    assert len(model.found) == MANY
    assert len(asked) < 15


@pytest.mark.usefixtures("many")
def test_a_long_list_is_shown_in_steps(house: House, theme: Theme) -> None:
    page = open_page(house, theme, Place("people"), PeoplePage)
    assert sum(text.startswith("Person ") for text in texts(page)) == STEP
    press(page, f"Show {MANY - STEP} more")
    assert sum(text.startswith("Person ") for text in texts(page)) == 2 * STEP
    page.search.setText("person 499")
    assert [text for text in texts(page) if text.startswith("Person ")] == ["Person 499"]
    page.search.setText("nobody at all")
    assert "Nobody fits. Try fewer letters, or another team." in texts(page)


def test_an_empty_desk_teaches_to_add_the_first_person(house: House, theme: Theme, qtbot: QtBot) -> None:
    page = open_page(house, theme, Place("people"), PeoplePage)
    assert primaries(page) == ["Add the first person"]
    press(page, "Add the first person")
    assert page.form is not None
    assert primaries(page) == ["Add"]
    QTest.keyClicks(page.form.name.control, "Ana Reis")
    with qtbot.waitSignal(page.place_asked) as asked:
        QTest.keyClick(page.form.name.control, Qt.Key.Key_Return)
    assert asked.args[0].room == "person"
    assert page.form is None


def test_the_form_asks_for_what_is_missing(house: House, theme: Theme) -> None:
    page = open_page(house, theme, Place("people", "new"), PeoplePage)
    assert page.form is not None
    press(page, "Add")
    assert page.form.name.has_error()
    QTest.keyClicks(page.form.name.control, "Ana")
    page.form.team.control.setCurrentIndex(page.form.team.control.count() - 1)
    press(page, "Add")
    assert page.form.new_team.has_error()
    assert not page.form.name.has_error()
    page.form.name.control.setText("x" * 300)
    page.form.team.control.setCurrentIndex(0)
    press(page, "Add")
    assert page.form.name.has_error()
    press(page, "Cancel")
    assert page.form is None


def test_leaving_puts_a_half_filled_form_away(house: House, theme: Theme, company: Company) -> None:
    del company
    page = open_page(house, theme, Place("people"), PeoplePage)
    press(page, "Add a person")
    assert page.first_focus() is page.form.name.control  # type: ignore[union-attr]  # just opened
    page.left()
    assert page.form is None


def test_a_row_leads_to_the_person(house: House, theme: Theme, company: Company, qtbot: QtBot) -> None:
    page = open_page(house, theme, Place("people"), PeoplePage)
    with qtbot.waitSignal(page.place_asked) as asked:
        press(page, "Open Dana Whitfield")
    assert asked.args[0] == Place("person", company.dana)
    assert "Not planned" in texts(page)
