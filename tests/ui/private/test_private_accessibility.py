"""The private window can be read, reached, hit and heard, covered and not, in each theme, size and direction."""

import pytest
from PySide6.QtWidgets import QWidget

from reviewdesk.ui.theme import Mode, Theme
from tests.ui.accessibility import walk
from tests.ui.pictures import Setting, shown
from tests.ui.private.hands import Notebook

LOOKS: tuple[tuple[Mode, float, bool], ...] = (
    ("light", 1.0, False),
    ("light", 2.0, False),
    ("dark", 1.0, True),
    ("high_contrast", 2.0, True),
)
SETTINGS = tuple(
    Setting(size=size, mode=mode, scale=scale, mirrored=mirrored)
    for size in ((560, 860), (1366, 700))
    for mode, scale, mirrored in LOOKS
)


@pytest.mark.parametrize("covered", [True, False], ids=["covered", "open"])
@pytest.mark.parametrize("setting", SETTINGS, ids=lambda each: each.slug)
def test_the_private_window(notebook: Notebook, setting: Setting, *, covered: bool) -> None:
    def build(theme: Theme) -> QWidget:
        window = notebook.window(theme, share=0.2)
        notebook.made.clear()  # the pictures close it
        if not covered:
            window.uncover()
        return window

    for window in shown(build, setting):
        findings = walk(window)
        assert not findings, "\n".join(map(str, findings))
