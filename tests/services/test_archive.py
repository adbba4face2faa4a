from dataclasses import replace
from pathlib import Path

import pytest

from reviewdesk.document.attached import read_attached
from reviewdesk.domain.errors import DocumentError, RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.archive import Archive
from reviewdesk.services.changes import Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.office_snapshots import SealedPlanView
from reviewdesk.services.people import People
from reviewdesk.services.sealed_plans import kept_plan
from tests.document.attacks.kit import drawn_by_another_version
from tests.document.sample import DEVON, sample
from tests.document.signed import sealed
from tests.services.conftest import Company
from tests.services.meeting import Meeting
from tests.services.surroundings import Surroundings


def altered(pdf: bytes) -> bytes:
    """Return a file with one bit of its content flipped."""
    middle = len(pdf) // 3
    return pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :]


@pytest.fixture
def plan(meeting: Meeting) -> SealedPlanView:
    """Return a sealed plan."""
    return meeting.seal()


def test_a_copy_goes_into_a_folder_under_the_plans_own_name(
    context: DeskContext, plan: SealedPlanView, tmp_path: Path
) -> None:
    archive = Archive(context)
    first = archive.save_copy(plan.document_id, tmp_path)
    second = archive.save_copy(plan.document_id, tmp_path)
    assert first.name == plan.file_name
    assert second != first
    assert first.read_bytes() == second.read_bytes() == archive.pdf(plan.document_id)


def test_a_copy_goes_where_the_person_says(
    context: DeskContext, plan: SealedPlanView, tmp_path: Path
) -> None:
    target = tmp_path / "mine.pdf"
    target.write_text("an older copy")
    assert Archive(context).save_copy(plan.document_id, target) == target
    assert target.read_bytes().startswith(b"%PDF")


def test_a_copy_that_cannot_be_written_is_said_plainly(
    context: DeskContext, plan: SealedPlanView, tmp_path: Path
) -> None:
    with pytest.raises(DocumentError, match="copy-not-saved"):
        Archive(context).save_copy(plan.document_id, tmp_path / "nowhere" / "mine.pdf")


def test_a_plan_that_is_not_here_is_not_found(context: DeskContext) -> None:
    with pytest.raises(RuleViolation, match="not-on-this-desk"):
        Archive(context).pdf("nothing")


def test_a_sealed_plan_proves_itself_on_its_own_desk(context: DeskContext, plan: SealedPlanView) -> None:
    verdict = Archive(context).verify(Archive(context).pdf(plan.document_id))
    assert (verdict.intact, verdict.trusted) == (True, True)
    assert [signer.name for signer in verdict.signers] == ["Dana Whitfield", "Maya Okafor"]
    assert verdict.document_id == plan.document_id


def test_a_changed_plan_is_told_and_not_kept(context: DeskContext, plan: SealedPlanView) -> None:
    changed = altered(Archive(context).pdf(plan.document_id))
    assert not Archive(context).verify(changed).intact
    with pytest.raises(DocumentError, match="plan-not-intact"):
        Archive(context).keep(changed)


def test_a_plan_from_another_desk_is_kept_once(
    context: DeskContext, plan: SealedPlanView, surroundings: Surroundings, tmp_path: Path
) -> None:
    pdf = Archive(context).pdf(plan.document_id)
    elsewhere = surroundings.elsewhere(tmp_path / "other").new_desk()
    archive = Archive(elsewhere)
    assert not archive.verify(pdf).trusted
    change = archive.keep(pdf)
    assert Topic.ARCHIVE in change.topics
    assert change.value.review_id is None
    assert (change.value.employee, change.value.outcome) == ("Dana Whitfield", Outcome.ACKNOWLEDGED)
    assert archive.pdf(plan.document_id) == pdf
    with pytest.raises(RuleViolation, match="plan-already-kept"):
        archive.keep(pdf)
    elsewhere.desk.close()


def test_a_plan_from_elsewhere_cannot_choose_the_folder_its_copy_goes_to(
    context: DeskContext, tmp_path: Path
) -> None:
    foreign = replace(sample(), employee=replace(DEVON, id="../../escaped"))
    archive = Archive(context)
    kept = archive.keep(sealed(foreign).sealed).value
    folder = tmp_path / "a" / "b"
    folder.mkdir(parents=True)
    copy = archive.save_copy(kept.document_id, folder)
    assert copy.resolve().parent == folder.resolve()
    assert copy.name == "escaped_2025-10-16_Individual-contributor_7f3a1c52-5f0e-4b07-9d3b-3f1f3c1d9a10.pdf"


def test_the_root_can_be_handed_to_other_desks(context: DeskContext) -> None:
    assert Archive(context).root_certificate().startswith(b"-----BEGIN CERTIFICATE-----")
    assert Archive(context).root_certificate() == Archive(context).root_certificate()


def test_a_file_that_does_not_prove_itself_is_never_sealed(
    context: DeskContext, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting.hold()
    meeting.close_with(Outcome.ACKNOWLEDGED)
    for party in Party:
        meeting.sign(party)
    get = context.desk.files.get
    monkeypatch.setattr(context.desk.files, "get", lambda name: altered(get(name)))
    with pytest.raises(DocumentError, match="sealed-file-not-sound"):
        meeting.sealing.seal(meeting.review)


def test_somebody_who_changed_their_name_signs_with_the_new_one(
    context: DeskContext, company: Company, meeting: Meeting
) -> None:
    meeting.hold()
    meeting.close_with(Outcome.ACKNOWLEDGED)
    meeting.sign(Party.EMPLOYEE)
    meeting.sealing.clear_signatures(meeting.review)
    People(context).edit(company.dana, name="Dana Whitfield-Said")
    for party in Party:
        meeting.sign(party)
    assert meeting.sealing.seal(meeting.review).value.employee == "Dana Whitfield-Said"


def test_a_plan_of_another_version_is_not_kept_and_known_again_where_it_was(context: DeskContext) -> None:
    """The desk that filed it proved it then; the file is the same to the byte."""
    pdf, archive = drawn_by_another_version(), Archive(context)
    verdict = archive.verify(pdf)
    assert (verdict.outcome, verdict.remembered) == ("cannot_tell", False)
    with pytest.raises(DocumentError, match="plan-not-proven"):
        archive.keep(pdf)
    stored = context.desk.files.put(pdf)
    with context.writing() as unit:  # as keeping it did when the desk had that version
        unit.session.add(kept_plan(read_attached(pdf), stored, verdict.sha256, unit.now))
        unit.audit("plan.kept", verdict.document_id, {"sha256": verdict.sha256})
    again = archive.verify(pdf)
    assert (again.outcome, again.remembered, again.shown_equals_attached) == ("unchanged", True, "text")
    assert again.sentence.startswith("Unchanged: this desk proved and filed this very file before.")
    assert archive.verify(altered(pdf)).outcome == "changed"
