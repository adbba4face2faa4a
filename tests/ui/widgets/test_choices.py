"""A list that opens shows all of what can be chosen."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import ComboBox
from tests.ui.pictures import settle
from tests.ui.widgets.test_overlays import put


def test_a_choice_too_long_for_its_box_is_cut_with_an_ellipsis_and_whole_elsewhere(
    window: QWidget, theme: Theme
) -> None:
    long = "Every bicycle that comes in <before noon> rides home the same day"
    combo = ComboBox(theme, name="Objective")
    combo.addItems(["None", long])
    put(window, combo)
    combo.setFixedWidth(260)
    settle()
    assert combo.shown_text() == "None"
    combo.setCurrentIndex(1)
    assert combo.shown_text().startswith("Every bicycle")
    assert combo.shown_text().endswith("…")
    assert combo.currentText() == long
    where = combo.rect().center()
    QApplication.sendEvent(combo, QHelpEvent(QEvent.Type.ToolTip, where, combo.mapToGlobal(where)))
    assert QToolTip.text() == "<p>Every bicycle that comes in &lt;before noon&gt; rides home the same day</p>"
    QToolTip.hideText()
    combo.showPopup()
    settle()
    row = combo.view().visualRect(combo.model().index(1, 0))
    assert row.width() >= combo.fontMetrics().horizontalAdvance(long)
    combo.hidePopup()
