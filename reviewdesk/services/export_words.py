"""The page that lies beside an export and explains it in plain words."""

from reviewdesk.services.person_export import SOMEBODY_ELSE, Found
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.vault.parts import DeskSummary


def readme(name: str, desk: DeskSummary, found: Found, lost: list[str]) -> str:
    """Return the page."""
    told = [
        _("What the desk of {owner} holds about {name}").format(owner=desk.owner_name, name=name),
        _(
            "data.json holds it all in a form that people and programs can read: the profile, goals and evidence,"
            " reviews with what was written in them, ratings, commitments, private notes, and the audit trail as far"
            " as it is about this person. What was taken off a list but is still stored is there too, with the day."
        ),
        _(
            "plans/ holds the documents: those that were sealed, each as it was signed, and the file of a review that"
            " is still being signed. manifest.json lists every file with its size and fingerprint."
        ),
        _(
            "Private notes are in it. They are the owner’s own, and still data about the person they are about, who"
            " may ask to see them."
        ),
        *_locked(found),
        *_others(found),
        *_not_certain(found),
        *_lost(lost),
        _(
            "Not in it: what other people wrote about {name} in conversations of their own; reviews in which {name}"
            " took part as the manager, which are about somebody else; answers to the exit pulse, which belong to"
            " nobody who could be named; and keys, which say nothing about anybody."
        ).format(name=name),
        _(
            "Words that somebody struck out while typing can still lie inside the stored text until it is erased. They"
            " cannot be read on any page and are not in here."
        ),
        _("This file is not encrypted. Keep it where only those can read it whom it is meant for."),
    ]
    return "\n\n".join(told) + "\n"


def _locked(found: Found) -> list[str]:
    if not found.locked:
        return []
    told = ngettext(
        "{count} entry lies in the drawer and could not be read: only the person can open it.",
        "{count} entries lie in the drawer and could not be read: only the person can open it.",
        found.locked,
    )
    return [told.format(count=found.locked)]


def _others(found: Found) -> list[str]:
    told = _(
        "In private notes, in the reasons for keeping a plan on hold and in the manager’s own preparation, the full"
        " names of other people on this desk are replaced by {mark}, here {count} times. First names, initials and"
        " descriptions are not recognised: whoever hands this on should read these texts first. What the person has"
        " already seen in a conversation or signed is given as it was written."
    )
    return [told.format(mark=SOMEBODY_ELSE, count=found.left_out)]


def _not_certain(found: Found) -> list[str]:
    plans = ", ".join(each["document_id"] for each in found.data["not_certain"])
    if not plans:
        return []
    told = _(
        "These plans bear this person’s number and another name, so it is not certain whom they are about: {plans}."
        " They are not in here and are not erased with this person. Whoever looks after the archive can look at them."
    )
    return [told.format(plans=plans)]


def _lost(lost: list[str]) -> list[str]:
    if not lost:
        return []
    told = _("These files are named by the desk but could not be read from its disk: {files}.")
    return [told.format(files=", ".join(lost))]
