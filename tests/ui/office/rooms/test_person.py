"""One person's page: what comes next, and private notes that save themselves."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.services.notes import Notes
from reviewdesk.services.office_snapshots import NoteView
from reviewdesk.ui.office.notes_view_model import NEW, NotesViewModel
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.people_page import PeoplePage
from reviewdesk.ui.office.person_page import PersonPage
from reviewdesk.ui.theme import Theme
from tests.services.conftest import Company
from tests.ui.office.house import House
from tests.ui.office.rooms.hands import open_page, page_in, press, primaries, texts, toasts_of


@pytest.fixture
def page(house: House, theme: Theme, company: Company) -> PersonPage:
    return open_page(house, theme, Place("person", company.dana), PersonPage)


@pytest.fixture
def notes(house: House, company: Company) -> NotesViewModel:
    made = NotesViewModel(house.office)
    made.choose(company.dana)
    made.look()
    return made


def stored(house: House, person_id: str) -> list[str]:
    return [note.text for note in house.office.services.notes.for_person(person_id)]


def test_without_a_review_planning_one_is_the_next_step(
    page: PersonPage, company: Company, qtbot: QtBot
) -> None:
    assert primaries(page) == ["Plan a review"]
    with qtbot.waitSignal(page.place_asked) as asked:
        press(page, "Plan a review")
    assert asked.args[0] == Place("reviews", f"plan/{company.dana}")


def test_the_next_conversation_leads_to_preparing_and_meeting(
    house: House, theme: Theme, company: Company, review: str, qtbot: QtBot
) -> None:
    page = open_page(house, theme, Place("person", company.dana), PersonPage)
    assert primaries(page) == ["Prepare"]
    with qtbot.waitSignal(page.place_asked) as asked:
        press(page, "Prepare: Year review 2025, Dana Whitfield")
    assert asked.args[0] == Place("prepare", review)
    with qtbot.waitSignal(page.meeting_asked) as meeting:
        press(page, "Open meeting: Year review 2025, Dana Whitfield")
    assert meeting.args[0] == review


def test_goals_lead_to_the_goal_and_to_a_new_one(page: PersonPage, company: Company, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.place_asked) as asked:
        press(page, "Open the goal Fewer repeat calls")
    assert asked.args[0] == Place("goals", company.goals[0])
    with qtbot.waitSignal(page.place_asked) as asked:
        press(page, "Add a goal")
    assert asked.args[0] == Place("goals", f"new/{company.dana}")


def test_handing_over_is_asked_for_with_the_persons_id(
    page: PersonPage, company: Company, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.drawer_asked) as asked:
        press(page, "Hand over to Dana")
    assert asked.args[0] == company.dana


def test_what_is_known_can_be_put_right(page: PersonPage) -> None:
    press(page, "Edit")
    assert page.form is not None
    page.form.role_title.control.setText("Team lead")
    press(page, "Done")
    assert page.form is None
    assert any(text.startswith("Team lead") for text in texts(page))


def test_a_wrong_answer_is_said_beside_its_field(page: PersonPage) -> None:
    press(page, "Edit")
    assert page.form is not None
    page.form.name.control.setText("x" * 300)
    press(page, "Done")
    assert page.form.name.has_error()


def test_taking_somebody_off_the_list_can_be_undone(house: House, page: PersonPage, company: Company) -> None:
    toasts = toasts_of(page)
    press(page, "Edit")
    press(page, "Take off the list")
    assert toasts.said[-1][0] == "Dana Whitfield is off the list."
    people = house.office.services.people
    assert company.dana not in {person.id for person in people.all()}
    assert isinstance(page_in(house.windows[0], PeoplePage), PeoplePage)
    toasts.undo()
    assert company.dana in {person.id for person in people.all()}


def test_somebody_with_a_review_under_way_stays(
    house: House, theme: Theme, company: Company, review: str, qtbot: QtBot
) -> None:
    del review
    page = open_page(house, theme, Place("person", company.dana), PersonPage)
    with qtbot.waitSignal(page.view_model.failed) as failed:
        page.view_model.remove()
    assert failed.args[0].key == "person-has-open-review"


# -- private notes ---------------------------------------------------------------------------------------------------


def test_the_notes_say_who_sees_them_and_who_might(page: PersonPage) -> None:
    told = texts(page.private)
    assert "Only you. Never shown while sharing." in told
    assert any("asks for their data" in text for text in told)


def test_a_note_saves_itself_once(house: House, page: PersonPage, company: Company, qtbot: QtBot) -> None:
    page.private.new.setFocus()
    QTest.keyClicks(page.private.new, "Ask about the late shift")
    with qtbot.waitSignal(page.notes.saved):
        pass
    assert stored(house, company.dana) == ["Ask about the late shift"]
    QTest.keyClicks(page.private.new, " again")
    page.left()
    assert stored(house, company.dana) == ["Ask about the late shift again"]


def test_the_next_note_is_a_note_of_its_own(house: House, page: PersonPage, company: Company) -> None:
    QTest.keyClicks(page.private.new, "One")
    page.notes.flush()
    press(page.private, "Next note")
    assert page.private.new.toPlainText() == ""
    QTest.keyClicks(page.private.new, "Two")
    page.notes.flush()
    assert stored(house, company.dana) == ["Two", "One"]


def test_an_older_note_can_be_changed_and_removed(house: House, theme: Theme, company: Company) -> None:
    house.office.services.notes.add(company.dana, "Before")
    page = open_page(house, theme, Place("person", company.dana), PersonPage)
    toasts = toasts_of(page)
    (box,) = page.private._boxes.values()
    box.setPlainText("After")
    page.notes.flush()
    assert stored(house, company.dana) == ["After"]
    remove = next(
        name
        for name in (b.accessibleName() for b in page.private.findChildren(type(page.back)))
        if "Remove" in name
    )
    press(page.private, remove)
    assert stored(house, company.dana) == []
    toasts.undo()
    assert stored(house, company.dana) == ["After"]


def test_a_note_emptied_of_words_is_kept_as_it_was(
    house: House, notes: NotesViewModel, company: Company
) -> None:
    note_id = house.office.services.notes.add(company.dana, "Kept").value
    notes.type(note_id, "   ")
    notes.flush()
    assert stored(house, company.dana) == ["Kept"]


def test_words_go_to_the_person_they_were_written_about(
    house: House, notes: NotesViewModel, company: Company
) -> None:
    notes.type(NEW, "About Dana")
    notes.choose(company.omar)
    notes.type(NEW, "About Omar")
    notes.flush()
    assert stored(house, company.dana) == ["About Dana"]
    assert stored(house, company.omar) == ["About Omar"]


def test_what_could_not_be_stored_is_kept_and_tried_again(
    house: House, notes: NotesViewModel, company: Company, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def full(_self: Notes, _person_id: str, _text: str) -> NoteView:
        raise ReviewDeskError("disk-full")

    with monkeypatch.context() as patched, qtbot.waitSignal(notes.failed):
        patched.setattr(Notes, "add", full)
        notes.type(NEW, "Not lost")
        notes.flush()
    assert stored(house, company.dana) == []
    notes.flush()
    assert stored(house, company.dana) == ["Not lost"]
