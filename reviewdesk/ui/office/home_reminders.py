"""What comes back from home soon, said calmly; only the owner's own window ever names it."""

from datetime import date, timedelta
from typing import Final

from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.office_snapshots import HomeView, ReviewView
from reviewdesk.system.i18n import _
from reviewdesk.ui import dates
from reviewdesk.ui.office.home_content import Item, Way
from reviewdesk.ui.office.words import isolated

_AHEAD: Final = timedelta(days=1)


def reminders(view: HomeView) -> tuple[Item, ...]:
    """Return the reviews taken home that are due tomorrow, today or before, the earliest first."""
    today = view.now.astimezone().date()
    reviews = (*([view.next_review] if view.next_review else []), *view.upcoming)
    due = [
        (review.taken_home_due, review)
        for review in reviews
        if review.outcome is Outcome.TAKEN_HOME
        and review.taken_home_due is not None
        and review.taken_home_due <= today + _AHEAD
    ]
    return tuple(_reminder(review, day, today) for day, review in sorted(due, key=lambda each: each[0]))


def _reminder(review: ReviewView, due: date, today: date) -> Item:
    name = isolated(review.employee_given_name)
    if due > today:
        title = _("{name}’s review comes back tomorrow").format(name=name)
        told = _("It was taken home to be read. A time for signing is easy to find today.")
    elif due == today:
        title = _("{name}’s review comes back today").format(name=name)
        told = _("It was taken home to be read. Open it together, and go on where you were.")
    else:
        title = _("{name}’s review was to be back on {day}").format(name=name, day=dates.near_day(due, today))
        told = _("Ask whether more time is needed. Nothing is lost, and nobody has to sign.")
    way = Way(_("Go on"), "", name=_("Go on with the review of {name}").format(name=review.employee))
    return Item(review.id, title, told, icon="house", way=way)
