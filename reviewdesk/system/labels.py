"""The words for codes that screen and document both show; one place, so that they can never differ.

Labels are functions, not constants, because the language may be set after import.
"""

from reviewdesk.system.i18n import _, pgettext


def rating_label(code: str) -> str:
    """Return the words of a progress rating."""
    return {
        "not_started": pgettext("progress", "Not started"),
        "getting_going": pgettext("progress", "Getting going"),
        "well_on_the_way": pgettext("progress", "Well on the way"),
        "achieved": pgettext("progress", "Achieved"),
        "beyond": pgettext("progress", "Beyond"),
        "cannot_judge": pgettext("progress", "Cannot judge yet"),
    }[code]


def outcome_label(code: str) -> str:
    """Return the words of a sign-off outcome."""
    return {
        "acknowledged": _("Acknowledged"),
        "acknowledged_with_comments": _("Acknowledged with comments"),
        "taken_home": _("Taken home"),
        "declined": _("Declined"),
    }[code]


def outcome_meaning(code: str) -> str:
    """Say what an outcome does and does not mean, so that nobody reads consent into it."""
    return {
        "acknowledged": _(
            "Acknowledging means: we had this conversation and this is what we said. "
            "It does not mean agreeing with every line."
        ),
        "acknowledged_with_comments": _(
            "Acknowledging means: we had this conversation and this is what we said. "
            "It does not mean agreeing with every line. The comments stand here as written."
        ),
        "taken_home": _(
            "The employee took the text home to read it in quiet before signing. "
            "Signing later means the same: we had this conversation and this is what we said."
        ),
        "declined": _(
            "The employee chose not to sign. That is their right and says nothing about them. "
            "The manager signs that the conversation took place and that the text was shown."
        ),
    }[code]


def party_label(code: str) -> str:
    """Return the word for one of the two people."""
    return {"employee": _("Employee"), "manager": _("Manager")}[code]


def agreement_label(code: str) -> str:
    """Return the words for how two ratings came together."""
    return {
        "agreed": _("Agreed"),
        "both_kept": _("Both views kept"),
        "not_discussed": _("Not discussed"),
    }[code]


def how_label(code: str) -> str:
    """Return the words for how a development action grows a practice."""
    return {
        "on_the_job": _("On the job"),
        "with_someone": _("With someone"),
        "learning": pgettext("how a practice grows", "Learning"),
    }[code]


def assurance_label(code: str) -> str:
    """Say how sure one can be that a signature is that person's; never more than it is."""
    return {
        "A": _("Level A: confirmed in the meeting, on a shared computer"),
        "B": _("Level B: signed on the person's own desk"),
        "C": _("Level C: signed with a company certificate or smartcard"),
    }[code]


def retention_label(code: str) -> str:
    """Say by which rule a document is kept; every rule but the usual one has the name that HR gave it."""
    if code == "standard":
        return _("by the organisation’s usual rule")
    return _("by the rule “{name}”").format(name=code)
