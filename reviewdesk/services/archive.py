"""The sealed plans on this desk: listed, read, copied to where a person wants them, and checked."""

from itertools import chain, count
from pathlib import Path

from sqlalchemy import select

from reviewdesk.domain.errors import DocumentError
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.services.context import DeskContext, require
from reviewdesk.services.office_snapshots import SealedPlanView
from reviewdesk.services.sealed_plans import plan_view
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


def _free(path: Path) -> Path:
    """Return ``path``, or the same name with the first number that nothing has yet."""
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(free for free in chain([path], numbered) if not free.exists())
