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
from tests.ui.accessibility import walk
from tests.ui.office.house import House
from tests.ui.pictures import EVERY, Setting, shown

every_setting = pytest.mark.parametrize("setting", EVERY, ids=lambda setting: setting.slug)
Act = Callable[[OfficeWindow], object]


def expect_nothing(build: Callable[[Theme], QWidget], setting: Setting) -> None:
    for window in shown(build, setting):
        findings = walk(window)
        assert not findings, "\n".join(map(str, findings))


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


@every_setting
def test_people(sample: House, setting: Setting) -> None:
    expect_nothing(at(sample, Place("people")), setting)
    expect_nothing(at(sample, Place("people", "new")), setting)


@every_setting
def test_a_person(sample: House, setting: Setting) -> None:
    place = Place("person", next_review(sample).employee_id)
    expect_nothing(at(sample, place), setting)
    expect_nothing(at(sample, place, lambda window: cast("PersonPage", page_of(window)).open_form()), setting)


@every_setting
def test_templates(sample: House, setting: Setting) -> None:
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

    expect_nothing(at(sample, Place("templates")), setting)
    expect_nothing(at(sample, Place("templates"), read), setting)
    expect_nothing(at(sample, Place("templates"), word), setting)
    expect_nothing(at(sample, Place("templates"), word_scale), setting)


@every_setting
def test_goals(sample: House, setting: Setting) -> None:
    tree = sample.office.services.goals.tree()
    goal = max(tree.goals, key=lambda each: len(each.evidence))

    def add_evidence(window: OfficeWindow) -> None:
        cast("GoalsPage", page_of(window))._on_evidence_asked()

    expect_nothing(at(sample, Place("goals")), setting)
    expect_nothing(at(sample, Place("goals", goal.id)), setting)
    expect_nothing(at(sample, Place("goals", goal.id), add_evidence), setting)
    expect_nothing(at(sample, Place("goals", tree.objectives[0].id)), setting)
    expect_nothing(at(sample, Place("goals", f"new/{goal.person_id}")), setting)


@every_setting
def test_reviews(sample: House, setting: Setting) -> None:
    expect_nothing(at(sample, Place("reviews")), setting)
    expect_nothing(at(sample, Place("reviews", "new")), setting)
    review = next_review(sample)

    def move(window: OfficeWindow) -> None:
        cast("ReviewsPage", page_of(window)).open_panel(review)

    expect_nothing(at(sample, Place("reviews"), move), setting)


@every_setting
def test_preparing(sample: House, setting: Setting) -> None:
    place = Place("prepare", next_review(sample).id)

    def go_to(number: int) -> Act:
        return lambda window: cast("PreparationPage", page_of(window)).view_model.preparation.go_to(number)

    for number in (0, 4, 5):
        expect_nothing(at(sample, place, go_to(number)), setting)


@every_setting
@pytest.mark.parametrize("room", ["people", "goals", "reviews"])
def test_a_desk_with_nobody_on_it(house: House, room: str, setting: Setting) -> None:
    expect_nothing(at(house, Place(room)), setting)


def test_the_empty_people_page_has_one_way_on(house: House, theme: Theme) -> None:
    window = house.window(theme, Place("people"))
    page = page_of(window)
    assert isinstance(page, PeoplePage)
    assert page.empty is not None
    assert page.add_button.isHidden()
