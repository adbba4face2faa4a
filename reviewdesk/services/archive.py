"""The sealed plans on this desk: listed, read, copied to where a person wants them, and checked."""

from itertools import chain, count
from pathlib import Path

from sqlalchemy import select

from reviewdesk.document.verdict import Verdict
from reviewdesk.document.verify import verify as check
from reviewdesk.domain.errors import DocumentError, RuleViolation
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.services.changes import Change
from reviewdesk.services.context import DeskContext, require
from reviewdesk.services.intake import Intake, Sealer
from reviewdesk.services.office_snapshots import SealedPlanView
from reviewdesk.services.sealed_plans import plan_view
from reviewdesk.services.signers import desk_root
from reviewdesk.services.stored_files import newest_file
from reviewdesk.vault.durable import write_durably


class Archive:
    """Nothing here can change a plan; copies leave the desk only on request. ``sealer`` adds the archive's own seal."""

    def __init__(self, context: DeskContext, sealer: Sealer | None = None) -> None:
        self._context = context
        self.intake = Intake(context, self.verify, sealer)

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
            stored = newest_file(session, document_id)
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
        """Say of any file who signed it and whether anything was changed; this desk's own root is trusted."""
        root = self._context.desk.root()
        return check(data, trusted_roots=[] if root is None else [root.certificate])

    def keep(self, data: bytes) -> Change[SealedPlanView]:
        """File a sealed plan that came from elsewhere; only one in which nothing was changed."""
        examined = self.intake.examine_data(data)
        if examined.known:
            raise RuleViolation("plan-already-kept")
        taken = self.intake.enter([examined])
        with self._context.reading() as session:
            return Change(plan_view(require(session, SealedPlan, taken.value[0].document_id)), taken.topics)

    def root_certificate(self) -> bytes:
        """Return the certificate (PEM) that other desks need to trust what is signed here."""
        from cryptography import x509
        from cryptography.hazmat.primitives.serialization import Encoding

        root = x509.load_der_x509_certificate(desk_root(self._context).certificate)
        return root.public_bytes(Encoding.PEM)

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
