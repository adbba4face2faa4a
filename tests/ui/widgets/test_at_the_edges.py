"""Where floating things end: at a window's foot, and when the window closes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, FocusRing, PdfView, Toast
from reviewdesk.ui.widgets.pdf_view import ZOOMS
from tests.ui.pictures import settle
from tests.ui.widgets.test_overlays import put


def test_a_ring_that_was_let_go_follows_nothing_any_more(window: QWidget, theme: Theme) -> None:
    first, second = Button(theme, "One"), Button(theme, "Two")
    put(window, first, second)
    ring = FocusRing(window, theme)
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    settle()
    assert ring.isVisible()
    for _closed in range(2):
        ring.release()
    assert not ring.isVisible()
    first.setFocus()
    settle()
    assert ring.target() is None
    assert not ring.isVisible()


def test_a_toast_does_not_cover_the_bar_at_the_foot(window: QWidget, theme: Theme) -> None:
    bar = QWidget()
    bar.setFixedHeight(60)
    layout = window.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addStretch()
    layout.addWidget(bar)
    settle()
    toast = Toast(window, theme, above=bar)
    toast.say("Signed. The words stand as they are now.")
    assert toast.geometry().bottom() < bar.geometry().top()
    bar.setFixedHeight(140)
    settle()
    assert toast.geometry().bottom() < bar.geometry().top()


def test_nothing_is_drawn_where_two_scroll_bars_meet(window: QWidget, theme: Theme) -> None:
    view = PdfView(theme)
    put(window, view)
    page = QImage(400, 566, QImage.Format.Format_RGB32)
    page.fill(0xFFFFFF)
    view.set_pages([page])
    for _step in ZOOMS:
        view.zoom_in()
    settle()
    area, bar = view.area, view.area.verticalScrollBar()
    assert bar.isVisible()
    assert area.horizontalScrollBar().isVisible()
    picture = area.grab().toImage()
    ratio = picture.devicePixelRatio()
    left, top = area.viewport().geometry().right() + 1, area.viewport().geometry().bottom() + 1
    width, height = area.width() - left, area.height() - top
    corner = picture.copy(*(round(each * ratio) for each in (left, top, width, height)))
    colours = {corner.pixel(x, y) for x in range(corner.width()) for y in range(corner.height())}
    assert len(colours) == 1
