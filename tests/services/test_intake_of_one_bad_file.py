"""A file that cannot be entered is refused by itself; what came with it is kept."""

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

from reviewdesk.content.messages import sentence
from reviewdesk.document.verdict import Verdict
from reviewdesk.document.verify import verify
from reviewdesk.domain.errors import DocumentError
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import Intake, Outcome
from reviewdesk.services.register import Register
from tests.services.archive_kit import document_id, folder_of, plan
from tests.services.test_superseded_files import orphans


def timeless(data: bytes) -> Verdict:
    """Judge as if nobody had said when they signed the first plan, and nobody had seen that."""
    found = verify(data)
    if data != plan(1):
        return found
    return replace(found, signers=tuple(replace(each, time=None) for each in found.signers))


def test_a_plan_that_says_of_nobody_when_is_refused_alone(context: DeskContext, tmp_path: Path) -> None:
    intake = Intake(context, lambda: nullcontext(timeless))
    bad, good = intake.add_folder(folder_of(tmp_path / "files", 1, 2))
    assert bad.outcome is Outcome.REFUSED
    assert bad.error is not None
    assert sentence(bad.error) == sentence(DocumentError("plan-not-intact"))
    assert good.outcome is Outcome.ADDED
    assert not Register(context).has(document_id(1))
    assert Register(context).has(document_id(2))
    assert orphans(context) == frozenset()
