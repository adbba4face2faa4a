"""The title that is proposed for a conversation; it follows the day, as long as nobody typed another."""

from datetime import date, datetime

from reviewdesk.content.template import Template, fill
from reviewdesk.domain.titles import Dated, dated_by
from reviewdesk.system.i18n import _, language


def suggested_title(kind: str, days: int, day: date) -> str:
    """Return a title that the next conversation of this kind, looking back on ``days``, will not have as well."""
    return _("{template} {when}").format(template=kind, when=_when(dated_by(days), day))


def following_title(title: str, template: Template, before: datetime | None, now: datetime | None) -> str:
    """Return ``title``, or what is proposed for the new day if it is what was proposed for the day before."""
    if before is None or now is None:
        return title
    kind, days = fill(template.name), template.occasion.days
    if title != suggested_title(kind, days, before.astimezone().date()):
        return title
    return suggested_title(kind, days, now.astimezone().date())


def _when(dated: Dated, day: date) -> str:
    if dated is Dated.YEAR:
        return str(day.year)
    if dated is Dated.MONTH:
        return _("{month} {year}").format(month=_said(day, "LLLL"), year=day.year)
    return _said(day, "d MMM y")


def _said(day: date, form: str) -> str:
    from babel import UnknownLocaleError
    from babel.dates import format_date

    try:
        return format_date(day, form, locale=language())
    except (UnknownLocaleError, ValueError):  # the pseudo-locales have no dates of their own
        return format_date(day, form, locale="en")
