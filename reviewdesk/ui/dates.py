"""Days and times in the words of the person's language and the time of where they sit."""

from datetime import date, datetime, time
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
    return _locale().toString(to_qdate(day), form)


def greeting(now: datetime, name: str) -> str:
    """Return the words that fit the time of day."""
    hour = now.astimezone().hour
    if _NIGHT <= hour < _NOON:
        return _("Good morning, {name}").format(name=name)
    if _NOON <= hour < _EVENING:
        return _("Good afternoon, {name}").format(name=name)
    return _("Good evening, {name}").format(name=name)


def short_day(day: date) -> str:
    """Return a day with its year, for example "12 Sep 2026"."""
    return _said(day, "d MMM yyyy")


def month_words(day: date) -> str:
    """Return the month of a day with its year, for example "September 2026"."""
    return _("{month} {year}").format(month=month_name(day.month), year=day.year)


def near_day(day: date, today: date) -> str:
    """Return a day in a line, for example "14 Oct"; with its year if that is not this one."""
    return _said(day, "d MMM") if day.year == today.year else short_day(day)


def day_words(day: date) -> str:
    """Return a day with its name, for example "Thursday 27 November"."""
    return _said(day, "dddd d MMMM")


def clock_words(moment: datetime) -> str:
    """Return the local time of day, for example "10:42"."""
    local = moment.astimezone()
    return _locale().toString(QTime(local.hour, local.minute), "HH:mm")


def moment_words(moment: datetime) -> str:
    """Return day and time, for example "Thursday 27 November, 14:00"."""
    return _("{day}, {time}").format(day=day_words(moment.astimezone().date()), time=clock_words(moment))


def short_moment(moment: datetime) -> str:
    """Return day and time for a column, for example "Thu 27 Nov, 14:00"."""
    day = _said(moment.astimezone().date(), "ddd d MMM")
    return _("{day}, {time}").format(day=day, time=clock_words(moment))


def near_moment(at: datetime, now: datetime) -> str:
    """Return when something is: "Today 14:00", "Thursday 14:00" within a week, else "Thu 3 Dec, 14:00"."""
    day, today, clock = at.astimezone().date(), now.astimezone().date(), clock_words(at)
    ahead = (day - today).days
    if ahead == 0:
        return _("Today {time}").format(time=clock)
    if ahead == 1:
        return _("Tomorrow {time}").format(time=clock)
    if 0 < ahead < _WEEK:
        return f"{_said(day, 'dddd')} {clock}"
    return f"{_said(day, 'ddd d MMM') if day.year == today.year else short_day(day)}, {clock}"


def stamp(at: datetime) -> str:
    """Return the moment of a signature, for example "16 Oct 2025, 15:12"."""
    return f"{short_day(at.astimezone().date())}, {clock_words(at)}"


def month_name(number: int) -> str:
    """Return the name of a month, 1 to 12, as it stands alone."""
    return _locale().standaloneMonthName(number)


def to_qdate(day: date) -> QDate:
    """Return ``day`` as Qt's own."""
    return QDate(day.year, day.month, day.day)


def from_qdate(day: QDate) -> date:
    """Return Qt's ``day`` as Python's."""
    return date(day.year(), day.month(), day.day())


def local_moment(day: date, at: time) -> datetime:
    """Return the moment at which clocks here show ``at`` on ``day``."""
    return datetime.combine(day, at).astimezone()
