"""Every window can be read, reached, hit and heard: in each text size, theme and direction, and none is left out."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

import reviewdesk.ui
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.stage_page import StagePage
from reviewdesk.ui.meeting.text_sizes import SIZES
from reviewdesk.ui.office.office_window import OfficeWindow
from reviewdesk.ui.theme import Mode, Theme
from reviewdesk.ui.widgets import Page
from reviewdesk.ui.widgets.overlay import Overlay
from tests.ui.accessibility import walk
from tests.ui.every_window.scene import Scene
from tests.ui.every_window.scenes import SCENES
from tests.ui.meeting import signing_hands
from tests.ui.pictures import settle

keys = signing_hands.keys
desk = signing_hands.desk

MODES: tuple[Mode, ...] = ("light", "dark")
WAYS = (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft)
KINDS = (Page, StagePage, Overlay, QDialog)
ENDINGS = ("Window", "Sheet", "Drawer", "Curtain", "Dialog")


def classes() -> Iterator[type[QWidget]]:
    """Yield every class of ReviewDesk that is a widget."""
    for module in pkgutil.walk_packages(reviewdesk.ui.__path__, "reviewdesk.ui."):
        for each in vars(importlib.import_module(module.name)).values():
            if inspect.isclass(each) and each.__module__ == module.name and issubclass(each, QWidget):
                yield each


def shown_whole() -> set[type[QWidget]]:
    """Return what fills a window, lies over one or is one; not what others are only made from."""
    found = set(classes())
    made_from = {base for each in found for base in each.__mro__[1:]}
    return {each for each in found - made_from if issubclass(each, KINDS) or each.__name__.endswith(ENDINGS)}


def test_nothing_is_left_out() -> None:
    windows = {MeetingWindow, OfficeWindow, *(look.shows for scene in SCENES for look in scene.looks)}
    assert {each.__name__ for each in shown_whole() - windows} == set()


@pytest.fixture
def scene_window(request: pytest.FixtureRequest, theme: Theme) -> Iterator[QWidget]:
    scene: Scene = request.param
    window = scene.show(request.getfixturevalue(scene.needs), theme)
    window.resize(*scene.size)
    window.show()
    settle()
    yield window
    if isValid(window):
        window.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def dress(window: QWidget, theme: Theme, mode: Mode, size: float) -> None:
    if isinstance(window, MeetingWindow):
        window.theme.set(mode=mode)
        window.set_text_size(size)
    else:
        theme.set(mode=mode, scale=size)
    settle(3)  # heights follow widths, and widths the direction


def looked_at(window: QWidget, shows: type[QWidget]) -> QWidget:
    """Return what is walked: what lies over its window shuts out the rest of it."""
    found = [each for each in (window, *window.findChildren(shows)) if isinstance(each, shows)]
    visible = [each for each in found if each.isVisible()]
    assert visible, f"{shows.__name__} is not on screen"
    return visible[0] if isinstance(visible[0], Overlay) else window


@pytest.mark.parametrize(
    ("scene_window", "scene"),
    [pytest.param(scene, scene, id=scene.name) for scene in SCENES],
    indirect=["scene_window"],
)
def test_everybody_can_read_reach_and_hear_it(scene_window: QWidget, scene: Scene, theme: Theme) -> None:
    """Tab is pressed in one theme, for keys know no colours, and in the least and the largest text."""
    window, findings = scene_window, []
    for mode, way, size in product(MODES, WAYS, SIZES):
        keys = mode == MODES[0] and size in {SIZES[0], SIZES[-1]}
        window.setLayoutDirection(way)
        dress(window, theme, mode, size)
        for look in scene.looks:
            look.enter(window)
            settle(3)
            found = [str(each) for each in walk(looked_at(window, look.shows), keys=keys)]
            if window.size().toTuple() != scene.size:
                found.append(f"the window grew to {window.size().toTuple()}")
            findings += [f"{look.shows.__name__}, {mode}, {size}, {way.name}: {each}" for each in found]
            look.leave(window)
    assert not findings, "\n".join(findings)
