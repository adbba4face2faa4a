"""Keeps the pictures of the document in step with what is said, without the window ever waiting for them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.domain.unprintable import Unprintable
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.pdf_pages import SignatureField, draw_pages, draw_signatures
from reviewdesk.ui.printing import PAPER_WIDTH

IDLE_MS: Final = 700
FIRST_WIDTH: Final = 900
SIGNATURE_WIDTH: Final = 1000


@dataclass(frozen=True, slots=True, repr=False)
class Pictured:
    """A document, its pages as pictures, and the characters that none of our fonts can print.

    ``signatures`` are what stands in the fields of a document that somebody has signed.
    """

    pdf: bytes
    pages: list[QImage]
    uncovered: tuple[Unprintable, ...]
    signatures: Sequence[SignatureField] = ()


class DocumentPreview(QObject):
    """``drawn`` carries a ``Pictured``, ``failed`` an error, ``printable`` the pages at paper's resolution, or none.

    Drawing begins when nothing was typed for a moment, after the words are stored: what is shown is what would be
    signed.
    """

    drawn = Signal(object)
    failed = Signal(object)
    printable = Signal(object)
    waiting_changed = Signal(bool)

    def __init__(self, meeting: MeetingViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self._width = FIRST_WIDTH
        self._turn = 0
        self._waiting = False
        self._shown = Pictured(b"", [], ())
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self.draw)
        meeting.left.connect(self.stop)

    @property
    def waiting(self) -> bool:
        """Say whether what is shown is older than what was said."""
        return self._waiting

    def draw_soon(self) -> None:
        """Draw once the two have stopped typing."""
        self._idle.start(IDLE_MS)
        self._wait(waiting=True)

    def draw_next(self) -> None:
        """Draw as soon as the page around it is on the screen: drawing would slow its first painting."""
        self._idle.start(0)
        self._wait(waiting=True)

    def draw(self) -> None:
        """Draw now; an older drawing that is under way is dropped."""
        self._idle.stop()
        self._turn += 1
        turn = self._turn
        self._wait(waiting=True)
        self.meeting.texts.flush()
        stored = self.meeting.tasks.database(_nothing)  # behind the words that are being stored
        stored.on_success(lambda _result: self._draw(turn)).on_failure(self.failed.emit)

    def sharpen(self, width: int) -> None:
        """Draw the same document again, ``width`` px wide."""
        if width <= self._width or not self._shown.pdf:
            return
        self._width = wide = min(width, 2 * PAPER_WIDTH)
        turn, shown = self._turn, self._shown
        task = self.meeting.tasks.pool(lambda: replace(shown, pages=draw_pages(shown.pdf, wide)))
        task.on_success(lambda pictured: self._show(turn, pictured)).on_failure(self.failed.emit)

    def draw_for_paper(self) -> None:
        """Draw what is shown, fine enough to print."""
        pdf = self._shown.pdf
        task = self.meeting.tasks.pool(lambda: draw_pages(pdf, PAPER_WIDTH))
        task.on_success(self.printable.emit).on_failure(self._fail_paper)

    def _fail_paper(self, error: ReviewDeskError) -> None:
        self.printable.emit([])
        self.failed.emit(error)

    def stop(self) -> None:
        """Draw no more; the page is left."""
        self._idle.stop()
        self._turn += 1

    def _draw(self, turn: int) -> None:
        if turn != self._turn:
            return
        review_id, sealing, width = (
            self.meeting.snapshot.review_id,
            self.meeting.services.sealing,
            self._width,
        )
        signed = bool(self.meeting.snapshot.sign_off.signed_at)
        at_home = self.meeting.snapshot.sign_off.outcome is Outcome.TAKEN_HOME

        def work() -> Pictured:
            if at_home:  # what is printed then must never pass for the document itself
                copy = sealing.along.reading_copy(review_id)
                return Pictured(copy, draw_pages(copy, width), ())
            preview = sealing.preview(review_id)
            drawn = draw_signatures(preview.pdf, SIGNATURE_WIDTH) if signed else ()
            return Pictured(preview.pdf, draw_pages(preview.pdf, width), preview.uncovered, drawn)

        task = self.meeting.tasks.pool(work)
        task.on_success(lambda pictured: self._show(turn, pictured))
        task.on_failure(lambda error: self._fail(turn, error))

    def _show(self, turn: int, pictured: Pictured) -> None:
        if turn == self._turn:
            self._shown = pictured
            self._wait(waiting=False)
            self.drawn.emit(pictured)

    def _wait(self, *, waiting: bool) -> None:
        if waiting != self._waiting:
            self._waiting = waiting
            self.waiting_changed.emit(waiting)

    def _fail(self, turn: int, error: ReviewDeskError) -> None:
        if turn == self._turn:
            self._wait(waiting=False)
            self.failed.emit(error)


def _nothing() -> None:
    """Wait in line."""
