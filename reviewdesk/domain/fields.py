"""Every text and value in a review's shared documents: its name, its document, and who may write it.

Shared documents carry no permissions of their own, so ownership is decided here, by name, and asked before every
write. A name that is not listed is refused: a field that nobody declared has no owner and no place in the plan.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.domain.plan import MAX_ACTIONS

ONE_LINE_LIMIT = 500
"""Characters in a one-line field: more than any sentence, less than a pasted page."""
PROSE_LIMIT = 50_000
"""Characters in any field: some eight thousand words, and as much as one text of a sealed plan may hold."""
TOPICS = {Party.EMPLOYEE: 3, Party.MANAGER: 2}
"""How many topics each person may put on the agenda; the employee's come first and are more."""


class Authority(StrEnum):
    """One shared document of a review, named after who has the say in it."""

    SELF = "self"
    MANAGER = "manager"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class FieldRule:
    """Where a text lives and who may write it; ``owner`` is ``None`` where both may. ``limit`` is in characters."""

    authority: Authority
    owner: Party | None
    multiline: bool = True
    limit: int = PROSE_LIMIT


@dataclass(frozen=True, slots=True)
class ValueRule:
    """Where a single value (a date, a number, an order) lives and who may set it."""

    authority: Authority
    owner: Party | None


class PlanText(StrEnum):
    """What is said about one development action, in words."""

    PRACTICE = "practice"
    FIRST_STEP = "first_step"
    IF = "if"
    THEN = "then"
    HELP = "help"
    NOTICE = "notice"


class PlanValue(StrEnum):
    """What is chosen for one development action."""

    HOW = "how"
    OBJECTIVE = "objective"
    BEGIN = "begin"
    HELP_BY = "help_by"
    CONFIDENCE = "confidence"


class GrowthText(StrEnum):
    """What each person names in the growth stage."""

    AREA = "area"
    STRENGTH = "strength"


class BestText(StrEnum):
    """What is told of a time when the work was at its best: the story, and what made it possible."""

    STORY = "story"
    YOU = "you"
    OTHERS = "others"
    SET_UP = "set_up"
    MORE = "more"


class TableText(StrEnum):
    """What the employee asks of the manager when the table is turned."""

    KEEP = "keep"
    CHANGE = "change"


HEARD = "self_assessment/heard"
TABLE_BY = "turn_the_table/by"
"""The day by which the manager will have begun with the one change."""
REBUTTAL = "sign_off/employee/rebuttal"
"""The employee's own account where they see it differently: an appendix of the sealed plan, printed as written."""
MAX_PARKED = 9
"""How many points may be parked: more than that is another meeting."""
PLAN_ORDER = "plan/order"
RHYTHM_WEEKS = "rhythm/weeks"
RHYTHM_FIRST = "rhythm/first"
RHYTHM_MINUTES = "rhythm/minutes"


def topic(party: Party, number: int) -> str:
    """Return the field for a person's topic on the agenda, counted from 1."""
    return _known(f"welcome/topic/{party}/{number}")


def progress_reason(goal: str, party: Party) -> str:
    """Return the field for a person's reason beside the revealed rating of ``goal``."""
    return _known(f"progress/{goal}/reason/{party}")


def progress_learned(goal: str) -> str:
    """Return the field for what both take from ``goal``."""
    return _known(f"progress/{goal}/learned")


def at_its_best(text: BestText) -> str:
    """Return the field for a part of the story of a time when the work was at its best."""
    return _known(f"at_its_best/{text}")


def turn_the_table(text: TableText) -> str:
    """Return the field for one thing to keep or to change, asked of the manager."""
    return _known(f"turn_the_table/{text}")


def parked(number: int) -> str:
    """Return the field for a point that was parked, counted from 1."""
    return _known(f"parked/{number}")


def parked_settled(number: int) -> str:
    """Return the key that says whether a parked point has been talked about since."""
    key = f"parked/{number}/settled"
    value_rule_for(key)
    return key


def new_to_you(evidence: str) -> str:
    """Return the key of the employee's tick that a point of the manager's was new to them."""
    key = f"new_to_you/{evidence}"
    value_rule_for(key)
    return key


def growth(party: Party, text: GrowthText) -> str:
    """Return the field for a growth area or strength that ``party`` names."""
    return _known(f"growth/{party}/{text}")


def plan_text(action: int, text: PlanText) -> str:
    """Return the field for a part of development action ``action``, counted from 1."""
    return _known(f"plan/{action}/{text}")


def plan_value(action: int, value: PlanValue) -> str:
    """Return the key of a choice in development action ``action``, counted from 1."""
    key = f"plan/{action}/{value}"
    value_rule_for(key)
    return key


def own_words(party: Party) -> str:
    """Return the field for the words a person adds at sign-off, printed as written."""
    return _known(f"sign_off/{party}/words")


def may_come_late(field_id: str) -> bool:
    """Say whether a field may still be written once the text was taken home: only what the employee adds to it."""
    return field_id in {own_words(Party.EMPLOYEE), REBUTTAL}


def covered(field_id: str) -> str:
    """Return the employee's own field that keeps the words of ``field_id`` until they are shown."""
    return _known(
        {own_words(Party.EMPLOYEE): f"{_COVERED}/words", REBUTTAL: f"{_COVERED}/rebuttal"}[field_id]
    )


