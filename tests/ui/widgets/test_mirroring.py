"""Painted words stand at the leading edge, beside their sign, whichever way people read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import NavItem, StageLook, StageRail
from tests.ui.pictures import settle


def ink_in(image: QImage, left: float, right: float) -> int:
    """Count the pixels that differ from the corner between two shares of the width."""
    ground = image.pixelColor(image.width() // 2, 3)
    columns = range(int(left * image.width()), int(right * image.width()))
    return sum(image.pixelColor(x, y) != ground for x in columns for y in range(4, image.height() - 4))


def make(theme: Theme, kind: str) -> QWidget:
    if kind == "nav":
        return NavItem(theme, "Home", "house")
    rail = StageRail(theme)
    rail.set_stages([StageLook("Plan")])
    return rail


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("kind", ["nav", "stage"])
def test_painted_words_follow_their_own_window(
    theme: Theme, qtbot: QtBot, kind: str, *, mirrored: bool
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    if mirrored:
        host.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    widget = make(theme, kind)
    QVBoxLayout(host).addWidget(widget)
    host.resize(400, 100)
    host.show()
    settle()
    painted = widget if isinstance(widget, QAbstractButton) else widget.findChildren(QAbstractButton)[0]
    image = painted.grab().toImage()
    left, right = ink_in(image, 0.0, 0.4), ink_in(image, 0.6, 1.0)
    assert (left == 0, right == 0) == ((True, False) if mirrored else (False, True))
