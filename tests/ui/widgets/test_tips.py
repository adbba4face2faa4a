"""A tooltip shows words from elsewhere as they are, whatever they look like."""

import pytest
from PySide6.QtGui import Qt, QTextDocument

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button
from reviewdesk.ui.widgets.tips import set_tip


@pytest.mark.parametrize(
    "words", ["<b>bold</b>", "<img src='file:///etc/passwd'>", "<h1 style='font-size:900px'>Big</h1> & more"]
)
def test_words_that_look_like_a_page_are_shown_letter_by_letter(theme: Theme, words: str) -> None:
    button = Button(theme, "", "ghost", icon="x", name=words)
    shown = QTextDocument()
    shown.setHtml(button.toolTip())
    assert Qt.mightBeRichText(button.toolTip())
    assert shown.toPlainText() == words


@pytest.mark.parametrize("words", ["", "Close (Esc)", "Mine & yours", "3 < 4", "“Welcome”"])
def test_plain_words_stay_as_they_are(theme: Theme, words: str) -> None:
    button = Button(theme, "Open", "ghost")
    set_tip(button, words)
    assert button.toolTip() == words
