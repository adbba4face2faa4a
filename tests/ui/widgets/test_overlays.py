"""What floats over a window: the focus ring, toasts, the curtain, the reveal."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Banner,
    Button,
    Curtain,
    DropTarget,
    EmptyState,
    FocusRing,
    LineEdit,
    Page,
    PdfView,
    Text,
    Toast,
    cross_fade,
)
from tests.ui.pictures import settle


def put(window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    settle()


def page_image(width: int = 620) -> QImage:
    image = QImage(width, round(width * 1.414), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def test_the_ring_follows_the_keyboard(window: QWidget, theme: Theme) -> None:
    one, two = Button(theme, "One"), Button(theme, "Two")
    put(window, one, two)
    ring = FocusRing(window, theme)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Tab)
    settle()
    assert ring.isVisible()
    assert ring.target() is two
    assert ring.geometry().contains(two.geometry())


def test_the_ring_is_not_shown_for_the_pointer(window: QWidget, theme: Theme) -> None:
    one, two = Button(theme, "One"), Button(theme, "Two")
    put(window, one, two)
    ring = FocusRing(window, theme)
    QTest.keyClick(one, Qt.Key.Key_Tab)
    settle()
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=one.geometry().center())
    settle()
    assert one.hasFocus()
    assert not ring.isVisible()


def test_the_ring_moves_with_its_widget_and_goes_when_it_dies(
    window: QWidget, theme: Theme, qtbot: QtBot
) -> None:
    one, two = LineEdit(theme, name="One"), Button(theme, "Two")
    put(window, one, two)
    ring = FocusRing(window, theme)
    one.setFocus()
    QTest.keyClick(one, Qt.Key.Key_Tab)
    window.resize(500, 300)
    settle()
    assert ring.geometry().contains(two.geometry())
    with qtbot.waitSignal(two.destroyed):
        two.deleteLater()
    settle()
    assert ring.target() is None or ring.target() is one


def test_the_ring_is_hidden_when_its_widget_scrolls_out_of_sight(window: QWidget, theme: Theme) -> None:
    page = Page(theme)
    buttons = [page.add(Button(theme, f"Button {i}")) for i in range(40)]
    put(window, page)
    ring = FocusRing(window, theme)
    buttons[0].setFocus()
    QTest.keyClick(buttons[0], Qt.Key.Key_Tab)
    settle()
    assert ring.isVisible()
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    settle()
    assert not ring.isVisible()


def test_a_toast_offers_to_undo(window: QWidget, theme: Theme) -> None:
    toast = Toast(window, theme)
    undone: list[str] = []
    toast.say("Topic removed", lambda: undone.append("yes"))
    assert toast.isVisible()
    assert window.rect().contains(toast.geometry())
    toast.button.click()
    assert undone == ["yes"]
    assert not toast.isVisible()


def test_a_toast_without_undo_only_tells(window: QWidget, theme: Theme) -> None:
    toast = Toast(window, theme)
    toast.say("Saved")
    assert not toast.button.isVisible()
    window.resize(400, 300)
    settle()
    assert window.rect().contains(toast.geometry())
    toast.close_button.clearFocus()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    toast._timer.timeout.emit()
    assert not toast.isVisible()


def test_a_toast_takes_the_room_that_larger_letters_need(window: QWidget, theme: Theme) -> None:
    toast = Toast(window, theme)
    toast.say("Signed. The words stand as they are now.")
    theme.set(scale=1.4)
    settle()
    assert toast.text.width() >= toast.text.sizeHint().width()


def test_a_toast_stays_while_the_focus_is_in_it(window: QWidget, theme: Theme) -> None:
    toast = Toast(window, theme)
    toast.say("Topic removed", lambda: None)
    toast.button.setFocus()
    toast._timer.timeout.emit()
    assert toast.isVisible()
    toast.close_button.click()
    assert not toast.isVisible()


def test_the_curtain_covers_everything_and_gives_it_back(window: QWidget, theme: Theme, qtbot: QtBot) -> None:
    line = LineEdit(theme, "secret words", name="Words")
    put(window, line)
    line.setFocus()
    curtain = Curtain(window, theme)
    with qtbot.waitSignal(curtain.drawn):
        curtain.draw()
    settle()
    assert curtain.geometry() == window.rect()
    assert not line.isEnabled()
    assert curtain.button.hasFocus()
    QTest.keyClicks(curtain.button, "typed")
    assert line.text() == "secret words"
    window.resize(500, 400)
    settle()
    assert curtain.geometry() == window.rect()
    with qtbot.waitSignal(curtain.lifted):
        curtain.lift()
    assert line.isEnabled()
    assert line.hasFocus()


def test_the_curtain_leaves_disabled_what_was_disabled(window: QWidget, theme: Theme) -> None:
    button = Button(theme, "Next")
    button.setEnabled(False)
    put(window, button)
    curtain = Curtain(window, theme)
    curtain.draw()
    curtain.draw()
    curtain.lift()
    curtain.lift()
    assert not button.isEnabled()


def test_the_reveal_is_at_once_under_reduced_motion(window: QWidget, theme: Theme) -> None:
    label = Text(theme, "Hidden")
    put(window, label)
    assert cross_fade(theme, [label], lambda: label.setText("Shown")) is None
    assert label.text() == "Shown"


def test_both_cards_are_revealed_at_the_same_instant(window: QWidget, theme: Theme, qtbot: QtBot) -> None:
    theme.set(reduced_motion=False)
    cards = [Text(theme, "Hidden"), Text(theme, "Hidden")]
    put(window, *cards)

    def change() -> None:
        for card in cards:
            card.setText("Shown")

    fade = cross_fade(theme, cards, change)
    assert fade is not None
    assert [card.text() for card in cards] == ["Shown", "Shown"]
    layers = [card.findChildren(QWidget) for card in cards]
    assert all(len(layer) == 1 for layer in layers)
    with qtbot.waitSignal(fade.finished, timeout=2000):
        pass
    settle()
    assert all(not card.findChildren(QWidget) for card in cards)


def test_a_banner_and_an_empty_page_have_one_thing_to_do(window: QWidget, theme: Theme, qtbot: QtBot) -> None:
    banner = Banner(theme, "The link was lost.", action="Try again")
    empty = EmptyState(theme, "target", "No goals yet.", action="Write a goal")
    put(window, banner, empty)
    for each in (banner, empty):
        with qtbot.waitSignal(each.acted):
            each.button.click()
    banner.show_sentence("All is well.")
    assert banner.text.text() == "All is well."
    assert not banner.button.isVisible()


def test_a_file_can_be_dropped_or_chosen_by_key(
    window: QWidget, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.pdf"
    answers = ["", str(plan)]
    target = DropTarget(theme, "Drop a plan here.", ask=lambda: answers.pop(0))
    put(window, target)
    with qtbot.assertNotEmitted(target.chosen):
        QTest.keyClick(target.button, Qt.Key.Key_Space)
    with qtbot.waitSignal(target.chosen) as chosen:
        QTest.keyClick(target.button, Qt.Key.Key_Space)
    assert chosen.args == [plan]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(plan))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    before = target.grab().toImage()
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(5, 5), copy, data, left, none))
    assert target.grab().toImage() != before
    with qtbot.waitSignal(target.chosen) as dropped:
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, data, left, none))
    assert dropped.args == [plan]


def test_a_drag_without_a_file_is_not_taken(window: QWidget, theme: Theme, qtbot: QtBot) -> None:
    target = DropTarget(theme, "Drop a plan here.")
    put(window, target)
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/plan.pdf")])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    event.setAccepted(False)
    with qtbot.assertNotEmitted(target.chosen):
        QApplication.sendEvent(target, event)
        QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), copy, data, left, none))


def test_pages_are_turned_by_button_and_key(window: QWidget, theme: Theme) -> None:
    view = PdfView(theme)
    put(window, view)
    assert view.label.text() == "No pages yet"
    view.set_pages([page_image(), page_image(), page_image()])
    assert view.label.text() == "Page 1 of 3"
    assert not view.previous_button.isEnabled()
    view.next_button.click()
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert (view.page(), view.label.text()) == (2, "Page 3 of 3")
    assert not view.next_button.isEnabled()
    view.set_pages([page_image()])
    assert view.page() == 0


@pytest.mark.parametrize("by_key", [True, False])
def test_a_page_can_be_enlarged_and_asks_for_a_sharper_picture(
    window: QWidget, theme: Theme, qtbot: QtBot, *, by_key: bool
) -> None:
    view = PdfView(theme)
    put(window, view)
    view.set_pages([page_image(300)])
    whole = view.paper.width()
    with qtbot.waitSignal(view.sharper_wanted) as wanted:
        for _ in range(4):
            if by_key:
                QTest.keyClick(view, Qt.Key.Key_Plus)
            else:
                view.larger_button.click()
    assert view.paper.width() > 2.5 * whole
    assert wanted.args[0] > 300
    assert not view.larger_button.isEnabled()
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.paper.width() == whole


@pytest.mark.parametrize("wanted", [300, 450, 5000])
def test_a_page_made_readable_is_never_wider_than_the_view(
    window: QWidget, theme: Theme, wanted: int
) -> None:
    view = PdfView(theme)
    put(window, view)
    view.set_pages([page_image()])
    whole = view.paper.width()
    view.zoom_to(wanted)
    settle()
    assert view.area.horizontalScrollBar().maximum() == 0
    assert view.paper.width() >= (whole if wanted == 300 else whole + 1)
