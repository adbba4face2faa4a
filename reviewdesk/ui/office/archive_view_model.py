"""The sealed plans, and what can be said of a file that is dropped on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.people import OwnerKind, initials
from reviewdesk.services.changes import Topic
from reviewdesk.services.office_snapshots import SealedPlanView
from reviewdesk.system.i18n import _
from reviewdesk.system.labels import outcome_label
from reviewdesk.system.reading import read_ordinary
from reviewdesk.ui import dates
from reviewdesk.ui.office.office_view_model import OfficeViewModel
from reviewdesk.ui.office.verdict_look import LARGEST, VerdictLook, look_of
from reviewdesk.ui.office.words import isolated
from reviewdesk.ui.pdf_pages import draw_pages
from reviewdesk.ui.printing import PAPER_WIDTH
from reviewdesk.ui.tasks import Task

_INNER_QUOTES: Final = str.maketrans(dict.fromkeys('“”„«»"', "’"))
"""A kept file brings its own title, which must not look as if it ended before our words begin."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One sealed plan in the list."""

    document_id: str
    initials: str
    title: str
    told: str
    spoken: str


@dataclass(frozen=True, slots=True)
class ArchiveContent:
    """The list, newest first."""

    plans: tuple[PlanRow, ...]
    keeps: bool
    """Whether this desk files plans that come from elsewhere."""


class ArchiveViewModel(OfficeViewModel[ArchiveContent]):
    """``checked`` carries a ``VerdictLook``, ``previewed`` the pictures of the plan that is open.

    ``printable`` carries its pages at paper's resolution, or none if they could not be drawn.
    """

    checked = Signal(object)
    previewed = Signal(object)
    printable = Signal(object)
    saved = Signal(Path)
    kept = Signal(str)
    topics: ClassVar = frozenset({Topic.ARCHIVE})

    _pdf = b""
    _drawing: Task[bytes] | Task[list[QImage]] | None = None
    _printing: Task[list[QImage]] | None = None
    _checking: Task[tuple[VerdictLook, bytes]] | None = None
    _checked = b""
    """What the verdict on the screen is about: the file may have been changed since."""

    def load(self) -> ArchiveContent:
        """Return the list."""
        services = self.office.services
        replaces = services.amendments.replacements()
        return ArchiveContent(
            tuple(_row(plan, replaces) for plan in services.archive.all()),
            keeps=self.office.owner_kind is not OwnerKind.MANAGER,
        )

    # -- a file from elsewhere -----------------------------------------------------------------------------------

    def check(self, file: Path) -> None:
        """Say who signed a file and whether it changed; a check that is still under way is dropped."""
        archive, amendments = self.office.services.archive, self.office.services.amendments

        def work() -> tuple[VerdictLook, bytes]:
            pdf = _bytes_of(file)
            verdict = archive.verify(pdf)
            number = verdict.document_id
            look = look_of(
                verdict,
                file.name,
                amendments.newer(number) if number else None,
                amendments.claimed_newer(number) if number else None,
            )
            return look, pdf

        self._checked = b""
        _drop(self._checking)
        task = self._checking = self.office.runner.pool(work)
        task.on_success(self._on_looked_at).on_failure(self.failed.emit)

    def _on_looked_at(self, found: tuple[VerdictLook, bytes]) -> None:
        look, self._checked = found
        self.checked.emit(look)

    def keep(self) -> None:
        """File the plan whose verdict is known, as it was when it was checked."""
        pdf = self._checked
        if pdf:
            archive = self.office.services.archive
            self.change(lambda: archive.keep(pdf), done=self._on_kept)

    def _on_kept(self, plan: SealedPlanView) -> None:
        self.kept.emit(plan.employee)

    def plan(self, document_id: str) -> PlanRow | None:
        """Return the row of a plan of this desk, as far as the list is known."""
        plans = self.snapshot.plans if self.snapshot is not None else ()
        return next((plan for plan in plans if plan.document_id == document_id), None)

    # -- a plan of this desk -------------------------------------------------------------------------------------

    def preview(self, document_id: str, width: int) -> None:
        """Draw the pages of a plan, ``width`` px wide; whatever was drawn of another one is dropped."""
        self.close_preview()
        archive = self.office.services.archive
        task = self._drawing = self.office.runner.database(lambda: archive.pdf(document_id))

        def draw(pdf: bytes) -> None:
            self._pdf = pdf
            self.sharpen(width)

        task.on_success(draw).on_failure(self.failed.emit)

    def sharpen(self, width: int) -> None:
        """Draw the open plan again, ``width`` px wide."""
        pdf = self._pdf
        if not pdf:
            return
        _drop(self._drawing)
        task = self._drawing = self.office.runner.pool(lambda: draw_pages(pdf, width))
        task.on_success(self._on_drawn).on_failure(self.failed.emit)

    def _on_drawn(self, pages: Sequence[QImage]) -> None:
        self.previewed.emit(pages)

    def draw_for_paper(self) -> None:
        """Draw the open plan fine enough to print."""
        pdf = self._pdf
        task = self._printing = self.office.runner.pool(lambda: draw_pages(pdf, PAPER_WIDTH))
        task.on_success(self.printable.emit).on_failure(self._on_not_drawn_for_paper)

    def _on_not_drawn_for_paper(self, error: ReviewDeskError) -> None:
        self.printable.emit([])
        self.failed.emit(error)

    def close_preview(self) -> None:
        """Let go of the plan that was open, and of what is being drawn of it."""
        self._pdf = b""
        _drop(self._drawing)
        _drop(self._printing)

    def save_copy(self, document_id: str, place: Path) -> None:
        """Write a copy where the person wants it."""
        archive = self.office.services.archive
        task = self.office.runner.database(lambda: archive.save_copy(document_id, place))
        task.on_success(self.saved.emit).on_failure(self.failed.emit)


def _row(plan: SealedPlanView, replaces: Mapping[str, str]) -> PlanRow:
    told = [
        _("“{title}”").format(title=isolated(plan.title.translate(_INNER_QUOTES))),
        outcome_label(plan.outcome),
        _("sealed {day}").format(day=dates.short_day(plan.sealed_at.astimezone().date())),
    ]
    if plan.document_id in replaces:
        told.append(_("an amendment"))
    elif plan.supersedes:
        told.append(_("calls itself an amendment"))
    if plan.document_id in replaces.values():
        told.append(_("a newer amendment exists"))
    spoken = _("{title} with {name}").format(title=plan.title, name=isolated(plan.employee))
    return PlanRow(plan.document_id, initials(plan.employee), plan.employee, " · ".join(told), spoken)


def _drop(task: Task[Any] | None) -> None:
    """Let whatever comes of ``task`` come to nobody."""
    if task is not None:
        task.cancel()


def _bytes_of(file: Path) -> bytes:
    """Return what is in the file, and no more of it than any plan can have."""
    try:
        return read_ordinary(file, LARGEST)
    except OSError as error:
        raise ReviewDeskError("file-unreadable", file=file.name, reason=error.strerror or "") from error
