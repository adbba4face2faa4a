"""Two windows are apart only where no eye on the one screen meets the other window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from reviewdesk.ui.private.screens import SIZE, Screens
from tests.ui.private.two_screens import LEFT, RIGHT, TwoScreens


@pytest.fixture
def pair(dressed_app: QApplication) -> Iterator[tuple[QWidget, QWidget]]:
    """Return a window to keep private, on the right screen, and a shared one on the left."""
    del dressed_app
    private, shared = QWidget(), QWidget()
    private.setGeometry(2000, 100, 500, 800)
    shared.setGeometry(100, 100, 1366, 768)
    yield private, shared
    for window in (private, shared):
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_window_beside_another_on_its_own_screen_is_apart(pair: tuple[QWidget, QWidget]) -> None:
    screens = TwoScreens()
    assert screens.beside(pair[1]) == RIGHT
    assert screens.are_apart(*pair)


def test_a_window_that_reaches_over_the_edge_is_not_apart(pair: tuple[QWidget, QWidget]) -> None:
    private, shared = pair
    private.move(1920 - 60, 100)
    assert not TwoScreens().are_apart(private, shared)


def test_the_frame_of_a_window_that_fills_its_screen_does_not_count(pair: tuple[QWidget, QWidget]) -> None:
    private, shared = pair
    private.setGeometry(RIGHT.adjusted(-8, -8, 8, 8))
    assert TwoScreens().are_apart(private, shared)


def test_screens_that_show_the_same_are_one(pair: tuple[QWidget, QWidget]) -> None:
    twins = TwoScreens(LEFT, QRect(0, 0, 1280, 720))
    assert twins.is_alone
    assert twins.beside(pair[1]) is None
    assert not TwoScreens().is_alone


def test_while_the_shared_screen_goes_nothing_is_beside_it(pair: tuple[QWidget, QWidget]) -> None:
    screens = TwoScreens(RIGHT)  # the shared window's own has just gone
    assert screens.beside(pair[1]) is None
    assert not screens.are_apart(*pair)


def test_the_window_is_put_in_the_middle_and_never_larger_than_its_screen(
    pair: tuple[QWidget, QWidget],
) -> None:
    private, _shared = pair
    TwoScreens().put(private, RIGHT)
    assert private.size().toTuple() == SIZE
    assert private.geometry().center() == RIGHT.center()
    small = QRect(1920, 0, 500, 400)
    TwoScreens(LEFT, small).put(private, small)
    assert small.contains(private.geometry())


def test_this_computers_one_screen_is_known(pair: tuple[QWidget, QWidget]) -> None:
    screens, only = Screens(), QGuiApplication.primaryScreen()
    assert screens.areas() == [only.geometry()]
    assert screens.is_alone
    assert screens.beside(pair[1]) is None
    assert not screens.are_apart(*pair)
    screens.put(pair[0], only.geometry())
    assert only.geometry().contains(pair[0].geometry().center())


def test_a_screen_counts_no_more_from_the_moment_it_goes(
    pair: tuple[QWidget, QWidget], dressed_app: QApplication
) -> None:
    screens, only = Screens(), QGuiApplication.primaryScreen()
    told: list[tuple[list[QRect], QRect]] = []
    screens.changed.connect(lambda: told.append((screens.areas(), screens.area_of(pair[0]))))
    dressed_app.screenRemoved.emit(only)  # told by Qt before it moves the windows away
    assert told == [([], QRect())]
    dressed_app.processEvents()
    assert told[1:] == [([only.geometry()], only.geometry())]
    dressed_app.screenAdded.emit(only)
    assert len(told) == 3
