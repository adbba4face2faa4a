"""What a scene is: a window, and what there is to look at in it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from reviewdesk.ui.theme import Theme

Show = Callable[[Any, Theme], QWidget]
Turn = Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class Look:
    """One thing to look at in a window: how to come to it, and how to leave it again."""

    shows: type[QWidget]
    enter: Turn = lambda _window: None
    leave: Turn = lambda _window: None


@dataclass(frozen=True, slots=True)
class Scene:
    """A window, from what it is made, and what there is to look at in it.

    Dressing a window of the meeting anew takes longer than walking it, so its stages share one.
    """

    name: str
    needs: str
    show: Show
    looks: tuple[Look, ...]
    size: tuple[int, int] = (1366, 768)
