"""Signing by hand and by keyboard."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import SignaturePad
from reviewdesk.ui.widgets.ink import StrokeTaker
from tests.ui.pictures import settle


@pytest.fixture
def pad(window: QWidget, theme: Theme) -> SignaturePad:
    """Show a pad for Devon Park."""
    made = SignaturePad(theme, "Devon Park")
    layout = window.layout()
    assert layout is not None
    layout.addWidget(made)
    settle()
    return made


def draw(pad: SignaturePad, points: list[tuple[int, int]]) -> None:
    """Draw one stroke with the mouse."""
    area = pad.area
    QTest.mousePress(area, Qt.MouseButton.LeftButton, pos=QPoint(*points[0]))
    for point in points[1:]:
        QTest.mouseMove(area, QPoint(*point))
    QTest.mouseRelease(area, Qt.MouseButton.LeftButton, pos=QPoint(*points[-1]))


def test_a_stroke_is_taken_in_shares_of_the_pad(pad: SignaturePad, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pad.changed):
        draw(pad, [(20, 20), (60, 50), (120, 30)])
    (stroke,) = pad.strokes()
    assert len(stroke) == 3
    assert stroke[1][0] == pytest.approx(60 / pad.area.width())
    assert stroke[1][1] == pytest.approx(50 / pad.area.height())
    assert all(0 < width < 0.05 for _, _, width in stroke)


def test_the_last_stroke_can_be_taken_back_by_button_and_by_key(pad: SignaturePad) -> None:
    draw(pad, [(20, 20), (60, 50)])
    draw(pad, [(30, 20), (90, 50)])
    draw(pad, [(40, 20), (99, 50)])
    pad.undo_button.click()
    assert len(pad.strokes()) == 2
    QTest.keyClick(pad.area, Qt.Key.Key_Backspace)
    assert len(pad.strokes()) == 1
    QTest.keyClick(pad.area, Qt.Key.Key_A)
    assert len(pad.strokes()) == 1


def test_clearing_begins_anew(pad: SignaturePad) -> None:
    draw(pad, [(20, 20), (60, 50)])
    pad.clear_button.click()
    assert pad.is_empty()
    assert not pad.undo_button.isEnabled()
    assert not pad.clear_button.isEnabled()


def test_a_name_can_be_typed_instead(pad: SignaturePad) -> None:
    pad.mode_button.click()
    assert pad.mode() == "type"
    empty = pad.area.grab().toImage()
    QTest.keyClicks(pad.line, "Devon Park")
    assert pad.typed_name() == "Devon Park"
    assert pad.strokes() == []
    assert not pad.is_empty()
    assert pad.area.grab().toImage() != empty


def test_a_long_typed_name_stays_on_the_paper(pad: SignaturePad) -> None:
    pad.set_mode("type")
    QTest.keyClicks(pad.line, "Maximiliana Featherstonehaugh-Cholmondeley of Marjoribanks and Wemyss " * 2)
    edge = pad.area.grab().toImage().copy(1, 30, 8, 40)
    colours = {edge.pixelColor(x, y).name() for x in range(edge.width()) for y in range(edge.height())}
    assert "#211f1b" not in colours


def test_going_back_to_drawing_drops_the_typed_name(pad: SignaturePad) -> None:
    pad.set_mode("type")
    QTest.keyClicks(pad.line, "Devon")
    pad.mode_button.click()
    assert pad.mode() == "draw"
    assert pad.is_empty()


def test_nothing_is_drawn_over_a_typed_name(pad: SignaturePad) -> None:
    pad.set_mode("type")
    QTest.keyClicks(pad.line, "Devon")
    draw(pad, [(20, 20), (60, 50)])
    assert pad.strokes() == []


def test_a_locked_signature_cannot_be_changed(pad: SignaturePad) -> None:
    draw(pad, [(20, 20), (60, 50)])
    pad.lock()
    before = pad.strokes()
    draw(pad, [(30, 20), (90, 50)])
    pad.clear_signature()
    QTest.keyClick(pad.area, Qt.Key.Key_Backspace)
    assert pad.strokes() == before
    assert not pad.clear_button.isVisible()


def test_strokes_come_back_as_they_were(pad: SignaturePad) -> None:
    draw(pad, [(20, 20), (60, 50), (80, 20)])
    kept = pad.strokes()
    pad.clear_signature()
    pad.set_strokes(kept)
    assert pad.strokes() == kept


def test_the_pen_s_pressure_tells_the_width(pad: SignaturePad) -> None:
    def pen(kind: QEvent.Type, x: float, pressure: float) -> None:
        where = QPointF(x, 40.0)
        event = QTabletEvent(
            kind, QPointingDevice.primaryPointingDevice(), where, where, pressure, 0, 0, 0, 0, 0,
            Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton,
        )  # fmt: skip
        QApplication.sendEvent(pad.area, event)

    for pressure in (0.2, 1.0):
        pen(QEvent.Type.TabletPress, 20, pressure)
        for x in range(30, 100, 10):
            pen(QEvent.Type.TabletMove, x, pressure)
        pen(QEvent.Type.TabletRelease, 100, 0.0)
    light, strong = pad.strokes()
    assert strong[-1][2] > light[-1][2] * 1.5


def test_a_faster_hand_writes_thinner() -> None:
    slow, fast = StrokeTaker(), StrokeTaker()
    for step in range(12):
        slow_point = slow.point(step * 2.0, 0, step * 10)
        fast_point = fast.point(step * 20.0, 0, step * 10)
    assert slow_point is not None
    assert fast_point is not None
    assert fast_point[2] < slow_point[2]


def test_a_trembling_hand_adds_no_points() -> None:
    taker = StrokeTaker()
    assert taker.point(10, 10, 0) is not None
    assert taker.point(10.3, 10.2, 5) is None


def test_both_pads_speak_of_their_own_person(theme: Theme) -> None:
    pads = [SignaturePad(theme, person) for person in ("Devon", "Maya")]
    names = [each.undo_button.accessibleName() for each in pads]
    assert names == ["Undo stroke, Devon", "Undo stroke, Maya"]
