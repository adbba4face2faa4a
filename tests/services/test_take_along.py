"""Check-ins of a sealed plan go into a calendar as they were agreed."""

from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome
from tests.services.meeting import Meeting


def sealed_with(meeting: Meeting, values: dict[str, str | int]) -> str:
    meeting.hold()
    meeting.type({}, values)
    meeting.close_with(Outcome.ACKNOWLEDGED)
    meeting.sign(Party.EMPLOYEE)
    meeting.sign(Party.MANAGER)
    return meeting.sealing.seal(meeting.review).value.document_id


def test_the_rhythm_of_a_sealed_plan_is_written_for_the_calendar(meeting: Meeting, tmp_path: Path) -> None:
    document = sealed_with(meeting, {"rhythm/weeks": 2, "rhythm/minutes": 30, "rhythm/first": "2026-03-24"})
    along = meeting.sealing.along
    assert along.has_check_ins(document)
    place = along.save_check_ins(document, tmp_path / "talks.ics", time(9, 15), "Europe/Lisbon")
    (event,) = Calendar.from_ical(place.read_bytes()).walk("VEVENT")
    assert event.decoded("dtstart") == datetime(2026, 3, 24, 9, 15, tzinfo=ZoneInfo("Europe/Lisbon"))
    content = place.read_text(encoding="utf-8")
    for private in ("Dana", "Maya", "Monday", "review", "Okafor", document):
        assert private not in content


def test_a_plan_without_a_rhythm_has_nothing_for_a_calendar(meeting: Meeting, tmp_path: Path) -> None:
    document = sealed_with(meeting, {})
    assert not meeting.sealing.along.has_check_ins(document)
    with pytest.raises(RuleViolation, match="no-check-ins-agreed"):
        meeting.sealing.along.save_check_ins(document, tmp_path / "talks.ics", time(9), "UTC")
