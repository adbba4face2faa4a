"""What the meeting's window is told of the signed file: its name, a copy, and whether it proves itself."""

from pathlib import Path

import pytest

from reviewdesk.domain.errors import DocumentError, RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from tests.services.meeting import Meeting


def test_the_name_told_before_sealing_is_the_name_of_the_plan(meeting: Meeting) -> None:
    meeting.hold()
    meeting.close_with(Outcome.ACKNOWLEDGED)
    for party in Party:
        meeting.sign(party)
    named = meeting.sealing.file_name(meeting.review)
    assert meeting.sealing.seal(meeting.review).value.file_name == named


def test_nothing_has_a_name_before_somebody_signed(meeting: Meeting) -> None:
    with pytest.raises(RuleViolation, match="nothing-signed"):
        meeting.sealing.file_name(meeting.review)


def test_a_copy_is_the_sealed_file_itself(context: DeskContext, meeting: Meeting, tmp_path: Path) -> None:
    plan = meeting.seal()
    place = meeting.sealing.save_copy(meeting.review, tmp_path / "ours.pdf")
    assert place.read_bytes() == Archive(context).pdf(plan.document_id)


def test_a_copy_that_cannot_be_written_is_refused(meeting: Meeting, tmp_path: Path) -> None:
    meeting.seal()
    with pytest.raises(DocumentError, match="copy-not-saved"):
        meeting.sealing.save_copy(meeting.review, tmp_path / "nowhere" / "ours.pdf")


def test_the_sealed_file_proves_itself_to_the_two_who_signed(meeting: Meeting) -> None:
    meeting.seal()
    verdict = meeting.sealing.verdict(meeting.review)
    assert (verdict.intact, verdict.trusted) == (True, True)
