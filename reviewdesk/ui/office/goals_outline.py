"""How the goals hang together, as an outline: organisation, team, then each person's goals."""

from collections import defaultdict
from dataclasses import dataclass

from reviewdesk.domain.goals import GoalState, ObjectiveLevel
from reviewdesk.services.office_snapshots import GoalsTree, GoalView, ObjectiveView
from reviewdesk.system.i18n import _

UNALIGNED = "unaligned"


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """One line of the outline; ``thing`` is the id it opens, empty for a heading."""

    thing: str
    title: str
    caption: str
    icon: str
    children: tuple["OutlineEntry", ...] = ()


def outline(tree: GoalsTree, needle: str = "") -> tuple[OutlineEntry, ...]:
    """Return the outline; with ``needle`` only what has all its words, and what leads there."""
    goals: defaultdict[str | None, list[GoalView]] = defaultdict(list)
    for goal in tree.goals:
        goals[goal.objective_id].append(goal)
    below: defaultdict[str | None, list[ObjectiveView]] = defaultdict(list)
    known = {objective.id for objective in tree.objectives}
    for objective in tree.objectives:
        below[objective.parent_id if objective.parent_id in known else None].append(objective)

    def entry(objective: ObjectiveView) -> OutlineEntry:
        children = (
            *(entry(each) for each in below[objective.id]),
            *(_goal(goal) for goal in goals[objective.id]),
        )
        team = objective.level is ObjectiveLevel.TEAM
        caption = objective.team if team else _("Organisation")
        return OutlineEntry(objective.id, objective.title, caption, "users" if team else "sprout", children)

    entries = [entry(objective) for objective in below[None]]
    unaligned = [goal for goal in goals[None] if goal.state is GoalState.OPEN]
    closed = [goal for goal in goals[None] if goal.state is not GoalState.OPEN]
    if unaligned or closed:
        children = tuple(_goal(goal) for goal in (*unaligned, *closed))
        title = _("Goals of their own")
        caption = _("They serve no objective yet")
        entries.append(OutlineEntry(UNALIGNED, title, caption, "lightbulb", children))
    words = needle.casefold().split()
    kept = (_matching(each, words) for each in entries) if words else iter(entries)
    return tuple(each for each in kept if each is not None)


def _goal(goal: GoalView) -> OutlineEntry:
    state = {GoalState.DONE: _("done"), GoalState.LET_GO: _("let go")}.get(goal.state, "")
    caption = f"{goal.person} · {state}" if state else goal.person
    return OutlineEntry(goal.id, goal.title, caption, "circle-check" if state else "target")


def _matching(entry: OutlineEntry, words: list[str]) -> OutlineEntry | None:
    told = f"{entry.title} {entry.caption}".casefold()
    if all(word in told for word in words):
        return entry
    children = tuple(kept for each in entry.children if (kept := _matching(each, words)) is not None)
    if not children:
        return None
    return OutlineEntry(entry.thing, entry.title, entry.caption, entry.icon, children)
