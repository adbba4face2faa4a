"""Walks a window in each theme, size and direction; for what ``every_window`` does not come to."""

from PySide6.QtWidgets import QWidget

from reviewdesk.ui.theme import Theme
from tests.ui.accessibility import walk
from tests.ui.pictures import EVERY, Build, Setting, settle, shown

WALKED = tuple(each for each in EVERY if each.mode != "dark" or each.mirrored == (each.scale > 1.0))
"""Dark has the measures of light, and ``every_window`` walks each page in all of it: once each way is enough."""
FIRST = (Setting(), Setting(mode="high_contrast", scale=2.0, mirrored=True))
"""In what the window is made, one for each direction; in the others it is dressed anew, as its owner would do it."""


def expect_nothing(build: Build) -> None:
    """Tab is pressed in one theme only, for keys know no colours, and pressing it takes most of the time."""
    findings = []
    for first in FIRST:
        themes: list[Theme] = []

        def made(theme: Theme, themes: list[Theme] = themes) -> QWidget:
            themes.append(theme)
            return build(theme)

        others = [each for each in WALKED if each.mirrored is first.mirrored and each != first]
        for window in shown(made, first):
            for setting in (first, *others):
                themes[0].set(mode=setting.mode, scale=setting.scale)
                settle()
                found = walk(window, keys=setting.mode == "light")
                findings += [f"{setting.slug}: {each}" for each in found]
    assert not findings, "\n".join(findings)
