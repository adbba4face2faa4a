"""Rows, columns, frames and pages keep their measure when the text grows."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Column, Frame, FrameRole, Icon, Line, ListRow, Page, Row, Text
from reviewdesk.ui.widgets.ink import draw_strokes
from tests.ui.pictures import Setting, picture, settle


def put(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    settle()


def test_gaps_grow_with_the_text(theme: Theme) -> None:
    for box in (Column(theme, spacing=8), Row(theme, spacing=8)):
        box.add(Icon(theme, "lock"))
        box.add_space(24)
        box.add(Icon(theme, "lock"))
        along = box.sizeHint().height() if isinstance(box, Column) else box.sizeHint().width()
        theme.set(scale=2.0)
        grown = box.sizeHint().height() if isinstance(box, Column) else box.sizeHint().width()
        theme.set(scale=1.0)
        assert grown == 2 * along


def test_clearing_deletes_what_was_in_the_box(theme: Theme, qtbot: QtBot) -> None:
    page = Page(theme)
    qtbot.addWidget(page)
    gone = page.add(Text(theme, "Gone"))
    page.add_space(10)
    page.add_stretch()
    with qtbot.waitSignal(gone.destroyed):
        page.clear()
    assert page.column.box.count() == 0
    theme.set(scale=2.0)


@pytest.mark.parametrize("mode", ["light", "high_contrast"])
@pytest.mark.parametrize(
    "role", ["card", "soft", "hero", "employee", "manager", "warn", "danger", "drawer", "floating"]
)
def test_every_surface_stands_out_from_the_paper(
    window: QWidget, theme: Theme, role: FrameRole, mode: str
) -> None:
    plain, frame = Frame(theme, "plain"), Frame(theme, role)
    for each in (plain, frame):
        each.setFixedSize(80, 60)
    put(window, plain)
    put(window, frame)
    theme.set(mode="high_contrast" if mode == "high_contrast" else "light")
    assert frame.grab().toImage() != plain.grab().toImage()


def test_in_high_contrast_every_tinted_surface_has_an_edge(window: QWidget, theme: Theme) -> None:
    theme.set(mode="high_contrast")
    frame = Frame(theme, "employee")
    put(window, frame)
    image = frame.grab().toImage()
    assert image.pixelColor(image.width() // 2, 0) == theme.colour("employee")


def test_a_page_never_gets_wider_than_its_column(window: QWidget, theme: Theme) -> None:
    page = Page(theme, max_width=400)
    line = page.add(Line(theme))
    put(window, page)
    assert page.column.width() == 400
    middle = line.mapTo(page.viewport(), line.rect().center()).x()
    assert abs(middle - page.viewport().width() / 2) <= 1


def test_a_row_of_a_list_holds_its_parts(window: QWidget, theme: Theme) -> None:
    row = ListRow(
        theme, "Amara", "Last talked 16 days ago", leading=Icon(theme, "user"), trailing=Line(theme)
    )
    put(window, row)
    assert row.subtitle.isVisible()
    assert not ListRow(theme, "Amara").subtitle.isVisibleTo(row)


def test_an_icon_can_change(window: QWidget, theme: Theme) -> None:
    icon = Icon(theme, "lock")
    put(window, icon)
    before = icon.grab().toImage()
    icon.set_icon("check", "accent")
    assert icon.grab().toImage() != before


def test_a_picture_of_a_single_dot_has_ink(dressed_app: QApplication) -> None:
    del dressed_app

    class Paper(QWidget):
        def paintEvent(self, event: object) -> None:
            del event
            painter = QPainter(self)
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
            draw_strokes(painter, [[(0.5, 0.5, 0.05)]], QRectF(self.rect()), QColor("black"))
            painter.end()

    image = picture(lambda _: Paper(), Setting(size=(200, 100)))
    assert image.pixelColor(100, 50) == QColor("black")
    assert image.pixelColor(10, 10) == QColor("white")


def test_margins_are_mirrored_with_what_is_between_them(theme: Theme, qtbot: QtBot) -> None:
    frame = Frame(theme, margins=(30, 1, 10, 2))
    qtbot.addWidget(frame)
    frame.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    margins = frame.box.contentsMargins()
    assert (margins.left(), margins.right()) == (10, 30)


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_nothing_moves_aside_when_a_page_grows_too_long(
    window: QWidget, theme: Theme, direction: Qt.LayoutDirection
) -> None:
    window.setLayoutDirection(direction)
    page = Page(theme)
    put(window, page)
    words = page.add(Text(theme, "Words", wrap=True))
    settle()
    before = (words.mapTo(window, words.rect().topLeft()).x(), words.width())
    page.add(Frame(theme)).setMinimumHeight(2000)
    settle()
    assert page.verticalScrollBar().maximum() > 0
    assert (words.mapTo(window, words.rect().topLeft()).x(), words.width()) == before


def test_a_small_icon_stands_in_the_middle_of_its_room(window: QWidget, theme: Theme) -> None:
    icon = Icon(theme, "handshake", size=16, room=36)
    put(window, icon)
    image = icon.grab().toImage()
    ground = image.pixelColor(0, 0)
    inked = [x for x in range(36) if any(image.pixelColor(x, y) != ground for y in range(36))]
    assert icon.width() == 36
    assert 9 <= inked[0] < inked[-1] <= 27
