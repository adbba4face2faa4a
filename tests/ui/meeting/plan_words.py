"""What Devon and Maya say from the growth stage on, and hands to write it down."""

from collections.abc import Mapping
from datetime import date, timedelta

from reviewdesk.coedit.shared_doc import Value
from reviewdesk.domain.fields import Authority
from tests.services.surroundings import MORNING, typed
from tests.ui.meeting.desk import Table

TODAY: date = MORNING.date()
GROWTH = {
    "growth/employee/area": "Leading a release from the first day to the last",
    "growth/employee/strength": "People ask me when something is unclear, and I write things down",
    "growth/manager/area": "Next time a customer calls, try asking what they did before it broke",
    "growth/manager/strength": "On 12 August you let Rana talk for ten minutes before you said a word",
}
FIRST = {
    "plan/1/practice": "Lead the April release end to end",
    "plan/1/first_step": "Shadow the March release on the 17th",
    "plan/1/if": "a fix comes in on the last day",
    "plan/1/then": "I move it to the next release and say so at noon",
    "plan/1/help": "Clears the calendar on release day, and debriefs for 20 minutes the day after.",
    "plan/1/notice": "The release goes out without Maya in the room",
}
FIRST_VALUES: Mapping[str, Value] = {
    "plan/1/how": "on_the_job",
    "plan/1/begin": (TODAY + timedelta(days=7)).isoformat(),
    "plan/1/help_by": (TODAY + timedelta(days=21)).isoformat(),
    "plan/1/confidence": 8,
}
SECOND = {"plan/2/practice": "Pair with Amara on customer interviews"}
THIRD = {
    "plan/3/practice": "Short course: facilitation basics",
    "plan/3/first_step": "Ask HR which dates are left",
}
THIRD_VALUES: Mapping[str, Value] = {
    "plan/3/how": "learning",
    "plan/3/begin": (TODAY + timedelta(days=5)).isoformat(),
}
RHYTHM: Mapping[str, Value] = {
    "rhythm/weeks": 2,
    "rhythm/minutes": 25,
    "rhythm/first": (TODAY + timedelta(days=14)).isoformat(),
}
PLANS: Mapping[int, tuple[Mapping[str, str], Mapping[str, Value]]] = {
    1: (FIRST, {**FIRST_VALUES, "plan/order": [1]}),
    2: (FIRST | SECOND, {**FIRST_VALUES, "plan/2/how": "with_someone", "plan/order": [1, 2]}),
    3: (
        FIRST | SECOND | THIRD,
        {**FIRST_VALUES, **THIRD_VALUES, "plan/2/how": "with_someone", "plan/order": [1, 2, 3], **RHYTHM},
    ),
}
OWN_WORDS = "I want more room to lead. The support goal slipped because we were two people short in May."


def fill(table: Table, texts: Mapping[str, str], values: Mapping[str, Value] | None = None) -> Table:
    """Have words said and choices made before the window opens."""
    there = table.services.meetings.documents(table.review)[Authority.JOINT]
    table.services.meetings.save_updates(
        table.review, Authority.JOINT, typed(Authority.JOINT, texts, values, onto=there)
    )
    return table
