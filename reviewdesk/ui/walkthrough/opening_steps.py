"""Welcome and self-assessment: both say what they want to talk about, then the employee opens the drawer."""

from PySide6.QtCore import Qt

from reviewdesk.domain.people import Party
from reviewdesk.system.i18n import _
from reviewdesk.ui.walkthrough.table import Table
from reviewdesk.ui.widgets import LineEdit


def welcome(table: Table) -> None:
    """Type both agendas, the employee's first."""
    said = table.script.said
    for party, topics in ((Party.EMPLOYEE, said.employee_topics), (Party.MANAGER, said.manager_topics)):
        for number, words in enumerate(topics, start=1):
            field = _("{name}’s topic {number}").format(name=table.name(party), number=number)
            table.say(party, field, words)
    table.rest()
    table.picture("10-welcome")
    table.leave_stage()


def self_assessment(table: Table) -> None:
    """Open the drawer by its passphrase, go through the questions, write down what was heard."""
    table.picture("20-drawer")
    open_drawer(table)
    table.rest()
    page = table.meeting_window.page
    while page.next_step().text == _("Next question"):
        table.go_on()
    heard = _("What {name} heard, in all of it").format(name=table.name(Party.MANAGER))
    table.say(Party.MANAGER, heard, table.script.said.heard)
    table.rest()
    table.picture("21-self-assessment")
    table.leave_stage()


def open_drawer(table: Table) -> None:
    """Type the employee's passphrase and press Enter."""
    name = _("{name}’s passphrase").format(name=table.name(Party.EMPLOYEE))
    table.give_keyboard(Party.EMPLOYEE)
    table.write(LineEdit, name, table.script.passphrase(Party.EMPLOYEE))
    table.key(Qt.Key.Key_Return)
    table.rest()
