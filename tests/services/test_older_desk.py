"""A desk that the first program made is opened by this one: nothing is lost, and it goes on."""

from contextlib import closing
from datetime import date, timedelta

import pytest
from sqlalchemy.exc import OperationalError

from reviewdesk.domain.errors import DeskError
from reviewdesk.domain.people import Party
from reviewdesk.domain.pulse import STATEMENTS, PulseAnswers
from reviewdesk.domain.review import StageKind
from reviewdesk.models.schema import SCHEMA_VERSION, triggers_as_expected
from reviewdesk.models.triggers import trigger_statements
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.desk_settings import DeskSettings
from reviewdesk.services.drawers import DrawerRoom
from reviewdesk.services.notes import Notes
from reviewdesk.services.office_snapshots import SealedPlanView
from reviewdesk.services.people import People
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.templates import Templates
from tests.services.conftest import Company
from tests.services.meeting import Meeting, prepare
from tests.services.older_desk import OlderDesk
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, MORNING, Surroundings

FIRST = "0001"


@pytest.fixture
def prepared(context: DeskContext, company: Company, meeting: Meeting) -> str:
    """Seal a review, prepare the next one, and leave something in every table there was."""
    meeting.seal()
    meeting.meetings.close(meeting.review)
    DeskSettings(context).set_hr_contact("Ines Moura")
    Notes(context).add(company.dana, "Ask about the evening shift")
    review = (
        Reviews(context)
        .plan(
            company.dana,
            "year-review",
            "Year review 2026",
            date(2026, 3, 1),
            date(2027, 2, 28),
            MORNING + timedelta(days=360),
            company.goals,
        )
        .value
    )
    with closing(DrawerRoom(context).open(company.dana, EMPLOYEE_PASSPHRASE)) as drawer:
        prepare(context, drawer, review)
    return review


@pytest.fixture
def older(context: DeskContext, prepared: str) -> OlderDesk:
    assert prepared
    return OlderDesk(context.desk, FIRST)


def test_every_row_of_a_desk_of_the_first_program_is_there_after_opening(
    context: DeskContext, older: OlderDesk, surroundings: Surroundings
) -> None:
    before = older.rows()
    assert older.revision() == FIRST
    assert [table for table, rows in before.items() if not rows] == []
    opened = surroundings.reopened(context)
    with opened.reading() as session:
        assert triggers_as_expected(session.connection())
    assert opened.desk.verify_trail().broken_at is None
    opened.desk.close()
    assert older.revision() == SCHEMA_VERSION
    assert older.rows(before) == before
    surroundings.reopened(opened).desk.close()


def test_a_desk_of_the_first_program_goes_on_in_this_one(
    context: DeskContext, company: Company, prepared: str, older: OlderDesk, surroundings: Surroundings
) -> None:
    assert older.revision() == FIRST
    opened = surroundings.reopened(context)
    archive = Archive(opened)
    (plan,) = archive.all()
    verdict = archive.verify(archive.pdf(plan.document_id))
    assert (verdict.intact, verdict.trusted) == (True, True)
    assert [note.text for note in People(opened).page(company.dana).notes] == ["Ask about the evening shift"]
    templates = Templates(opened)
    assert templates.keep(templates.draft("year-review").template).value.id
    newest = go_on(opened, prepared)
    assert {each.document_id for each in archive.all()} == {plan.document_id, newest.document_id}
    with opened.reading() as session:
        assert session.connection().exec_driver_sql("SELECT count(*) FROM pulse_answer").scalar() == 1
    opened.desk.close()


def go_on(opened: DeskContext, review: str) -> SealedPlanView:
    """Hold and seal the review that was prepared in the older program, and answer the exit pulse, which is new."""
    meeting = Meeting.opened(opened, review)
    assert meeting.open_draft().self_opened
    plan = meeting.seal()
    meeting.go(StageKind.EXIT_PULSE)
    meeting.meetings.give_pulse(review, Party.EMPLOYEE, PulseAnswers((4,) * STATEMENTS))
    meeting.meetings.close(review)
    return plan


def test_a_migration_that_breaks_off_leaves_the_desk_as_the_older_program_made_it(
    context: DeskContext, older: OlderDesk, surroundings: Surroundings
) -> None:
    older.run(
        "CREATE TABLE pulse_answer (id INTEGER)"
    )  # in the way of the last thing that the migration makes
    before = older.rows()
    with pytest.raises(OperationalError, match="already exists"):
        surroundings.reopened(context)
    assert older.revision() == FIRST
    assert older.rows() == before
    older.run("DROP TABLE pulse_answer")
    older.run("DROP TRIGGER review_update")  # as a table that was rebuilt loses it
    with pytest.raises(DeskError, match="guards-missing"):
        surroundings.reopened(context)
    assert older.revision() == FIRST
    older.run(trigger_statements()["review_update"])
    surroundings.reopened(context).desk.close()
    assert older.revision() == SCHEMA_VERSION
