"""HR's desk opens with what its archive wants, once there is one; each row leads to where it is done."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from reviewdesk.ui.office.home_page import HomePage
from reviewdesk.ui.office.hr import home_words
from reviewdesk.ui.office.hr.care_page import CarePage
from reviewdesk.ui.office.hr.disposal_page import DisposalPage
from reviewdesk.ui.office.hr.register_page import RegisterPage
from reviewdesk.ui.theme import Theme
from tests.ui.office.house import House
from tests.ui.office.hr.company import MANY
from tests.ui.office.hr.hands import button, opened, page_of, primary, words_in


@pytest.fixture
def page(filled: House, theme: Theme, qtbot: QtBot) -> HomePage:
    return opened(filled, theme, qtbot, HomePage, "home")


def test_an_empty_archive_teaches_what_it_is_for(hr: House, theme: Theme, qtbot: QtBot) -> None:
    said = words_in(opened(hr, theme, qtbot, HomePage, "home"))
    assert "Signed plans come here to be kept." in said
    assert "How the archive is" not in said


def test_it_says_how_many_there_are_and_what_wants_a_decision(page: HomePage) -> None:
    said = words_in(page)
    assert f"{MANY} plans are in the archive." in said
    assert "3 plans have been kept long enough" in said
    assert "A plan that is unchanged can be kept here" not in said
    assert primary(page) == ["Bring in plans"]


@pytest.mark.parametrize(
    ("words", "room"),
    [
        ("Decide about plans that were kept long enough", DisposalPage),
        ("Look after the archive", CarePage),
        ("See the whole archive", RegisterPage),
    ],
)
def test_each_row_leads_to_its_room(page: HomePage, words: str, room: type[HomePage]) -> None:
    button(page, words).click()
    page_of(page.window(), room)


def test_a_plan_is_opened_from_its_row(page: HomePage) -> None:
    content = page.view_model.snapshot
    assert content is not None
    first = content.newest[0]
    assert len(content.newest) == 4
    assert first.way is not None
    button(page, first.way.name).click()
    archive = page_of(page.window(), RegisterPage)
    assert first.title in words_in(archive.panel)


def test_nothing_due_and_holds_are_said_with_their_numbers(filled: House) -> None:
    seen = home_words.glance(filled.office.services)
    titles = [item.title for item in home_words.wanting(replace(seen, due=0, held=1))]
    assert titles == ["No plan has been kept long enough yet", "1 plan is on hold", "Is it all there?"]
    more = home_words.wanting(replace(seen, due=100, more_due=True))
    assert more[0].title == "More than 100 plans have been kept long enough"
