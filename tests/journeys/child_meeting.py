"""Types into the meeting's window and says what was acknowledged, until it is killed.

Started once; each line on standard input forks a typist that has everything imported already. A typist prints
``start PID`` and, whenever "Saved" is shown, ``saved LENGTH SHA256`` of the words that are stored; the program itself
prints ``gone`` after each.
"""

import hashlib
import os
import random
import sys
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from reviewdesk.content.library import load_library
from reviewdesk.domain.fields import HEARD
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.services.bundle import build_services
from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import prepare_application
from reviewdesk.ui.walkthrough.driver import wait_until
from reviewdesk.ui.widgets.shared_edit import SharedEdit
from reviewdesk.vault.desk import Desk
from tests.journeys.house import House, go_to
from tests.services.surroundings import CHEAP

WORDS = "What I heard is that two quiet hours make the best days. "


def say(words: str) -> None:
    """Print in one piece, also if killed right after."""
    os.write(1, f"{words}\n".encode())


def warm_up(house: House) -> None:
    """Read the desk once, so that each typist begins with everything imported and every query built."""
    owner = house.script.company.person(house.script.company.owner)
    desk = Desk.open(house.folder, passphrase=owner.passphrase, clock=house.time.clock(), cost=CHEAP)
    services = build_services(desk, house.library)
    services.reviews.home()
    for review in services.reviews.all():
        services.meeting.meetings.snapshot(review.id)
        services.meeting.meetings.documents(review.id)
    desk.close()


def type_for_ever(house: House, seed: int) -> None:
    """Open the meeting that is under way and write down what was heard."""
    application = QApplication(["typist"])
    prepare_application(application)
    application.setQuitOnLastWindowClosed(False)
    house.time.advance(minutes=seed)
    room = house.start()
    begun = room.is_there(QAbstractButton, _("Go on with the meeting"))
    window = room.open_meeting(_("Go on with the meeting") if begun else "")
    table = house.table(window)
    if window.meeting.snapshot.stage is not StageKind.SELF_ASSESSMENT:
        go_to(table, StageKind.SELF_ASSESSMENT)
    table.press(_("Tell it aloud instead"))
    table.give_keyboard(Party.MANAGER)
    name = _("What {name} heard, in all of it").format(name=table.name(Party.MANAGER))
    edit = table.find(SharedEdit, name)
    table.click(edit)
    table.key(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    texts, doc = window.meeting.texts, window.meeting.joint

    def acknowledge(_at: object) -> None:
        words = doc.text(HEARD).value
        stored = words[: len(words) - texts.pending]  # every key is one update, and they are stored in order
        say(f"saved {len(stored)} {hashlib.sha256(stored.encode()).hexdigest()}")

    window.meeting.saved.connect(acknowledge)
    chance = random.Random(seed)
    say(f"start {os.getpid()}")
    for letter in cycle(WORDS):
        table.type_words(letter)
        if chance.random() < 0.1:
            wait_until(lambda: not texts.pending, "Saved")


def main() -> None:
    """Fork a typist for every line."""
    house = House(Path(sys.argv[1]), load_library())
    warm_up(house)
    for seed, _line in enumerate(sys.stdin, start=1):
        child = os.fork()
        if not child:
            type_for_ever(house, seed)
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    main()
