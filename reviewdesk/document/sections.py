"""The sections of the sealed plan, in reading order. An empty one is left out: no trace of skipped things."""

from datetime import date
from functools import partial

from reviewdesk.document import fonts
from reviewdesk.document.blocks import Columns, Rule, Stack, TextBlock, label_style
from reviewdesk.document.moments import long_date
from reviewdesk.document.rating_words import rating_word
from reviewdesk.document.record import DevelopmentAction, GoalOutcome
from reviewdesk.document.scale_chart import STEPS, ScaleChart, in_words
from reviewdesk.document.story import (
    ASIDE,
    BODY,
    LABEL_WIDTH,
    NOTE,
    OVERLINE,
    PLAIN,
    SUBTITLE,
    TITLE,
    VALUE,
    WIDTH,
    Cell,
    Story,
)
from reviewdesk.document.tagging import Node
from reviewdesk.document.text import Style
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.system.labels import agreement_label, how_label, party_label

_NAMED = Style(fonts.MEDIUM, 9.5, 14)
_GOAL = Style(fonts.MEDIUM, 9.5, 14, own_direction=True)
_GROUND = "F7F5F1"
_ONE_ACTION, _SIX_PROMISES, _SIX_GOALS = 400.0, 380.0, 300.0
"""Up to these heights (points) an action, the table of promises and that of goals are kept on one page."""


def cover(story: Story) -> None:
    """Tell who talked, about which time, and which document this is."""
    record = story.record
    review = record.review
    story.section = Node("Sect", story.document, title=review.title)
    kind = _("Review and development plan")
    story.text(f"{record.organisation} · {kind}" if record.organisation else kind, OVERLINE)
    story.text(review.title, TITLE, tag="H1")
    held = _("{employee} with {manager} · {date}").format(
        employee=record.employee.name, manager=record.manager.name, date=long_date(review.held_on)
    )
    story.text(held, SUBTITLE)
    story.add(Rule(before=12, after=6))
    period = _("{start} to {end}").format(
        start=long_date(review.period_start), end=long_date(review.period_end)
    )
    for party in ("employee", "manager"):
        person = record.person(party)
        told = ", ".join(part for part in (person.name, person.role) if part)
        story.pair(party_label(party), told, mark=party, style=PLAIN)
    story.pair(_("Period"), period, style=PLAIN)
    story.pair(_("Template"), review.template)
    if record.supersedes.strip():
        earlier = _("This plan takes the place of an earlier one, which is named at the end.")
        story.pair(_("Changed"), earlier, style=PLAIN)
    story.add(Rule(before=8))


def topics(story: Story) -> None:
    """Tell what each of the two wanted to talk about."""
    told = [topic for topic in story.record.topics if topic.text.strip()]
    if not told:
        return
    with story.together():
        story.open_section(_("What we talked about"))
        for topic in told:
            story.pair(story.record.person(topic.by).given_name, topic.text, mark=topic.by)


def self_assessment(story: Story) -> None:
    """Tell the employee's own answers, and what the manager heard."""
    record = story.record
    if not record.self_assessment and not record.heard.strip():
        return
    story.open_section(_("How {name} sees it").format(name=record.employee.given_name))
    for answer in record.self_assessment:
        story.item(answer.prompt)
        if answer.answer.strip():
            story.text(answer.answer, BODY)
    if record.heard.strip():
        story.item(_("What {name} heard").format(name=record.manager.given_name))
        story.text(record.heard, BODY)


def overview(story: Story) -> None:
    """List every goal with what came of it, on a glance."""
    rated = [goal for goal in story.record.goals if goal.employee or goal.manager or goal.agreed]
    if not rated:
        return
    with story.together(_SIX_GOALS):
        story.open_section(_("What we agreed about this time"))
        scale = _("{first} to {last}").format(
            first=rating_word(story.record, STEPS[0]), last=rating_word(story.record, STEPS[-1])
        )
        table = story.table([_("Goal"), scale, _("Together")], [WIDTH * 0.46, WIDTH * 0.25, WIDTH * 0.29])
        for goal in rated:
            text, mark = _together(story, goal)
            told = in_words(story.record, goal, text)
            chart = partial(_chart, goal, told)
            story.row(table, [(goal.title, _GOAL, ""), chart, (text, _NAMED, mark)])


def _chart(goal: GoalOutcome, told: str, cell: Node) -> ScaleChart:
    return ScaleChart(goal, Node("Figure", cell, alt=told))


def _together(story: Story, goal: GoalOutcome) -> tuple[str, str]:
    """Return the words and the mark for what came of two ratings."""
    if goal.agreement == "agreed" and goal.agreed:
        return rating_word(story.record, goal.agreed), goal.agreed
    return agreement_label("both_kept" if goal.agreement == "both_kept" else "not_discussed"), ""


def goals(story: Story) -> None:
    """Tell each goal with the three values and both people's reasons, word for word."""
    record = story.record
    if not record.goals:
        return
    story.open_section(_("Goal by goal"))
    for number, goal in enumerate(record.goals, 1):
        with story.together():
            _part_from_last(story, number)
            _goal(story, number, goal)


def _part_from_last(story: Story, number: int) -> None:
    """Draw a line between two items of a section, never after the last or before the first."""
    if number > 1:
        story.lead(Rule(before=12))


