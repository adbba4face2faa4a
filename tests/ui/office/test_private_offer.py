"""Before the meeting the manager is told what becomes of the private notes in it."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from reviewdesk.domain.review import ReviewState
from reviewdesk.ui.office.home_view_model import home_content
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.private_offer import PrivateOffer
from reviewdesk.ui.theme import Theme
from tests.ui.office.house import House
from tests.ui.office.test_home import NOW, ROOMS, review, view
from tests.ui.private.two_screens import LEFT, RIGHT, TwoScreens

PERSON = Place("person", "p1")
WITH_PEOPLE = ROOMS | {"person"}


def notes_place(changes: dict[str, object], rooms: frozenset[str] = WITH_PEOPLE) -> Place | None:
    talk = home_content(view(next_review=review(**changes)), rooms).talk
    assert talk is not None
    return talk.notes


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"planned_at": NOW + timedelta(hours=3)}, True),
        ({"planned_at": NOW - timedelta(days=2)}, True),
        ({"planned_at": NOW + timedelta(days=2)}, False),
        ({"planned_at": None}, False),
        ({"planned_at": NOW + timedelta(days=2), "state": ReviewState.MEETING}, True),
        ({"planned_at": NOW, "state": ReviewState.SIGNING}, False),
    ],
)
def test_the_line_is_there_from_the_day_of_the_conversation_until_signing(
    changes: dict[str, object], *, said: bool
) -> None:
    assert notes_place(changes) == (PERSON if said else None)


def test_without_a_room_for_people_there_are_no_notes_to_speak_of() -> None:
    assert notes_place({"planned_at": NOW}, ROOMS) is None


def test_with_one_screen_the_notes_can_be_read_before(sample: House, theme: Theme) -> None:
    window = sample.window(theme)
    window.show()
    shell = window.shell
    assert shell is not None
    assert shell.page is not None
    (offer,) = shell.page.findChildren(PrivateOffer)
    assert "stay closed in the meeting" in offer.line.text.text()
    offer.read.click()
    assert shell.place.room == "person"


def test_whoever_wants_no_private_window_reads_nothing_of_it(sample: House, theme: Theme) -> None:
    sample.office.preferences.set("private_window", "never")
    shell = sample.window(theme).shell
    assert shell is not None
    assert shell.page is not None
    assert not shell.page.findChildren(PrivateOffer)


def test_a_second_screen_changes_the_line_when_it_comes(theme: Theme, dressed_app: QApplication) -> None:
    del dressed_app
    screens = TwoScreens(LEFT)
    offer = PrivateOffer(theme, "Devon", screens)
    assert offer.read.text() == "Read my notes on Devon"
    assert not offer.read.isHidden()
    screens.plug_in(RIGHT)
    assert "open on your other screen" in offer.line.text.text()
    assert offer.read.isHidden()
    offer.deleteLater()
