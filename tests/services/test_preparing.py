import pytest

from reviewdesk.domain.errors import DeskError, RuleViolation
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import ReviewState
from reviewdesk.services.changes import Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.drawers import DrawerRoom, DrawerSession
from reviewdesk.services.preparation import Preparation
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.texts import written
from tests.services.conftest import Company
from tests.services.meeting import ANSWER, Meeting, goals_of, prepare
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, Surroundings, typed


def test_the_manager_prepares_ratings_and_takes_one_back(context: DeskContext, review: str) -> None:
    preparation = Preparation(context)
    first, second = goals_of(context, review)
    preparation.rate(review, first, Progress.ACHIEVED)
    preparation.rate(review, first, Progress.BEYOND)
    preparation.rate(review, second, Progress.ACHIEVED)
    preparation.rate(review, second, None)
    preparation.rate(review, second, None)
    view = preparation.view(review)
    assert view.party is Party.MANAGER
    assert [goal.rating for goal in view.goals] == [Progress.BEYOND, None]
    assert (view.person_given_name, view.other_given_name) == ("Maya", "Dana")
    assert view.review.state is ReviewState.PREPARING
    assert not view.ready


def test_the_managers_words_are_kept(context: DeskContext, review: str) -> None:
    preparation = Preparation(context)
    change = preparation.save_updates(review, typed(Authority.MANAGER, {"prepare/growth/area": "Saying no"}))
    assert change.topics == {Topic.REVIEWS}
    kept = written(Authority.MANAGER, preparation.document(review))
    assert kept.texts == {"prepare/growth/area": "Saying no"}
    assert preparation.view(review).review.preparation.manager_done == 1


def test_the_manager_is_asked_about_growth_the_employee_about_the_period(
    context: DeskContext, review: str, drawer: DrawerSession
) -> None:
    managers = {prompt.id for prompt in Preparation(context).view(review).prompts}
    employees = {prompt.id for prompt in drawer.view(review).prompts}
    assert managers
    assert employees
    assert not managers & employees


def test_a_rating_for_a_goal_that_is_not_in_the_review_is_refused(
    context: DeskContext, company: Company, review: str
) -> None:
    with pytest.raises(RuleViolation, match="not-on-this-desk"):
        Preparation(context).rate(review, company.omars_goal, Progress.BEYOND)


def test_the_employee_prepares_in_the_drawer_and_finds_it_there_again(
    context: DeskContext, company: Company, review: str, drawer: DrawerSession, surroundings: Surroundings
) -> None:
    prepare(context, drawer, review)
    drawer.close()
    again = surroundings.reopened(context)
    with_key = DrawerRoom(again).open(company.dana, EMPLOYEE_PASSPHRASE)
    view = with_key.view(review)
    assert [goal.rating for goal in view.goals] == [Progress.BEYOND, Progress.GETTING_GOING]
    assert (view.party, view.ready, view.person_given_name) == (Party.EMPLOYEE, True, "Dana")
    assert written(Authority.SELF, with_key.document(review)).text("self/glad") == ANSWER
    again.desk.close()


def test_the_drawer_lists_what_can_be_prepared(
    context: DeskContext, review: str, drawer: DrawerSession
) -> None:
    assert [row.id for row in drawer.reviews()] == [review]
    Meeting.opened(context, review)
    assert drawer.reviews() == ()


def test_the_employee_can_take_a_rating_and_being_ready_back(
    context: DeskContext, review: str, drawer: DrawerSession
) -> None:
    prepare(context, drawer, review)
    first, _second = goals_of(context, review)
    drawer.rate(review, first, None)
    drawer.set_ready(review, False)
    view = drawer.view(review)
    assert view.goals[0].rating is None
    assert not view.ready


def test_a_closed_drawer_reads_nothing(context: DeskContext, review: str, drawer: DrawerSession) -> None:
    prepare(context, drawer, review)
    drawer.close()
    with pytest.raises(DeskError, match="drawer-closed"):
        drawer.document(review)


def test_a_drawer_opens_only_its_own_persons_reviews(
    context: DeskContext, company: Company, review: str
) -> None:
    omar = DrawerRoom(context).create(company.omar, "another four words here").value
    for look in (
        lambda: omar.view(review),
        lambda: omar.document(review),
        lambda: omar.set_ready(review, True),
    ):
        with pytest.raises(RuleViolation, match="not-on-this-desk"):
            look()


def test_an_opened_draft_is_written_in_the_meeting_only(meeting: Meeting, drawer: DrawerSession) -> None:
    meeting.open_draft()
    with pytest.raises(RuleViolation, match="draft-is-open"):
        drawer.save_updates(meeting.review, typed(Authority.SELF, {"self/glad": "Late"}))


def test_drawers_are_for_employees(context: DeskContext, company: Company) -> None:
    room = DrawerRoom(context)
    assert not room.has_drawer(company.dana)
    assert room.create(company.dana, EMPLOYEE_PASSPHRASE).topics >= {Topic.PEOPLE}
    assert room.has_drawer(company.dana)
    with pytest.raises(RuleViolation, match="drawer-of-owner"):
        room.create(context.desk.info.owner_id, "whatever")
    with pytest.raises(DeskError, match="drawer-wrong-passphrase"):
        room.open(company.dana, "wrong")


def test_saving_in_the_drawer_moves_the_review_on(
    context: DeskContext, review: str, drawer: DrawerSession
) -> None:
    drawer.save_updates(review, typed(Authority.SELF, {"self/glad": "A start"}))
    assert Reviews(context).get(review).state is ReviewState.PREPARING
