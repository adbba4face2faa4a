"""People, goals, reviews and preparing can be read, reached, hit and heard, in each theme, size and direction."""

from collections.abc import Callable
from typing import cast

import pytest
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.review import StageKind
from reviewdesk.services.office_snapshots import ReviewView
from reviewdesk.ui.office.goals_page import GoalsPage
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_window import OfficeWindow
from reviewdesk.ui.office.people_page import PeoplePage
from reviewdesk.ui.office.person_page import PersonPage
from reviewdesk.ui.office.preparation_page import PreparationPage
from reviewdesk.ui.office.reviews_page import ReviewsPage
from reviewdesk.ui.office.templates_page import TemplatesPage
from reviewdesk.ui.theme import Theme
from tests.ui.every_setting import expect_nothing
from tests.ui.office.house import House

Act = Callable[[OfficeWindow], object]


def at(house: House, place: Place, act: Act | None = None) -> Callable[[Theme], QWidget]:
    def then(window: OfficeWindow) -> None:
        assert window.shell is not None
        window.shell.go_to(place)
        if act is not None:
            act(window)

    return house.build("home", then)


def page_of(window: OfficeWindow) -> object:
    assert window.shell is not None
    return window.shell.page


def next_review(house: House) -> ReviewView:
    review = house.office.services.reviews.home().next_review
    assert review is not None
    return review


def test_people(sample: House) -> None:
    expect_nothing(at(sample, Place("people")))
    expect_nothing(at(sample, Place("people", "new")))


def test_a_person(sample: House) -> None:
    place = Place("person", next_review(sample).employee_id)
    expect_nothing(at(sample, place))
    expect_nothing(at(sample, place, lambda window: cast("PersonPage", page_of(window)).open_form()))


def test_templates(sample: House) -> None:
    def page(window: OfficeWindow) -> TemplatesPage:
        return cast("TemplatesPage", page_of(window))

    def read(window: OfficeWindow) -> None:
        model = page(window).view_model
        assert model.snapshot is not None
        model.open(model.snapshot.shipped[0])

    def word(window: OfficeWindow) -> None:
        model = page(window).view_model
        assert model.snapshot is not None
        model.draft(model.snapshot.shipped[0])
        editor = page(window).editor
        assert editor is not None
        editor.open("self_assessment")
        editor.model.take_out(StageKind.GROWTH)
        editor.refuse(RuleViolation("template-says-nothing", field="self_assessment.question"))

    def word_scale(window: OfficeWindow) -> None:
        word(window)
        editor = page(window).editor
        assert editor is not None
        editor.open("scale")

    expect_nothing(at(sample, Place("templates")))
    expect_nothing(at(sample, Place("templates"), read))
    expect_nothing(at(sample, Place("templates"), word))
    expect_nothing(at(sample, Place("templates"), word_scale))


def test_goals(sample: House) -> None:
    tree = sample.office.services.goals.tree()
    goal = max(tree.goals, key=lambda each: len(each.evidence))

    def add_evidence(window: OfficeWindow) -> None:
        cast("GoalsPage", page_of(window))._on_evidence_asked()

    expect_nothing(at(sample, Place("goals")))
    expect_nothing(at(sample, Place("goals", goal.id)))
    expect_nothing(at(sample, Place("goals", goal.id), add_evidence))
    expect_nothing(at(sample, Place("goals", tree.objectives[0].id)))
    expect_nothing(at(sample, Place("goals", f"new/{goal.person_id}")))


def test_reviews(sample: House) -> None:
    expect_nothing(at(sample, Place("reviews")))
    expect_nothing(at(sample, Place("reviews", "new")))
    review = next_review(sample)

    def move(window: OfficeWindow) -> None:
        cast("ReviewsPage", page_of(window)).open_panel(review)

    expect_nothing(at(sample, Place("reviews"), move))


def test_preparing(sample: House) -> None:
    place = Place("prepare", next_review(sample).id)

    def go_to(number: int) -> Act:
        return lambda window: cast("PreparationPage", page_of(window)).view_model.preparation.go_to(number)

    for number in (0, 4, 5):
        expect_nothing(at(sample, place, go_to(number)))


@pytest.mark.parametrize("room", ["people", "goals", "reviews"])
def test_a_desk_with_nobody_on_it(house: House, room: str) -> None:
    expect_nothing(at(house, Place(room)))


def test_the_empty_people_page_has_one_way_on(house: House, theme: Theme) -> None:
    window = house.window(theme, Place("people"))
    page = page_of(window)
    assert isinstance(page, PeoplePage)
    assert page.empty is not None
    assert page.add_button.isHidden()
