"""``reviewdesk verify``: what can be said about sealed plans."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from reviewdesk.cli.progress import progress
from reviewdesk.cli.terminal import IMPOSSIBLE, UNSURE, WELL, WRONG, bytes_of, print_json, say, sentence_of
from reviewdesk.domain.errors import DocumentError, ReviewDeskError
from reviewdesk.system.i18n import _, ngettext

if TYPE_CHECKING:
    from reviewdesk.cli.plan_files import Found


_WORST_FIRST: Final = (IMPOSSIBLE, WRONG, UNSURE, WELL)


def verify_files(asked: argparse.Namespace) -> int:
    """Verify each file, and every PDF in each folder; the worst decides the exit code."""
    from reviewdesk.cli.plan_files import files_of, verdicts

    roots = [root for file in asked.trust for root in _certificates(file)]
    time_roots = [root for file in asked.trust_time for root in _certificates(file)]
    files = files_of(asked.files)
    looks = []
    for found in progress(verdicts(files, roots, time_roots), len(files), _("Verifying")):
        looks.append(_look_at(found, trust=bool(roots), whole=found.file in asked.files))
        if not asked.json:
            _tell(looks[-1])
    _sum_up(asked, looks)
    codes = {look.code for look in looks}
    return next(code for code in _WORST_FIRST if code in codes)


@dataclass(frozen=True, slots=True)
class _Look:
    """What verifying one file came to."""

    file: Path
    code: int
    sentences: list[str]
    facts: dict[str, Any]


def _look_at(found: "Found", *, trust: bool, whole: bool) -> _Look:
    """Word a verdict: ``whole`` tells of every signature, where no folder of many files was named."""
    from reviewdesk.document.verdict_words import told_of

    verdict = found.verdict
    if isinstance(verdict, ReviewDeskError):
        said = sentence_of(verdict)
        return _Look(
            found.file, IMPOSSIBLE, [said], {"readable": False, "verdict": "unreadable", "error": said}
        )
    sentences = [problem.sentence for problem in verdict.problems]
    facts = json.loads(verdict.to_json())
    code = {"unreadable": IMPOSSIBLE, "changed": WRONG, "cannot_tell": UNSURE}.get(verdict.outcome, WELL)
    if trust and code in {WELL, UNSURE} and not verdict.trusted:
        code = WRONG
        sentences.append(_("The signatures do not lead to the root that was given."))
    if code == UNSURE:
        sentences.insert(0, verdict.sentence)
    details = told_of(verdict) if whole else []
    return _Look(found.file, code, sentences or [verdict.sentence, *details], facts)


def _tell(look: _Look) -> None:
    for said in look.sentences:
        say(f"{look.file}: {said}", sys.stderr if look.code == IMPOSSIBLE else sys.stdout)


def _sum_up(asked: argparse.Namespace, looks: list[_Look]) -> None:
    """Print the object for scripts, or, where a folder was named, how many files came to what."""
    counts = Counter({"unchanged": 0, "changed": 0, "cannot_tell": 0, "unreadable": 0})
    counts.update(str(look.facts["verdict"]) for look in looks)
    if asked.json:
        files = [{"file": str(look.file), **look.facts} for look in looks]
        print_json({"files": files, "counts": dict(counts)})
    elif any(path.is_dir() for path in asked.files):
        words = ngettext("{total} file", "{total} files", len(looks)).format(total=len(looks))
        told = _(
            "{files}: {unchanged} unchanged, {changed} changed, {cannot_tell} not to be told, {unreadable} unread."
        )
        say(told.format(files=words, **counts))


def _certificates(file: Path) -> Sequence[bytes]:
    """Return the certificates in a file, as DER."""
    from reviewdesk.document.certificates import read_certificates

    try:
        return read_certificates(bytes_of(file))
    except DocumentError:
        raise ReviewDeskError("not-a-certificate", file=str(file)) from None
