"""Days and times in the words of the person's language and the time of where they sit."""

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QLocale, QTime

from reviewdesk.system.i18n import _, language


def _locale() -> QLocale:
    return QLocale(language())


def short_day(day: date) -> str:
    """Return a day of the year, for example "12 Sep 2026"."""
    return _locale().toString(to_qdate(day), "d MMM yyyy")


def day_words(day: date) -> str:
    """Return a day with its name, for example "Thursday 27 November"."""
    return _locale().toString(to_qdate(day), "dddd d MMMM")


def clock_words(moment: datetime) -> str:
    """Return the local time of day, for example "10:42"."""
    local = moment.astimezone()
    return _locale().toString(QTime(local.hour, local.minute), "HH:mm")


def moment_words(moment: datetime) -> str:
    """Return day and time, for example "Thursday 27 November, 14:00"."""
    return _("{day}, {time}").format(day=day_words(moment.astimezone().date()), time=clock_words(moment))


def short_moment(moment: datetime) -> str:
    """Return day and time for a column, for example "Thu 27 Nov, 14:00"."""
    day = _locale().toString(to_qdate(moment.astimezone().date()), "ddd d MMM")
    return _("{day}, {time}").format(day=day, time=clock_words(moment))


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
