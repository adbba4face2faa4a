"""Files come into the archive: kept once, refused with a reason, and told of after the commit."""

import hashlib
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from reviewdesk.content.messages import sentence
from reviewdesk.document.long_term import EARLY
from reviewdesk.document.render import render
from reviewdesk.document.verdict import UNDECIDED, Problem, Stamp, Verdict
from reviewdesk.document.verify import verify
from reviewdesk.domain.desk_trail import Place
from reviewdesk.domain.errors import DocumentError, ReviewDeskError, RuleViolation
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import BATCH, Intake, Outcome, Verify, Verifying
from reviewdesk.services.register import Register
from reviewdesk.system.reading import pdfs_in
from tests.document import signed
from tests.document.signed import NOW, root, sealed
from tests.services.archive_kit import document_id, folder_of, keep, plan, record
from tests.services.meeting import Meeting
from tests.services.test_superseded_files import orphans


@dataclass(frozen=True)
class Stamped:
    """What the archive's seal hands back."""

    pdf: bytes
    stamped: bool = True
    trouble: ReviewDeskError | None = None


@dataclass(frozen=True)
class SealOf:
    """The archive's seal, as far as the intake knows it."""

    stamp: Callable[[bytes], Stamped]

    def seal(self, pdf: bytes, _: Verdict) -> Stamped:
        """Return what is said in its place."""
        return self.stamp(pdf)

    def made(self, _: Verdict) -> bool:
        """Say that every seal was made here."""
        return True


def judging(verify: Verify) -> Verifying:
    """Return what lends ``verify``, without a process of its own."""
    return lambda: nullcontext(verify)


def stamped(data: bytes) -> Verdict:
    """Judge what was added here as a time stamp of a service that is known."""
    drawn, _, added = data.partition(b"\n% ")
    stamp = Stamp(NOW, "Time service", datetime(2034, 1, 1, tzinfo=UTC) + EARLY, sound=True, trusted=True)
    return replace(verify(drawn), stamps=(stamp,) if added else ())


def undecided(data: bytes) -> Verdict:
    """Judge as a later version does, which draws other pages."""
    return replace(stamped(data), intact=False, problems=(Problem(UNDECIDED),))


@pytest.fixture
def archive(context: DeskContext) -> Archive:
    return Archive(context)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return folder_of(tmp_path / "files", 1, 2)


def known(context: DeskContext) -> set[str]:
    with context.reading() as session:
        return set(session.scalars(select(SealedPlan.document_id)))


def test_a_folder_is_filed_and_each_file_told_of(context: DeskContext, archive: Archive, files: Path) -> None:
    (files / "deeper").mkdir()
    (files / "deeper" / "Notes.PDF").write_bytes(b"no plan at all")
    (files / "list.txt").write_text("not looked at")
    seen: list[tuple[int, int]] = []
    taken = archive.intake.add_folder(files, lambda done, of: seen.append((done, of)))
    assert {one.file.name: one.outcome for one in taken} == {
        "001.pdf": Outcome.ADDED,
        "002.pdf": Outcome.ADDED,
        "Notes.PDF": Outcome.REFUSED,
    }
    assert seen == [(1, 3), (2, 3), (3, 3)]
    refused = next(one.error for one in taken if one.error)
    assert sentence(refused).endswith("It was not kept.")
    assert known(context) == {document_id(1), document_id(2)}
    assert orphans(context) == frozenset()


def test_what_is_registered_is_what_the_file_says(context: DeskContext, archive: Archive) -> None:
    keep(archive, plan(1))
    (view,) = Register(context).page().plans
    assert (view.document_id, view.revision, view.employee) == (document_id(1), 1, "Élodie Brûlé")
    assert view.sha256 == hashlib.sha256(plan(1)).hexdigest()
    assert view.origin_root == hashlib.sha256(root().certificate).hexdigest()
    assert (view.audit_sequence, view.audit_head) == (10, f"{1:064x}")
    assert (view.employee_level, view.manager_level) == ("A", "A")
    assert (view.shown, view.trusted, view.trail, view.seal) == ("exact", False, Place.IN_ORDER, "none")
    assert (view.retention_class, view.review_on) == ("review", date(2028, 10, 16))
    assert view.sealed_at == NOW.replace(minute=NOW.minute + 3)
    assert not view.held
    assert not view.sealed_here


