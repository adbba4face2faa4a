"""Sign-off: own words, the outcome, two signatures with the exact document beside them, the seal."""

from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.prompts import prompt_of, stage_of
from reviewdesk.ui.walkthrough.driver import wait_until
from reviewdesk.ui.walkthrough.table import Table
from reviewdesk.ui.widgets import CoveredEdit, LineEdit
from reviewdesk.ui.widgets.signature_pad import InkArea

STROKE: Final = (
    (10, 70),
    (16, 30),
    (24, 22),
    (30, 60),
    (38, 66),
    (46, 40),
    (52, 62),
    (62, 46),
    (72, 60),
    (90, 40),
)
"""Per cent of the pad's width and height."""


def sign_off(table: Table) -> None:
    """Go from own words to the sealed plan."""
    said = table.script.said
    write_words(table, Party.EMPLOYEE, said.employee_words)
    if said.manager_words:
        table.press(_("{name} adds own words").format(name=table.name(Party.MANAGER)))
        write_words(table, Party.MANAGER, said.manager_words)
    choose(table, said.outcome)
    wait_for_document(table)
    table.picture("60-sign-off")
    draw_signature(table, Party.EMPLOYEE)
    sign(table, Party.EMPLOYEE)
    type_signature(table, Party.MANAGER)
    table.picture("61-sign-off-signing")
    sign(table, Party.MANAGER)
    wait_for_document(table)
    table.picture("62-sign-off-signed")
    seal(table)
    table.picture("90-sealed")
    if StageKind.EXIT_PULSE in table.meeting_window.meeting.stages:
        table.go_on_to(StageKind.EXIT_PULSE)


def write_words(table: Table, party: Party, words: str) -> None:
    """Type what a person wants to stand in the document as written."""
    if not words:
        return
    stage = stage_of(table.meeting_window.meeting.snapshot, StageKind.SIGN_OFF)
    otherwise = _("{name}’s own words").format(name=table.name(party))
    field = prompt_of(stage, f"{party.value}_words", otherwise).question
    if party is Party.MANAGER:
        table.say(party, field, words)
    else:
        table.give_keyboard(party)
        table.write(CoveredEdit, field, words)
        table.press(_("Show my words"))
    table.rest()


def choose(table: Table, outcome: Outcome, witness: str = "") -> None:
    """Close the review as the employee wants to; a witness is named for one who would rather not sign."""
    words = {
        Outcome.ACKNOWLEDGED: _("Acknowledge"),
        Outcome.WITH_COMMENTS: _("Acknowledge with comments"),
        Outcome.TAKEN_HOME: _("Take it home"),
        Outcome.DECLINED: _("I’d rather not sign now"),
    }
    table.give_keyboard(Party.EMPLOYEE)
    table.press(words[outcome])
    table.rest()
    if witness:
        table.write(LineEdit, _("Who is the witness?"), witness)
        table.key(Qt.Key.Key_Return)
        table.rest()
        meeting = table.meeting_window.meeting
        wait_until(lambda: meeting.snapshot.sign_off.witness == witness, witness)


def draw_signature(table: Table, party: Party) -> None:
    """Draw with the mouse."""
    pad = table.find(InkArea, _("Signature of {person}").format(person=table.script.name(party)))
    points = [QPoint(pad.width() * x // 100, pad.height() * y // 100) for x, y in STROKE]
    table.draw(pad, points)


def type_signature(table: Table, party: Party) -> None:
    """Type the name instead."""
    name = table.script.name(party)
    table.press(_("{action}, {person}").format(action=_("Type name"), person=name))
    table.write(LineEdit, _("Type your name, {person}").format(person=name), name)


def sign(table: Table, party: Party) -> None:
    """Type the person's own passphrase and sign."""
    field = _("{name}’s passphrase").format(name=table.name(party))
    table.write(LineEdit, field, table.script.passphrase(party))
    table.press(_("Sign as {name}").format(name=table.script.name(party)))
    meeting = table.meeting_window.meeting
    wait_until(lambda: party in dict(meeting.snapshot.sign_off.signed_at), field)
    table.rest()


def seal(table: Table) -> None:
    """Look at what sealing does, then seal."""
    table.go_on()
    table.find(QAbstractButton, _("Seal it now"))
    table.go_on()
    meeting = table.meeting_window.meeting
    wait_until(lambda: meeting.snapshot.state is ReviewState.SEALED, _("Seal it now"))
    table.rest()
    wait_until(lambda: _("The file is being checked …") not in table.names(), _("Seal it now"))
    wait_for_document(table)


def wait_for_document(table: Table) -> None:
    """Wait until the pages beside the signatures show the last words."""
    preview = table.meeting_window.page.preview  # type: ignore[attr-defined]  # the sign-off's page
    drawn: list[object] = []
    preview.drawn.connect(drawn.append)
    preview.draw()
    wait_until(lambda: bool(drawn), _("The document"))
    preview.drawn.disconnect(drawn.append)
    table.rest()
