"""The pages of a document as pictures, with paging and zoom.

The caller renders them away from this thread (pypdfium2; QtPdf does not draw the appearance of signatures)
and hands over one ``QImage`` a page.
"""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.button import Button
from reviewdesk.ui.widgets.containers import Column, Row
from reviewdesk.ui.widgets.text import Text

ZOOMS: Final = (1.0, 1.25, 1.5, 2.0, 3.0)
_EDGE: Final = 12
_SHADOW: Final = 8
_A4: Final = 1.4142


class _Paper(QWidget):
    """One page with a soft shadow, as wide as it is given."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.image = QImage()

    def ratio(self) -> float:
        """Return height by width."""
        return self.image.height() / self.image.width() if not self.image.isNull() else _A4

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw shadow and page."""
        del event
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(_EDGE, _EDGE - 4, -_EDGE, -_EDGE - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        for ring in range(_SHADOW, 0, -1):
            painter.setBrush(QColor(0, 0, 0, 4))
            painter.drawRoundedRect(box.adjusted(-ring, 3 - ring, ring, 3 + ring), 3 + ring, 3 + ring)
        painter.fillRect(box, Qt.GlobalColor.white)
        if not self.image.isNull():
            painter.drawImage(box, self.image)
        painter.end()


class PdfView(Column):
    """Page, then "Page 1 of 3" between arrows, then zoom. Page keys turn, plus and minus zoom.

    ``sharper_wanted`` carries the px a page is now wide, when the pictures are too coarse for the zoom.
    """

    sharper_wanted = Signal(int)

    def __init__(self, theme: Theme, *, name: str = "") -> None:
        super().__init__(theme, spacing=8)
        self._name = name or _("Preview")
        self._images: list[QImage] = []
        self._index, self._zoom = 0, 0
        self.paper = _Paper(theme)
        self.area = self.add(QScrollArea(), 1)
        self.area.setWidget(self.paper)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._bar = bar = self.add(Row(theme, spacing=4))
        bar.add_stretch()
        self.previous_button = bar.add(
            Button(theme, "", "ghost", icon="chevron-left", name=_("Previous page"))
        )
        self.label = bar.add(Text(theme, "", "label", tone="text2"), align=Qt.AlignmentFlag.AlignVCenter)
        self.next_button = bar.add(Button(theme, "", "ghost", icon="chevron-right", name=_("Next page")))
        self.smaller_button = bar.add(Button(theme, "", "ghost", icon="zoom-out", name=_("Smaller")))
        self.larger_button = bar.add(Button(theme, "", "ghost", icon="zoom-in", name=_("Larger")))
        bar.add_stretch()
        self.previous_button.clicked.connect(self.show_previous)
        self.next_button.clicked.connect(self.show_next)
        self.smaller_button.clicked.connect(self.zoom_out)
        self.larger_button.clicked.connect(self.zoom_in)
        self.set_pages([])

    def add_tool(self, button: Button) -> None:
        """Put one more button behind those of the bar, for example to print."""
        self._bar.box.insertWidget(self._bar.box.count() - 1, button)

    def set_pages(self, images: Sequence[QImage]) -> None:
        """Show these pages; the page that was open stays open if it still exists."""
        self._images = list(images)
        self.show_page(min(self._index, max(0, len(self._images) - 1)))

    def has_pages(self) -> bool:
        """Tell whether there is anything to show."""
        return bool(self._images)

    def zoom_to(self, width: int) -> None:
        """Show it as large as it takes for a page to be ``width`` px wide, at the most as wide as the view."""
        bar = self.area.verticalScrollBar().sizeHint().width()
        room = self.area.maximumViewportSize().width() - 2 * _EDGE - bar
        fitting = [step for step in range(len(ZOOMS)) if self._page_width(step) <= room] or [0]
        self._zoom = next((step for step in fitting if self._page_width(step) >= width), fitting[-1])
        self._fit()

    def page(self) -> int:
        """Return the index of the open page."""
        return self._index

    def show_page(self, index: int) -> None:
        """Open the page ``index``, counted from 0."""
        count = len(self._images)
        self._index = max(0, min(index, count - 1))
        self.paper.image = self._images[self._index] if count else QImage()
        words = (
            _("Page {page} of {count}").format(page=self._index + 1, count=count)
            if count
            else _("No pages yet")
        )
        self.label.setText(words)
        self.area.setAccessibleName(f"{self._name}, {words}")
        self.previous_button.setEnabled(self._index > 0)
        self.next_button.setEnabled(self._index < count - 1)
        self._fit()
        self.area.verticalScrollBar().setValue(0)

    def show_previous(self) -> None:
        """Turn back."""
        self.show_page(self._index - 1)

    def show_next(self) -> None:
        """Turn on."""
        self.show_page(self._index + 1)

    def zoom_in(self) -> None:
        """Show it larger."""
        self._zoom = min(self._zoom + 1, len(ZOOMS) - 1)
        self._fit()

    def zoom_out(self) -> None:
        """Show it smaller, down to the whole page."""
        self._zoom = max(self._zoom - 1, 0)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn and zoom by key."""
        actions = {
            Qt.Key.Key_PageUp: self.show_previous,
            Qt.Key.Key_PageDown: self.show_next,
            Qt.Key.Key_Plus: self.zoom_in,
            Qt.Key.Key_Minus: self.zoom_out,
        }
        action = actions.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
            return
        action()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page to the new size."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return room for a page one can recognise."""
        return QSize(self.theme.px(380), self.theme.px(560))

    def minimumSizeHint(self) -> QSize:
        """Be no smaller than a page one can still recognise."""
        return QSize(max(self.theme.px(240), self.box.minimumSize().width()), self.theme.px(320))

    def _page_width(self, step: int) -> int:
        """Return how wide a page is at one step of the zoom, the first of which shows it whole."""
        port = self.area.maximumViewportSize()
        whole = min(port.width() - 2 * _EDGE, (port.height() - 2 * _EDGE) / self.paper.ratio())
        return max(1, int(whole * ZOOMS[step]))

    def _fit(self) -> None:
        ratio = self.paper.ratio()
        width = self._page_width(self._zoom)
        self.paper.resize(width + 2 * _EDGE, int(width * ratio) + 2 * _EDGE)
        self.smaller_button.setEnabled(self._zoom > 0)
        self.larger_button.setEnabled(self._zoom < len(ZOOMS) - 1)
        needed = round(width * self.devicePixelRatioF())
        if not self.paper.image.isNull() and needed > self.paper.image.width():
            self.sharper_wanted.emit(needed)
