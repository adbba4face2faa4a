"""The sealed plans on this desk: listed, read, copied to where a person wants them, and checked."""

from itertools import chain, count
from pathlib import Path

from sqlalchemy import select

from reviewdesk.document.attached import read_attached
from reviewdesk.document.verdict import Verdict
from reviewdesk.domain.errors import DocumentError, RuleViolation
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext, require
from reviewdesk.services.key_rollover import words_of_earlier
from reviewdesk.services.office_snapshots import SealedPlanView
from reviewdesk.services.sealed_plans import kept_plan, plan_view
from reviewdesk.services.signers import desk_root
from reviewdesk.services.trust import verify_here
from reviewdesk.vault.durable import write_durably


class Archive:
    """Nothing here can change a plan; copies leave the desk only on request."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def all(self) -> tuple[SealedPlanView, ...]:
        """Return the sealed plans, newest first."""
        with self._context.reading() as session:
            rows = session.scalars(
                select(SealedPlan).order_by(SealedPlan.sealed_at.desc(), SealedPlan.document_id.desc())
            )
            return tuple(plan_view(row) for row in rows)

    def pdf(self, document_id: str) -> bytes:
        """Return the file of a plan; ``DocumentError`` where it is missing or was altered on the disk."""
        with self._context.reading() as session:
            stored = require(session, SealedPlan, document_id).stored_name
        return self._context.desk.files.get(stored)

    def save_copy(self, document_id: str, place: Path) -> Path:
        """Write a copy into a folder (under the plan's own name) or to a path, and return where it lies.

        A copy in a folder never replaces another file; a path is taken as the person chose it.
        """
        with self._context.reading() as session:
            name = require(session, SealedPlan, document_id).file_name
        content = self.pdf(document_id)
        target = _free(place / name) if place.is_dir() else place
        try:
            write_durably(target, content)
        except OSError as error:
            raise DocumentError("copy-not-saved") from error
        return target

    def verify(self, data: bytes) -> Verdict:
        """Say of any file who signed it and whether anything was changed, with all that this desk knows."""
        return verify_here(self._context, data)

    def keep(self, data: bytes) -> Change[SealedPlanView]:
        """File a sealed plan that came from elsewhere; only one in which nothing was changed."""
        verdict = self.verify(data)
        if not verdict.intact:
            raise DocumentError("plan-not-intact")
        record = read_attached(data)
        stored = self._context.desk.files.put(data)
        signed = max(signer.time for signer in verdict.signers if signer.time is not None)
        with self._context.writing(anchor=True) as unit:
            if unit.session.get(SealedPlan, record.document_id) is not None:
                raise RuleViolation("plan-already-kept")
            row = kept_plan(record, stored, verdict.sha256, signed)
            unit.session.add(row)
            unit.audit("plan.kept", row.document_id, {"sha256": row.sha256})
            return Change(plan_view(row), frozenset({Topic.ARCHIVE, Topic.PEOPLE}))

    def root_certificate(self) -> bytes:
        """Return the certificate (PEM) that other desks need to trust what is signed here.

        Behind it stands the word of every earlier root of this desk that the next one takes over from it.
        """
        from cryptography import x509
        from cryptography.hazmat.primitives.serialization import Encoding

        own = [desk_root(self._context).certificate, *words_of_earlier(self._context)]
        return b"".join(x509.load_der_x509_certificate(each).public_bytes(Encoding.PEM) for each in own)

    def save_root_certificate(self, place: Path) -> Path:
        """Write that certificate where the person chose, and return where it lies; ``DocumentError`` if it cannot."""
        certificate = self.root_certificate()
        try:
            write_durably(place, certificate)
        except OSError as error:
            raise DocumentError("certificate-not-saved") from error
        return place


def _free(path: Path) -> Path:
    """Return ``path``, or the same name with the first number that nothing has yet."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(free for free in chain([path], numbered) if not free.exists())