def self_answer(prompt: str) -> str:
    """Return the field for the employee's answer to a prompt of the self-assessment."""
    return _known(f"self/{prompt}")


def is_self_answer(field_id: str) -> bool:
    """Say whether a field is an answer of the self-assessment, and not a reason of a rating or anything else."""
    return _SELF_ANSWER.fullmatch(field_id) is not None


def self_goal_reason(goal: str) -> str:
    """Return the field for the employee's prepared reason on ``goal``."""
    return _known(f"self/goal/{goal}/reason")


def prepare_goal_reason(goal: str) -> str:
    """Return the field for the manager's prepared reason on ``goal``."""
    return _known(f"prepare/goal/{goal}/reason")


def prepare_growth(text: GrowthText) -> str:
    """Return the field for the growth area or strength that the manager prepares."""
    return _known(f"prepare/growth/{text}")


@lru_cache(maxsize=1024)
def rule_for(field_id: str) -> FieldRule:
    """Return the rule of a text field; raises ``RuleViolation('unknown-field')`` for any other name."""
    for pattern, make in _TEXTS:
        found = pattern.fullmatch(field_id)
        if found:
            return make(found)
    raise RuleViolation("unknown-field", field=field_id)


def value_rule_for(key: str) -> ValueRule:
    """Return the rule of a single value; raises ``RuleViolation('unknown-field')`` for any other name."""
    if _EMPLOYEE_VALUES.fullmatch(key):
        return ValueRule(Authority.JOINT, Party.EMPLOYEE)
    if _VALUES.fullmatch(key):
        return ValueRule(Authority.JOINT, owner=None)
    raise RuleViolation("unknown-field", field=key)


def may_write(field_id: str, party: Party) -> bool:
    """Say whether ``party`` may write this text; raises ``RuleViolation`` for an unknown name."""
    owner = rule_for(field_id).owner
    return owner is None or owner is party


def _known(field_id: str) -> str:
    rule_for(field_id)
    return field_id


_ID = "[A-Za-z0-9_-]{1,64}"
_PARTY = "(?P<party>employee|manager)"
_ACTION = f"[1-{MAX_ACTIONS}]"
_SELF_ANSWER = re.compile(f"self/{_ID}")
_COVERED = "self/sign_off"
_Make = Callable[[re.Match[str]], FieldRule]


def _party(found: re.Match[str]) -> Party:
    return Party(found["party"])


def _prose(found: re.Match[str]) -> FieldRule:
    return FieldRule(Authority.JOINT, _party(found))


def _line(found: re.Match[str]) -> FieldRule:
    return FieldRule(Authority.JOINT, _party(found), multiline=False, limit=ONE_LINE_LIMIT)


def _always(rule: FieldRule) -> _Make:
    return lambda _found: rule


_JOINT_PROSE = FieldRule(Authority.JOINT, owner=None)
_JOINT_LINE = FieldRule(Authority.JOINT, owner=None, multiline=False, limit=ONE_LINE_LIMIT)
_SELF_PROSE = FieldRule(Authority.SELF, Party.EMPLOYEE)
_PREPARED_PROSE = FieldRule(Authority.MANAGER, Party.MANAGER)
_PREPARED_LINE = FieldRule(Authority.MANAGER, Party.MANAGER, multiline=False, limit=ONE_LINE_LIMIT)

_TEXTS: tuple[tuple[re.Pattern[str], _Make], ...] = tuple(
    (re.compile(pattern), make)
    for pattern, make in (
        (f"welcome/topic/(?P<party>employee)/[1-{TOPICS[Party.EMPLOYEE]}]", _line),
        (f"welcome/topic/(?P<party>manager)/[1-{TOPICS[Party.MANAGER]}]", _line),
        ("at_its_best/(story|you|others|set_up|more)", _always(_JOINT_PROSE)),
        ("turn_the_table/(keep|change)", _always(_JOINT_PROSE)),
        (f"parked/[1-{MAX_PARKED}]", _always(_JOINT_LINE)),
        (REBUTTAL, _always(FieldRule(Authority.JOINT, Party.EMPLOYEE))),
        (HEARD, _always(FieldRule(Authority.JOINT, Party.MANAGER))),
        (f"progress/{_ID}/reason/{_PARTY}", _prose),
        (f"progress/{_ID}/learned", _always(_JOINT_PROSE)),
        (f"growth/{_PARTY}/(area|strength)", _line),
        (f"plan/{_ACTION}/help", _always(_JOINT_PROSE)),
        (f"plan/{_ACTION}/(practice|first_step|if|then|notice)", _always(_JOINT_LINE)),
        (f"sign_off/{_PARTY}/words", _prose),
        (f"self/{_ID}", _always(_SELF_PROSE)),
        (f"self/goal/{_ID}/reason", _always(_SELF_PROSE)),
        (f"{_COVERED}/(words|rebuttal)", _always(_SELF_PROSE)),
        (f"prepare/goal/{_ID}/reason", _always(_PREPARED_PROSE)),
        ("prepare/growth/(area|strength)", _always(_PREPARED_LINE)),
    )
)
_VALUES = re.compile(
    f"plan/order|plan/{_ACTION}/(how|objective|begin|help_by|confidence)|rhythm/(weeks|first|minutes)"
    f"|turn_the_table/by|parked/[1-{MAX_PARKED}]/settled"
)
_EMPLOYEE_VALUES = re.compile(f"new_to_you/{_ID}")
