"""Who signed, when, how sure one can be of it, and whether HR archived it: a sentence each."""

from collections.abc import Iterator

from reviewdesk.document.moments import long_date, long_moment
from reviewdesk.document.verdict import Signer, Verdict
from reviewdesk.system.i18n import _
from reviewdesk.system.labels import assurance_label


def told_of(verdict: Verdict) -> list[str]:
    """Return what a verdict says of each signature, of the archive, and of the time stamps."""
    return [*(_signed(signer) for signer in verdict.signers), *_archived(verdict), *_stamped(verdict)]


def when(signer: Signer) -> str:
    """Return when somebody signed, and whose word that is."""
    if signer.time is None:
        return _("no time given")
    moment = long_moment(signer.time.astimezone())
    if signer.stamped and signer.stamp is not None:
        return _("{moment}, confirmed by {service}").format(moment=moment, service=signer.stamp.by)
    return _("{moment} by the clock of that computer").format(moment=moment)


def vouched(signer: Signer) -> str:
    """Return who vouches for a signer, and whether that is known here."""
    if signer.trusted:
        return _("vouched for by {root}, known here").format(root=signer.root_name)
    return _("vouched for by {root}, not known here").format(root=signer.root_name or _("nobody"))


def archived(signer: Signer) -> str:
    """Say that HR archived the document."""
    said = _("Archived by HR of {name}: {when}; {vouched}.")
    return said.format(name=signer.name, when=when(signer), vouched=vouched(signer))


def _signed(signer: Signer) -> str:
    told = [_("{name} signed: {when}").format(name=signer.name, when=when(signer)), vouched(signer)]
    if signer.level:
        told.append(assurance_label(signer.level))
    return " ".join(["; ".join(told) + ".", *(remark.sentence for remark in signer.remarks)])


def _archived(verdict: Verdict) -> Iterator[str]:
    if verdict.archive is not None:
        yield " ".join([archived(verdict.archive), *(remark.sentence for remark in verdict.archive.remarks)])
    elif verdict.signers:
        yield _("Not archived by HR.")


def _stamped(verdict: Verdict) -> Iterator[str]:
    if verdict.stamped_until is not None:
        yield _("The time stamps hold until {date}, unless they are renewed.").format(
            date=long_date(verdict.stamped_until)
        )
