"""The sample company reads like a real one: nobody is mixed up, no date is out of order, no limit is broken."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from reviewdesk.content.demo import load_demo, working_day
from reviewdesk.content.library import load_library
from reviewdesk.content.sample import SampleCompany, SampleReview
from reviewdesk.content.source import read_toml, texts
from reviewdesk.domain.goals import TITLE_LIMIT, ObjectiveLevel, Quarter
from reviewdesk.domain.people import Party, given_name
from reviewdesk.domain.plan import FIRST_STEP_WITHIN, MAX_ACTIONS
from reviewdesk.domain.ratings import MAX_RATED_GOALS, GoalRating, Progress
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.system.resources import resource

A_TUESDAY = date(2026, 3, 10)
DAYS = [A_TUESDAY + timedelta(days=offset) for offset in range(7)]
SATURDAY = 5
COMPANY = load_demo(A_TUESDAY)


@pytest.fixture(params=DAYS, ids=lambda day: f"{day:%A}")
def company(request: pytest.FixtureRequest) -> SampleCompany:
    """Return the sample on each day of the week: moving days off weekends must not break the order of things."""
    return load_demo(request.param)


@pytest.fixture(params=COMPANY.reviews, ids=lambda review: review.id)
def review(request: pytest.FixtureRequest) -> SampleReview:
    found: SampleReview = request.param
    return found


def all_ids(company: SampleCompany) -> dict[str, list[str]]:
    return {
        "teams": [team.id for team in company.teams],
        "people": [person.id for person in company.people],
        "objectives": [objective.id for objective in company.objectives],
        "goals": [goal.id for goal in company.goals],
        "reviews": [review.id for review in company.reviews],
    }


def test_twelve_people_in_three_teams_with_names_from_many_scripts() -> None:
    assert len(COMPANY.people) == 12
    assert Counter(person.team for person in COMPANY.people) == {"repair": 5, "workshop": 4, "routes": 3}
    letters = "".join(person.name for person in COMPANY.people)
    for script in ("[À-ỹ]", "[А-я]", "[Α-ώ]", "[一-鿿]", "[ء-ي]", "[ऀ-ॿ]"):
        assert re.search(script, letters), script


def test_every_id_is_used_once_and_every_name_only_by_one_person() -> None:
    for kind, ids in all_ids(COMPANY).items():
        assert len(set(ids)) == len(ids), kind
    for name in ("name", "given", "email", "latin"):
        assert len({getattr(person, name) for person in COMPANY.people}) == len(COMPANY.people)


def test_a_given_name_is_part_of_the_name_and_latin_letters_stand_beside_other_scripts() -> None:
    for person in COMPANY.people:
        assert person.given in person.name
        if person.id != "huimin":  # written as one word, family name first
            assert person.given == given_name(person.name)
        assert person.latin.isascii() or re.fullmatch("[A-Za-zÀ-ỹŁł ]+", person.latin)


def test_every_reference_finds_what_it_names() -> None:
    ids = {kind: set(found) for kind, found in all_ids(COMPANY).items()}
    people = ids["people"]
    assert COMPANY.owner in people
    assert {team.lead for team in COMPANY.teams} <= people
    assert {person.team for person in COMPANY.people} <= ids["teams"]
    assert {person.manager for person in COMPANY.people} <= people | {""}
    assert {objective.team for objective in COMPANY.objectives} <= ids["teams"] | {""}
    assert {goal.owner for goal in COMPANY.goals} <= people
    assert {goal.objective for goal in COMPANY.goals} <= ids["objectives"] | {""}
    assert {note.about for note in COMPANY.notes} | {row.person for row in COMPANY.planned} <= people


def test_everybody_reports_to_the_lead_of_their_team_and_the_leads_to_the_owner() -> None:
    lead = {team.id: team.lead for team in COMPANY.teams}
    for person in COMPANY.people:
        boss = "" if person.id == COMPANY.owner else lead[person.team]
        assert person.manager == (COMPANY.owner if boss == person.id else boss)


def test_team_objectives_serve_one_of_the_organisation() -> None:
    levels = {objective.id: objective.level for objective in COMPANY.objectives}
    for objective in COMPANY.objectives:
        if objective.level is ObjectiveLevel.TEAM:
            assert objective.team
            assert levels[objective.serves] is ObjectiveLevel.ORGANISATION
        else:
            assert (objective.team, objective.serves) == ("", "")


def test_everybody_has_a_goal_and_a_few_goals_serve_no_objective() -> None:
    assert {goal.owner for goal in COMPANY.goals} == {person.id for person in COMPANY.people}
    unaligned = [goal.id for goal in COMPANY.goals if not goal.objective]
    assert unaligned == ["amara-pitch", "jonas-first-aid"]


def test_evidence_is_in_order_after_joining_and_before_today(company: SampleCompany) -> None:
    for goal in company.goals:
        days = [evidence.on for evidence in goal.evidence]
        assert days == sorted(days)
        assert company.person(goal.owner).joined <= goal.began <= days[0]
        assert days[-1] < company.day
        assert all(day.weekday() < SATURDAY for day in days)


def test_devons_year_has_evidence_from_both_in_every_quarter() -> None:
    entries = [entry for goal_id in COMPANY.ready.goals for entry in COMPANY.goal(goal_id).evidence]
    by_quarter: dict[Quarter, set[Party]] = {}
    for entry in entries:
        by_quarter.setdefault(Quarter.of(entry.on), set()).add(entry.by)
    assert len(by_quarter) >= 4
    assert {entry.by for entry in entries} == set(Party)
    assert sum(both == set(Party) for both in by_quarter.values()) >= 4


def test_three_reviews_one_ready_today_and_two_sealed_before(company: SampleCompany) -> None:
    assert company.ready.on == company.day
    assert (company.ready.employee, company.ready.manager) == ("devon", "maya")
    assert len(company.sealed) == 2
    assert company.sealed[0].on < company.sealed[1].on < company.day
    assert all(row.on > company.day for row in company.planned)


def test_a_review_is_of_two_people_who_can_open_a_drawer(review: SampleReview) -> None:
    employee = COMPANY.person(review.employee)
    assert employee.manager == review.manager == COMPANY.owner
    assert employee.passphrase
    assert COMPANY.person(review.manager).passphrase


def test_passphrases_are_four_words_and_nobody_shares_one() -> None:
    given = [person.passphrase for person in COMPANY.people if person.passphrase]
    assert len(set(given)) == len(given) == 7
    assert all(len(passphrase.split()) == 4 for passphrase in given)


def test_a_review_rates_the_employees_own_goals_once_each(review: SampleReview) -> None:
    assert 3 <= len(review.goals) <= MAX_RATED_GOALS
    assert {COMPANY.goal(goal).owner for goal in review.goals} == {review.employee}
    rated: tuple[list[str], ...] = (
        [rating.goal for rating in review.employee_ratings],
        [rating.goal for rating in review.manager_ratings],
        [settled.goal for settled in review.meeting.progress],
    )
    assert all(goals == list(review.goals) for goals in rated)


def test_the_self_assessment_answers_every_question_of_its_template(review: SampleReview) -> None:
    template = load_library().template(review.template)
    assert [prompt for prompt, _ in review.self_answers] == [prompt.id for prompt in template.self_prompts()]


def test_ratings_and_agreements_follow_the_rules_of_the_meeting(review: SampleReview) -> None:
    for settled in review.meeting.progress:
        rating = GoalRating().seal(Party.EMPLOYEE).seal(Party.MANAGER)
        values = (review.rating(party, settled.goal).value for party in (Party.EMPLOYEE, Party.MANAGER))
        revealed = rating.reveal(*values)
        done = revealed.keep_both() if settled.agreed is None else revealed.agree(settled.agreed)
        assert done.settled
        if settled.agreed is not None:
            assert settled.agreed in {revealed.employee, revealed.manager}
        else:
            assert revealed.distance() != 0


def test_the_demo_meeting_shows_agreement_two_views_and_one_who_cannot_judge() -> None:
    ready = COMPANY.ready
    values = {rating.value for rating in ready.employee_ratings + ready.manager_ratings}
    assert Progress.CANNOT_JUDGE in values
    assert [settled.agreed is None for settled in ready.meeting.progress] == [False, False, True, True]
    assert ready.meeting.outcome is Outcome.WITH_COMMENTS


def test_topics_actions_and_titles_keep_to_their_limits(review: SampleReview) -> None:
    meeting = review.meeting
    assert 1 <= len(meeting.employee_topics) <= 3
    assert len(meeting.manager_topics) <= 2
    assert 2 <= len(meeting.actions) <= MAX_ACTIONS
    assert all(len(goal.title) <= TITLE_LIMIT for goal in COMPANY.goals)


def test_every_action_is_complete_and_begins_within_two_weeks(company: SampleCompany) -> None:
    for review in company.reviews:
        for action in review.meeting.actions:
            assert action.gaps(review.on) == ()
            assert company.objective(action.objective).title
            assert action.begin is not None
            assert action.help_by is not None
            assert review.on < action.begin <= review.on + FIRST_STEP_WITHIN
            assert action.help_by > review.on
        assert review.meeting.rhythm.first > review.on
        assert review.period_start < review.period_end <= review.on


def test_growth_that_the_manager_offers_is_the_one_prepared(review: SampleReview) -> None:
    assert review.meeting.manager_growth == review.manager_prepared
    assert review.manager_prepared.area.startswith("Next time, try ")


def test_no_sample_text_is_filler_and_none_shouts() -> None:
    for place, text in sample_texts():
        assert "lorem" not in text.lower(), place
        assert "TODO" not in text, place
        assert not re.search(r"[!\"']|\s\s", text), (place, text)
        assert text == text.strip(), place


def test_no_evidence_is_written_twice() -> None:
    notes = [evidence.text for goal in COMPANY.goals for evidence in goal.evidence]
    assert len(set(notes)) == len(notes)


def test_nobody_is_mentioned_who_does_not_work_there() -> None:
    """A name in the middle of a sentence belongs to one of the twelve, to a place or to a day."""
    known = {word for person in COMPANY.people for word in person.name.split()}
    known |= {person.given for person in COMPANY.people}
    known |= {"I", "Monday", "Thursday", "Friday", "Tuesday", "Eastmoor", "Dziękuję"}
    for place, text in sample_texts():
        if place.endswith((".name", ".latin", ".email")):
            continue
        for word in re.findall(r"(?<=[a-z,] )[A-ZŁÀ-Ý][\w]*", text):
            assert word in known, (place, word)


def sample_texts() -> Iterator[tuple[str, str]]:
    for file, schema in sample_files():
        for place, text in texts(read_toml(resource("demo", *file), schema)):
            yield "/".join(file) + ":" + place, text


def sample_files() -> list[tuple[tuple[str, ...], str]]:
    reviews = [("reviews", file.name) for file in sorted(resource("demo", "reviews").glob("*.toml"))]
    return [
        (("company.toml",), "demo-company-1"),
        (("goals.toml",), "demo-goals-1"),
        *((review, "demo-review-1") for review in reviews),
    ]


@pytest.mark.parametrize(
    ("day", "offset", "expected"),
    [
        (date(2026, 3, 14), 0, date(2026, 3, 14)),  # tried on a Saturday, held on that Saturday
        (date(2026, 3, 10), -2, date(2026, 3, 6)),  # a past Sunday becomes the Friday before
        (date(2026, 3, 10), -3, date(2026, 3, 6)),
        (date(2026, 3, 10), 4, date(2026, 3, 16)),  # a coming Saturday becomes the Monday after
        (date(2026, 3, 10), 5, date(2026, 3, 16)),
        (date(2026, 3, 10), 3, date(2026, 3, 13)),
    ],
)
def test_days_are_moved_off_the_weekend(day: date, offset: int, expected: date) -> None:
    assert working_day(day, offset) == expected


Lookup = Callable[[SampleCompany, str], Any]


@pytest.mark.parametrize("look", [SampleCompany.person, SampleCompany.goal, SampleCompany.objective])
def test_asking_for_an_unknown_id_says_which(look: Lookup) -> None:
    with pytest.raises(KeyError):
        look(COMPANY, "nobody")
