"""A page loads when it is looked at, again when its topic changed, and never for what it does not show."""

from typing import ClassVar

from pytestqt.qtbot import QtBot

from reviewdesk.domain.errors import DeskError, RuleViolation
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.office.office_view_model import OfficeViewModel
from reviewdesk.ui.tasks import TaskRunner
from tests.ui.office.house import House, office_of


class Counter(OfficeViewModel[int]):
    """Counts how often it loaded, or fails as told."""

    topics: ClassVar = frozenset({Topic.PEOPLE})
    loads = 0
    broken = False

    def load(self) -> int:
        """Count."""
        if self.broken:
            raise DeskError("desk-busy")
        self.loads += 1
        return self.loads


def test_it_loads_when_shown_and_when_its_topic_changed(house: House) -> None:
    model = Counter(house.office)
    assert model.loads == 0
    model.look()
    model.look()
    assert model.loads == 1
    house.office.hub.tell(Change(None, frozenset({Topic.GOALS})))
    assert model.loads == 1
    house.office.hub.tell(Change(None, frozenset({Topic.PEOPLE})))
    assert model.loads == 2
    model.leave()
    house.office.hub.tell(Change(None, frozenset({Topic.PEOPLE})))
    assert model.loads == 2
    model.look()
    assert model.loads == 3


def test_a_change_that_touches_nothing_wakes_nobody(house: House) -> None:
    model = Counter(house.office)
    model.look()
    assert house.office.hub.tell(Change("value", frozenset())) == "value"
    assert model.loads == 1


def test_a_failure_is_told_and_the_next_look_tries_again(house: House, qtbot: QtBot) -> None:
    model = Counter(house.office)
    model.broken = True
    with qtbot.waitSignal(model.failed) as failed:
        model.look()
    assert failed.args[0].key == "desk-busy"
    model.broken = False
    model.look()
    assert model.snapshot == 1


def test_a_refusal_goes_to_whoever_asked_for_it(house: House, qtbot: QtBot) -> None:
    model = Counter(house.office)
    refused: list[str] = []

    def refuse() -> Change[None]:
        raise RuleViolation("title-is-empty", field="title")

    with qtbot.assertNotEmitted(model.failed):
        model.change(refuse, failed=lambda error: refused.append(error.key))
    assert refused == ["title-is-empty"]
    with qtbot.waitSignal(model.failed):
        model.change(refuse)


def test_the_value_of_a_change_is_handed_on(house: House) -> None:
    model = Counter(house.office)
    model.look()
    got: list[str] = []
    model.change(lambda: Change("id", frozenset({Topic.PEOPLE})), done=got.append)
    assert got == ["id"]
    assert model.loads == 2
    model.change(lambda: Change("id", frozenset()))
    assert got == ["id"]


def test_what_changes_while_it_loads_is_loaded_after_that(
    context: DeskContext, preferences: Preferences, qtbot: QtBot
) -> None:
    runner = TaskRunner()
    office = office_of(context.desk, context, preferences, runner=runner)
    model = Counter(office)
    model.look()
    model.refresh()
    model.refresh()
    qtbot.waitUntil(lambda: model.snapshot == 2)
    runner.close()
    assert model.loads == 2
