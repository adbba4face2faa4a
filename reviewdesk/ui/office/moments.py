"""Days and hours in words, as people say them to each other; always where the person sits."""

from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QDate, QLocale, QTime

from reviewdesk.system.i18n import _, language

_NIGHT: Final = 5
_NOON: Final = 12
_EVENING: Final = 18
_WEEK: Final = 7


def _locale() -> QLocale:
    return QLocale(language())


def _said(day: date, form: str) -> str:
    return _locale().toString(QDate(day.year, day.month, day.day), form)


def greeting(now: datetime, name: str) -> str:
    """Return the words that fit the time of day."""
    hour = now.astimezone().hour
    if _NIGHT <= hour < _NOON:
        return _("Good morning, {name}").format(name=name)
    if _NOON <= hour < _EVENING:
        return _("Good afternoon, {name}").format(name=name)
    return _("Good evening, {name}").format(name=name)


def long_day(day: date) -> str:
    """Return a day as it stands on top of a page: *Tuesday 14 October*."""
    return _said(day, "dddd d MMMM")


def short_day(day: date, today: date) -> str:
    """Return a day in a line: *14 Oct*, with its year if that is not this one."""
    return _said(day, "d MMM" if day.year == today.year else "d MMM yyyy")


def hour(at: datetime) -> str:
    """Return the time of day: *15:12*."""
    local = at.astimezone()
    return _locale().toString(QTime(local.hour, local.minute), "HH:mm")


def moment(at: datetime, now: datetime) -> str:
    """Return when something is: *today 14:00*, *Thursday 14:00* within a week, else *Thu 3 Dec, 14:00*."""
    day, today, time = at.astimezone().date(), now.astimezone().date(), hour(at)
    ahead = (day - today).days
    if ahead == 0:
        return _("Today {time}").format(time=time)
    if ahead == 1:
        return _("Tomorrow {time}").format(time=time)
    if 0 < ahead < _WEEK:
        return f"{_said(day, 'dddd')} {time}"
    return f"{_said(day, 'ddd d MMM' if day.year == today.year else 'd MMM yyyy')}, {time}"


def day_of(at: datetime) -> str:
    """Return the day of a moment: *16 Oct 2025*."""
    return _said(at.astimezone().date(), "d MMM yyyy")


def stamp(at: datetime) -> str:
    """Return the moment of a signature: *16 Oct 2025, 15:12*."""
    return f"{day_of(at)}, {hour(at)}"
