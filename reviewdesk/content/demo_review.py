"""Turns one review of the sample company from its table into frozen values."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from reviewdesk.content.sample import (
    SampleBest,
    SampleGrowth,
    SampleMeeting,
    SampleRating,
    SampleReview,
    SampleSettled,
    SampleTable,
)
from reviewdesk.domain.plan import CheckInRhythm, DevelopmentAction, HowItGrows
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.sign_off import Outcome

Days = Callable[[int], date]


def sample_review(table: dict[str, Any], on: Days) -> SampleReview:
    """Return the review in ``table``; ``on`` turns a number of days from the demo day into a date."""
    own, prepare = table["self"], table["prepare"]
    start, end = table["period"]
    return SampleReview(
        id=table["id"],
        employee=table["employee"],
        manager=table["manager"],
        template=table["template"],
        period_start=on(start),
        period_end=on(end),
        on=on(table["day"]),
        at=time.fromisoformat(table["at"]),
        sealed=table["sealed"],
        goals=tuple(table["goals"]),
        self_answers=tuple((prompt, text) for prompt, text in own.items() if isinstance(text, str)),
        employee_ratings=_ratings(own),
        manager_ratings=_ratings(prepare),
        manager_prepared=SampleGrowth(prepare["area"], prepare["strength"]),
        meeting=_meeting(table["meeting"], on),
    )


def _ratings(table: dict[str, Any]) -> tuple[SampleRating, ...]:
    reasons = table["reasons"]
    return tuple(
        SampleRating(goal, Progress(value), reasons[goal]) for goal, value in table["ratings"].items()
    )


def _meeting(table: dict[str, Any], on: Days) -> SampleMeeting:
    growth, rhythm, sign_off = table["growth"], table["rhythm"], table["sign_off"]
    return SampleMeeting(
        employee_topics=tuple(table["topics"]["employee"]),
        manager_topics=tuple(table["topics"]["manager"]),
        heard=table["heard"],
        progress=tuple(_settled(row) for row in table["progress"]),
        employee_growth=SampleGrowth(**growth["employee"]),
        manager_growth=SampleGrowth(**growth["manager"]),
        actions=tuple(_action(row, on) for row in table["plan"]),
        rhythm=CheckInRhythm(rhythm["weeks"], on(rhythm["first"]), rhythm["minutes"]),
        outcome=Outcome(sign_off["outcome"]),
        employee_words=sign_off["employee"],
        manager_words=sign_off["manager"],
        best=SampleBest(**table.get("at_its_best", {})),
        table=_table(table.get("turn_the_table"), on),
    )


def _table(asked: dict[str, Any] | None, on: Days) -> SampleTable:
    return SampleTable(asked["keep"], asked["change"], on(asked["by"])) if asked else SampleTable()


def _settled(table: dict[str, Any]) -> SampleSettled:
    agreed = None if table["agreed"] == "both" else Progress(table["agreed"])
    return SampleSettled(table["goal"], agreed, table["learned"])


def _action(table: dict[str, Any], on: Days) -> DevelopmentAction:
    return DevelopmentAction(
        practice=table["practice"],
        how=HowItGrows(table["how"]),
        objective=table["objective"],
        first_step=table["first_step"],
        begin=on(table["begin"]),
        if_=table["if"],
        then=table["then"],
        help=table["help"],
        help_by=on(table["help_by"]),
        notice=table["notice"],
        confidence=table["confidence"],
    )
