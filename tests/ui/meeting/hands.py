"""Hands on the progress page: digits, keys wherever the focus is, and what stands out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reviewdesk.domain.ratings import Progress
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.progress_page import ProgressPage
from reviewdesk.ui.widgets import Button
from tests.ui.meeting.desk import settle

DIGITS = {rating: Qt.Key(Qt.Key.Key_1 + place) for place, rating in enumerate(list(Progress)[:5])} | {
    Progress.CANNOT_JUDGE: Qt.Key.Key_0
}


def page_of(window: MeetingWindow) -> ProgressPage:
    page = window.page
    assert isinstance(page, ProgressPage)
    return page


def press(*keys: Qt.Key) -> None:
    """Press keys wherever the focus is, as a person does."""
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        settle()


def primary_buttons(window: QWidget) -> list[str]:
    found = window.findChildren(Button)
    return [button.text() for button in found if button.isVisible() and button.kind() == "primary"]


def unexplained(window: QWidget) -> list[str]:
    """Return the primary buttons that cannot be pressed and do not say why."""
    found = window.findChildren(Button)
    shown = (button for button in found if button.isVisible() and button.kind() == "primary")
    return [
        button.text() for button in shown if not button.isEnabled() and not button.accessibleDescription()
    ]


def tab_to(widget: QWidget) -> None:
    """Press Tab until the focus is there."""
    for _step in range(60):
        if QApplication.focusWidget() is widget:
            return
        press(Qt.Key.Key_Tab)
    pytest.fail(f"Tab never reaches {widget.accessibleName()}")
