"""The whole meeting by keyboard alone, from the one button of Home to the sealed plan."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.system.i18n import _
from reviewdesk.ui.walkthrough import future_steps
from reviewdesk.ui.walkthrough.choosing import tab_to
from reviewdesk.ui.walkthrough.driver import wait_until
from reviewdesk.ui.walkthrough.meeting import hold_meeting
from reviewdesk.ui.walkthrough.signing_steps import choose, seal, sign, type_signature, write_words
from tests.document.reading import text
from tests.journeys.by_keyboard import ByKeyboard, choose_day
from tests.journeys.house import House, leave, newest_plan, squashed


def test_the_whole_meeting_is_held_without_a_mouse(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(future_steps, "choose_day", choose_day)
    room = house.start()
    tab_to(room, room.find(QAbstractButton, _("Open meeting")))
    room.key(Qt.Key.Key_Space)
    wait_until(lambda: room.host.window is not None, _("Open meeting"))
    window = room.host.window
    assert window is not None
    table = ByKeyboard(window, house.script, house.pictures.append)
    hold_meeting(table, until=StageKind.SIGN_OFF)
    said = house.script.said
    write_words(table, Party.EMPLOYEE, said.employee_words)
    choose(table, said.outcome)
    for party in Party:
        type_signature(table, party)
        sign(table, party)
    seal(table)
    assert window.meeting.snapshot.state is ReviewState.SEALED
    leave(room, table)
    shown = squashed(text(newest_plan(room)))
    for words in (*said.employee_topics, said.heard, said.actions[0].practice, said.employee_words):
        assert squashed(words) in shown
