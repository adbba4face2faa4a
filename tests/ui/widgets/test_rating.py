"""Choosing, hiding and showing a progress rating."""

from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    CANNOT_JUDGE,
    STEPS,
    RatingMark,
    RatingScale,
    SecretRating,
    Step,
    Veil,
    step_word,
)
from reviewdesk.ui.widgets.marks import draw_mark
from tests.ui.pictures import difference, settle


def put(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    settle()


def mark(step: Step, side: int) -> QImage:
    """Return a mark in black on white."""
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    centre = QPointF(side / 2, side / 2)
    draw_mark(painter, centre, side / 2 - 1, step, ink=QColor("black"), ground=QColor("white"))
    painter.end()
    return image


def test_nothing_is_chosen_beforehand(window: QWidget, theme: Theme) -> None:
    scale = RatingScale(theme, name="Rating")
    put(window, scale)
    assert scale.step() is None


@pytest.mark.parametrize(
    ("key", "step"),
    [
        (Qt.Key.Key_1, "not_started"),
        (Qt.Key.Key_4, "achieved"),
        (Qt.Key.Key_5, "beyond"),
        (Qt.Key.Key_0, "cannot_judge"),
    ],
)
def test_a_digit_chooses(window: QWidget, theme: Theme, qtbot: QtBot, key: Qt.Key, step: Step) -> None:
    scale = RatingScale(theme, name="Rating")
    put(window, scale)
    with qtbot.waitSignal(scale.chosen) as chosen:
        QTest.keyClick(scale.options[0], key)
    assert chosen.args == [step]
    assert scale.step() == step


def test_arrow_keys_move_the_choice(window: QWidget, theme: Theme) -> None:
    scale = RatingScale(theme, name="Rating", step="getting_going")
    put(window, scale)
    scale.options[1].setFocus()
    QTest.keyClick(scale.options[1], Qt.Key.Key_Right)
    assert scale.step() == "well_on_the_way"


def test_each_hidden_card_carries_its_own_key(window: QWidget, theme: Theme) -> None:
    secret = SecretRating(theme, name="Hidden", tone="employee")
    put(window, secret)
    window.resize(700, 300)
    settle()
    picture = secret.grab().toImage()
    corners = [
        picture.copy(box.toRect().adjusted(6, 6, 0, 0)).copy(0, 0, 18, 22) for _step, box in secret._boxes()
    ]
    assert all(one != other for one, other in combinations(corners, 2))


def test_only_pressing_the_chosen_card_once_more_lets_it_go(window: QWidget, theme: Theme) -> None:
    scale = RatingScale(theme, name="Rating")
    put(window, scale)
    let_go: list[bool] = []
    scale.let_go.connect(lambda: let_go.append(True))
    scale.options[1].setFocus()
    QTest.keyClick(scale.options[1], Qt.Key.Key_3)
    QTest.keyClick(scale.options[2], Qt.Key.Key_Right)
    QTest.mouseClick(scale.options[1], Qt.MouseButton.LeftButton)
    assert not let_go
    QTest.keyClick(scale.options[1], Qt.Key.Key_Space)
    assert let_go == [True]


def test_a_click_anywhere_on_the_card_chooses(window: QWidget, theme: Theme) -> None:
    scale = RatingScale(theme, name="Rating")
    put(window, scale)
    option = scale.options[3]
    QTest.mouseClick(option, Qt.MouseButton.LeftButton, pos=QPoint(option.width() - 6, option.height() - 6))
    assert scale.step() == "achieved"


def test_setting_a_step_from_outside_is_silent(window: QWidget, theme: Theme, qtbot: QtBot) -> None:
    scale = RatingScale(theme, name="Rating")
    put(window, scale)
    with qtbot.assertNotEmitted(scale.chosen):
        scale.set_step("beyond")
    assert scale.step() == "beyond"
    scale.set_step(None)
    assert scale.step() is None


def test_a_key_that_means_nothing_changes_nothing(window: QWidget, theme: Theme) -> None:
    scale = RatingScale(theme, name="Rating", step="achieved")
    put(window, scale)
    QTest.keyClick(scale.options[3], Qt.Key.Key_9)
    assert scale.step() == "achieved"


def test_cannot_judge_can_be_left_out(theme: Theme) -> None:
    scale = RatingScale(theme, name="Rating", cannot_judge=False)
    assert [option.step for option in scale.options] == list(STEPS)


def test_the_cards_stand_in_fewer_columns_where_it_is_narrow(window: QWidget, theme: Theme) -> None:
    scale = RatingScale(theme, name="Rating")
    put(window, scale)
    rows_wide = {option.y() for option in scale.options}
    window.resize(340, 700)
    settle()
    rows_narrow = {option.y() for option in scale.options}
    assert len(rows_wide) == 1
    assert len(rows_narrow) in {2, 3}


def test_options_are_radio_buttons_to_a_screen_reader(window: QWidget, theme: Theme) -> None:
    scale = RatingScale(theme, name="Rating", step="achieved")
    put(window, scale)
    interface = QAccessible.queryAccessibleInterface(scale.options[3])
    assert interface.role() == QAccessible.Role.RadioButton
    assert interface.text(QAccessible.Text.Name) == "Achieved"
    assert interface.state().checked


def test_nothing_reacts_while_choosing_in_secret(window: QWidget, theme: Theme, qtbot: QtBot) -> None:
    secret = SecretRating(theme, name="Rating by Maya, hidden", tone="manager")
    put(window, secret)
    secret.setFocus()
    before = secret.grab().toImage()
    name = secret.accessibleName(), secret.accessibleDescription()
    for key in (Qt.Key.Key_2, Qt.Key.Key_4):
        QTest.keyClick(secret, key)
        assert secret.grab().toImage() == before
        assert (secret.accessibleName(), secret.accessibleDescription()) == name
    with qtbot.waitSignal(secret.sealed) as sealed:
        QTest.keyClick(secret, Qt.Key.Key_Return)
    assert sealed.args == ["achieved"]
    assert secret.grab().toImage() == before


def test_a_click_chooses_in_secret_too(window: QWidget, theme: Theme, qtbot: QtBot) -> None:
    secret = SecretRating(theme, name="Hidden", tone="employee")
    put(window, secret)
    before = secret.grab().toImage()
    QTest.mouseClick(secret, Qt.MouseButton.LeftButton, pos=QPoint(secret.width() - 20, 20))
    assert secret.grab().toImage() == before
    with qtbot.waitSignal(secret.sealed) as sealed:
        secret.seal()
    assert sealed.args[0] in {CANNOT_JUDGE, "well_on_the_way", "beyond"}


def test_sealing_nothing_asks_for_a_choice(window: QWidget, theme: Theme, qtbot: QtBot) -> None:
    secret = SecretRating(theme, name="Hidden", tone="employee")
    put(window, secret)
    QTest.keyClick(secret, Qt.Key.Key_3)
    secret.forget()
    with qtbot.waitSignal(secret.missing), qtbot.assertNotEmitted(secret.sealed):
        QTest.keyClick(secret, Qt.Key.Key_Enter)


def test_a_sealed_choice_is_not_kept_in_the_widget(window: QWidget, theme: Theme, qtbot: QtBot) -> None:
    secret = SecretRating(theme, name="Hidden", tone="employee")
    put(window, secret)
    QTest.keyClick(secret, Qt.Key.Key_3)
    secret.seal()
    with qtbot.waitSignal(secret.missing):
        secret.seal()


@pytest.mark.parametrize("side", [14, 28, 46])
def test_all_marks_differ_in_black_and_white(dressed_app: QApplication, side: int) -> None:
    del dressed_app
    marks = {step: mark(step, side) for step in (*STEPS, CANNOT_JUDGE)}
    pairs = [(one, other) for one in marks for other in marks if one < other]
    for one, other in pairs:
        assert difference(marks[one], marks[other], tolerance=96) > 0.05, (one, other)


@pytest.mark.parametrize("side", [14, 28, 46])
def test_beyond_has_a_silhouette_that_achieved_has_not(dressed_app: QApplication, side: int) -> None:
    """Filled wholly, the two still differ: it is not a matter of a thin inner ring."""
    del dressed_app
    assert difference(mark("achieved", side), mark("beyond", side), tolerance=128) > 0.12


def test_a_shown_rating_is_spoken_in_words(theme: Theme) -> None:
    shown = RatingMark(theme, "beyond", "employee")
    assert shown.accessibleName() == "Beyond"
    shown.set_step("cannot_judge")
    assert (shown.step(), shown.accessibleName()) == ("cannot_judge", "Cannot judge yet")


def test_every_step_has_its_own_words() -> None:
    words = [step_word(step) for step in (*STEPS, CANNOT_JUDGE)]
    assert len(set(words)) == 6


def test_the_veil_looks_the_same_every_time(window: QWidget, theme: Theme) -> None:
    veil = Veil(theme, "employee")
    put(window, veil)
    assert veil.grab().toImage() == veil.grab().toImage()
    assert veil.accessibleName() == "Rating hidden"
