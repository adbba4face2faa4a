"""What can be said about a file somebody hands over: plain values, with a sentence for every finding."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from reviewdesk.system.i18n import _

UNDECIDED = "other_version"
"""The one problem that leaves open whether anything is wrong."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong; ``params`` fill the sentence's gaps."""

    key: str
    params: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """Say it so that a person understands."""
        return _sentences()[self.key].format(**self.params)


@dataclass(frozen=True, slots=True)
class Stamp:
    """One time stamp, and until when the certificate of the service (``by``) that made it holds.

    ``trusted``: the service is known here, and its certificate held when it counted: today for the newest stamp, at
    the time of the next newer one for all others.
    """

    time: datetime
    by: str
    until: datetime
    sound: bool
    trusted: bool
    ran_out: bool = False


@dataclass(frozen=True, slots=True)
class Signer:
    """One seal.

    ``time`` is only claimed unless ``stamped``; ``level`` is what the document says of itself; ``root`` is
    the SHA-256 of the root that vouches for the signer, known here or not, or empty. ``remarks`` say why the signer
    or the time is not to be trusted, and what else is worth knowing.
    """

    field: str
    name: str
    time: datetime | None
    stamped: bool
    level: str
    trusted: bool
    unchanged: bool
    root: str = ""
    root_name: str = ""
    stamp: Stamp | None = None
    remarks: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of verifying one file.

    ``intact`` means: nothing is wrong, and all of it was looked at. It does not mean that the signers are known: see
    ``trusted``. ``archive`` is HR's seal, ``None`` where HR has not archived the file; it is complete without.
    ``stamps`` are those over the whole document; a signature carries its own. ``shown_equals_attached`` is *exact*
    (drawn again, every byte alike), *text* (drawn by other versions; the words were found), *no*, or *unknown* (there
    was nothing to compare with). ``remembered`` means that it cannot be drawn again here any more, but that this desk
    filed this very file when it could.
    """

    readable: bool
    intact: bool
    sha256: str
    problems: tuple[Problem, ...] = ()
    signers: tuple[Signer, ...] = ()
    archive: Signer | None = None
    stamps: tuple[Stamp, ...] = ()
    shown_equals_attached: str = "unknown"
    document_id: str = ""
    revision: int = 0
    supersedes: str = ""
    audit_sequence: int | None = None
    audit_head: str = ""
    remembered: bool = False

    @property
    def undecided(self) -> bool:
        """Tell whether nothing is wrong with the file but that its pages could not be drawn again."""
        return [problem.key for problem in self.problems] == [UNDECIDED]

    @property
    def outcome(self) -> str:
        """Return the verdict in a word: *unchanged*, *changed*, *cannot_tell* or *unreadable*."""
        if not self.readable:
            return "unreadable"
        return "unchanged" if self.intact else "cannot_tell" if self.undecided else "changed"

    def as_remembered(self) -> "Verdict":
        """Return this verdict for a file that was proven before and is the same to the byte."""
        return replace(self, intact=True, problems=(), remembered=True) if self.undecided else self

    @property
    def trusted(self) -> bool:
        """Tell whether both people are vouched for by roots that are known here; see ``archive`` for HR."""
        return bool(self.signers) and all(signer.trusted for signer in self.signers)

    @property
    def stamped_until(self) -> datetime | None:
        """Return until when the time stamps prove anything, unless they are renewed; ``None`` where there is none."""
        over_all = [stamp.until for stamp in self.stamps if stamp.trusted]
        each = [s.stamp.until for s in self.signers if s.stamp is not None and s.stamp.trusted]
        return over_all[-1] if over_all else min(each, default=None)

    @property
    def sentence(self) -> str:
        """Say the result in one sentence."""
        if not self.readable:
            return _("This file cannot be read as a sealed plan.")
        if self.undecided:
            return _("It cannot be told here whether this file is as it was sealed.")
        if not self.intact:
            return _("This file is not as it was sealed.")
        said = [_("Unchanged since it was sealed.")]
        if self.remembered:
            said = [_("Unchanged: this desk proved and filed this very file before.")]
        if not self.trusted:
            said.append(_("Who signed is not known here."))
        return " ".join(said)

    def to_json(self) -> str:
        """Return the verdict for scripts; times in UTC."""
        tree = {
            "verdict": self.outcome,
            "remembered": self.remembered,
            "readable": self.readable,
            "intact": self.intact,
            "trusted": self.trusted,
            "summary": self.sentence,
            "problems": [_problem(problem) for problem in self.problems],
            "signers": [_signer(s) for s in self.signers],
            "archived": self.archive is not None,
            "archive": _signer(self.archive) if self.archive else None,
            "stamps": [_stamp(stamp) for stamp in self.stamps],
            "stamped_until": _utc(self.stamped_until),
            "shown_equals_attached": self.shown_equals_attached,
            "document_id": self.document_id,
            "revision": self.revision,
            "supersedes": self.supersedes,
            "sha256": self.sha256,
            "audit": {"sequence": self.audit_sequence, "head": self.audit_head},
        }
        return json.dumps(tree, ensure_ascii=False, indent=2, sort_keys=True)


def _utc(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None


def _signer(s: Signer) -> dict[str, object]:
    return {
        "field": s.field,
        "name": s.name,
        "time": _utc(s.time),
        "stamped": s.stamped,
        "stamp": _stamp(s.stamp) if s.stamp else None,
        "level": s.level,
        "trusted": s.trusted,
        "unchanged": s.unchanged,
        "root": s.root,
        "root_name": s.root_name,
        "remarks": [_problem(remark) for remark in s.remarks],
    }


def _stamp(stamp: Stamp) -> dict[str, object]:
    return {
        "time": _utc(stamp.time),
        "by": stamp.by,
        "until": _utc(stamp.until),
        "trusted": stamp.trusted,
    }


def _problem(p: Problem) -> dict[str, object]:
    return {"key": p.key, "params": dict(p.params), "sentence": p.sentence}


def _sentences() -> dict[str, str]:
    return _of_times() | {
        "root_unknown": _("No certificate that is known here vouches for this person."),
        "certificate_over": _("The certificate had run out on {date}, before this was signed."),
        "certificate_not_yet": _("The certificate was not valid before {date}, after this was signed."),
        "withdrawn_before": _("The certificate was withdrawn on {date}, before this was signed."),
        "withdrawn_later": _("The certificate was withdrawn on {date}; this was signed before."),
        "withdrawn_unstamped": _(
            "The certificate was withdrawn on {date}, and no time stamp shows that this was signed before."
        ),
        "level_overclaimed": _("The page claims a higher level for “{field}” than its certificate shows."),
        "too_large": _("The file is far larger than any sealed plan."),
        "given_up": _("Reading this file takes far more time or memory than any sealed plan does."),
        "not_a_pdf": _("The file is no PDF, or it is damaged beyond reading."),
        "encrypted": _("The file is locked with a password, which a sealed plan never is."),
        "no_attached_review": _("The file carries no review data. It was not made by ReviewDesk."),
        "attached_review_invalid": _("The review data in the file is not valid."),
        "no_signature": _("Nobody has signed this file."),
        "signature_missing": _("The signature “{field}” is missing."),
        "signature_unexpected": _(
            "There are signatures that this document does not provide for, or out of order."
        ),
        "signature_broken": _(
            "The file was changed after “{field}” was signed, or the signature was forged."
        ),
        "signature_unreadable": _("The signature “{field}” cannot be read."),
        "signature_padded": _("Something was hidden behind the signature “{field}”."),
        "signature_form": _(
            "The signature “{field}” is not written the way seals are; parts of it may have been changed."
        ),
        "signature_coverage": _("The signature “{field}” does not cover everything that was there to sign."),
        "signer_differs": _("“{field}” was signed by {signer}, not by {expected}."),
        "certification_missing": _("The first signature does not forbid later changes, as it should."),
        "drawn_over": _("Something other than signatures was added after the pages were drawn."),
        "changed_between": _("Something other than a signature was added after “{field}” was signed."),
        "bytes_after_seal": _("Something was added to the file after the last signature."),
        UNDECIDED: _(
            "Another version of ReviewDesk drew the pages, so only their words could be compared with the attached"
            " data. Whoever made the file chose the version it names; verify it with that version."
        ),
        "shown_differs": _("The pages do not show what the attached data says."),
    }


def _of_times() -> dict[str, str]:
    return {
        "stamp_unknown": _(
            "The time-stamp service “{service}” is not known here, so the time is that of a computer."
        ),
        "stamp_over": _(
            "The time stamp of “{service}” ran out on {date} without being renewed, so it proves no time any more."
        ),
        "stamp_broken": _("The time stamp does not belong to this signature, so it proves no time."),
        "stamp_unreadable": _("A time stamp in the file cannot be read."),
        "stamp_far": _(
            "The time stamp of the signature “{field}” is of quite another time than the signature says."
        ),
        "stamp_missing": _(
            "The signature “{field}” was made with a time stamp, which is not there any more."
        ),
        "signature_time": _(
            "The signature “{field}” does not say when it was made, or names a time that cannot be."
        ),
    }
