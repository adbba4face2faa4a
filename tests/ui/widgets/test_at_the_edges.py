"""Where floating things end: at a window's foot, and when the window closes."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, FocusRing, Toast
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
