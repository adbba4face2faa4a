"""What a kept file says of itself is its own word, and puts no other plan out of force."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.models.base import Base
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.register_rows import RegisterEntry
from reviewdesk.services.amendments import Amendments
from reviewdesk.services.context import DeskContext
from reviewdesk.services.office_snapshots import SealedPlanView
from reviewdesk.services.register_rows import free_number
from reviewdesk.services.reviews import Reviews
from tests.services.meeting import Meeting


@pytest.fixture
def plan(meeting: Meeting) -> SealedPlanView:
    return meeting.seal()


def kept(context: DeskContext, like: str, document_id: str, **told: object) -> str:
    """Keep a file of another desk with the facts of ``like``, one thing or another changed."""
    with context.writing() as unit:
        row = unit.session.get(SealedPlan, like)
        entry = unit.session.scalars(select(RegisterEntry).where(RegisterEntry.document_id == like)).one()
        assert row is not None
        later = row.sealed_at + timedelta(days=1)
        own = {"document_id": document_id, "review_id": None, "sealed_at": later}
        unit.session.add(SealedPlan(**_facts(row) | own | told))
        unit.session.flush()
        number = free_number(unit.session, later, document_id)
        unit.session.add(RegisterEntry(**_facts(entry) | {"document_id": document_id, "number": number}))
        unit.audit("test.kept", "desk")
    return document_id


def _facts(row: Base) -> dict[str, Any]:
    return {column.key: getattr(row, column.key) for column in row.__mapper__.columns}


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


def test_between_kept_files_too_an_amendment_is_only_that_files_own_word(
    context: DeskContext, plan: SealedPlanView
) -> None:
    first = kept(context, plan.document_id, "first")
    second = kept(context, plan.document_id, "forged", supersedes=first)
    amendments = Amendments(context)
    assert newer(context, first) is None
    claimed = amendments.claimed_newer(first)
    assert claimed is not None
    assert claimed.document_id == second
    assert amendments.chain(first).claimed == claimed
    assert amendments.chain(plan.document_id).claimed is None


@pytest.mark.parametrize("named", ["first", "of-here", "not-here"])
def test_what_a_kept_file_says_of_itself_counts_in_no_revision(
    context: DeskContext, plan: SealedPlanView, named: str
) -> None:
    kept(context, plan.document_id, "first", supersedes="before")
    supersedes = plan.document_id if named == "of-here" else named
    last = kept(context, plan.document_id, "last", supersedes=supersedes)
    chain = Amendments(context).chain(last)
    assert (chain.revision, chain.claims, chain.earlier) == (1, True, None)


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


def test_what_takes_the_place_of_what_is_said_of_what_was_sealed_here_and_of_no_other(
    context: DeskContext, plan: SealedPlanView
) -> None:
    first = kept(context, plan.document_id, "first")
    kept(context, plan.document_id, "second", supersedes=first)
    kept(context, plan.document_id, "claims", supersedes=plan.document_id)
    amendments = Amendments(context)
    assert amendments.replacements() == {}
    amended = Meeting.opened(context, amendments.write(plan.document_id).value)
    amended.close_with(Outcome.ACKNOWLEDGED)
    for party in Party:
        amended.sign(party)
    own = amended.sealing.seal(amended.review).value.document_id
    assert amendments.replacements() == {own: plan.document_id}
    chain = amendments.chain(own)
    assert (chain.revision, chain.claims, chain.earlier) == (2, False, plan)


def test_a_file_that_names_itself_or_a_ring_comes_to_an_end(
    context: DeskContext, plan: SealedPlanView
) -> None:
    itself = kept(context, plan.document_id, "itself", supersedes="itself")
    amendments = Amendments(context)
    assert (newer(context, itself), amendments.claimed_newer(itself)) == (None, None)
    for name, before in (("a", "b"), ("b", "a")):
        kept(context, plan.document_id, name, supersedes=before)
    assert newer(context, "a") is None
    assert amendments.chain("a").revision == 1
