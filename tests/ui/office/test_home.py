"""The first page: what is next, one primary way on, and nothing that is not there."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from reviewdesk.domain.people import OwnerKind, Party
from reviewdesk.domain.review import ReviewState
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.context import DeskContext
from reviewdesk.services.office_snapshots import CommitmentView, HomeView, PreparationView, ReviewView
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui import dates
from reviewdesk.ui.office.home_view_model import HomeViewModel, home_content
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button
from tests.ui.office.house import House, office_of

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)
ROOMS = frozenset({"home", "archive", "settings", "people", "reviews", "prepare", "goals"})


def review(**changes: object) -> ReviewView:
    plain = ReviewView(
        id="r1",
        title="Year review",
        employee_id="p1",
        employee="Devon Park",
        employee_given_name="Devon",
        employee_initials="DP",
        manager="Maya Ellis",
        state=ReviewState.PREPARING,
        template="Year review",
        minutes=75,
        planned_at=NOW + timedelta(days=2, hours=5),
        period_start=date(2025, 3, 1),
        period_end=date(2026, 2, 28),
        stage_title="",
        preparation=PreparationView(3, 8, employee_started=True, employee_ready=False),
        outcome=None,
        taken_home_due=None,
        document_id=None,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # each test names fields that exist


def view(**changes: object) -> HomeView:
    plain = HomeView("Maya", OwnerKind.MANAGER, NOW, review(), (), (), (), (), empty=False)
    return replace(plain, **changes)  # type: ignore[arg-type]  # each test names fields that exist


def test_a_review_half_prepared_is_continued_and_can_be_opened() -> None:
    talk = home_content(view(), ROOMS).talk
    assert talk is not None
    assert talk.title == "Year review with Devon Park"
    assert (
        talk.told
        == f"Thursday {dates.clock_words(NOW + timedelta(hours=5))} · 75 minutes · Devon has begun the self-assessment"
    )
    assert talk.prepared == pytest.approx(3 / 8)
    assert talk.prepared_words == "3 of 8 answers"
    assert (talk.first.words, talk.first.place) == ("Continue preparing", Place("prepare", "r1"))
    assert talk.second is not None
    assert (talk.second.words, talk.second.place) == ("Open meeting", None)


def test_a_conversation_whose_hour_has_passed_today_was_planned_for_then() -> None:
    at = datetime(2026, 3, 10, 14, 0).astimezone()
    for minutes, told in ((-1, "Today 14:00"), (0, "Today 14:00"), (1, "Was planned for today 14:00")):
        now = at + timedelta(minutes=minutes)
        content = home_content(view(now=now, next_review=review(planned_at=at)), ROOMS)
        assert content.talk is not None
        assert content.talk.told.startswith(f"{told} · 75 minutes")


def test_what_is_prepared_is_opened() -> None:
    ready = PreparationView(8, 8, employee_started=True, employee_ready=True)
    talk = home_content(view(next_review=review(preparation=ready)), ROOMS).talk
    assert talk is not None
    assert talk.first.words == "Open meeting"
    assert talk.second is not None
    assert talk.second.place == Place("prepare", "r1")
    assert "Devon has finished the self-assessment" in talk.told


def test_where_nothing_can_be_prepared_the_meeting_is_the_only_way() -> None:
    talk = home_content(view(), frozenset({"home"})).talk
    assert talk is not None
    assert (talk.first.words, talk.second) == ("Open meeting", None)


@pytest.mark.parametrize(
    ("changes", "first", "told"),
    [
        (
            {"state": ReviewState.MEETING, "stage_title": "Growth"},
            "Go on with the meeting",
            "Paused at “Growth”",
        ),
        ({"state": ReviewState.SIGNING}, "Go on signing", "One of you has signed"),
        (
            {
                "state": ReviewState.MEETING,
                "outcome": Outcome.TAKEN_HOME,
                "taken_home_due": date(2026, 3, 13),
            },
            "Go on with the meeting",
            "Devon has taken it home until 13 Mar",
        ),
        (
            {"preparation": PreparationView(0, 8, employee_started=False, employee_ready=False)},
            "Begin preparing",
            "Devon has not begun the self-assessment",
        ),
        ({"planned_at": None}, "Continue preparing", "No date yet"),
    ],
)
def test_each_state_has_its_own_way_on(changes: dict[str, object], first: str, told: str) -> None:
    talk = home_content(view(next_review=review(**changes)), ROOMS).talk
    assert talk is not None
    assert talk.first.words == first
    assert told in talk.told


def test_only_promises_of_the_owner_are_listed_and_late_ones_say_so() -> None:
    def promise(number: int, by: Party, due: date | None) -> CommitmentView:
        return CommitmentView(str(number), by, "Maya Ellis", f"Promise {number}", due, "Year review 2025")

    promises = (
        promise(1, Party.MANAGER, date(2026, 3, 9)),
        promise(2, Party.EMPLOYEE, date(2026, 3, 9)),
        promise(3, Party.MANAGER, date(2026, 12, 1)),
        promise(4, Party.MANAGER, None),
    )
    mine = home_content(view(promises=promises), ROOMS).promises
    assert [(item.title, item.told, item.late) for item in mine] == [
        ("Promise 1", "Was due 9 Mar · Year review 2025", True),
        ("Promise 3", "By 1 Dec · Year review 2025", False),
        ("Promise 4", "Year review 2025", False),
    ]
    theirs = home_content(view(promises=promises, owner_kind=OwnerKind.EMPLOYEE), ROOMS).promises
    assert [item.key for item in theirs] == ["2"]


@pytest.mark.parametrize(
    ("kind", "empty", "place"),
    [
        (OwnerKind.MANAGER, True, Place("people", "new")),
        (OwnerKind.MANAGER, False, Place("reviews", "new")),
        (OwnerKind.HR, True, Place("inbox")),
        (OwnerKind.EMPLOYEE, True, Place("archive")),
    ],
)
def test_a_new_desk_teaches_one_action(kind: OwnerKind, place: Place, *, empty: bool) -> None:
    content = home_content(view(next_review=None, empty=empty, owner_kind=kind), ROOMS)
    assert content.talk is None
    assert content.lead is not None
    assert content.lead.way is not None
    assert content.lead.way.place == place
    assert bool(content.outlook) is empty


def test_no_way_leads_to_a_room_that_is_not_there() -> None:
    content = home_content(view(next_review=None, empty=True), frozenset({"home", "archive"}))
    assert content.lead is not None
    assert content.lead.way is None


def test_people_with_goals_and_no_date_are_not_forgotten(
    context: DeskContext, preferences: Preferences
) -> None:
    office = office_of(context.desk, context, preferences)
    services = office.services
    dana = services.people.add("Dana Whitfield").value
    goal = services.goals.add_goal(dana, "Fewer repeat calls").value
    omar = services.people.add("Omar Said").value
    services.goals.add_goal(omar, "Learn the new desk")
    services.people.add("Ana Cruz")  # no goals: not waiting for anything
    day = date(2026, 2, 1)
    services.reviews.plan(dana, "year-review", "Year review", day, day, NOW + timedelta(days=3), [goal])
    content = HomeViewModel(office).load()
    assert [item.title for item in content.upcoming] == ["1 person has no date yet"]
    assert [item.title for item in content.goals] == ["Fewer repeat calls", "Learn the new desk"]
    assert content.goals[0].told == "Dana Whitfield · nothing noted yet"


@pytest.mark.parametrize(
    ("hour", "words"), [(6, "Good morning, Maya"), (13, "Good afternoon, Maya"), (21, "Good evening, Maya")]
)
def test_the_greeting_fits_the_hour(hour: int, words: str) -> None:
    local = datetime(2026, 3, 10, hour, 30).astimezone()
    assert dates.greeting(local, "Maya") == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Today 14:00"),
        (1, "Tomorrow 14:00"),
        (3, "Friday 14:00"),
        (8, "Wed 18 Mar, 14:00"),
        (400, "14 Apr 2027, 14:00"),
    ],
)
def test_moments_are_said_as_people_say_them(days: int, words: str) -> None:
    now = datetime(2026, 3, 10, 9, 0).astimezone()
    at = now + timedelta(days=days, hours=5)
    assert dates.near_moment(at, now) == words


# -- in the window -----------------------------------------------------------------------------------------------


def test_the_page_looks_again_when_somebody_joins(house: House, theme: Theme, qtbot: QtBot) -> None:
    window = house.window(theme)
    with qtbot.waitExposed(window):
        window.show()
    assert window.shell is not None
    model = window.shell.pages["home"].view_model
    before = model.snapshot
    assert before is not None
    assert before.outlook
    model.change(lambda: house.office.services.people.add("Dana Whitfield"))
    after = model.snapshot
    assert after is not None
    assert not after.outlook


def test_the_one_primary_button_opens_the_meeting(sample: House, theme: Theme, qtbot: QtBot) -> None:
    window = sample.window(theme)
    with qtbot.waitExposed(window):
        window.show()
    assert window.shell is not None
    primary = [b for b in window.findChildren(Button) if b.isVisible() and b.kind() == "primary"]
    assert [button.text() for button in primary] == ["Open meeting"]
    with qtbot.waitSignal(window.shell.meeting_asked) as asked:
        primary[0].click()
    assert asked.args == [sample.office.services.reviews.home().next_review.id]  # type: ignore[union-attr]


def test_a_meeting_that_is_paused_is_offered_to_go_on_also_behind_another() -> None:
    paused = review(
        id="r2", state=ReviewState.MEETING, stage_title="Growth", planned_at=NOW - timedelta(days=4)
    )
    item = home_content(view(upcoming=(paused,)), ROOMS).upcoming[0]
    assert item.way is not None
    assert (item.told, item.way.words) == ("Year review · Paused at “Growth”", "Go on")
