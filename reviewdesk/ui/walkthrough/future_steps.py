"""Growth and the development plan: what each names, and what the two will do about it."""

from PySide6.QtWidgets import QAbstractButton, QComboBox, QDateEdit, QSlider

from reviewdesk.content.sample import SampleGrowth
from reviewdesk.domain.fields import GrowthText, PlanText
from reviewdesk.domain.people import Party
from reviewdesk.domain.plan import CheckInRhythm, DevelopmentAction
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingStage
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.system.labels import how_label
from reviewdesk.ui.meeting.prompts import prompt_of, stage_of
from reviewdesk.ui.walkthrough.choosing import choose_day, choose_from, slide_to
from reviewdesk.ui.walkthrough.table import Table


def growth(table: Table) -> None:
    """Have the employee name an area and a strength, then the manager offer one of each."""
    said = table.script.said
    for party, named in ((Party.EMPLOYEE, said.employee_growth), (Party.MANAGER, said.manager_growth)):
        name_growth(table, party, named)
    table.rest()
    table.picture("40-growth")
    table.leave_stage()


def name_growth(table: Table, party: Party, named: SampleGrowth) -> None:
    """Type what ``party`` names."""
    for text, words in ((GrowthText.AREA, named.area), (GrowthText.STRENGTH, named.strength)):
        question = prompt_of(_stage(table, StageKind.GROWTH), f"{party.value}_{text.value}", "").question
        name = _("{name}: {question}").format(name=table.name(party), question=question)
        table.say(party, name, words)


def plan(table: Table) -> None:
    """Write down every action and the rhythm of check-ins."""
    table.give_keyboard(Party.EMPLOYEE)
    for number, action in enumerate(table.script.said.actions, start=1):
        if number > 1:
            table.press(_("Add another"))
        write_action(table, action)
        table.rest()
        if number == 1:
            table.picture("50-plan-first-action")
    agree_rhythm(table, table.script.said.rhythm)
    table.rest()
    table.picture("51-plan")
    table.leave_stage()


def write_action(table: Table, action: DevelopmentAction) -> None:
    """Fill in the action that is open, from top to bottom."""
    for part, words in (
        (PlanText.PRACTICE, action.practice),
        (PlanText.FIRST_STEP, action.first_step),
        (PlanText.IF, action.if_),
        (PlanText.THEN, action.then),
        (PlanText.HELP, action.help),
        (PlanText.NOTICE, action.notice),
    ):
        _write_part(table, part, words)
    if action.how is not None:
        table.press(how_label(action.how.value))
    if action.objective:
        box = table.find(QComboBox, _question(table, "objective"))
        choose_from(table, box, table.script.objective(action.objective))
    for label, day in ((_("Begin"), action.begin), (_("By when"), action.help_by)):
        if day is not None:
            table.press(_("{field}: choose a day").format(field=label))
            choose_day(table, table.find(QDateEdit, label), day)
    if action.confidence is not None:
        slide_to(table, table.find(QSlider, _question(table, "confidence")), action.confidence)


def agree_rhythm(table: Table, rhythm: CheckInRhythm) -> None:
    """Choose how often the two talk about the plan, and when first."""
    often = ngettext("Every week", "Every {n} weeks", rhythm.weeks).format(n=rhythm.weeks)
    minutes = ngettext("{n} minute", "{n} minutes", rhythm.minutes).format(n=rhythm.minutes)
    words = _("{often}, {minutes}").format(often=often, minutes=minutes)
    choose_from(table, table.find(QComboBox, _("How often")), words)
    table.rest()
    name = _("{field}: choose a day").format(field=_("First time"))
    if table.seen(QAbstractButton, name):
        table.press(name)
    choose_day(table, table.find(QDateEdit, _("First time")), rhythm.first)


def _write_part(table: Table, part: PlanText, words: str) -> None:
    if words:
        table.say(Party.EMPLOYEE, _question(table, part.value), words)


def _question(table: Table, prompt: str) -> str:
    return prompt_of(_stage(table, StageKind.PLAN), prompt, "").question


def _stage(table: Table, kind: StageKind) -> MeetingStage:
    return stage_of(table.meeting_window.meeting.snapshot, kind)
