"""What looks forward, as it stands in the joint document: the work at its best, the plan, promises, the rhythm."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.coedit.shared_doc import Value
from reviewdesk.document.record import AtItsBest, DevelopmentAction, Promise, Rhythm, TurnTheTable
from reviewdesk.domain import fields
from reviewdesk.domain.fields import BestText, PlanText, PlanValue, TableText
from reviewdesk.domain.people import Party
from reviewdesk.domain.plan import MAX_ACTIONS, HowItGrows
from reviewdesk.models.goal_rows import Objective
from reviewdesk.services.texts import Written

_MOST_CONFIDENT = 10
_USUAL_MINUTES = 25


def plan_actions(session: Session, joint: Written) -> tuple[DevelopmentAction, ...]:
    """Return the actions of which something was said, in the order the two gave them."""
    titles = dict(session.execute(select(Objective.id, Objective.title)).all())
    actions = (_action(joint, number, titles) for number in _order(joint))
    return tuple(action for action in actions if action != DevelopmentAction(practice=""))


def promises(actions: tuple[DevelopmentAction, ...], joint: Written) -> tuple[Promise, ...]:
    """Return what each promised: the employee's first steps, the manager's help and the manager's one change."""
    own = [
        Promise(Party.EMPLOYEE.value, action.first_step, action.begin)
        for action in actions
        if action.first_step.strip()
    ]
    helps = [
        Promise(Party.MANAGER.value, action.help, action.help_by) for action in actions if action.help.strip()
    ]
    change = joint.text(fields.turn_the_table(TableText.CHANGE))
    by = _date(joint.values.get(fields.TABLE_BY))
    changes = [Promise(Party.MANAGER.value, change, by)] if change.strip() else []
    return (*own, *helps, *changes)


def at_its_best(joint: Written) -> AtItsBest | None:
    """Return what was told of a time when the work was at its best; ``None`` where nothing was."""
    told = {part.value: joint.text(fields.at_its_best(part)) for part in BestText}
    return AtItsBest(**told) if any(text.strip() for text in told.values()) else None


def turn_the_table(joint: Written) -> TurnTheTable | None:
    """Return what the employee asks of the manager; ``None`` where nothing was asked."""
    asked = {part.value: joint.text(fields.turn_the_table(part)) for part in TableText}
    return TurnTheTable(**asked) if any(text.strip() for text in asked.values()) else None


def rhythm(joint: Written) -> Rhythm | None:
    """Return the check-in rhythm, or ``None`` where none was agreed."""
    weeks = _number(joint.values.get(fields.RHYTHM_WEEKS))
    if not weeks:
        return None
    minutes = _number(joint.values.get(fields.RHYTHM_MINUTES)) or _USUAL_MINUTES
    return Rhythm(weeks, _date(joint.values.get(fields.RHYTHM_FIRST)), minutes)


def _order(joint: Written) -> tuple[int, ...]:
    """Return the numbers of the actions: those that were put in order, then any that were not."""
    chosen = joint.values.get(fields.PLAN_ORDER)
    numbers = range(1, MAX_ACTIONS + 1)
    first = [number for number in chosen if number in numbers] if isinstance(chosen, list) else []
    return tuple(dict.fromkeys([*(int(number) for number in first), *numbers]))


def _action(joint: Written, number: int, titles: dict[str, str]) -> DevelopmentAction:
    def text(part: PlanText) -> str:
        return joint.text(fields.plan_text(number, part))

    def value(part: PlanValue) -> Value:
        return joint.values.get(fields.plan_value(number, part))

    how, confidence = value(PlanValue.HOW), _number(value(PlanValue.CONFIDENCE))
    return DevelopmentAction(
        practice=text(PlanText.PRACTICE),
        how=str(how) if how in set(HowItGrows) else "",
        objective=titles.get(str(value(PlanValue.OBJECTIVE)), ""),
        first_step=text(PlanText.FIRST_STEP),
        begin=_date(value(PlanValue.BEGIN)),
        if_=text(PlanText.IF),
        then=text(PlanText.THEN),
        help=text(PlanText.HELP),
        help_by=_date(value(PlanValue.HELP_BY)),
        notice=text(PlanText.NOTICE),
        confidence=confidence if confidence is not None and 0 <= confidence <= _MOST_CONFIDENT else None,
    )


def _number(value: Value) -> int | None:
    return value if isinstance(value, int) else None


def _date(value: Value) -> date | None:
    """Return an ISO date as it was chosen; anything else is as if nothing was chosen."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
