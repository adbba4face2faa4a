"""The foot of the window says what is waited for in whole words, whatever the text size."""

from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from reviewdesk.ui.meeting.footer import Footer
from reviewdesk.ui.meeting.stage_page import NextStep
from reviewdesk.ui.theme import Theme
from tests.ui.pictures import settle

SIGNING = NextStep("Seal and finish", enabled=False, hint="Waiting for Devon’s signature")


@pytest.mark.parametrize(("scale", "told"), [(1.0, True), (2.0, False)])
def test_what_is_waited_for_goes_before_what_is_saved(qtbot: QtBot, scale: float, *, told: bool) -> None:
    footer = Footer(Theme(ramp="meeting", scale=scale))
    qtbot.addWidget(footer)
    footer.refresh(SIGNING, can_go_back=True)
    footer.show_saved(datetime(2026, 11, 23, 10, 42, tzinfo=UTC))
    footer.resize(1222, 160)
    footer.show()
    settle()
    assert footer.hint.painted_overflow() == ""
    assert footer.hint.height() < 2 * footer.hint.fontMetrics().height()
    assert footer.saved.isVisible() is told
    footer.refresh(NextStep("Next"), can_go_back=True)
    assert footer.saved.isVisible()
