"""Two people type, paste, undo and compose at random: in the end both read the same, and the boxes show it."""

import pytest
from pytestqt.qtbot import QtBot

from reviewdesk.ui.binding.offsets import as_shown

from .people import Storm


def _weather(qtbot: QtBot, seed: int, actions: int) -> None:
    storm = Storm(seed)
    for person in storm.people:
        qtbot.addWidget(person.edit)
    storm.run(actions)
    storm.settle()
    one, two = storm.people

    assert one.text == two.text
    assert as_shown(one.text) == one.edit.toPlainText() == two.edit.toPlainText()
    assert one.doc.content_hash() == two.doc.content_hash()


@pytest.mark.parametrize("seed", range(13))
def test_four_thousand_random_actions_end_in_one_text(qtbot: QtBot, seed: int) -> None:
    _weather(qtbot, seed, 4_000)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 120))
def test_a_long_storm_ends_in_one_text(qtbot: QtBot, seed: int) -> None:
    _weather(qtbot, seed, 30_000)
