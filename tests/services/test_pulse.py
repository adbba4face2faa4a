"""The exit pulse: after sealing only, without a trace in the review, and never tied to anybody."""

import pytest
from sqlalchemy import select, text

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.domain.pulse import STATEMENTS, PulseAnswers, PulseResult
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.services.context import DeskContext
from reviewdesk.services.pulse import keep_answers
from reviewdesk.services.pulse_results import PulseResults
from tests.services.meeting import Meeting, attached
from tests.services.surroundings import Surroundings

FOUR = PulseAnswers((4,) * STATEMENTS)
MIXED = PulseAnswers((1, None, 3, 4, 5))
EMPTY = PulseAnswers((None,) * STATEMENTS)


def rows(context: DeskContext) -> list[tuple[object, ...]]:
    """Return what lies in the table."""
    query = text("SELECT party, month, item_1, item_2, item_3, item_4, item_5 FROM pulse_answer")
    with context.reading() as session:
        return [tuple(row) for row in session.execute(query)]


def events(context: DeskContext) -> list[tuple[str, str]]:
    with context.reading() as session:
        return [(row.kind, row.data) for row in session.execute(text("SELECT kind, data FROM audit_event"))]


def review_row(context: DeskContext) -> tuple[object, ...]:
    with context.reading() as session:
        return tuple(session.execute(text("SELECT * FROM review")).one())


def seal(held: Meeting) -> None:
    """Sign and seal what was read back."""
    held.close_with(Outcome.ACKNOWLEDGED)
    for party in Party:
        held.sign(party)
    held.sealing.seal(held.review)


def test_before_the_seal_there_is_no_exit_pulse(held: Meeting) -> None:
    with pytest.raises(RuleViolation, match="pulse-comes-after-sealing"):
        held.go(StageKind.EXIT_PULSE)
    with pytest.raises(RuleViolation, match="pulse-comes-after-sealing"):
        held.meetings.give_pulse(held.review, Party.EMPLOYEE, FOUR)
    assert held.now().stage is StageKind.SIGN_OFF


def test_visiting_it_and_answering_touch_nothing_of_the_review(context: DeskContext, held: Meeting) -> None:
    seal(held)
    before, told = review_row(context), events(context)
    shown = held.go(StageKind.EXIT_PULSE)
    assert (shown.state, shown.stage) == (ReviewState.SEALED, StageKind.EXIT_PULSE)
    assert not next(stage for stage in shown.stages if stage.kind is StageKind.EXIT_PULSE).visited
    held.meetings.give_pulse(held.review, Party.EMPLOYEE, MIXED)
    held.meetings.give_pulse(held.review, Party.MANAGER, FOUR)
    assert held.go(StageKind.SIGN_OFF).stage is StageKind.SIGN_OFF
    assert (review_row(context), events(context), rows(context)) == (before, told, [])


def test_answers_are_stored_when_the_meeting_is_left_with_nothing_but_the_month(
    context: DeskContext, held: Meeting
) -> None:
    seal(held)
    held.meetings.give_pulse(held.review, Party.EMPLOYEE, MIXED)
    held.meetings.give_pulse(held.review, Party.MANAGER, FOUR)
    held.meetings.close(held.review)
    month = context.today().replace(day=1).isoformat()
    assert sorted(rows(context)) == [
        ("employee", month, 1, None, 3, 4, 5),
        ("manager", month, 4, 4, 4, 4, 4),
    ]
    held.meetings.close(held.review)
    assert len(rows(context)) == 2, "left twice, answered once"


def test_answers_given_after_midnight_belong_to_the_month_of_the_talk(
    context: DeskContext, held: Meeting, surroundings: Surroundings
) -> None:
    seal(held)
    month = context.today().replace(day=1).isoformat()
    held.meetings.give_pulse(held.review, Party.EMPLOYEE, FOUR)
    surroundings.time.advance(days=31)
    held.meetings.close(held.review)
    assert context.today().replace(day=1).isoformat() != month
    assert rows(context) == [("employee", month, 4, 4, 4, 4, 4)]


@pytest.mark.parametrize("given", [{}, {Party.EMPLOYEE: EMPTY}, {Party.EMPLOYEE: FOUR, Party.MANAGER: MIXED}])
def test_the_audit_trail_does_not_tell_who_answered(
    context: DeskContext, held: Meeting, given: dict[Party, PulseAnswers]
) -> None:
    seal(held)
    before = len(events(context))
    for party, answers in given.items():
        held.meetings.give_pulse(held.review, party, answers)
    held.meetings.close(held.review)
    assert [kind for kind, _data in events(context)[before:]] == ["meeting.paused"]
    assert len(rows(context)) == len([each for each in given.values() if not each.is_empty])


def test_nothing_of_it_stands_in_the_plan(held: Meeting) -> None:
    seal(held)
    held.meetings.give_pulse(held.review, Party.EMPLOYEE, MIXED)
    held.meetings.close(held.review)
    assert "pulse" not in str(attached(held.sealing.signed_pdf(held.review)))


def give(context: DeskContext, *answers: PulseAnswers) -> None:
    """Have several employees answer, one meeting after the other."""
    for each in answers:
        with context.writing() as unit:
            keep_answers(unit, context.entropy, unit.now, {Party.EMPLOYEE: each})
            unit.audit("meeting.paused", "a-review")


def test_the_place_in_the_table_does_not_tell_who_came_last(context: DeskContext) -> None:
    said = [PulseAnswers((value, 1, 1, 1, 1)) for value in (1, 2, 3, 4, 5) * 4]
    give(context, *said)
    with context.reading() as session:
        ids = session.scalars(text("SELECT id FROM pulse_answer ORDER BY rowid")).all()
    assert list(ids) == sorted(ids)
    assert len(ids) == len(said)


def talk(context: DeskContext, review_id: str, *employees: str) -> None:
    """Have reviews with these employees sealed today."""
    for name in employees:
        with context.writing() as unit:
            plan = unit.session.scalars(select(SealedPlan)).first()
            assert plan is not None
            kept = {column.key: getattr(plan, column.key) for column in SealedPlan.__table__.columns}
            other = {"document_id": f"plan of {name}", "employee_id": name, "sealed_at": unit.now}
            unit.session.add(SealedPlan(**{**kept, **other, "review_id": review_id}))
            unit.audit("plan.kept", review_id)


def test_results_are_told_for_five_answers_of_five_employees_in_months_that_are_over(
    context: DeskContext, held: Meeting, surroundings: Surroundings
) -> None:
    results = PulseResults(context)
    seal(held)
    talk(context, held.review, "Ben", "Cleo", "Dan")
    give(context, *[FOUR] * 4)
    surroundings.time.advance(days=40)
    assert results.of(Party.EMPLOYEE) is None
    talk(context, held.review, "Eve")
    give(context, MIXED)
    assert results.of(Party.EMPLOYEE) is None, "this month is not over"
    surroundings.time.advance(days=40)
    assert results.of(Party.EMPLOYEE) == PulseResult(
        Party.EMPLOYEE, ((1, 0, 0, 4, 0), None, (0, 0, 1, 4, 0), (0, 0, 0, 5, 0), (0, 0, 0, 4, 1))
    )
    assert results.of(Party.MANAGER) is None
