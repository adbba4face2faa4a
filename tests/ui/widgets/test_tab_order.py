"""Tab goes through what is shown, whatever order it was made in."""

import gc

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDateEdit,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
    QWidgetItem,
)

from reviewdesk.ui.widgets.tab_order import link, stops


def test_a_date_field_that_has_moved_is_passed_once_and_left_again(window: QWidget) -> None:
    column = window.layout()
    assert isinstance(column, QVBoxLayout)
    day, above, below = QDateEdit(), QLineEdit(), QPushButton("Below")
    for widget in (day, above, below):
        column.addWidget(widget)
    QTest.qWait(0)
    link([above, day, below])
    column.removeWidget(day)
    column.insertWidget(1, day)
    link(list(stops(window)))
    above.setFocus()
    met = []
    for _press in range(8):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        met.append(window.focusWidget())
    sections = [day] * (met.index(below) if below in met else len(met))
    assert met[: len(sections) + 2] == [*sections, below, above]
    assert len(sections) in {1, 3}  # a date has three parts, each a step


def test_no_item_of_a_layout_stays_behind_in_python(window: QWidget) -> None:
    """Qt deletes it when its widget moves; Python would take for it whatever comes to lie in the same place."""
    column = window.layout()
    assert isinstance(column, QVBoxLayout)
    one, other = QHBoxLayout(), QHBoxLayout()
    button, below = QPushButton("Moves"), QPushButton("Below")
    column.addLayout(one)
    column.addWidget(below)
    column.addLayout(other)
    one.addWidget(button)
    before = _items()
    assert [each for each in stops(window) if isinstance(each, QPushButton)] == [button, below]
    other.addWidget(button)
    assert [each for each in stops(window) if isinstance(each, QPushButton)] == [below, button]
    assert _items() == before


def _items() -> int:
    return sum(isinstance(each, QWidgetItem) for each in gc.get_objects())