def test_again_adds_nothing_and_heals_a_file_that_was_lost(
    context: DeskContext, archive: Archive, files: Path
) -> None:
    archive.intake.add_folder(files)
    for stored in context.desk.folder.glob("files/??/*"):
        stored.unlink()
    again = archive.intake.add_folder(files)
    assert [(one.outcome, one.document_id) for one in again] == [
        (Outcome.KNOWN, document_id(1)),
        (Outcome.KNOWN, document_id(2)),
    ]
    assert archive.pdf(document_id(1)) == plan(1)


def test_the_same_file_twice_in_one_go_is_kept_once(archive: Archive, files: Path) -> None:
    (files / "copy.pdf").write_bytes(plan(1))
    taken = archive.intake.add_folder(files)
    assert [one.outcome for one in taken] == [Outcome.ADDED, Outcome.ADDED, Outcome.KNOWN]
    assert archive.pdf(document_id(1)) == plan(1)


def test_another_file_of_a_document_that_is_kept_is_refused(context: DeskContext, archive: Archive) -> None:
    keep(archive, plan(1))
    other = sealed(record(1, sequence=77)).sealed
    with pytest.raises(RuleViolation, match="plan-already-kept"):
        archive.intake.examine_data(other)
    assert orphans(context) == frozenset()


def test_two_files_of_one_document_in_one_go_leave_one(context: DeskContext, archive: Archive) -> None:
    both = [archive.intake.examine_data(data) for data in (plan(1), sealed(record(1, sequence=77)).sealed)]
    taken = archive.intake.enter(both).value
    assert [one.outcome for one in taken] == [Outcome.ADDED, Outcome.REFUSED]
    assert orphans(context) == frozenset()


def test_a_file_that_cannot_be_read_is_told(archive: Archive, tmp_path: Path) -> None:
    (taken,) = archive.intake.add([tmp_path / "nowhere.pdf"])
    assert taken.outcome is Outcome.REFUSED
    assert taken.error is not None
    assert taken.error.key == "file-unreadable"


