"""Which stages leave nothing written behind, so that the rail does not show them as if they did."""

from collections.abc import Callable, Iterable
from typing import Final

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.domain.fields import (
    HEARD,
    RHYTHM_WEEKS,
    BestText,
    GrowthText,
    TableText,
    at_its_best,
    growth,
    turn_the_table,
)
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.ui.meeting.plan_reading import action_of, order_of

_Written = Callable[[MeetingSnapshot, SharedDoc], bool]


def unwritten(snapshot: MeetingSnapshot, joint: SharedDoc) -> frozenset[StageKind]:
    """Return the stages in which nothing stands yet.

    The welcome may be talk alone, and whether somebody answered the exit pulse is nobody's business: neither is ever
    among them.
    """
    kinds = (stage.kind for stage in snapshot.stages)
    return frozenset(kind for kind in kinds if kind in _WRITTEN and not _WRITTEN[kind](snapshot, joint))


def plan_is_empty(joint: SharedDoc) -> bool:
    """Say whether no development action stands in the plan."""
    return all(action_of(joint, number).untouched for number in order_of(joint))


def _any(joint: SharedDoc, fields: Iterable[str]) -> bool:
    return any(joint.text(field).value.strip() for field in fields)


def _at_its_best(_snapshot: MeetingSnapshot, joint: SharedDoc) -> bool:
    return _any(joint, map(at_its_best, BestText))


def _self_assessment(snapshot: MeetingSnapshot, joint: SharedDoc) -> bool:
    return snapshot.self_opened or _any(joint, (HEARD,))


def _progress(snapshot: MeetingSnapshot, _joint: SharedDoc) -> bool:
    return not snapshot.goals or any(goal.sealed or goal.agreed for goal in snapshot.goals)


def _growth(_snapshot: MeetingSnapshot, joint: SharedDoc) -> bool:
    return _any(joint, (growth(party, text) for party in Party for text in GrowthText))


def _plan(_snapshot: MeetingSnapshot, joint: SharedDoc) -> bool:
    return not plan_is_empty(joint) or bool(joint.values.get(RHYTHM_WEEKS))


def _turn_the_table(_snapshot: MeetingSnapshot, joint: SharedDoc) -> bool:
    return _any(joint, map(turn_the_table, TableText))


def _sign_off(snapshot: MeetingSnapshot, _joint: SharedDoc) -> bool:
    return snapshot.sign_off.outcome is not None


_WRITTEN: Final[dict[StageKind, _Written]] = {
    StageKind.AT_ITS_BEST: _at_its_best,
    StageKind.SELF_ASSESSMENT: _self_assessment,
    StageKind.PROGRESS: _progress,
    StageKind.GROWTH: _growth,
    StageKind.PLAN: _plan,
    StageKind.TURN_THE_TABLE: _turn_the_table,
    StageKind.SIGN_OFF: _sign_off,
}
