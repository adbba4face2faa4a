import pytest

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.services.changes import Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.notes import Notes
from reviewdesk.services.people import People
from tests.services.conftest import Company
from tests.services.surroundings import Surroundings


def test_people_are_listed_by_name_with_team_and_open_goals(context: DeskContext, company: Company) -> None:
    dana, maya, omar = People(context).all()
    assert (dana.name, dana.given_name, dana.initials) == ("Dana Whitfield", "Dana", "DW")
    assert (dana.role_title, dana.email) == ("Care specialist", "dana@wrenfield.example")
    assert (dana.team_id, dana.team, dana.open_goals, dana.has_drawer) == (
        company.team,
        "Customer care",
        2,
        False,
    )
    assert maya.is_owner
    assert not dana.is_owner
    assert (omar.team, omar.role_title, omar.last_review, omar.next_review) == ("", "", None, None)


def test_adding_a_person_tells_the_lists_and_survives_a_restart(
    context: DeskContext, surroundings: Surroundings
) -> None:
    change = People(context).add("  Noor   Haddad ")
    assert change.topics >= {Topic.PEOPLE}
    again = surroundings.reopened(context)
    assert [person.name for person in People(again).all()] == ["Maya Okafor", "Noor Haddad"]
    again.desk.close()


def test_a_person_without_a_name_is_refused_beside_the_field(context: DeskContext) -> None:
    with pytest.raises(RuleViolation) as refused:
        People(context).add("   ")
    assert (refused.value.key, refused.value.field) == ("title-is-empty", "name")


def test_a_person_can_be_edited(context: DeskContext, company: Company) -> None:
    People(context).edit(company.omar, name="Omar S. Said", role_title="Trainee", team_id=company.team)
    omar = People(context).page(company.omar).person
    assert (omar.name, omar.role_title, omar.team) == ("Omar S. Said", "Trainee", "Customer care")
    assert [team.people for team in People(context).teams()] == [2]


def test_a_team_that_does_not_exist_is_refused(context: DeskContext) -> None:
    with pytest.raises(RuleViolation, match="not-on-this-desk"):
        People(context).add("Noor", team_id="nowhere")


def test_a_removed_person_is_off_the_lists_until_restored(context: DeskContext, company: Company) -> None:
    people = People(context)
    people.remove(company.omar)
    assert company.omar not in {person.id for person in people.all()}
    people.restore(company.omar)
    assert company.omar in {person.id for person in people.all()}


def test_the_owner_cannot_be_removed(context: DeskContext) -> None:
    with pytest.raises(RuleViolation, match="owner-stays"):
        People(context).remove(context.desk.info.owner_id)


def test_somebody_with_a_review_under_way_cannot_be_removed(
    context: DeskContext, company: Company, review: str
) -> None:
    assert review
    with pytest.raises(RuleViolation, match="person-has-open-review"):
        People(context).remove(company.dana)


def test_the_page_of_a_person_shows_goals_reviews_notes_and_what_happened(
    context: DeskContext, company: Company, review: str
) -> None:
    note = Notes(context).add(company.dana, "Ask about the evening shift").value
    page = People(context).page(company.dana)
    assert [goal.title for goal in page.goals] == ["Fewer repeat calls", "Run the onboarding hour"]
    assert [row.id for row in page.reviews] == [review]
    assert [row.id for row in page.notes] == [note]
    assert page.promises == ()
    assert [(entry.kind, entry.title) for entry in page.timeline] == [
        ("review", "Year review 2025"),
        ("evidence", "Fewer repeat calls"),
        ("evidence", "Fewer repeat calls"),
    ]


def test_notes_can_be_edited_removed_and_brought_back(context: DeskContext, company: Company) -> None:
    notes = Notes(context)
    note = notes.add(company.dana, "One").value
    notes.edit(note, " Two ")
    notes.remove(note)
    assert notes.for_person(company.dana) == ()
    notes.restore(note)
    assert [row.text for row in notes.for_person(company.dana)] == ["Two"]


def test_an_empty_note_is_refused(context: DeskContext, company: Company) -> None:
    with pytest.raises(RuleViolation, match="text-is-empty"):
        Notes(context).add(company.dana, "  ")
