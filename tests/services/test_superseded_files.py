"""No signed file is left behind that nothing on the desk names any more."""

import pytest
from sqlalchemy import select

from reviewdesk.domain.errors import DeskError
from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.models.document_rows import PendingDocument
from reviewdesk.models.register_rows import RegisterEntry
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from tests.services.meeting import Meeting


def orphans(context: DeskContext) -> frozenset[str]:
    with context.reading() as session:
        known = {
            *session.scalars(select(PendingDocument.stored_name)),
            *session.scalars(select(RegisterEntry.stored_name)),
        }
    report = context.desk.files.check(known)
    assert not report.missing
    return report.orphaned


@pytest.fixture
def signed(held: Meeting) -> Meeting:
    held.close_with(Outcome.ACKNOWLEDGED)
    held.sign(Party.EMPLOYEE)
    return held


def test_taking_signatures_back_leaves_no_file(context: DeskContext, signed: Meeting) -> None:
    signed.sealing.clear_signatures(signed.review)
    assert orphans(context) == frozenset()


def test_sealing_keeps_the_last_revision_alone(context: DeskContext, signed: Meeting) -> None:
    signed.sign(Party.MANAGER)
    plan = signed.sealing.seal(signed.review).value
    assert orphans(context) == frozenset()
    assert Archive(context).pdf(plan.document_id)


def test_a_file_that_the_archive_holds_too_stays(context: DeskContext, signed: Meeting) -> None:
    signed.sign(Party.MANAGER)
    pdf = signed.sealing.signed_pdf(signed.review)
    kept = Archive(context).keep(pdf).value
    signed.sealing.clear_signatures(signed.review)
    assert Archive(context).pdf(kept.document_id) == pdf


def test_a_disk_that_refuses_to_remove_does_not_undo_what_was_done(
    context: DeskContext, signed: Meeting, monkeypatch: pytest.MonkeyPatch, expected_log: set[str]
) -> None:
    expected_log.add("reviewdesk.services.stored_files")

    def refuse(_path: object) -> None:
        raise DeskError("desk-place-failed", code="EIO")

    monkeypatch.setattr("reviewdesk.vault.file_store.remove_durably", refuse)
    signed.sealing.clear_signatures(signed.review)
    assert signed.now().sign_off.signed_at == ()
    assert len(orphans(context)) == 1
