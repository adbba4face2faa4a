"""The months of quarters in words."""

from reviewdesk.domain.goals import Quarter
from reviewdesk.system.i18n import _
from reviewdesk.ui.dates import month_name

_MONTHS = 3


def span_words(first: Quarter, last: Quarter) -> str:
    """Return the months from the first to the last of neighbouring quarters, for example "July to September 2026"."""
    start, end = (first.number - 1) * _MONTHS + 1, last.number * _MONTHS
    if first.year == last.year:
        return _("{first} to {last} {year}").format(
            first=month_name(start), last=month_name(end), year=last.year
        )
    return _("{first} {first_year} to {last} {year}").format(
        first=month_name(start), first_year=first.year, last=month_name(end), year=last.year
    )
