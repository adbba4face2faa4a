"""The words about a template's time and where it comes from, the same in the list, in reading and in wording."""

from reviewdesk.content.template import Template
from reviewdesk.services.template_views import TemplateCard
from reviewdesk.system.i18n import _, ngettext


def time_words(minutes: int, forward: int) -> str:
    """Say how long the meeting is and how much of it looks forward."""
    words = ngettext(
        "{n} minute, {forward} looking forward", "{n} minutes, {forward} of them looking forward", minutes
    )
    return words.format(n=minutes, forward=forward)


def time_told(template: Template) -> str:
    """Say the time of a template and, calmly, what it needs where too little of it looks forward."""
    told = time_words(template.minutes, template.forward_minutes)
    if 2 * template.forward_minutes >= template.minutes:
        return told
    needs = _(
        "Less than half of it looks forward. Give growth or the plan some more minutes; then it can be kept."
    )
    return f"{told}. {needs}"


def origin_words(card: TemplateCard) -> str:
    """Say whose template it is."""
    if card.own:
        return _("Yours, version {n}").format(n=card.version)
    return _("Comes with ReviewDesk")
