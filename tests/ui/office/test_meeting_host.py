"""The owner's window makes room for the meeting, and comes back when it is paused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from reviewdesk.app import ReviewDesk
from reviewdesk.domain.people import Party
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.office.desks import Desks
from reviewdesk.ui.theme import Theme
from tests.desk_kit import QUICK, MemoryKeyring

Wait = Callable[[Callable[[], object]], None]


@pytest.fixture
def wait(qtbot: QtBot) -> Wait:
    def until(true: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: bool(true()), timeout=60_000)

    return until


def keyboard_in_page(program: ReviewDesk) -> bool:
    """Say whether the keyboard is in the page that is open, not in the navigation."""
    shell, focus = program.window.shell, program.window.focusWidget()
    return shell is not None and shell.page is not None and shell.page.isAncestorOf(focus)


def test_a_meeting_is_opened_paused_and_refused(
    theme: Theme, preferences: Preferences, wait: Wait, tmp_path: Path
) -> None:
    del tmp_path
    mistakes: list[BaseException] = []
    program = ReviewDesk(
        preferences, theme, mistakes.append, desks=Desks(keyring=MemoryKeyring(), cost=QUICK)
    )
    program.start_sample()
    wait(lambda: program.opened)
    opened, host, shell = program.opened, program.host, program.window.shell
    assert opened is not None
    assert host is not None
    assert shell is not None
    review = opened.services.reviews.home().next_review
    assert review is not None
    shell.meeting_asked.emit(review.id)
    shell.meeting_asked.emit(review.id)  # an impatient second click opens no second window
    wait(lambda: host.window)
    meeting = host.window
    assert meeting is not None
    assert meeting.isVisible()
    assert not program.window.isVisible()
    told = meeting.meeting.sample_passphrases
    assert told[Party.MANAGER] == Desks().sample_passphrase()
    opened.services.drawers.open(meeting.meeting.snapshot.employee.id, told[Party.EMPLOYEE]).close()
    program._on_instance_raised([])
    assert not program.window.isVisible()  # nothing interrupts a meeting
    meeting.close()
    wait(lambda: host.window is None)
    assert program.window.isVisible()
    wait(lambda: "Paused at" in str(shell.pages["home"].view_model.snapshot))
    wait(lambda: keyboard_in_page(program))
    program.lock()
    wait(lambda: program.window.shell is None and not program.door.view.busy)
    program.door.unlock(program.door.view.passphrase)
    wait(lambda: program.opened)
    wait(lambda: keyboard_in_page(program))
    again, unlocked = program.host, program.window.shell
    assert again is not None
    assert unlocked is not None
    again.open("no such review")
    wait(unlocked.banner.isVisible)
    assert "no longer on this desk" in unlocked.banner.text.text()
    program.window.close()
    program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not mistakes
