"""The keyboard reaches what was built a moment ago, and waits for what is not shown yet."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.ui.widgets import FocusSoon


def added(window: QWidget) -> QLineEdit:
    """Add a field that Qt shows by an event which has not come yet."""
    made = QLineEdit()
    layout = window.layout()
    assert layout is not None
    layout.addWidget(made)
    assert not made.isVisible()
    return made


def test_a_field_not_shown_yet_gets_the_keyboard_once_it_is(window: QWidget, qtbot: QtBot) -> None:
    field = added(window)
    soon = FocusSoon(window, lambda: field)
    soon.ask()
    soon.take()  # the timer has run out before the event came
    assert window.focusWidget() is not field
    qtbot.waitUntil(lambda: window.focusWidget() is field)


def test_what_stays_hidden_is_given_up(window: QWidget, qtbot: QtBot) -> None:
    field = added(window)
    field.hide()
    soon = FocusSoon(window, lambda: field)
    with qtbot.waitSignal(soon.ended) as ended:
        soon.ask()
    assert ended.args == [None]
    assert window.focusWidget() is not field


def test_where_nothing_can_be_filled_in_the_keyboard_stays(window: QWidget, qtbot: QtBot) -> None:
    soon = FocusSoon(window, lambda: None)
    with qtbot.waitSignal(soon.ended) as ended:
        soon.ask()
    assert ended.args == [None]


def test_what_is_being_closed_is_not_looked_for_any_more(window: QWidget) -> None:
    looked: list[bool] = []
    soon = FocusSoon(window, lambda: looked.append(True))
    soon.ask()
    soon.drop()
    QTest.qWait(20)
    assert not looked
