"""``reviewdesk verify``: what can be said about sealed plans."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reviewdesk.cli.terminal import IMPOSSIBLE, WELL, WRONG, bytes_of, print_json, say, sentence_of
from reviewdesk.domain.errors import DocumentError, ReviewDeskError
from reviewdesk.system.i18n import _


def verify_files(asked: argparse.Namespace) -> int:
    """Verify each file; the worst decides the exit code."""
    roots = [root for file in asked.trust for root in _certificates(file)]
    time_roots = [root for file in asked.trust_time for root in _certificates(file)]
    looks = [_look_at(file, roots, time_roots) for file in asked.files]
    if asked.json:
        print_json({"files": [{"file": str(look.file), **look.facts} for look in looks]})
    else:
        for look in looks:
            for said in look.sentences:
                say(f"{look.file}: {said}", sys.stderr if look.code == IMPOSSIBLE else sys.stdout)
    return max(look.code for look in looks)


@dataclass(frozen=True, slots=True)
class _Look:
    """What verifying one file came to."""

    file: Path
    code: int
    sentences: list[str]
    facts: dict[str, Any]


def _look_at(file: Path, roots: Sequence[bytes], time_roots: Sequence[bytes]) -> _Look:
    from reviewdesk.document.verdict_words import told_of
    from reviewdesk.document.verify import verify

    try:
        verdict = verify(bytes_of(file), trusted_roots=roots, trusted_time_roots=time_roots)
    except ReviewDeskError as error:
        return _Look(file, IMPOSSIBLE, [sentence_of(error)], {"readable": False, "error": sentence_of(error)})
    sentences = [problem.sentence for problem in verdict.problems]
    facts = json.loads(verdict.to_json())
    if not verdict.readable:
        return _Look(file, IMPOSSIBLE, sentences, facts)
    if roots and verdict.intact and not verdict.trusted:
        sentences.append(_("The signatures do not lead to the root that was given."))
    if sentences:
        return _Look(file, WRONG, sentences, facts)
    return _Look(file, WELL, [verdict.sentence, *told_of(verdict)], facts)


def _certificates(file: Path) -> Sequence[bytes]:
    """Return the certificates in a file, as DER."""
    from reviewdesk.document.certificates import read_certificates

    try:
        return read_certificates(bytes_of(file))
    except DocumentError:
        raise ReviewDeskError("not-a-certificate", file=str(file)) from None