def test_a_changed_file_is_refused(archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "changed.pdf"
    file.write_bytes(plan(1) + b"\n% more")
    (taken,) = archive.intake.add([file])
    assert taken.error is not None
    assert taken.error.key == "plan-not-intact"


def test_who_stops_keeps_what_was_told(context: DeskContext, archive: Archive, tmp_path: Path) -> None:
    files = pdfs_in(folder_of(tmp_path / "many", 1, 2)) * BATCH
    asked = iter([False] * 3 + [True] * 99)
    taken = list(archive.intake.add(files, lambda: next(asked)))
    assert [one.outcome for one in taken] == [Outcome.ADDED, Outcome.ADDED, Outcome.KNOWN]
    assert known(context) == {document_id(1), document_id(2)}


def test_nothing_is_told_before_its_commit(context: DeskContext, archive: Archive, files: Path) -> None:
    told = []
    for one in archive.intake.add(pdfs_in(files)):
        told.append(one.document_id)
        assert one.document_id in known(context)
    assert told == [document_id(1), document_id(2)]


@pytest.mark.parametrize(
    ("changes", "place", "note"),
    [
        ({"sequence": 90}, Place.IN_ORDER, ""),
        ({"sequence": 10, "minutes": 0}, Place.OLDER, ""),
        ({"sequence": 20, "head": f"{2:064x}"}, Place.IN_ORDER, ""),
        ({"sequence": 20, "head": "ab" * 32}, Place.FORKED, "trail-forked"),
        ({"sequence": 10, "minutes": 60}, Place.TURNED_BACK, "trail-turned-back"),
        ({"sequence": 90, "minutes": 0}, Place.TURNED_BACK, "trail-turned-back"),
    ],
)
def test_each_audit_head_must_go_on_from_those_known_of_its_desk(
    context: DeskContext, archive: Archive, changes: dict[str, object], place: Place, note: str
) -> None:
    """The plan itself is genuine and somebody's own, so it is kept; what its desk did is told and kept too."""
    keep(archive, plan(2))
    taken = keep(archive, sealed(record(4, **changes)).sealed)  # type: ignore[arg-type]
    assert [one.key for one in taken.notes] == ["signers-unknown", *([note] if note else [])]
    assert Register(context).plan(document_id(4)).trail is place


@pytest.mark.parametrize(
    ("changes", "kept_as", "until"),
    [
        ({}, "review", date(2028, 10, 16)),
        ({"template": " check-in "}, "check-in", date(2026, 10, 16)),
        ({"outcome": "declined", "template": "Check-in"}, "contested", date(2030, 10, 16)),
        ({"held_on": date(2024, 2, 29)}, "review", date(2027, 3, 1)),
    ],
)
def test_the_class_and_the_day_follow_from_the_plan(
    context: DeskContext, archive: Archive, changes: dict[str, object], kept_as: str, until: date
) -> None:
    of = record(1, **changes)  # type: ignore[arg-type]
    if changes.get("outcome") == "declined":
        data = signed.seal(render(of), "Manager", of.manager.name, certify=True)
    else:
        data = sealed(of).sealed
    keep(archive, data)
    view = Register(context).plan(document_id(1))
    assert (view.retention_class, view.review_on) == (kept_as, until)


def test_a_plan_sealed_on_this_desk_is_registered_too(context: DeskContext, meeting: Meeting) -> None:
    sealed_here = meeting.seal()
    view = Register(context).plan(sealed_here.document_id)
    assert (view.sealed_here, view.trusted, view.shown, view.trail) == (True, True, "exact", Place.IN_ORDER)
    assert (view.retention_class, view.sha256) == ("review", sealed_here.sha256)
    assert view.review_on.year == context.today().year + 3


def test_the_archives_seal_goes_into_what_is_stored(context: DeskContext, files: Path) -> None:
    intake = Intake(context, judging(stamped), SealOf(lambda pdf: Stamped(pdf + b"\n% HR")))
    intake.add_folder(files)
    view = Register(context).plan(document_id(1))
    assert (view.seal, view.stamped_until) == ("stamped", date(2034, 1, 1))
    assert Archive(context).pdf(document_id(1)) == plan(1) + b"\n% HR"
    assert view.sha256 == hashlib.sha256(plan(1) + b"\n% HR").hexdigest()
    (again, _) = intake.add_folder(files)
    assert again.outcome is Outcome.KNOWN
    assert orphans(context) == frozenset()


def test_a_seal_without_a_stamp_and_a_plan_without_room_for_one_are_told(
    context: DeskContext, tmp_path: Path
) -> None:
    trouble = DocumentError("file-not-saved")
    late_seal = SealOf(lambda pdf: Stamped(pdf, stamped=False, trouble=trouble))
    intake = Intake(context, judging(verify), late_seal)
    (late,) = intake.add(pdfs_in(folder_of(tmp_path / "one", 1)))
    assert (late.outcome, late.notes[0]) == (Outcome.ADDED, trouble)
    assert Register(context).plan(document_id(1)).seal == "sealed"

    def refuse(_pdf: bytes) -> Stamped:
        raise DocumentError("signature_field_missing")

    (bare,) = Intake(context, judging(verify), SealOf(refuse)).add(pdfs_in(folder_of(tmp_path / "two", 2)))
    assert bare.outcome is Outcome.ADDED
    assert [one.key for one in bare.notes] == ["signature_field_missing", "signers-unknown"]
    assert Register(context).plan(document_id(2)).seal == "none"


def test_what_is_added_later_takes_its_place_though_only_an_earlier_version_could_draw_the_plan(
    context: DeskContext, archive: Archive
) -> None:
    drawn_once = signed.sealed(record(1))
    unstamped = Intake(context, judging(verify))
    keep(archive, drawn_once.sealed)
    added = drawn_once.sealed + b"\n% a stamp"

    lenient = Intake(context, judging(undecided), SealOf(Stamped))
    view = lenient.keep_revision(document_id(1), Stamped(added)).value
    assert (view.seal, view.stamped_until) == ("stamped", date(2034, 1, 1))
    assert archive.pdf(document_id(1)) == added
    assert orphans(context) == frozenset()
    assert unstamped.examine_data(drawn_once.sealed).known == document_id(1)
    for wrong in (drawn_once.sealed, added + b"more"):
        with pytest.raises(DocumentError, match="revision-differs"):
            unstamped.keep_revision(document_id(1), Stamped(wrong))
    assert archive.pdf(document_id(1)) == added


def test_a_plan_that_nobody_here_can_draw_again_is_told_apart(context: DeskContext, files: Path) -> None:
    taken = Intake(context, judging(undecided)).add_folder(files)
    assert [one.error and one.error.key for one in taken] == ["plan-not-proven", "plan-not-proven"]
