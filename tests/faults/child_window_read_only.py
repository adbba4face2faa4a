"""Start the program on a desk that cannot be written, let it be allowed again, go on; print what the window said."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from reviewdesk.app import ReviewDesk
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.office.desks import Desks
from reviewdesk.ui.theme import Theme, prepare_application
from reviewdesk.ui.walkthrough.driver import wait_until
from tests.desk_kit import PASSPHRASE, QUICK, MemoryKeyring
from tests.ui.office.program import primary, said


def mistaken(error: BaseException) -> None:
    """Let no mistake of the program pass."""
    raise error


def unlocked(program: ReviewDesk, ended: Callable[[], bool]) -> None:
    """Type the passphrase, if it is asked for, and wait for what comes of it."""
    wait_until(lambda: not program.runner.busy and not program.door.view.busy, "the door")
    if program.door.view.trouble is None:
        program.window.lock_screen.field.control.setText(PASSPHRASE)
        program.window.lock_screen.unlock_button.click()
    wait_until(ended, "an answer")


def main(folder: Path) -> None:
    """Mount the desk read-only, try, mount it as it was, try again."""
    subprocess.run(["mount", "--bind", folder, folder], check=True)
    subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
    application = QApplication(["reviewdesk"])
    prepare_application(application)
    preferences = Preferences(folder.parent / "preferences.json")
    desks = Desks(keyring=MemoryKeyring(), cost=QUICK)
    program = ReviewDesk(preferences, Theme(reduced_motion=True), mistaken, folder=folder, desks=desks)
    outcome: dict[str, object] = {"first": program.claim_or_hand_over()}
    program.start()
    screen = program.window.lock_screen
    unlocked(program, lambda: program.door.view.trouble is not None)
    outcome["said"] = said(screen)
    outcome["to do"] = primary(screen).text()
    subprocess.run(["mount", "-o", "remount,rw,bind", folder], check=True)
    primary(screen).click()
    unlocked(program, lambda: program.opened is not None)
    assert program.opened is not None
    outcome["opened"] = program.opened.desk.info.owner_name
    outcome["trail whole"] = program.opened.desk.verify_trail().broken_at is None
    program.window.close()
    program.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    sys.stdout.write(json.dumps(outcome))


main(Path(sys.argv[1]))
