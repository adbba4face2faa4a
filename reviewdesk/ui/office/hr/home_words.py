"""What the first page of HR's desk says of an archive that has plans: what wants somebody, and what is newest."""

from dataclasses import dataclass
from typing import Final

from reviewdesk.domain.people import initials
from reviewdesk.services.bundle import Services
from reviewdesk.services.register import Which
from reviewdesk.services.register_snapshots import RegisterView
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.office.home_content import Item, Lead, Way
from reviewdesk.ui.office.hr.plan_words import sealed_day
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.words import isolated

_NEWEST: Final = 4
_MOST_DUE: Final = 100
"""So many are counted; nobody needs to know at a glance how many more there are."""


@dataclass(frozen=True, slots=True)
class Glance:
    """The archive in a few numbers; ``more_due``: there are more than ``due``."""

    plans: int
    held: int
    due: int
    more_due: bool
    newest: tuple[RegisterView, ...]


def glance(services: Services) -> Glance:
    """Look at the archive."""
    counts, due = services.register.counts(), services.register.page(Which.DUE, size=_MOST_DUE)
    newest = services.register.page(size=_NEWEST).plans
    return Glance(counts.plans, counts.held, len(due.plans), bool(due.after), newest)


def lead_of(archive: Glance) -> Lead:
    """Say how many plans there are, with the way more come in."""
    words = ngettext("{n} plan is in the archive.", "{n} plans are in the archive.", archive.plans)
    return Lead(
        "archive", words.format(n=f"{archive.plans:,}"), Way(_("Bring in plans"), "download", Place("inbox"))
    )


def wanting(archive: Glance) -> tuple[Item, ...]:
    """Say what wants a decision, or that nothing does."""
    items = []
    if archive.due:
        number = f"{archive.due:,}"
        title = ngettext(
            "{n} plan has been kept long enough", "{n} plans have been kept long enough", archive.due
        )
        if archive.more_due:
            title = _("More than {n} plans have been kept long enough")
        told = _("The years of their rule are over. Nothing goes unless you say so.")
        way = Way(_("Decide"), "", Place("disposal"), _("Decide about plans that were kept long enough"))
        items.append(Item("due", title.format(n=number), told, icon="clock", way=way))
    else:
        told = _("Plans are named here once the years of their rule are over.")
        items.append(Item("due", _("No plan has been kept long enough yet"), told, icon="circle-check"))
    if archive.held:
        title = ngettext("{n} plan is on hold", "{n} plans are on hold", archive.held)
        told = _("They stay whatever their rule says, until their holds are lifted.")
        items.append(Item("held", title.format(n=f"{archive.held:,}"), told, icon="lock"))
    told = _("Reads every file and compares it with the register.")
    way = Way(_("Look after it"), "", Place("care"), _("Look after the archive"))
    items.append(Item("care", _("Is it all there?"), told, icon="shield-check", way=way))
    return tuple(items)


def newest(archive: Glance) -> tuple[Item, ...]:
    """Return the plans that were sealed last."""
    return tuple(_newest(plan) for plan in archive.newest)


def _newest(plan: RegisterView) -> Item:
    told = [plan.title, _("sealed {day}").format(day=sealed_day(plan))]
    name = _("Open the plan of {name}").format(name=isolated(plan.employee))
    way = Way(_("Open"), "", Place("archive", plan.document_id), name)
    return Item(plan.document_id, plan.employee, " · ".join(told), initials=initials(plan.employee), way=way)
