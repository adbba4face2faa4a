"""Calendar days and clock times as the meeting shows them."""

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime

from reviewdesk.system.i18n import _


def to_qt(day: date) -> QDate:
    """Return Qt's form of a day."""
    return QDate(day.year, day.month, day.day)


def from_qt(day: QDate) -> date:
    """Return Python's form of a day."""
    return date(day.year(), day.month(), day.day())


def short_day(day: date) -> str:
    """Return a day as people say it this year, for example "20 Oct"."""
    return QLocale().toString(to_qt(day), _("d MMM"))


def long_day(day: date) -> str:
    """Return a day with its weekday, for example "Friday, 13 March"."""
    return QLocale().toString(to_qt(day), _("dddd, d MMMM"))


def clock_time(at: datetime) -> str:
    """Return the local time of day, for example "15:08"."""
    local = at.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
