"""What a look over the archive, a copy out, a copy in and new stamps came to, in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reviewdesk.content.messages import sentence
from reviewdesk.services.archive_check import ArchiveReport
from reviewdesk.services.archive_export import Exported
from reviewdesk.services.intake import Outcome, Taken
from reviewdesk.services.stamp_renewal import Renewed
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.office.words import isolated


@dataclass(frozen=True, slots=True)
class Told:
    """A headline, what to do about it, and every finding in a sentence; ``lost``: plans have lost their files."""

    good: bool
    headline: str
    advice: str = ""
    findings: tuple[str, ...] = ()
    lost: bool = False


@dataclass(slots=True)
class Tally:
    """What came of the plans of a copy.

    ``told``: each sentence about some of them, and their files; of ``more`` there are sentences that are not told.
    """

    added: int = 0
    known: int = 0
    refused: int = 0
    noted: int = 0
    told: dict[str, list[str]] = field(default_factory=dict)
    more: int = 0
    stopped: bool = False

    def count(self, taken: Taken) -> None:
        """Note one."""
        if taken.outcome is Outcome.ADDED:
            self.added += 1
            self.noted += bool(taken.notes)
        elif taken.outcome is Outcome.KNOWN:
            self.known += 1
        else:
            self.refused += 1
        for trouble in (*filter(None, (taken.error,)), *taken.notes):
            self._tell(sentence(trouble), taken.file.name)

    def _tell(self, words: str, file: str) -> None:
        if words in self.told or len(self.told) < MOST_TOLD:
            self.told.setdefault(words, []).append(file)
        else:
            self.more += 1


MOST_TOLD = 12
Desks = Sequence[Sequence[str]]
"""Of each desk whose plans contradict each other the names of its managers."""


def checked(report: ArchiveReport, desks: Desks = ()) -> Told:
    """Word what was found."""
    many = ngettext("{n} plan", "{n} plans", report.plans).format(n=f"{report.plans:,}")
    if not report.whole:
        return Told(
            good=False, headline=_("Stopped after {plans}").format(plans=many), findings=_lost(report)
        )
    findings = (*_lost(report), *_left_over(report), *_untidy(desks))
    if report.sound:
        advice = _("Each file is the one that was filed, and everything is found again.")
        count = len(report.untidy)
        headline = (
            ngettext(
                "Every plan is there: {plans}. {n} desk raises a question",
                "Every plan is there: {plans}. {n} desks raise a question",
                count,
            )
            if count
            else _("Everything is as it should be: {plans}")
        )
        return Told(
            good=not count,
            headline=headline.format(plans=many, n=count),
            advice=advice,
            findings=findings,
        )
    advice = (
        _("Take what is lost from your newest copy of the archive.")
        if report.missing or report.altered or report.unregistered
        else _("No plan is lost. What was found can be put right here.")
    )
    lost = bool(report.missing or report.altered)
    return Told(good=False, headline=_("Something needs a look"), advice=advice, findings=findings, lost=lost)


def _lost(report: ArchiveReport) -> tuple[str, ...]:
    found = (
        (report.missing, "{n} plan has lost its file: {which}", "{n} plans have lost their files: {which}"),
        (
            report.altered,
            "The file of {n} plan was altered on the disk: {which}",
            "The files of {n} plans were altered on the disk: {which}",
        ),
        (
            report.unregistered,
            "{n} plan does not stand in the register: {which}",
            "{n} plans do not stand in the register: {which}",
        ),
    )
    return tuple(
        ngettext(one, many, len(ids)).format(n=len(ids), which=_some(ids)) for ids, one, many in found if ids
    )


def _left_over(report: ArchiveReport) -> tuple[str, ...]:
    told = []
    if report.orphaned:
        count = len(report.orphaned)
        told.append(
            ngettext("{n} file belongs to no plan.", "{n} files belong to no plan.", count).format(n=count)
        )
    if report.unfindable or not report.index_sound:
        told.append(_("Not every plan is found by its words."))
    if not report.counters_sound:
        told.append(_("The numbers above the list are not right."))
    return tuple(told)


def _untidy(desks: Desks) -> tuple[str, ...]:
    words = _(
        "The plans from the desk of {managers} tell its history in two ways. Ask whether that desk was put back from a"
        " backup."
    )
    return tuple(words.format(managers=_some([isolated(name) for name in names])) for names in desks)


def can_mend(report: ArchiveReport) -> bool:
    """Say whether something was found that can be put right without a copy."""
    mendable = report.orphaned or report.unfindable or not report.index_sound or not report.counters_sound
    return report.whole and bool(mendable)


def exported(done: Exported, folder: str) -> Told:
    """Word what was written."""
    many = ngettext("{n} plan", "{n} plans", done.plans).format(n=f"{done.plans:,}")
    if not done.whole:
        advice = _("Choose the same folder to go on; what lies there already is not written twice.")
        return Told(good=False, headline=_("Stopped after {plans}").format(plans=many), advice=advice)
    open_to_all = _("Nothing in it is encrypted: keep it as safe as the archive itself.")
    if not done.lost:
        headline = _("The copy is whole: {plans} in {folder}").format(plans=many, folder=folder)
        return Told(good=True, headline=headline, advice=open_to_all)
    written, total = f"{done.plans - len(done.lost):,}", f"{done.plans:,}"
    headline = ngettext(
        "{n} of {all} plan is in the copy in {folder}",
        "{n} of {all} plans are in the copy in {folder}",
        done.plans,
    ).format(n=written, all=total, folder=folder)
    again = _(
        "Bring the missing PDFs in again from an older copy or from one of the two people, then write this copy once"
        " more."
    )
    lost = ngettext(
        "The file of {n} plan could not be written, because it is lost or altered here: {which}",
        "The files of {n} plans could not be written, because they are lost or altered here: {which}",
        len(done.lost),
    )
    findings = (lost.format(n=len(done.lost), which=_some(done.lost)),)
    return Told(good=False, headline=headline, advice=f"{again} {open_to_all}", findings=findings)


def brought_in(tally: Tally) -> Told:
    """Word what came in."""
    parts = (
        (tally.added, ngettext("{n} plan came in", "{n} plans came in", tally.added)),
        (tally.noted, ngettext("{n} of them to look at", "{n} of them to look at", tally.noted)),
        (tally.known, ngettext("{n} was here already", "{n} were here already", tally.known)),
        (tally.refused, ngettext("{n} was not taken in", "{n} were not taken in", tally.refused)),
    )
    told = ", ".join(words.format(n=f"{number:,}") for number, words in parts if number)
    findings = [f"{_some(files)}: {words}" for words, files in tally.told.items()]
    if tally.more:
        findings.append(ngettext("and {n} more", "and {n} more", tally.more).format(n=f"{tally.more:,}"))
    advice = _("Choose the same folder to go on.") if tally.stopped else ""
    headline = _("Stopped: {told}").format(told=told or _("nothing came in")) if tally.stopped else told
    good = not (tally.refused or tally.noted or tally.stopped)
    return Told(good, headline or _("The copy holds no plans"), advice, tuple(findings))


def stamped(done: Renewed) -> Told:
    """Word which plans have new stamps, and why others have none."""
    many = ngettext("{n} plan has a new time stamp", "{n} plans have new time stamps", done.renewed)
    told = many.format(n=f"{done.renewed:,}")
    findings = [f"{plan}: {sentence(trouble)}" for plan, trouble in done.troubled[:MOST_TOLD]]
    rest = len(done.troubled) - len(findings)
    if rest:
        findings.append(ngettext("and {n} more", "and {n} more", rest).format(n=f"{rest:,}"))
    if done.whole:
        return Told(not findings, told, findings=tuple(findings))
    advice = _("Every plan is as it was or has its new stamp. Press the same button to go on.")
    return Told(
        good=False, headline=_("Stopped: {told}").format(told=told), advice=advice, findings=tuple(findings)
    )


def _some(ids: Sequence[str]) -> str:
    shown = ", ".join(ids[:MOST_TOLD])
    return f"{shown} …" if len(ids) > MOST_TOLD else shown
