"""A window and its theme for every test that shows something; no display is needed."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_ACCESSIBILITY", "1")

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.content.library import Library, load_library
from reviewdesk.ui.theme import Theme, prepare_application
from tests import collecting
from tests.services.surroundings import StandingClock

_MOST_LEFT_OPEN = 8

collected_between_tests = collecting.collected_between_tests


@pytest.fixture(scope="session")
def library() -> Library:
    return load_library()


@pytest.fixture
def time() -> StandingClock:
    return StandingClock()


@pytest.fixture(scope="session")
def dressed_app(qapp: QApplication) -> QApplication:
    """Return the application with our style and fonts."""
    prepare_application(qapp)
    return qapp


@pytest.fixture(autouse=True)
def _nothing_stays_open() -> Iterator[None]:
    """Close lists, menus and dialogs that a test leaves behind: they would keep the keyboard from the next one."""
    yield
    for _each in range(_MOST_LEFT_OPEN):
        left = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if left is None:
            break
        left.close()
    if (
        QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
    ):  # a double click, for one, ends with it held down
        QTest.mouseRelease(QWidget(), Qt.MouseButton.LeftButton)
    assert QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton


@pytest.fixture
def theme(dressed_app: QApplication) -> Theme:
    """Return a light office theme without movement."""
    del dressed_app
    return Theme(reduced_motion=True)


@pytest.fixture
def meeting_theme(dressed_app: QApplication) -> Theme:
    """Return a light meeting theme without movement."""
    del dressed_app
    return Theme(ramp="meeting", reduced_motion=True)


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Iterator[QWidget]:
    """Show an empty window with a column."""
    made = QWidget()
    made.setWindowTitle("Test window")
    QVBoxLayout(made)
    theme.dress(made)
    made.resize(800, 600)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.close()
