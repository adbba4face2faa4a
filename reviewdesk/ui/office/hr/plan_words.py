"""What the register says of a plan, in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reviewdesk.domain.desk_trail import Place
from reviewdesk.domain.retention import RetentionClass
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.lost_files import MISSING
from reviewdesk.services.register_snapshots import RegisterView
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.system.labels import assurance_label, outcome_label
from reviewdesk.ui import dates
from reviewdesk.ui.office.hr.lines import ListLine
from reviewdesk.ui.office.words import in_groups, isolated
from reviewdesk.ui.theme import Token


@dataclass(frozen=True, slots=True)
class State:
    """How a plan stands just now: an icon and words."""

    icon: str
    words: str
    tone: Token = "text2"


def state_of(plan: RegisterView, today: date) -> State:
    """Return the one thing to know about a plan in a list."""
    if plan.lost:
        return State("circle-alert", _("File missing") if plan.lost == MISSING else _("File altered"), "warn")
    if plan.trail in {Place.FORKED, Place.TURNED_BACK}:
        return State("triangle-alert", _("Look at this"), "warn")
    if plan.held:
        return State("lock", _("On hold"))
    if plan.review_on <= today:
        return State("clock", _("Time is over"), "warn")
    return State("circle-check", _("Until {day}").format(day=dates.short_day(plan.review_on)))


def line_of(plan: RegisterView, today: date) -> ListLine:
    """Return the line of a plan."""
    state = state_of(plan, today)
    told = [
        plan.title,
        _("with {name}").format(name=isolated(plan.manager)),
        _("sealed {day}").format(day=sealed_day(plan)),
    ]
    return ListLine(plan.document_id, plan.employee, " · ".join(told), state.words, state.icon, state.tone)


def sealed_day(plan: RegisterView) -> str:
    """Return the day of the last signature."""
    return dates.short_day(plan.sealed_at.astimezone().date())


def troubles(plan: RegisterView) -> tuple[State, ...]:
    """Return what somebody should look at, and what they can do."""
    told = []
    if plan.lost:
        told.append(State("circle-alert", _lost(plan), "warn"))
    if plan.trail is Place.FORKED:
        words = _(
            "The desk this plan comes from has told two different stories of the same moment. Ask its manager"
            " whether that desk was put back from a backup."
        )
        told.append(State("triangle-alert", words, "warn"))
    if plan.trail is Place.TURNED_BACK:
        words = _(
            "The desk this plan comes from had counted further before this plan was drawn. Ask its manager"
            " whether that desk was put back from a backup."
        )
        told.append(State("triangle-alert", words, "warn"))
    if not plan.trusted:
        words = _(
            "Nothing was changed since it was signed, but the desk it comes from was not known here on the day it was"
            " filed, so the names are only what the file says. The register keeps what was known that day. Once you"
            " add that desk in Settings under “Who is trusted”, its later plans are vouched for, and so is this one"
            " when you check its file."
        )
        told.append(State("info", words))
    if plan.shown == "text":
        words = _("It was drawn by another version of ReviewDesk, so its text was compared, not its look.")
        told.append(State("info", words))
    return tuple(told)


def _lost(plan: RegisterView) -> str:
    if plan.lost == MISSING:
        return _(
            "The last look over the archive did not find the file of this plan. Bring the PDF in again from your"
            " newest copy of the archive, or from one of the two people; it comes back to its place."
        )
    return _(
        "The last look over the archive found that the file of this plan was altered on the disk. Bring the PDF in"
        " again from your newest copy of the archive, or from one of the two people; it takes the place of this one."
    )


def facts_of(plan: RegisterView, kept: RetentionClass | None) -> tuple[tuple[str, str], ...]:
    """Return what stands in the register, each with its name."""
    period = _("{begin} to {end}").format(
        begin=dates.short_day(plan.period_start), end=dates.short_day(plan.period_end)
    )
    facts = [
        (_("Period"), period),
        (_("Outcome"), outcome_label(plan.outcome)),
        (_("Employee"), _signed(plan.employee, plan.employee_level if plan.trusted else "")),
        (_("Manager"), _signed(plan.manager, plan.manager_level if plan.trusted else "")),
        (_("Seal of the archive"), _seal(plan)),
        (_("Sealed"), dates.stamp(plan.sealed_at)),
        (_("Filed"), dates.stamp(plan.archived_at)),
    ]
    if plan.outcome is Outcome.DECLINED and not plan.employee_level:
        facts[2] = (_("Employee"), _("{name}: chose not to sign").format(name=isolated(plan.employee)))
    if kept is not None:
        facts.append((_("Why it is kept"), kept.rule))
    return tuple(facts)


def _signed(name: str, level: str) -> str:
    if not level:
        return name
    return f"{isolated(name)} · {assurance_label(level)}"


def _seal(plan: RegisterView) -> str:
    if plan.seal == "none":
        return _("None; the two signatures stand by themselves")
    if plan.stamped_until is not None:
        day = dates.short_day(plan.stamped_until)
        return _("With a time stamp that can be checked until {day}").format(day=day)
    return _("Yes, without a time stamp")


def fingerprints_of(plan: RegisterView) -> tuple[tuple[str, str], ...]:
    """Return what tells this file from every other one."""
    trail = _("Entry {n}, fingerprint {digits}").format(
        n=plan.audit_sequence, digits=in_groups(plan.audit_head)
    )
    return (
        (_("Document number"), plan.document_id),
        (_("Fingerprint of the file"), in_groups(plan.sha256)),
        (_("The audit trail of its desk when it was drawn"), trail),
        (_("Fingerprint of its desk’s certificate"), in_groups(plan.origin_root) or _("not known")),
    )


def found_words(found: int, plans: int, *, more: bool) -> str:
    """Say how many of all plans a search has found; ``more``: there are more than ``found``."""
    words = ngettext("{n} of {all} plan", "{n} of {all} plans", plans)
    if more:
        words = _("More than {n} of {all} plans")
    return words.format(n=f"{found:,}", all=f"{plans:,}")


def lifted_words(left: int) -> str:
    """Say that a hold is lifted, and how many ``left`` still keep the plan."""
    if not left:
        return _("The hold is lifted. The plan goes by its rule again.")
    return ngettext(
        "This hold is lifted. {n} other hold still keeps the plan.",
        "This hold is lifted. {n} other holds still keep the plan.",
        left,
    ).format(n=left)


def class_words(kept: RetentionClass) -> str:
    """Return a rule as it stands in a list of rules."""
    years = ngettext("{n} year", "{n} years", kept.years).format(n=kept.years)
    return f"{kept.name} · {years}"


def class_named(classes: Sequence[RetentionClass], class_id: str) -> RetentionClass | None:
    """Return the rule of that id, if there is one."""
    return next((each for each in classes if each.id == class_id), None)
