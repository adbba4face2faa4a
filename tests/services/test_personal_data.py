"""What somebody is handed when they ask what a desk holds about them: all of it, and nothing of anybody else."""

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from reviewdesk.domain.errors import DocumentError, RuleViolation
from reviewdesk.models.base import Base
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.services.about_person import ABOUT, IN_THE_TRAIL, NOT_ABOUT_ONE_PERSON
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.notes import Notes
from reviewdesk.services.people import People
from reviewdesk.services.person_export import SOMEBODY_ELSE
from reviewdesk.services.personal_data import PersonalData
from reviewdesk.services.retention import Retention
from reviewdesk.vault.unsealing import sealed_records_open
from tests.services.canaries import Filled, every_field, fill, kinds_of_fields, plan_from_elsewhere
from tests.services.conftest import Company


@pytest.fixture
def ada(context: DeskContext) -> Filled:
    People(context).add("Canary third")
    return fill(context, "ada")


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def data_of(content: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(unpacked(content)["data.json"])
    return found


def test_every_table_is_either_about_a_person_or_said_not_to_be() -> None:
    about = {kind.__tablename__ for kind in ABOUT}
    assert about.isdisjoint(NOT_ABOUT_ONE_PERSON)
    assert about | NOT_ABOUT_ONE_PERSON | {IN_THE_TRAIL} == set(Base.metadata.tables)


def test_every_kind_of_field_takes_part_in_these_tests() -> None:
    names = every_field("goal-1")
    assert not [kind for kind in kinds_of_fields() if not any(map(kind.fullmatch, names))]


def test_all_about_one_person_is_there_and_nothing_of_another(context: DeskContext, ada: Filled) -> None:
    bo = fill(context, "bo")
    content = unpacked(PersonalData(context).export(ada.id))
    told = content["data.json"]
    assert len(ada.words) >= 45
    assert ada.words - ada.found_in(told) == set()
    assert ada.locked.isdisjoint(ada.found_in(told))
    assert bo.found_in(b"".join(content.values())) == set()
    assert bo.id.encode() not in told


def test_it_says_what_lies_locked_in_the_drawer(context: DeskContext, ada: Filled) -> None:
    content = PersonalData(context).export(ada.id)
    reviews = {review["id"]: review["locked"]["texts"] for review in data_of(content)["reviews"]}
    assert sum(reviews.values()) - reviews[ada.review] == 1
    locked = data_of(content)["not_readable_here"]["locked_in_the_drawer"]
    assert locked >= 1
    assert f"{locked} entries lie in the drawer" in unpacked(content)["README.txt"].decode()


def test_one_locked_entry_is_said_in_the_singular_and_none_not_at_all(
    context: DeskContext, company: Company
) -> None:
    told = unpacked(PersonalData(context).export(company.dana))["README.txt"].decode()
    assert "drawer" not in told
    assert "could not be read from its disk" not in told


def test_names_of_others_are_left_out_of_what_the_person_has_not_seen(
    context: DeskContext, ada: Filled
) -> None:
    found = data_of(PersonalData(context).export(ada.id))
    (note,) = found["private_notes"]
    assert note["text"] == f"canary-ada-note told by {SOMEBODY_ELSE}"
    assert found["names_left_out"] == 1


def test_names_of_others_are_left_out_of_the_reason_for_a_hold(
    context: DeskContext, company: Company
) -> None:
    Archive(context).keep(plan_from_elsewhere(company.dana, "Dana Whitfield", "elsewhere-1"))
    Retention(context).hold("elsewhere-1", "Omar Said complained of Dana Whitfield")
    content = PersonalData(context).export(company.dana)
    (hold,) = data_of(content)["holds"]
    assert hold["reason"] == f"{SOMEBODY_ELSE} complained of Dana Whitfield"
    assert data_of(content)["names_left_out"] == 1
    assert "reasons for keeping a plan on hold" in unpacked(content)["README.txt"].decode()


def test_two_plans_of_one_name_are_both_handed_out(context: DeskContext) -> None:
    for number, name in ((1, "Plan.pdf"), (2, "plan.pdf")):
        document = f"elsewhere-{number}"
        Archive(context).keep(plan_from_elsewhere("E-9", "Zoë Hart", document))
        with context.writing() as unit, sealed_records_open(unit.session):
            renamed = update(SealedPlan).where(SealedPlan.document_id == document).values(file_name=name)
            unit.session.execute(renamed)
            unit.audit("test.renamed", document)
    content = unpacked(PersonalData(context).export("E-9"))
    assert content["plans/Plan.pdf"] == Archive(context).pdf("elsewhere-1")
    assert content["plans/plan_2.pdf"] == Archive(context).pdf("elsewhere-2")


def test_without_anybody_else_a_note_stays_as_it_is(context: DeskContext) -> None:
    alone = People(context).add("Dana Whitfield").value
    Notes(context).add(alone, "Maya Okafor spoke with Dana Whitfield.")
    (note,) = data_of(PersonalData(context).export(alone))["private_notes"]
    assert note["text"] == "Maya Okafor spoke with Dana Whitfield."


def test_every_file_is_in_the_manifest_with_its_fingerprint(context: DeskContext, ada: Filled) -> None:
    content = unpacked(PersonalData(context).export(ada.id))
    listed = {each["file"]: each["sha256"] for each in json.loads(content["manifest.json"])["files"]}
    assert listed == {
        name: hashlib.sha256(data).hexdigest() for name, data in content.items() if name != "manifest.json"
    }
    plans = {data for name, data in content.items() if name.startswith("plans/")}
    assert plans == {Archive(context).pdf(number) for number in ada.documents}


def test_the_file_says_what_it_is(context: DeskContext, company: Company) -> None:
    found = data_of(PersonalData(context).export(company.dana))
    assert (found["format"], found["version"]) == ("reviewdesk/person-data", 1)
    assert found["desk"]["owner"] == "Maya Okafor"
    assert found["person"]["team"] == "Customer care"
    assert {goal["objective"] for goal in found["goals"]} == {"Customers stay because we listen", None}
    assert "wrapped_key" not in json.dumps(found)


def test_a_file_that_is_lost_is_said_and_the_rest_handed_out(context: DeskContext, ada: Filled) -> None:
    for name in list(context.desk.files.names()):
        context.desk.files.discard(name)
    content = PersonalData(context).export(ada.id)
    lost = data_of(content)["not_readable_here"]["lost_files"]
    assert len(lost) == len(ada.documents)
    assert lost[0] in unpacked(content)["README.txt"].decode()


def test_the_file_of_a_review_that_is_still_being_signed_is_there(
    context: DeskContext, held: Any, company: Company
) -> None:
    from reviewdesk.domain.people import Party
    from reviewdesk.domain.sign_off import Outcome

    held.close_with(Outcome.ACKNOWLEDGED)
    held.sign(Party.EMPLOYEE)
    names = unpacked(PersonalData(context).export(company.dana))
    (plan,) = (name for name in names if name.startswith("plans/unfinished-"))
    assert names[plan].startswith(b"%PDF")


def test_saving_it_is_noted_in_the_trail(context: DeskContext, company: Company, tmp_path: Path) -> None:
    data = PersonalData(context)
    place = data.save(company.dana, tmp_path / "dana.zip")
    last = data_of(data.export(company.dana))["audit_trail"][-1]
    assert last["kind"] == "person.exported"
    assert hashlib.sha256(place.read_bytes()).hexdigest() in last["data"]
    with pytest.raises(DocumentError, match="file-not-saved"):
        data.save(company.dana, tmp_path / "nowhere" / "dana.zip")


def test_a_stranger_has_nothing_here(context: DeskContext) -> None:
    with pytest.raises(RuleViolation, match="not-on-this-desk"):
        PersonalData(context).export("nobody")


def test_everybody_is_named_also_who_was_taken_off_the_list_or_is_known_from_a_plan_alone(
    context: DeskContext, company: Company
) -> None:
    People(context).remove(company.omar)
    Archive(context).keep(plan_from_elsewhere("E-9", "Zoë Hart", "elsewhere-1"))
    listed = {each.name: each.listed for each in PersonalData(context).people()}
    assert listed == {"Dana Whitfield": True, "Maya Okafor": True, "Omar Said": False, "Zoë Hart": False}
    found = data_of(PersonalData(context).export("E-9"))
    assert found["person"] == {"id": "E-9"}
    assert [plan["employee_name"] for plan in found["sealed_plans"]] == ["Zoë Hart"]
