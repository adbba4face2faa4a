"""What a kept file says of itself does not put a plan of this desk out of force."""

from datetime import timedelta

import pytest

from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.services.amendments import Amendments
from reviewdesk.services.context import DeskContext
from reviewdesk.services.office_snapshots import SealedPlanView
from reviewdesk.services.reviews import Reviews
from tests.services.meeting import Meeting


@pytest.fixture
def plan(meeting: Meeting) -> SealedPlanView:
    return meeting.seal()


def kept(context: DeskContext, like: str, document_id: str, **told: object) -> str:
    """Keep a file of another desk with the facts of ``like``, one thing or another changed."""
    with context.writing() as unit:
        row = unit.session.get(SealedPlan, like)
        assert row is not None
        facts = {column.key: getattr(row, column.key) for column in SealedPlan.__mapper__.columns}
        own = {"document_id": document_id, "review_id": None, "sealed_at": row.sealed_at + timedelta(days=1)}
        unit.session.add(SealedPlan(**facts | own | told))
        unit.audit("test.kept", "desk")
    return document_id


def newer(context: DeskContext, document_id: str) -> str | None:
    found = Amendments(context).newer(document_id)
    return found.document_id if found else None


def test_a_kept_file_does_not_take_the_place_of_a_plan_sealed_here(
    context: DeskContext, plan: SealedPlanView
) -> None:
    kept(context, plan.document_id, "claims", supersedes=plan.document_id)
    assert newer(context, plan.document_id) is None
    assert Amendments(context).chain(plan.document_id).may_amend
    assert Amendments(context).write(plan.document_id).value


def test_kept_files_of_the_same_two_take_the_place_of_each_other(
    context: DeskContext, plan: SealedPlanView
) -> None:
    first = kept(context, plan.document_id, "first")
    second = kept(context, plan.document_id, "second", supersedes=first)
    third = kept(context, plan.document_id, "third", supersedes=second)
    assert newer(context, first) == third
    assert newer(context, "never-kept") is None


@pytest.mark.parametrize("who", ["employee_id", "manager_id"])
def test_a_kept_file_between_others_takes_the_place_of_nothing(
    context: DeskContext, plan: SealedPlanView, who: str
) -> None:
    first = kept(context, plan.document_id, "first")
    kept(context, plan.document_id, "of-others", supersedes=first, **{who: "somebody-else"})
    assert newer(context, first) is None


def test_of_a_plan_that_is_not_here_a_kept_file_only_claims_to_be_newer(
    context: DeskContext, plan: SealedPlanView
) -> None:
    second = kept(context, plan.document_id, "second", supersedes="not-here")
    amendments = Amendments(context)
    claimed = amendments.claimed_newer("not-here")
    assert claimed is not None
    assert claimed.document_id == second
    assert newer(context, "not-here") is None
    assert amendments.claimed_newer(plan.document_id) is None
    assert amendments.claimed_newer("never-named") is None
    chain = amendments.chain(second)
    assert (chain.claims, chain.earlier) == (True, None)


def test_promises_of_a_plan_sealed_here_stand_whatever_a_kept_file_says(
    context: DeskContext, plan: SealedPlanView
) -> None:
    before = Reviews(context).home().promises
    kept(context, plan.document_id, "claims", supersedes=plan.document_id)
    assert Reviews(context).home().promises == before
    assert before


def test_what_takes_the_place_of_what_is_said_of_files_that_may_say_so_and_of_no_other(
    context: DeskContext, plan: SealedPlanView
) -> None:
    first = kept(context, plan.document_id, "first")
    second = kept(context, plan.document_id, "second", supersedes=first)
    claims = kept(context, plan.document_id, "claims", supersedes=plan.document_id)
    amendments = Amendments(context)
    assert amendments.replacements() == {second: first}
    told = {number: amendments.chain(number) for number in (plan.document_id, second, claims)}
    assert [(chain.claims, chain.earlier is not None) for chain in told.values()] == [
        (False, False),
        (False, True),
        (True, False),
    ]


def test_a_file_that_names_itself_or_a_ring_comes_to_an_end(
    context: DeskContext, plan: SealedPlanView
) -> None:
    itself = kept(context, plan.document_id, "itself", supersedes="itself")
    assert newer(context, itself) is None
    for name, before in (("a", "c"), ("b", "a"), ("c", "b")):
        kept(context, plan.document_id, name, supersedes=before)
    assert newer(context, "a") == "c"
    assert Amendments(context).chain("a").revision == 4
