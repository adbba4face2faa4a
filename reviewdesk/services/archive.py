"""The sealed plans on this desk: listed, read, copied to where a person wants them, and checked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain, count
from pathlib import Path

from sqlalchemy import select

from reviewdesk.document.apart import Apart
from reviewdesk.document.verdict import Verdict
from reviewdesk.domain.errors import DocumentError, RuleViolation
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.services.changes import Change
from reviewdesk.services.context import DeskContext, require
from reviewdesk.services.intake import Intake
from reviewdesk.services.key_rollover import words_of_earlier
from reviewdesk.services.office_snapshots import SealedPlanView
from reviewdesk.services.saving import saved
from reviewdesk.services.seal_on_filing import Sealer
from reviewdesk.services.sealed_plans import plan_view
from reviewdesk.services.signers import desk_root
from reviewdesk.services.stored_files import kept_as, newest_file
from reviewdesk.services.trust import known_here


class Archive:
    """Nothing here can change a plan; copies leave the desk only on request. ``sealer`` adds the archive's own seal."""

    def __init__(self, context: DeskContext, sealer: Sealer | None = None) -> None:
        self._context = context
        self.intake = Intake(context, self.verifying, sealer)

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
        return saved(target, content, DocumentError("copy-not-saved"))

    def verify(self, data: bytes) -> Verdict:
        """Say of any file who signed it and whether anything was changed, with all that this desk knows."""
        with self.verifying() as verify:
            return verify(data)

    @contextmanager
    def verifying(self) -> Iterator[Callable[[bytes], Verdict]]:
        """Lend ``verify`` for many files: the process that reads what strangers made is started once.

        What this desk filed itself, and could prove then, it knows again where a newer version draws other pages.
        """
        known = known_here(self._context)
        with Apart() as apart:

            def verify(data: bytes) -> Verdict:
                verdict = apart.verify(data, **known)
                with self._context.reading() as session:
                    filed = kept_as(session, verdict.sha256)
                return verdict.as_remembered() if filed and filed == verdict.document_id else verdict

            yield verify

    def keep(self, data: bytes) -> Change[SealedPlanView]:
        """File a sealed plan that came from elsewhere; only one in which nothing was changed."""
        examined = self.intake.examine_data(data)
        if examined.known:
            raise RuleViolation("plan-already-kept")
        taken = self.intake.enter([examined])
        with self._context.reading() as session:
            return Change(plan_view(require(session, SealedPlan, taken.value[0].document_id)), taken.topics)

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
        return saved(place, self.root_certificate(), DocumentError("certificate-not-saved"))


def _free(path: Path) -> Path:
    """Return ``path``, or the same name with the first number that nothing has yet."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(free for free in chain([path], numbered) if not free.exists())
