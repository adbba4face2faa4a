"""Check-ins as a calendar file (iCalendar, RFC 5545) that every calendar program opens.

A calendar is seen by many eyes: nothing of the review stands in it, and nobody's name.
"""

from datetime import datetime, time, timedelta
from typing import Final
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from reviewdesk.domain.check_ins import CheckIns
from reviewdesk.domain.errors import DocumentError
from reviewdesk.system.i18n import _

_OURS: Final = UUID("5c1e6a51-7a0e-5d0b-9d0e-6e6f0f2b8a11")
_PRODUCT: Final = "-//ReviewDesk//Check-ins//EN"


def calendar_file(check_ins: CheckIns, at: time, zone: str, *, document_id: str, made_at: datetime) -> bytes:
    """Return the file: one event that repeats, at ``at`` by the clocks of ``zone`` (an IANA name).

    The same plan gives the same event id, so that a calendar that is given the file again moves the event instead of
    adding a second one. Raises ``DocumentError('time-zone-unknown')``.
    """
    from icalendar import Calendar, Event

    try:
        place = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise DocumentError("time-zone-unknown") from error
    begin = datetime.combine(check_ins.first, at, place)
    event = Event()
    event.add("uid", str(uuid5(_OURS, document_id)))
    event.add("dtstamp", made_at)
    event.add("summary", _("Check-in"))
    event.add("dtstart", begin)
    event.add("duration", timedelta(minutes=check_ins.minutes))
    if check_ins.times > 1:
        event.add("rrule", {"freq": "weekly", "interval": check_ins.weeks, "count": check_ins.times})
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    calendar = Calendar()
    for name, value in (("prodid", _PRODUCT), ("version", "2.0"), ("calscale", "GREGORIAN")):
        calendar.add(name, value)
    calendar.add_component(event)
    calendar.add_missing_timezones(first_date=check_ins.first, last_date=check_ins.last + timedelta(days=366))
    written: bytes = calendar.to_ical()
    return written
