"""Where a plan goes in the register."""

from datetime import timedelta

from sqlalchemy import text

from reviewdesk.domain.desk_trail import Place, Point
from reviewdesk.models.register_rows import RegisterEntry
from reviewdesk.services.context import DeskContext
from reviewdesk.services.register_rows import find_place, first_number, free_number
from tests.document.signed import NOW
from tests.rows import filled


def test_numbers_sort_as_plans_were_sealed_and_are_never_given_twice(context: DeskContext) -> None:
    with context.writing() as unit:
        unit.session.execute(text("PRAGMA defer_foreign_keys=ON"))
        first = free_number(unit.session, NOW, "one")
        assert first_number(NOW) <= first < first_number(NOW + timedelta(seconds=1))
        unit.session.add(filled(RegisterEntry, number=first, shown="exact", trail="in_order"))
        unit.session.flush()
        assert free_number(unit.session, NOW, "one") == first + 1
        unit.session.rollback()
        unit.audit("test.looked", "one")


def test_nothing_is_said_of_the_trail_of_a_desk_nobody_vouches_for(context: DeskContext) -> None:
    with context.reading() as session:
        assert find_place(session, "", Point(1, b"", NOW)) is Place.IN_ORDER