def _goal(story: Story, number: int, goal: GoalOutcome) -> None:
    story.item(f"{number}  {goal.title}")
    if goal.objective.strip():
        story.lead(_note(story, _("Serves: {objective}").format(objective=goal.objective)))
    story.pair(_("Why it matters"), goal.why, style=ASIDE)
    story.pair(_("How we notice"), goal.how_we_notice, style=ASIDE)
    for note in goal.evidence:
        story.pair(long_date(note.on), note.text, mark=note.by, style=ASIDE)
    if goal.employee or goal.manager or goal.agreed:
        _three_values(story, goal)
    for party in ("employee", "manager"):
        name = story.record.person(party).given_name
        story.pair(_("{name}’s reason").format(name=name), getattr(goal.reasons, party), mark=party)
    story.pair(_("What we learned"), goal.learned)


def _three_values(story: Story, goal: GoalOutcome) -> None:
    """Set the employee's rating, the manager's, and the one they share, side by side."""
    group = Node("Div", story.section)
    cells = []
    for party, rating in (("employee", goal.employee), ("manager", goal.manager)):
        words = rating_word(story.record, rating) if rating else _("No rating")
        cells.append(_value(group, story.record.person(party).given_name, words, party, rating or ""))
    words, mark = _together(story, goal)
    cells.append(_value(group, _("Together"), words, "", mark))
    strip = Columns(cells, [WIDTH / 3] * 3, pad=5, ground=_GROUND)
    strip.spaceBefore, strip.spaceAfter = 8, 3
    story.lead(strip)


def _value(group: Node, name: str, words: str, party: str, mark: str) -> Stack:
    return Stack(
        TextBlock(name, label_style(), Node("P", group), party),
        TextBlock(words, VALUE, Node("P", group), mark),
    )


def growth(story: Story) -> None:
    """Tell what to grow, and the strengths to use for it."""
    record = story.record
    told = [area for area in record.growth if area.area.strip() or area.strength.strip()]
    if not told:
        return
    with story.together():
        story.open_section(_("Where {name} wants to grow").format(name=record.employee.given_name))
        for area in told:
            name = record.person(area.by).given_name
            story.pair(_("{name} names").format(name=name), area.area, mark=area.by)
            story.pair(_("Strength to use"), area.strength, mark="" if area.area.strip() else area.by)


def plan(story: Story) -> None:
    """List the development actions: practice, first step, if-then, help, and how both will notice."""
    record = story.record
    if not record.actions:
        return
    story.open_section(_("What {name} grows next").format(name=record.employee.given_name))
    for number, action in enumerate(record.actions, 1):
        with story.together(_ONE_ACTION):
            _part_from_last(story, number)
            named = bool(action.practice.strip())
            story.item(
                f"{number}  {action.practice}" if named else _("Action {number}").format(number=number)
            )
            _action(story, action)


def _note(story: Story, text: str) -> TextBlock:
    return TextBlock(text, NOTE, Node("P", story.section))


def _action(story: Story, action: DevelopmentAction) -> None:
    how = how_label(action.how) if action.how else ""
    serves = _("Serves: {objective}").format(objective=action.objective) if action.objective.strip() else ""
    line = " · ".join(part for part in (how, serves) if part)
    if line:
        story.lead(_note(story, line))
    story.pair(_("First step"), _dated(action.first_step, action.begin))
    story.pair(_("If"), action.if_)
    story.pair(_("Then"), action.then)
    name = story.record.manager.given_name
    story.pair(_("{name} helps").format(name=name), _dated(action.help, action.help_by), mark="manager")
    story.pair(_("We notice by"), action.notice)
    if action.confidence is not None:
        told = _("{number} of 10").format(number=action.confidence)
        story.pair(_("Confidence"), told, style=PLAIN)


def _dated(words: str, day: date | None) -> str:
    """Return what was promised and, on a line of its own, by when; either may be missing."""
    due = _("By {date}").format(date=long_date(day)) if day else ""
    return "\n".join(part for part in (words, due) if part.strip())


def commitments(story: Story) -> None:
    """List the dated promises of both."""
    told = [promise for promise in story.record.commitments if promise.text.strip()]
    if not told:
        return
    with story.together(_SIX_PROMISES):
        story.open_section(_("What we promise each other"))
        table = story.table([_("Who"), _("Promise"), _("By")], [LABEL_WIDTH, WIDTH - LABEL_WIDTH - 110, 110])
        for promise in told:
            name = story.record.person(promise.by).given_name
            due = long_date(promise.due) if promise.due else "–"
            cells: list[Cell] = [(name, _NAMED, promise.by), (promise.text, BODY, ""), (due, PLAIN, "")]
            story.row(table, cells)


def rhythm(story: Story) -> None:
    """Tell when the two talk next."""
    beat = story.record.rhythm
    if beat is None:
        return
    story.open_section(_("When we talk next"))
    text = ngettext("Every week, {minutes} minutes.", "Every {weeks} weeks, {minutes} minutes.", beat.weeks)
    text = text.format(weeks=beat.weeks, minutes=beat.minutes)
    if beat.first:
        text += " " + _("First: {date}.").format(date=long_date(beat.first))
    story.text(text, PLAIN)
