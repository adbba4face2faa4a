"""Copies of archives that somebody has written anew: nothing is believed that a file can tell."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reviewdesk.document.verdict import Verdict
from reviewdesk.domain.desk_trail import Place
from reviewdesk.domain.errors import DocumentError
from reviewdesk.domain.retention import Applies, RetentionClass
from reviewdesk.services import archive as archive_module, intake as intake_module
from reviewdesk.services.archive import Archive
from reviewdesk.services.archive_export import ArchiveExport
from reviewdesk.services.archive_import import ArchiveImport
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import Outcome, Verify
from reviewdesk.services.register import Register
from reviewdesk.services.retention import Retention
from reviewdesk.services.trust import verify_here
from tests.document.attacks.kit import drawn_by_another_version
from tests.document.signed import archive_seal
from tests.services.archive_kit import document_id, keep, plan
from tests.services.copies_kit import change, hold, refused, take_in


@pytest.mark.parametrize(
    ("name", "value", "key"),
    [
        ("sha256", "0" * 64, "export-file-differs"),
        ("title", "Another title", "export-entry-differs"),
        ("audit_seq", 7, "export-entry-differs"),
        ("employee_name", "Somebody else", "export-entry-differs"),
        ("arrived_sha256", "0" * 64, "export-entry-differs"),
        pytest.param(
            "arrived_sha256", hashlib.sha256(plan(1)).hexdigest(), "export-entry-differs", id="as arrived"
        ),
        ("document_id", document_id(77), "export-entry-differs"),
        ("supersedes", document_id(77), "export-entry-differs"),
        ("outcome", "declined", "export-entry-differs"),
        ("employee_id", "E-77", "export-entry-differs"),
        ("manager_id", "E-77", "export-entry-differs"),
        ("manager_name", "Somebody else", "export-entry-differs"),
        ("period_start", "2001-01-01", "export-entry-differs"),
        ("period_end", "2001-01-01", "export-entry-differs"),
        ("held_on", "2001-01-01", "export-entry-differs"),
        ("drawn_at", "2001-01-01T00:00:00+00:00", "export-entry-differs"),
        ("revision", 2**70, "export-entry-differs"),
        ("audit_head", "ab" * 32, "export-entry-differs"),
    ],
)
def test_a_register_that_is_not_what_its_plans_say_is_refused(
    elsewhere: DeskContext, copy: Path, name: str, value: object, key: str
) -> None:
    change(copy, name, value)
    assert refused(elsewhere, copy) == [key]
    assert len(Register(elsewhere).page().plans) == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("trusted", True),
        ("origin_root", "ab" * 32),
        ("employee_level", "C"),
        ("manager_level", "C"),
        ("shown", "unknown"),
        ("seal", "stamped"),
        ("stamped_until", "2199-01-01"),
        ("sealed_at", "1999-01-01T00:00:00+00:00"),
        ("review_on", "2000-01-01"),
        ("retention_class", "nonsense"),
    ],
)
def test_what_the_file_tells_itself_is_not_asked_of_the_register(
    elsewhere: DeskContext, tmp_path: Path, context: DeskContext, name: str, value: object
) -> None:
    keep(Archive(context), plan(1))
    ArchiveExport(context).write(tmp_path / "copy")
    change(tmp_path / "copy", name, value)
    assert [one.outcome for one in take_in(elsewhere, tmp_path / "copy")] == [Outcome.ADDED]
    assert Register(elsewhere).page().plans == Register(context).page().plans


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("1999-01-01T00:00:00+00:00", datetime(2025, 10, 15, 13, 11, tzinfo=UTC)),
        ("2199-01-01T00:00:00+00:00", datetime(2026, 3, 10, 9, 0, tzinfo=UTC)),
    ],
)
def test_no_plan_was_archived_before_it_was_sealed_or_later_than_today(
    context: DeskContext, elsewhere: DeskContext, tmp_path: Path, told: str, kept: datetime
) -> None:
    keep(Archive(context), plan(1))
    ArchiveExport(context).write(tmp_path / "copy")
    change(tmp_path / "copy", "archived_at", told)
    take_in(elsewhere, tmp_path / "copy")
    at = Register(elsewhere).plan(document_id(1)).archived_at
    assert abs(at - kept) < timedelta(seconds=1)


def test_a_plan_sealed_there_was_archived_as_it_was_sealed(
    context: DeskContext, elsewhere: DeskContext, tmp_path: Path
) -> None:
    keep(Archive(context), plan(1))
    ArchiveExport(context).write(tmp_path / "copy")
    for name in ("sealed_at", "archived_at"):
        change(tmp_path / "copy", name, "2025-10-16T13:09:30.000005+00:00")
    take_in(elsewhere, tmp_path / "copy")
    view = Register(elsewhere).plan(document_id(1))
    assert view.sealed_at == view.archived_at == datetime(2025, 10, 16, 13, 9, 30, 5, tzinfo=UTC)


def test_no_forgery_is_known_again_by_what_a_register_says(
    context: DeskContext, elsewhere: DeskContext, tmp_path: Path
) -> None:
    """Neither is another file taken for one that was proven here, nor an honest one for another document."""
    keep(Archive(context), plan(1))
    ArchiveExport(context).write(tmp_path / "copy")
    forged, honest = drawn_by_another_version(), plan(2)
    for data in (forged, honest):
        change(tmp_path / "copy", "arrived_sha256", hashlib.sha256(data).hexdigest())
        assert refused(elsewhere, tmp_path / "copy") == ["export-entry-differs"]
    archive = Archive(elsewhere)
    assert archive.verify(forged).undecided
    assert keep(archive, honest).document_id == document_id(2)


def test_a_hash_that_is_on_the_desk_for_another_document_proves_nothing(
    context: DeskContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (archive_module, intake_module):
        monkeypatch.setattr(module, "kept_as", lambda *_asked: document_id(1))
    archive = Archive(context)
    assert archive.verify(drawn_by_another_version()).undecided
    assert keep(archive, plan(2)).document_id == document_id(2)


def test_a_plan_signed_at_no_time_is_told(elsewhere: DeskContext, copy: Path) -> None:
    @contextmanager
    def verifying() -> Iterator[Verify]:
        def verify(data: bytes) -> Verdict:
            verdict = verify_here(elsewhere, data)
            return replace(verdict, signers=tuple(replace(each, time=None) for each in verdict.signers))

        yield verify

    told = ArchiveImport(elsewhere, verifying).read(copy)
    assert [one.error and one.error.key for one in told] == ["plan-not-intact"] * 3


def test_a_rule_comes_with_the_plan_that_is_kept_by_it_and_takes_no_others(
    context: DeskContext, elsewhere: DeskContext, tmp_path: Path
) -> None:
    everything = RetentionClass("long", "Long", 99, "Forever.", Applies.TEMPLATES, ("Year review",))
    unused = replace(everything, id="unused", name="Unused")
    shipped = Retention(context).classes()
    shorter = tuple(replace(each, years=1) for each in shipped)
    Retention(context).set_classes((*shorter, everything, unused))
    keep(Archive(context), plan(1))
    ArchiveExport(context).write(tmp_path / "copy")
    take_in(elsewhere, tmp_path / "copy")
    assert Retention(elsewhere).classes() == (*shipped, replace(everything, templates=()))
    assert Register(elsewhere).plan(document_id(1)).retention_class == "long"
    keep(Archive(elsewhere), plan(2))
    assert Register(elsewhere).plan(document_id(2)).retention_class == "review"


@pytest.mark.parametrize(("name", "value"), [("years", 1.5), ("name", "\ud800")])
def test_a_rule_that_cannot_be_is_not_read(
    elsewhere: DeskContext, copy: Path, name: str, value: object
) -> None:
    lines = (copy / "register.json").read_text(encoding="utf-8").split("\n")
    head = json.loads(lines[0].removesuffix(",") + "}")
    head["classes"][0][name] = value
    lines[0] = json.dumps(head).removesuffix("}") + ","
    (copy / "register.json").write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DocumentError, match="export-unreadable"):
        take_in(elsewhere, copy)


def test_half_a_character_is_told(elsewhere: DeskContext, copy: Path) -> None:
    lines = (copy / "register.json").read_text(encoding="utf-8").split("\n")
    lines[2] = lines[2].replace('"employee_level": "', '"employee_level": "\\ud800')
    (copy / "register.json").write_text("\n".join(lines), encoding="utf-8")
    assert refused(elsewhere, copy) == ["export-line-unreadable"]


def test_holds_of_the_same_id_both_hold(elsewhere: DeskContext, copy: Path) -> None:
    change(copy, "holds", [hold("same", reason="One"), hold("same", reason="Two")])
    assert refused(elsewhere, copy) == []
    assert {each.reason for each in Retention(elsewhere).holds(document_id(2))} == {"One", "Two"}


def test_trouble_that_is_seen_here_is_told_and_what_was_seen_there_stays(
    context: DeskContext, elsewhere: DeskContext, own_copy: Path
) -> None:
    line = next(
        n for n, text in enumerate((own_copy / "register.json").read_text().split("\n")) if '"forked"' in text
    )
    change(own_copy, "trail", "in_order", line)
    change(own_copy, "trail", "turned_back", 3 if line != 3 else 2)
    notes = [note.key for one in take_in(elsewhere, own_copy) for note in one.notes]
    assert sorted(notes) == [*["signers-unknown"] * 3, "trail-forked", "trail-turned-back"]
    assert Register(elsewhere).plan(document_id(4)).trail is Place.FORKED
    assert Register(context).counts().plans == 3


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("trail", "sideways"),
        ("outcome", "won"),
        ("shown", "maybe"),
        ("seal", "wax"),
        ("file", "../../escaped.pdf"),
        ("trusted", 1),
        ("revision", "1"),
        ("sealed_at", "2025-10-16T13:00:00"),
        ("sealed_at", 5),
        ("held_on", "someday"),
        ("audit_head", "xyz"),
        ("holds", [{"id": "h"}]),
        ("holds", 5),
        ("holds", [hold("x" * 37)]),
        ("holds", [hold(lifted_by="Somebody")]),
        ("holds", [hold(reason="x" * 4001)]),
        ("sealed_at", "0001-01-01T00:00:00+14:00"),
        ("archived_at", "9999-12-31T23:59:59-14:00"),
        ("extra", "key"),
    ],
)
def test_a_line_that_cannot_be_is_told_and_the_others_go_on(
    elsewhere: DeskContext, copy: Path, name: str, value: object
) -> None:
    change(copy, name, value)
    assert refused(elsewhere, copy) == ["export-line-unreadable"]
    assert len(Register(elsewhere).page().plans) == 2, "one line keeps no other out"


def test_a_plan_with_the_seal_of_an_archive_keeps_the_hash_it_arrived_with(
    context: DeskContext, elsewhere: DeskContext, tmp_path: Path
) -> None:
    keep(Archive(context), plan(1))
    ArchiveExport(context).write(tmp_path / "copy")
    (file,) = (tmp_path / "copy" / "plans").iterdir()
    file.write_bytes(archive_seal(plan(1)))
    change(tmp_path / "copy", "sha256", hashlib.sha256(file.read_bytes()).hexdigest())
    change(tmp_path / "copy", "arrived_sha256", hashlib.sha256(plan(1)[:-1]).hexdigest())
    assert refused(elsewhere, tmp_path / "copy") == ["export-entry-differs"]
    change(tmp_path / "copy", "arrived_sha256", hashlib.sha256(plan(1)).hexdigest())
    assert refused(elsewhere, tmp_path / "copy") == []
    assert Register(elsewhere).plan(document_id(1)).seal == "sealed"
    assert Archive(elsewhere).intake.examine_data(plan(1)).known == document_id(1)


def test_a_line_of_the_log_that_cannot_be_read_is_told_and_keeps_nothing_out(
    context: DeskContext, elsewhere: DeskContext, tmp_path: Path
) -> None:
    keep(Archive(context), plan(1))
    ArchiveExport(context).write(tmp_path / "copy")
    register = tmp_path / "copy" / "register.json"
    told = register.read_text(encoding="utf-8")
    register.write_text(
        told.replace('"disposals": [\n', '"disposals": [\n{"document_id": 7}\n'), encoding="utf-8"
    )
    came, unread = take_in(elsewhere, tmp_path / "copy")
    assert came.outcome is Outcome.ADDED
    assert (unread.file.name, unread.error and unread.error.key) == (
        "register.json",
        "export-line-unreadable",
    )
    assert Retention(elsewhere).disposals().disposals == ()
