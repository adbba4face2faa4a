from datetime import UTC, datetime, timedelta

from reviewdesk.domain.desk_trail import Place, Point, place_of

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def point(sequence: int, minutes: int, head: bytes = b"h") -> Point:
    return Point(sequence, head, NOON + timedelta(minutes=minutes))


def test_a_plan_stands_between_those_drawn_before_and_after_it() -> None:
    plan = point(5, 5)
    assert place_of(plan, before=None, after=None) is Place.IN_ORDER
    assert place_of(plan, before=point(4, 5), after=None, same=[plan]) is Place.IN_ORDER
    assert place_of(plan, before=point(4, 4), after=point(6, 6)) is Place.OLDER


def test_a_desk_that_counted_backwards_or_told_two_stories_is_noticed() -> None:
    plan = point(5, 5)
    assert place_of(plan, before=point(4, 6), after=None) is Place.TURNED_BACK
    assert place_of(plan, before=None, after=point(6, 4)) is Place.TURNED_BACK
    assert place_of(plan, before=None, after=None, same=[point(5, 5, b"x")]) is Place.FORKED
