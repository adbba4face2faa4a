"""The walker sees what is wrong: each rule is broken once on purpose."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Page, RatingScale, Text
from tests.ui.accessibility import walk
from tests.ui.pictures import settle


def rules(window: QWidget) -> set[str]:
    settle()
    return {finding.rule for finding in walk(window)}


def put(window: QWidget, *widgets: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)


def test_a_good_window_has_no_findings(window: QWidget, theme: Theme) -> None:
    put(window, Text(theme, "Words", wrap=True), Button(theme, "One"), Button(theme, "Two"))
    put(window, RatingScale(theme, name="Rating", step="achieved"))
    assert rules(window) == set()


def test_a_control_without_a_name_is_found(window: QWidget) -> None:
    nameless = QPushButton()
    nameless.setFixedSize(40, 40)
    put(window, nameless)
    assert rules(window) == {"no name"}


def test_two_controls_with_one_name_are_found(window: QWidget, theme: Theme) -> None:
    put(window, Button(theme, "Open"), Button(theme, "Open"))
    assert rules(window) == {"same name"}


def test_a_target_too_small_to_hit_is_found(window: QWidget, theme: Theme) -> None:
    small = Button(theme, "", icon="x", name="Close")
    small.setFixedSize(20, 20)
    put(window, small)
    assert "small target" in rules(window)


def test_a_control_that_tab_misses_is_found(window: QWidget, theme: Theme) -> None:
    lost = Button(theme, "Lost")
    lost.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    put(window, Button(theme, "First"), lost)
    assert rules(window) == {"Tab misses it"}


def test_a_group_whose_tab_stop_is_not_its_choice_is_found(window: QWidget, theme: Theme) -> None:
    scale = RatingScale(theme, name="Rating", step="achieved")
    put(window, scale)
    for option in scale.options:
        policy = Qt.FocusPolicy.StrongFocus if option.step == "beyond" else Qt.FocusPolicy.ClickFocus
        option.setFocusPolicy(policy)
    assert "Tab lands beside it" in rules(window)


@pytest.mark.parametrize("size", [(40, 30), (300, 6)])
def test_words_that_are_cut_are_found(window: QWidget, theme: Theme, size: tuple[int, int]) -> None:
    cut = Text(theme, "Longer than forty pixels")
    cut.setFixedSize(*size)
    put(window, cut)
    assert rules(window) == {"clipped"}


def test_widgets_over_each_other_are_found(window: QWidget) -> None:
    for x in (10, 40):
        label = QLabel("over", window)
        label.setGeometry(x, 10, 100, 30)
        label.show()
    assert rules(window) == {"overlap"}


def test_a_page_that_scrolls_sideways_is_found(window: QWidget, theme: Theme) -> None:
    page = Page(theme)
    wide = Text(theme, "wide")
    wide.setMinimumWidth(2000)
    page.add(wide)
    put(window, page)
    assert "scrolls sideways" in rules(window)


def test_a_widget_beyond_its_parent_is_found(window: QWidget) -> None:
    label = QLabel("outside", window)
    label.setGeometry(790, 10, 200, 30)
    label.show()
    assert rules(window) == {"sticks out"}


def test_a_window_that_wants_to_be_larger_is_found(window: QWidget) -> None:
    area = QScrollArea(window)
    area.setMinimumSize(3000, 10)
    put(window, area)
    window.setMinimumSize(1, 1)
    window.resize(800, 600)
    settle()
    assert "larger than the screen" in rules(window)
