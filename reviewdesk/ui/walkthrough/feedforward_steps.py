"""At its best and the turned table: the manager types what the employee says."""

from PySide6.QtWidgets import QAbstractButton, QDateEdit

from reviewdesk.content.sample import SampleBest, SampleTable
from reviewdesk.domain.fields import BestText, TableText
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.prompts import prompt_of, stage_of
from reviewdesk.ui.walkthrough.choosing import choose_day
from reviewdesk.ui.walkthrough.table import Table


def at_its_best(table: Table) -> None:
    """Tell the story, its conditions and what there should be more of."""
    tell_best(table, table.script.said.best)
    table.rest()
    table.picture("15-at-its-best")
    table.leave_stage()


def tell_best(table: Table, best: SampleBest) -> None:
    """Have the manager type every part that was told."""
    for part in BestText:
        words = getattr(best, part.value)
        if words:
            table.say(Party.MANAGER, _question(table, StageKind.AT_ITS_BEST, part.value), words)


def turn_the_table(table: Table) -> None:
    """Ask for one thing to keep and one to change, and promise the change by a day."""
    ask_of_manager(table, table.script.said.table)
    table.rest()
    table.picture("55-turn-the-table")
    table.leave_stage()


def ask_of_manager(table: Table, asked: SampleTable) -> None:
    """Have the manager type what is asked, and choose the day."""
    kind = StageKind.TURN_THE_TABLE
    for part in TableText:
        words = getattr(asked, part.value)
        if words:
            table.say(Party.MANAGER, _question(table, kind, part.value), words)
    table.rest()
    if asked.by is None:
        return
    label = _question(table, kind, "by")
    name = _("{field}: choose a day").format(field=label)
    if table.seen(QAbstractButton, name):
        table.press(name)
    choose_day(table, table.find(QDateEdit, label), asked.by)


def _question(table: Table, kind: StageKind, prompt: str) -> str:
    return prompt_of(stage_of(table.meeting_window.meeting.snapshot, kind), prompt, "").question
