"""Reads the plan where it lives, in the joint document: the actions in their order, and what comes next."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from reviewdesk.coedit.shared_doc import SharedDoc, Value
from reviewdesk.domain.fields import (
    PLAN_ORDER,
    RHYTHM_FIRST,
    RHYTHM_WEEKS,
    TABLE_BY,
    PlanText,
    PlanValue,
    TableText,
    plan_text,
    plan_value,
    turn_the_table,
)
from reviewdesk.domain.people import Party
from reviewdesk.domain.plan import MAX_ACTIONS, DevelopmentAction, HowItGrows

_NUMBERS: Final = range(1, MAX_ACTIONS + 1)


@dataclass(frozen=True, slots=True)
class ComingUp:
    """Something with a day: a first step, a promise of the manager, or the first check-in (of no party)."""

    day: date
    party: Party | None
    text: str


def order_of(doc: SharedDoc) -> tuple[int, ...]:
    """Return the actions in the order the two gave them, then any that were written in and never put in order."""
    chosen = doc.values.get(PLAN_ORDER)
    kept = [int(number) for number in chosen if number in _NUMBERS] if isinstance(chosen, list) else []
    said = [number for number in _NUMBERS if not action_of(doc, number).untouched]
    return tuple(dict.fromkeys([*kept, *said]))


def action_of(doc: SharedDoc, number: int) -> DevelopmentAction:
    """Return what is said of an action so far."""

    def text(part: PlanText) -> str:
        return doc.text(plan_text(number, part)).value.strip()

    def value(part: PlanValue) -> Value:
        return doc.values.get(plan_value(number, part))

    how, confidence = value(PlanValue.HOW), value(PlanValue.CONFIDENCE)
    return DevelopmentAction(
        practice=text(PlanText.PRACTICE),
        how=HowItGrows(str(how)) if how in set(HowItGrows) else None,
        objective=str(value(PlanValue.OBJECTIVE) or ""),
        first_step=text(PlanText.FIRST_STEP),
        begin=as_day(value(PlanValue.BEGIN)),
        if_=text(PlanText.IF),
        then=text(PlanText.THEN),
        help=text(PlanText.HELP),
        help_by=as_day(value(PlanValue.HELP_BY)),
        notice=text(PlanText.NOTICE),
        confidence=confidence if isinstance(confidence, int) else None,
    )


def coming_up(doc: SharedDoc) -> tuple[ComingUp, ...]:
    """Return all that was given a day, in the order in which it comes."""
    found = []
    for number in order_of(doc):
        action = action_of(doc, number)
        if action.begin is not None and (action.first_step or action.practice):
            found.append(ComingUp(action.begin, Party.EMPLOYEE, action.first_step or action.practice))
        if action.help_by is not None and action.help:
            found.append(ComingUp(action.help_by, Party.MANAGER, action.help))
    change, by = doc.text(turn_the_table(TableText.CHANGE)).value.strip(), as_day(doc.values.get(TABLE_BY))
    if change and by is not None:
        found.append(ComingUp(by, Party.MANAGER, change))
    first = as_day(doc.values.get(RHYTHM_FIRST))
    if first is not None and doc.values.get(RHYTHM_WEEKS):
        found.append(ComingUp(first, None, ""))
    return tuple(sorted(found, key=lambda each: each.day))


def as_day(value: Value) -> date | None:
    """Return an ISO day as it was chosen; anything else is as if nothing was chosen."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
