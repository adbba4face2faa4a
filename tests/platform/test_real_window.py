"""On a real display, as a person's desktop has one."""

import subprocess

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.system.preflight import check_window

pytestmark = pytest.mark.real_window


def test_where_the_pre_flight_agrees_a_window_is_seen_by_other_programs(qtbot: QtBot) -> None:
    check_window()
    assert QApplication.platformName() == "xcb"
    window = QWidget()
    window.setWindowTitle("ReviewDesk on a real display")
    window.resize(400, 300)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    words = ["xdotool", "search", "--onlyvisible", "--name", "^ReviewDesk on a real display$"]
    found = subprocess.run(words, capture_output=True, text=True, check=True)
    assert found.stdout.split() == [str(window.winId())]
