"""What was parked in the meeting, as it stands in the joint document."""

from reviewdesk.document.record import ParkedPoint
from reviewdesk.domain.fields import MAX_PARKED, parked, parked_settled
from reviewdesk.domain.parked import ParkedFate, fate_of
from reviewdesk.services.texts import Written


def parked_for_later(joint: Written) -> tuple[ParkedPoint, ...] | None:
    """Return the points that were not settled, in the order they were parked; ``None`` where there are none."""
    found = []
    for number in range(1, MAX_PARKED + 1):
        text, fate = joint.text(parked(number)), fate_of(joint.values.get(parked_settled(number)))
        if text.strip() and fate is not ParkedFate.SETTLED:
            found.append(ParkedPoint(text, fate is ParkedFate.NEXT_TALK))
    return tuple(found) or None
