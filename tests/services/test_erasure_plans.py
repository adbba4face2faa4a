"""Which sealed plans an erasure takes: on which day, and whose."""

import json
import sys
import time as system_time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.erasure import Erasure
from reviewdesk.services.people import People
from reviewdesk.services.personal_data import PersonalData
from reviewdesk.services.register import Register
from tests.document.signed import sealed
from tests.services.archive_kit import document_id, keep, plan, record
from tests.services.conftest import Company
from tests.services.meeting import Meeting
from tests.services.surroundings import StandingClock
from tests.services.test_personal_data import unpacked


@pytest.fixture
def _far_east() -> Iterator[None]:
    """Stand where the day begins fourteen hours earlier."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "Pacific/Kiritimati")
        system_time.tzset()
        yield
    system_time.tzset()


@pytest.mark.skipif(sys.platform == "win32", reason="no zone of its own for a test")
@pytest.mark.usefixtures("_far_east")
@pytest.mark.parametrize(("hours", "stays"), [(-5, 1), (0, 0)])
def test_what_is_told_is_done_whatever_day_it_is_where_the_desk_stands(
    context: DeskContext, time: StandingClock, hours: int, stays: int
) -> None:
    keep(Archive(context), plan(1))
    until = Register(context).plan(document_id(1)).review_on
    time.moment = datetime(until.year, until.month, until.day, tzinfo=UTC) + timedelta(hours=hours)
    told = Erasure(context).preview("E-1")
    assert len(told.stays) == stays
    assert Erasure(context).erase("E-1").value == told
    assert len(Register(context).page().plans) == stays


def claiming(number: int, name: str, person_id: str = "E-1") -> bytes:
    """Return a genuine plan of another desk that claims a number."""
    of = record(number)
    return sealed(replace(of, employee=replace(of.employee, id=person_id, name=name))).sealed


def test_a_plan_that_only_claims_somebodys_number_is_neither_handed_out_nor_erased(
    context: DeskContext, time: StandingClock
) -> None:
    keep(Archive(context), plan(1))
    time.advance(days=1)
    keep(Archive(context), claiming(2, "Mallory Klein"))
    (subject,) = (each for each in PersonalData(context).people() if each.id == "E-1")
    assert subject.name == "Élodie Brûlé"
    content = unpacked(PersonalData(context).export("E-1"))
    found = json.loads(content["data.json"])
    assert [each["document_id"] for each in found["sealed_plans"]] == [document_id(1)]
    assert [each["document_id"] for each in found["not_certain"]] == [document_id(2)]
    assert "Mallory" not in b"".join(content.values()).decode("latin-1")
    assert f"not certain whom they are about: {document_id(2)}" in content["README.txt"].decode()
    time.advance(days=365 * 4)
    assert Erasure(context).erase("E-1").value.count("plans") == 1
    assert [each.document_id for each in Register(context).page().plans] == [document_id(2)]


def test_what_was_sealed_here_is_somebodys_under_a_former_name_too(
    context: DeskContext, company: Company, meeting: Meeting, time: StandingClock
) -> None:
    former = meeting.seal().document_id
    People(context).edit(company.dana, name="Dana Marlowe")
    keep(Archive(context), claiming(2, "dana MARLOWE", company.dana))
    kept = {each.document_id for each in Erasure(context).erase(company.dana).value.stays}
    assert kept == {former, document_id(2)}
    time.advance(days=365 * 6)
    assert Erasure(context).erase(company.dana).value.count("plans") == 1
    assert former not in {each.document_id for each in Register(context).page().plans}
