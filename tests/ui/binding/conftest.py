"""Text boxes without a screen, and two people who write in them."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from reviewdesk.domain.people import Party

from .people import Pair, Person


@pytest.fixture
def pair(qtbot: QtBot) -> Iterator[Pair]:
    people = Person(Party.EMPLOYEE), Person(Party.MANAGER)
    for person in people:
        qtbot.addWidget(person.edit)
    yield people
    for person in people:
        person.doc.close()
