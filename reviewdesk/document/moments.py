"""Days and moments as a person would say them, in the language of the words around them."""

from datetime import date, datetime
from typing import Any

from reviewdesk.system.i18n import _, words_language


def long_date(day: date | datetime) -> str:
    """Return a date, for example *16 October 2025*."""
    from babel.dates import format_date

    return _localised(format_date, day, "d MMMM y", "long")


def long_moment(moment: datetime) -> str:
    """Return date, time and zone as ``moment`` has them, for example *16 October 2025, 15:08 UTC+2*."""
    from babel.dates import format_time

    clock = _localised(format_time, moment, "HH:mm", "short")
    told = _("{day}, {time} {zone}")
    return told.format(day=long_date(moment), time=clock, zone=_zone(moment))


def _zone(moment: datetime) -> str:
    """Return how far clocks there are from UTC: the one name of a zone that everybody can count with."""
    offset = moment.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    hours, rest = divmod(abs(minutes), 60)
    if not minutes:
        return "UTC"
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


def _localised(form: Any, value: date | datetime, english: str, usual: str) -> str:
    from babel import UnknownLocaleError

    told = words_language()
    try:
        said: str = form(value, english if told == "en" else usual, locale=told.replace("-", "_"))
    except (UnknownLocaleError, ValueError):  # the pseudo-locales have no dates of their own
        said = form(value, english, locale="en")
    return said
