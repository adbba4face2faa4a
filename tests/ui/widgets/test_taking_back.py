"""What a toast offers to undo can be undone by key; an empty page stays in its window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import EmptyState, Toast
from reviewdesk.ui.widgets.taking_back import taking_back


def test_the_key_undoes_while_the_words_can_be_read_and_not_after(window: QWidget, theme: Theme) -> None:
    toast, undone = Toast(window, theme), []
    action = taking_back(window, toast)
    window.addAction(action)
    assert not action.isEnabled()
    toast.say("Saved.")
    assert not action.isEnabled()
    toast.say("The note is removed.", lambda: undone.append("note"))
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["note"]
    assert not action.isEnabled()
    toast.say("The goal is removed.", lambda: undone.append("goal"))
    toast.forget()
    assert not action.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == ["note"]


def test_a_message_put_away_with_its_window_asks_nothing_of_what_python_let_go(
    window: QWidget, theme: Theme
) -> None:
    toast = Toast(window, theme, above=window)
    toast.__dict__.clear()  # as the garbage collector leaves it, until Qt has deleted the window
    for kind in (QEvent.Type.Hide, QEvent.Type.ChildRemoved, QEvent.Type.LayoutRequest, QEvent.Type.Resize):
        assert not toast.eventFilter(window, QEvent(kind))


def test_an_empty_page_never_opens_as_a_window_of_its_own(window: QWidget, theme: Theme) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(EmptyState(theme, "target", "No goals yet.", action="Write a goal"))
    QApplication.processEvents()
    assert QApplication.activeWindow() is window
