"""What is said about a file that somebody drops: one headline, what to do, and every finding in a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reviewdesk.content.messages import sentence
from reviewdesk.document.verdict import Signer, Verdict
from reviewdesk.document.verdict_words import vouched
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.services.office_snapshots import SealedPlanView
from reviewdesk.system.i18n import _
from reviewdesk.system.labels import assurance_label
from reviewdesk.ui import dates

LARGEST: Final = 64 * 1024 * 1024
_BOTH: Final = 2


@dataclass(frozen=True, slots=True)
class SignerLook:
    """One signature: who, when, and how sure one can be."""

    name: str
    told: str


@dataclass(frozen=True, slots=True)
class VerdictLook:
    """The big result, in words; never by colour alone."""

    intact: bool
    icon: str
    headline: str
    advice: str
    problems: tuple[str, ...]
    signers: tuple[SignerLook, ...]
    file_name: str
    notes: tuple[str, ...] = ()
    """Whether HR archived it, and until when time stamps hold."""
    newer: str = ""
    """Said where this desk knows a document that takes the place of this one, or keeps one that says so."""


def look_of(
    verdict: Verdict,
    file_name: str,
    newer: SealedPlanView | None = None,
    claimed: SealedPlanView | None = None,
) -> VerdictLook:
    """Word a verdict; ``claimed`` is a kept file that says it takes the place of this one, which nothing here shows."""
    headline, advice = _headline(verdict)
    return VerdictLook(
        intact=verdict.intact,
        icon=_icon(verdict),
        headline=headline,
        advice=advice,
        problems=tuple(problem.sentence for problem in verdict.problems),
        signers=(*(_signer(signer, signer.name) for signer in verdict.signers), *_archive(verdict)),
        notes=tuple(_notes(verdict)),
        file_name=file_name,
        newer=_newer(newer, claimed) if verdict.intact else "",
    )


def _icon(verdict: Verdict) -> str:
    icons = {"unchanged": "shield-check", "changed": "shield-alert", "cannot_tell": "circle-help"}
    return icons.get(verdict.outcome, "file-warning")


def _newer(newer: SealedPlanView | None, claimed: SealedPlanView | None) -> str:
    plan = newer or claimed
    if plan is None:
        return ""
    if newer is None:
        return claimed_words(plan)
    day = dates.short_day(plan.sealed_at.astimezone().date())
    told = _("A newer amendment exists: the one sealed {day} takes the place of this document.")
    return told.format(day=day)


def claimed_words(plan: SealedPlanView) -> str:
    """Say what a kept file says of itself: that it takes the place of the document at hand."""
    day = dates.short_day(plan.sealed_at.astimezone().date())
    return _(
        "A file that is kept here, signed {day}, says that it takes the place of this document. Nothing on this desk"
        " can confirm that: ask the two people."
    ).format(day=day)


def _headline(verdict: Verdict) -> tuple[str, str]:
    if not verdict.readable:
        return (
            _("This is not a sealed plan"),
            _("Ask for the file again. A sealed plan is one PDF that opens without a password."),
        )
    if not verdict.signers:
        return (
            _("Nobody has signed this file"),
            _("It proves nothing as it is. Ask for the copy that both people signed."),
        )
    if verdict.undecided:
        return (
            _("It cannot be told whether this was changed"),
            _(
                "Do not rely on this copy yet: nothing was found to be wrong, and not everything could be looked at."
            ),
        )
    if not verdict.intact:
        return (
            _("Changed after signing"),
            _("Do not rely on this copy. Ask the two people for theirs, and drop it here too."),
        )
    last = max((signer.time for signer in verdict.signers if signer.time), default=None)
    when = dates.stamp(last) if last else ""
    both = len(verdict.signers) >= _BOTH
    if both:
        headline = _("Unchanged since both signed, {when}").format(when=when)
    else:
        headline = _("Unchanged since it was signed, {when}").format(when=when)
    if not verdict.trusted:
        advice = sentence(RuleViolation("signers-unknown"))
    elif verdict.remembered:
        advice = _(
            "You can rely on what stands in it. Another version of ReviewDesk drew it; this desk proved it when it"
            " filed it, and it is the same to the byte."
        )
    else:
        advice = _("You can rely on what stands in it.")
    return headline, advice


def _signer(signer: Signer, name: str) -> SignerLook:
    parts = [_when(signer)]
    if signer.level:
        parts.append(assurance_label(signer.level))
    if not signer.unchanged:
        parts.append(_("this signature does not hold any more"))
    else:
        parts.append(vouched(signer))
    return SignerLook(name, "\n".join([" · ".join(parts), *(remark.sentence for remark in signer.remarks)]))


def _when(signer: Signer) -> str:
    """Return when somebody signed, and whose word that is."""
    if signer.time is None:
        return _("no time given")
    if signer.stamped and signer.stamp is not None:
        return _("{moment}, confirmed by {service}").format(
            moment=dates.stamp(signer.time), service=signer.stamp.by
        )
    return _("{moment} by the clock of that computer").format(moment=dates.stamp(signer.time))


def _archive(verdict: Verdict) -> Iterator[SignerLook]:
    if verdict.archive is not None:
        yield _signer(verdict.archive, _("HR’s archive, {name}").format(name=verdict.archive.name))


def _notes(verdict: Verdict) -> Iterator[str]:
    if not verdict.intact:
        return
    if verdict.archive is None:
        yield _("HR has not archived this copy. It is complete without.")
    if verdict.stamped_until is not None:
        day = dates.short_day(verdict.stamped_until.astimezone().date())
        yield _("The time stamps hold until {day}, unless they are renewed.").format(day=day)
