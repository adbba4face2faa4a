"""Choosing a kind of conversation among many: grouped, with minutes and a line about each."""

import gc
import weakref

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reviewdesk.content.template import Occasion
from reviewdesk.services.office_snapshots import TemplateView
from reviewdesk.ui.dates import from_qdate
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.plan_review_panel import PlanReviewPanel
from reviewdesk.ui.office.reviews_page import ReviewsPage
from reviewdesk.ui.office.template_box import TemplateBox, occasion_title
from reviewdesk.ui.theme import Theme
from tests.services.conftest import Company
from tests.ui.office.house import House
from tests.ui.office.rooms.hands import open_page, press, texts
from tests.ui.pictures import settle


@pytest.fixture
def panel(house: House, theme: Theme, company: Company) -> PlanReviewPanel:
    page = open_page(house, theme, Place("reviews", f"plan/{company.dana}"), ReviewsPage)
    assert page.panel is not None
    return page.panel


def lines(box: TemplateBox) -> list[str]:
    return [box.itemText(row) for row in range(box.count())]


def test_the_year_review_stands_first_below_its_heading(panel: PlanReviewPanel) -> None:
    box = panel.template.control
    assert lines(box)[:2] == ["For a year", "Year review · 75 minutes"]
    assert [line for line in lines(box) if line in {occasion_title(each) for each in Occasion}] == [
        "For a year",
        "For half a year or less",
        "When something begins or ends",
        "Between two reviews",
    ]
    assert box.currentData() == "year-review"


def test_the_arrow_keys_pass_over_the_headings(panel: PlanReviewPanel) -> None:
    box = panel.template.control
    chosen = set()
    for _press in range(box.count()):
        chosen.add(box.currentData())
        QTest.keyClick(box, Qt.Key.Key_Down)
    assert None not in chosen
    assert len(chosen) == box.count() - len(Occasion)
    QTest.keyClick(box, Qt.Key.Key_Home)
    assert box.currentData() == "year-review"


def test_what_is_chosen_is_described_below_the_box(panel: PlanReviewPanel) -> None:
    box = panel.template.control
    for row in range(box.count()):
        if box.itemData(row) is not None:
            box.setCurrentIndex(row)
            assert box.template is not None
            assert box.template.description in texts(panel)


def test_each_line_is_read_out_with_its_minutes_and_what_it_is_for(panel: PlanReviewPanel) -> None:
    box = panel.template.control
    row = box.findData("check-in")
    spoken = box.itemData(row, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Check-in · 25 minutes. Between two reviews")


def test_title_and_period_follow_a_check_in_and_no_goals_are_asked_for(
    house: House, panel: PlanReviewPanel
) -> None:
    panel.template.control.setCurrentIndex(panel.template.control.findData("check-in"))
    assert panel.title.control.text() == "Check-in, 24 Mar 2026"
    assert (from_qdate(panel.end.control.date()) - from_qdate(panel.start.control.date())).days == 28
    assert "Which goals will you talk about?" not in texts(panel)
    press(panel, "Plan it")
    (talk,) = house.office.services.reviews.all()
    assert talk.template == "Check-in"
    assert house.office.services.preparation.view(talk.id).goals == ()


def test_somebody_without_goals_can_be_asked_to_a_check_in(
    house: House, theme: Theme, company: Company
) -> None:
    house.office.services.goals.remove_goal(company.omars_goal)
    page = open_page(house, theme, Place("reviews", f"plan/{company.omar}"), ReviewsPage)
    assert page.panel is not None
    assert not page.panel.give.isEnabled()
    box = page.panel.template.control
    box.setCurrentIndex(box.findData("check-in"))
    assert page.panel.give.isEnabled()
    box.setCurrentIndex(box.findData("year-review"))
    assert not page.panel.give.isEnabled()


def test_a_planned_check_in_is_moved_without_goals(house: House, theme: Theme, company: Company) -> None:
    page = open_page(house, theme, Place("reviews", f"plan/{company.dana}"), ReviewsPage)
    assert page.panel is not None
    box = page.panel.template.control
    box.setCurrentIndex(box.findData("check-in"))
    press(page, "Plan it")
    press(page, "Change date or goals: Check-in, 24 Mar 2026, Dana Whitfield")
    assert page.panel is not None
    assert "Which goals will you talk about?" not in texts(page.panel)
    page.panel.title.control.setText("A word in between")
    press(page, "Done")
    assert [review.title for review in house.office.services.reviews.all()] == ["A word in between"]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_list_shows_each_line_in_full_and_fits_the_screen(
    panel: PlanReviewPanel, direction: Qt.LayoutDirection
) -> None:
    box = panel.template.control
    box.setLayoutDirection(direction)
    box.showPopup()
    settle()
    try:
        popup, view = box.view().window(), box.view()
        assert popup.height() <= box.screen().availableGeometry().height()
        image = view.grab().toImage()
        assert len({image.pixelColor(x, 60).rgb() for x in range(image.width())}) > 1, "words are drawn"
        heading, line = (view.sizeHintForRow(row) for row in (0, 1))
        assert line > heading
    finally:
        box.hidePopup()


def test_without_templates_nothing_is_chosen(theme: Theme) -> None:
    box = TemplateBox(theme, ())
    assert box.template is None
    assert box.currentData() is None


def test_each_heading_stands_once_whatever_the_order(theme: Theme) -> None:
    years = [TemplateView(key, key, "One.", 45, Occasion.YEAR, 364, rates_goals=True) for key in "ab"]
    between = TemplateView("c", "c", "One.", 25, Occasion.BETWEEN, 28, rates_goals=False)
    box = TemplateBox(theme, [years[0], between, years[1]])
    assert [box.itemData(row) for row in range(box.count())] == [None, "a", "b", None, "c"]


def test_a_box_that_is_let_go_is_gone_at_once(theme: Theme) -> None:
    """A cycle between the box and what draws its lines ended the program when it was collected later."""
    view = TemplateView("t", "Talk", "Short.", 25, Occasion.BETWEEN, 28, rates_goals=False)
    box = TemplateBox(theme, [view])
    seen = weakref.ref(box)
    gc.disable()
    try:
        del box
        assert seen() is None
    finally:
        gc.enable()


def test_a_single_minute_is_said_as_one(theme: Theme) -> None:
    view = TemplateView("t", "Blink", "Short.", 1, Occasion.BETWEEN, 28, rates_goals=False)
    assert TemplateBox(theme, [view]).itemText(1) == "Blink · 1 minute"
