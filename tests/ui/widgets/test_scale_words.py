"""A template's own words stand on every scale, and what they mean is there for whoever asks."""

from pytestqt.qtbot import QtBot

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    CANNOT_JUDGE,
    STEPS,
    RatingScale,
    RatingWords,
    ScaleLegend,
    SecretRating,
    step_word,
)
from tests.ui.accessibility import spoken_name

SCALE = tuple((f"Label {n}", f"Meaning {n}.") for n in range(6))


def test_words_stand_in_the_order_of_the_scale() -> None:
    words = RatingWords.of(SCALE)
    assert [words.label(step) for step in (*STEPS, CANNOT_JUDGE)] == [label for label, _ in SCALE]
    assert words.meaning("beyond") == "Meaning 4."
    assert RatingWords.of(()).label("beyond") == step_word("beyond") == "Beyond"
    assert RatingWords().meaning("beyond") == ""


def test_the_scale_shows_and_speaks_them(theme: Theme, qtbot: QtBot) -> None:
    scale = RatingScale(theme, name="Rating", words=RatingWords.of(SCALE))
    qtbot.addWidget(scale)
    assert [spoken_name(option) for option in scale.options] == [label for label, _ in SCALE]
    assert scale.options[0].text() == "Label 0"
    assert scale.options[0].accessibleDescription() == "Meaning 0."


def test_a_long_word_of_a_template_widens_the_cards(theme: Theme, qtbot: QtBot) -> None:
    usual = SecretRating(theme, name="Hidden", tone="employee")
    long = RatingWords.of((("Unabdingbarkeitsnachweislich", "Lang."), *SCALE[1:]))
    own = SecretRating(theme, name="Hidden", tone="employee", words=long)
    for each in (usual, own):
        qtbot.addWidget(each)
    assert own.minimumSizeHint().width() > usual.minimumSizeHint().width()


def test_the_meanings_unfold_and_fold(theme: Theme, qtbot: QtBot) -> None:
    legend = ScaleLegend(theme, RatingWords.of(SCALE))
    qtbot.addWidget(legend)
    qtbot.addWidget(legend.button)
    assert legend.isHidden()
    legend.button.click()
    assert not legend.isHidden()
    legend.button.click()
    assert legend.isHidden()
    silent = ScaleLegend(theme, RatingWords())
    qtbot.addWidget(silent)
    qtbot.addWidget(silent.button)
    assert silent.button.isHidden()
