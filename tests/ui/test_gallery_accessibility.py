"""Every widget can be read, reached, hit and heard, in each theme, text size and direction."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from reviewdesk.ui.theme import Ramp, Theme
from tests.ui.accessibility import walk
from tests.ui.gallery import ExamplePage, Gallery
from tests.ui.gallery_widgets import WidgetsPage
from tests.ui.pictures import EVERY, Build, Setting, shown


def example(theme: Theme) -> QWidget:
    return Gallery(theme, ExamplePage(theme))


def widgets(theme: Theme) -> QWidget:
    return Gallery(theme, WidgetsPage(theme), rail=True)


@pytest.mark.parametrize("setting", EVERY, ids=lambda setting: setting.slug)
@pytest.mark.parametrize(("build", "ramp"), [(example, "office"), (widgets, "meeting")])
def test_the_walker_finds_nothing(
    dressed_app: QApplication, build: Build, ramp: Ramp, setting: Setting
) -> None:
    del dressed_app
    for window in shown(build, setting, ramp):
        findings = walk(window)
        assert not findings, "\n".join(map(str, findings))
