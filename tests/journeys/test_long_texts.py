"""Five thousand words, emoji and four scripts: pasted as people paste, kept as written, printed for both."""

import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from reviewdesk.document.attached import attached_json
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.system.i18n import _
from reviewdesk.ui.walkthrough.opening_steps import open_drawer
from reviewdesk.ui.walkthrough.signing_steps import choose, seal, sign, type_signature
from reviewdesk.ui.walkthrough.table import Table
from reviewdesk.ui.widgets.shared_edit import SharedEdit
from tests.document.reading import text
from tests.journeys.house import House, go_to, newest_plan, squashed

WORDS = 5_000
SCRIPTS = {
    "Greek": "Ο τροχός γυρίζει όταν τον αφήνεις ήσυχο",
    "Cyrillic": "Колесо держится, если его не торопить",
    "Arabic": "العجلة تدور عندما تتركها وشأنها",
    "Thai": "ล้อหมุนดีเมื่อเราไม่เร่งมัน",
}
EMOJI = "🚲🔧 👩🏽‍🔧 🇳🇿"


def long_account() -> str:
    """Return five thousand words in lines of fifty, each line telling which it is."""
    lines = (
        " ".join([f"Line {line}:", *(f"word{line * 48 + place}" for place in range(48))])
        for line in range(WORDS // 50)
    )
    return "\n".join(lines)


def paste(table: Table, party: Party, field: str, words: str) -> None:
    """Put ``words`` on the clipboard and paste them into the field."""
    table.give_keyboard(party)
    table.click(table.find(SharedEdit, field))
    table.await_keyboard(SharedEdit, field)
    QGuiApplication.clipboard().setText(words)
    table.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    table.rest()


def test_five_thousand_words_emoji_and_four_scripts_are_kept_as_written(house: House) -> None:
    room = house.start()
    table = house.table(room.open_meeting())
    go_to(table, StageKind.SELF_ASSESSMENT)
    open_drawer(table)
    account = long_account()
    scripts = "\n".join([*SCRIPTS.values(), EMOJI])
    heard = _("What {name} heard, in all of it").format(name=table.name(Party.MANAGER))
    page = table.meeting_window.page
    while page.next_step().text == _("Next question"):
        table.go_on()
    paste(table, Party.MANAGER, heard, f"{account}\n{scripts}")
    go_to(table, StageKind.SIGN_OFF)
    choose(table, Outcome.ACKNOWLEDGED)
    for party in Party:
        type_signature(table, party)
        sign(table, party)
    seal(table)
    pdf = newest_plan(room)
    verdict = room.do(lambda: room.services.archive.verify(pdf))
    assert (verdict.intact, verdict.trusted, verdict.shown_equals_attached) == (True, True, "exact")
    assert json.loads(attached_json(pdf))["heard"] == f"{account}\n{scripts}"
    printed = iter(text(pdf).split())
    assert not [
        word for word in account.split() if word not in printed
    ]  # in this order, between feet of pages
    shown = squashed(text(pdf))
    assert squashed(SCRIPTS["Greek"]) in shown
    assert squashed(SCRIPTS["Cyrillic"]) in shown
