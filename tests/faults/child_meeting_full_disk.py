"""Fill the disk while somebody types in the meeting, make room, go on; print what the window said."""

import json
import subprocess
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewdesk.content.library import load_library
from reviewdesk.domain.fields import topic
from reviewdesk.domain.people import Party
from reviewdesk.services.context import DeskContext
from reviewdesk.ui.theme import prepare_application
from reviewdesk.vault.desk import Desk
from tests.faults.filling import fill
from tests.services.surroundings import CHEAP, OWNER_PASSPHRASE, StandingClock
from tests.ui.meeting.desk import Table, add_review, settle

WORDS = ("Support load", " while the disk was full", ", and after it was not")


def main(place: Path) -> None:
    """Mount a small disk, hold a meeting on it, and use the disk up."""
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", place], check=True)
    application = QApplication(["reviewdesk"])
    prepare_application(application)
    time = StandingClock()
    made = {"passphrase": OWNER_PASSPHRASE, "clock": time.clock(), "cost": CHEAP}
    desk = Desk.create(place / "desk", "manager", "Maya Ellis", **made)  # type: ignore[arg-type]  # by name
    context = DeskContext(desk, load_library())
    table = Table(context, time, place, add_review(context))
    window = table.open()
    field = window.page.first_focus()
    assert field is not None

    def typed(words: str) -> None:
        QTest.keyClicks(field, words)
        window.meeting.texts.flush()
        settle()

    typed(WORDS[0])
    outcome: dict[str, object] = {"quiet at first": window.banner.isHidden()}
    fill(place / "filler")
    pressed = 0
    while window.banner.isHidden() and pressed < 500:  # the log has some room of its own
        typed("x")
        pressed += 1
    typed(WORDS[1])
    outcome["said"] = window.banner.text.text()
    outcome["to do"] = window.banner.button.text()
    outcome["kept"] = window.meeting.texts.pending > 0
    (place / "filler").unlink()
    window.banner.button.click()
    settle()
    typed(WORDS[2])
    outcome["quiet again"] = window.banner.isHidden()
    outcome["pending"] = window.meeting.texts.pending
    window.close()
    desk.close()
    again = Desk.open(place / "desk", **made)  # type: ignore[arg-type]  # by name
    table = Table(DeskContext(again, load_library()), time, place, table.review)
    outcome["nothing lost"] = (
        table.said()[topic(Party.EMPLOYEE, 1)] == WORDS[0] + "x" * pressed + WORDS[1] + WORDS[2]
    )
    outcome["trail whole"] = again.verify_trail().broken_at is None
    again.close()
    sys.stdout.write(json.dumps(outcome))


main(Path(sys.argv[1]))
