"""How the state of a review is worded, the same on every page."""

from reviewdesk.domain.review import BEFORE_MEETING, ReviewState
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.office_snapshots import ReviewView
from reviewdesk.system.i18n import _
from reviewdesk.system.labels import outcome_label
from reviewdesk.ui.dates import moment_words, short_day


def when_words(review: ReviewView) -> str:
    """Return when it is held and how long it takes."""
    if review.amends:
        return _("An amendment: it takes the place of the sealed plan once it is signed")
    when = moment_words(review.planned_at) if review.planned_at else _("No day chosen yet")
    return _("{when} · {n} minutes").format(when=when, n=review.minutes)


def progress_words(review: ReviewView) -> str:
    """Say where it stands, in one line."""
    if review.state is ReviewState.SEALED:
        return _("Sealed")
    if review.outcome is Outcome.TAKEN_HOME:
        return taken_home_words(review)
    if review.state not in BEFORE_MEETING:
        return _("You are at: {stage}").format(stage=review.stage_title) if review.stage_title else _("Begun")
    done, total = review.preparation.manager_done, review.preparation.manager_total
    own = (
        _("You have prepared")
        if done >= total
        else _("You are preparing")
        if done
        else _("You have not begun")
    )
    name = review.employee_given_name
    if review.preparation.employee_ready:
        other = _("{name} is ready").format(name=name)
    elif review.preparation.employee_started:
        other = _("{name} is writing").format(name=name)
    else:
        other = _("{name} has not begun").format(name=name)
    return f"{own} · {other}"


def taken_home_words(review: ReviewView) -> str:
    """Say that it was taken home, and until when."""
    name = review.employee_given_name
    if review.taken_home_due is None:
        return _("{name} has taken it home to read").format(name=name)
    due = short_day(review.taken_home_due)
    return _("{name} has taken it home to read, until {day}").format(name=name, day=due)


def sealed_words(review: ReviewView) -> str:
    """Say how a sealed review ended."""
    return outcome_label(review.outcome) if review.outcome else _("Sealed")


def next_step(review: ReviewView) -> tuple[str, str, bool]:
    """Return the words and icon of the next step, and whether it leads into the meeting."""
    if review.state not in BEFORE_MEETING:
        return _("Continue meeting"), "presentation", True
    preparation = review.preparation
    if preparation.manager_done >= preparation.manager_total and preparation.employee_ready:
        return _("Open meeting"), "presentation", True
    return (_("Continue preparing") if preparation.manager_done else _("Prepare")), "arrow-right", False
