"""The pages of an archived plan, and copies of it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewdesk.ui.office.office import Office
from reviewdesk.ui.pdf_pages import draw_pages
from reviewdesk.ui.printing import PAPER_WIDTH


class PlanFile(QObject):
    """``drawn`` and ``printable`` carry pictures of the open plan's pages, ``saved`` where a copy lies."""

    drawn = Signal(object)
    printable = Signal(object)
    saved = Signal(Path)
    failed = Signal(object)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._pdf = b""
        self._open = ""

    def open(self, document_id: str, width: int) -> None:
        """Draw the pages of a plan, ``width`` px wide."""
        self._open = document_id
        archive = self._office.services.archive

        def read(pdf: bytes) -> None:
            if self._open == document_id:
                self._pdf = pdf
                self.draw(width)

        task = self._office.runner.database(lambda: archive.pdf(document_id))
        task.on_success(read).on_failure(self.failed.emit)

    def draw(self, width: int) -> None:
        """Draw the open plan again."""
        pdf = self._pdf
        task = self._office.runner.pool(lambda: draw_pages(pdf, width))
        task.on_success(self.drawn.emit).on_failure(self.failed.emit)

    def draw_for_paper(self) -> None:
        """Draw the open plan fine enough to print."""
        pdf = self._pdf
        task = self._office.runner.pool(lambda: draw_pages(pdf, PAPER_WIDTH))
        task.on_success(self.printable.emit).on_failure(self.failed.emit)

    def close(self) -> None:
        """Let go of the plan that was open."""
        self._open, self._pdf = "", b""

    def save_copy(self, document_id: str, place: Path) -> None:
        """Write a copy where the person wants it."""
        archive = self._office.services.archive
        task = self._office.runner.database(lambda: archive.save_copy(document_id, place))
        task.on_success(self.saved.emit).on_failure(self.failed.emit)
