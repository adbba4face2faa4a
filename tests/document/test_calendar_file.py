"""Check-ins are read back from the calendar file as they were agreed, and tell nothing else."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar, Event

from reviewdesk.document.calendar_file import calendar_file
from reviewdesk.domain.check_ins import CheckIns
from reviewdesk.domain.errors import DocumentError

CHECK_INS = CheckIns(date(2026, 3, 16), weeks=2, minutes=25, times=26)
MADE = datetime(2026, 3, 10, 14, 12, tzinfo=UTC)


def file(check_ins: CheckIns = CHECK_INS, zone: str = "Europe/Berlin", document: str = "one") -> bytes:
    return calendar_file(check_ins, time(10, 30), zone, document_id=document, made_at=MADE)


def event_in(data: bytes) -> Event:
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert isinstance(event, Event)
    return event


def test_the_first_check_in_is_at_the_hour_that_was_chosen_where_the_two_live() -> None:
    event = event_in(file())
    assert event.decoded("dtstart") == datetime(2026, 3, 16, 10, 30, tzinfo=ZoneInfo("Europe/Berlin"))
    assert event.decoded("dtstart").astimezone(UTC) == datetime(2026, 3, 16, 9, 30, tzinfo=UTC)
    assert event.decoded("duration") == timedelta(minutes=25)


def test_check_ins_repeat_in_their_rhythm_and_end() -> None:
    assert b"\r\nRRULE:FREQ=WEEKLY;COUNT=26;INTERVAL=2\r\n" in file()
    assert "rrule" not in event_in(file(CheckIns(date(2026, 3, 16), weeks=52, minutes=25, times=1)))


@pytest.mark.parametrize(
    "zone", ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "UTC"]
)
def test_the_file_explains_its_time_zone_to_programs_that_do_not_know_it(zone: str) -> None:
    calendar = Calendar.from_ical(file(zone=zone))
    told = {str(each["tzid"]) for each in calendar.walk("VTIMEZONE")}
    assert told == (set() if zone == "UTC" else {zone})
    begin = event_in(file(zone=zone)).decoded("dtstart")
    assert begin.utcoffset() == datetime(2026, 3, 16, 10, 30, tzinfo=ZoneInfo(zone)).utcoffset()


def test_the_hour_stays_the_same_after_clocks_are_put_forward() -> None:
    """Two weeks after the first, summer time has begun: the hour on the wall is what was agreed."""
    (zone,) = Calendar.from_ical(file()).walk("VTIMEZONE")
    kept = zone.to_tz()  # type: ignore[attr-defined]  # a time zone's own method
    assert datetime(2026, 3, 30, 10, 30, tzinfo=kept).utcoffset() == timedelta(hours=2)
    assert datetime(2026, 11, 9, 10, 30, tzinfo=kept).utcoffset() == timedelta(hours=1)


def test_the_same_plan_gives_the_same_file_and_another_plan_another_event() -> None:
    assert file() == file()
    assert event_in(file())["uid"] != event_in(file(document="two"))["uid"]


def test_nothing_of_the_review_stands_in_a_calendar() -> None:
    event = event_in(file())
    assert str(event["summary"]) == "Check-in"
    assert str(event["class"]) == "PRIVATE"
    assert set(event) == {"UID", "DTSTAMP", "SUMMARY", "DTSTART", "DURATION", "RRULE", "CLASS", "TRANSP"}


def test_lines_end_and_fold_as_calendar_programs_expect() -> None:
    lines = file().split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(map(len, lines)) <= 75


@pytest.mark.parametrize("zone", ["Nowhere/Land", "", "../etc/passwd"])
def test_an_unknown_time_zone_is_refused_in_a_sentence(zone: str) -> None:
    with pytest.raises(DocumentError, match="time-zone-unknown"):
        file(zone=zone)
