"""The owner prepares: one topic a page, saved as it is typed, and only the owner sees it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.fields import GrowthText, prepare_goal_reason, prepare_growth
from reviewdesk.domain.ratings import Progress
from reviewdesk.services.changes import Change
from reviewdesk.services.preparation import Preparation
from reviewdesk.ui.office.front_door import Locked
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_window import OfficeWindow
from reviewdesk.ui.office.preparation_page import PreparationPage
from reviewdesk.ui.office.reviews_page import ReviewsPage
from reviewdesk.ui.prepare.prepare_view_model import PrepareViewModel
from reviewdesk.ui.prepare.steps import StepKind
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.words_panel import WordsPanel
from tests.services.conftest import Company
from tests.ui.office.house import House
from tests.ui.office.rooms.hands import open_page, page_in, press, primaries, texts
from tests.ui.pictures import settle


@pytest.fixture
def page(house: House, theme: Theme, review: str) -> PreparationPage:
    return open_page(house, theme, Place("prepare", review), PreparationPage)


def model_of(page: PreparationPage) -> PrepareViewModel:
    return page.view_model.preparation


def test_the_first_topic_shows_the_goal_and_what_was_noted(page: PreparationPage) -> None:
    told = texts(page)
    assert "Prepare for Dana’s review" in told
    assert "Fewer repeat calls" in told
    assert "Goal 1 of 2" in told
    assert "0 of 3 topics" in told
    assert "March to December 2025" not in told
    assert {"January to December 2025", "Nothing from these months.", "January to March 2026"} <= set(told)
    assert "Wrote the three call scripts" in told
    assert primaries(page) == ["Next"]


def test_the_keyboard_is_in_the_topic_also_when_loading_took_a_while(
    house: House, theme: Theme, review: str
) -> None:
    page = open_page(house, theme, Place("prepare", review), PreparationPage)
    model = model_of(page)
    model.close()
    page.window().setFocus()
    settle()
    model.open(review)
    settle()
    assert page.window().focusWidget() is page.panel.first_focus()


def test_ratings_and_words_are_there_when_one_comes_back(
    house: House, page: PreparationPage, company: Company, review: str
) -> None:
    assert page.panel.topic is not None
    assert page.panel.topic.scale is not None
    page.panel.topic.scale.choose("achieved")
    QTest.keyClicks(page.panel.topic.words[0].control, "Under eight percent since May.")
    page.left()
    view = house.office.services.preparation.view(review)
    assert view.goals[0].rating is Progress.ACHIEVED
    page.shown(review)
    model = model_of(page)
    assert model.words(prepare_goal_reason(company.goals[0])) == "Under eight percent since May."
    assert model.place == 1
    settle()
    assert "1 of 3 topics" in texts(page)


def test_saying_that_one_cannot_judge_needs_no_reason(page: PreparationPage, company: Company) -> None:
    model = model_of(page)
    model.rate(company.goals[0], Progress.CANNOT_JUDGE)
    assert model.is_done(model.steps[0])
    model.rate(company.goals[0], Progress.BEYOND)
    assert not model.is_done(model.steps[0])


def test_the_whole_preparation_by_keyboard_alone(
    house: House, page: PreparationPage, company: Company, review: str
) -> None:
    window = house.windows[0]

    def focus() -> QWidget:
        settle()
        found = window.focusWidget()
        assert found is not None
        return found

    page.first_focus().setFocus()  # type: ignore[union-attr]  # as the shell does on arriving
    for reason in ("Calls went down by a third.", "She ran it nine times."):
        QTest.keyClick(focus(), Qt.Key.Key_4)
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
        QTest.keyClicks(focus(), reason)
        while focus() is not page.panel.next:
            QTest.keyClick(focus(), Qt.Key.Key_Tab)
        QTest.keyClick(focus(), Qt.Key.Key_Space)
    QTest.keyClicks(focus(), "Next time, try showing it first.")
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    QTest.keyClicks(focus(), "You explain with your hands.")
    while focus() is not page.panel.next:
        QTest.keyClick(focus(), Qt.Key.Key_Tab)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    assert model_of(page).is_last
    assert "3 of 3 topics" in texts(page)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    assert isinstance(page_in(window, ReviewsPage), ReviewsPage)
    view = house.office.services.preparation.view(review)
    assert [goal.rating for goal in view.goals] == [Progress.ACHIEVED, Progress.ACHIEVED]
    model = model_of(page)
    model.open(review)
    assert model.words(prepare_goal_reason(company.goals[1])) == "She ran it nine times."
    assert model.words(prepare_growth(GrowthText.STRENGTH)) == "You explain with your hands."


def test_words_help_to_name_what_is_offered_and_go_with_the_topic(page: PreparationPage) -> None:
    model = model_of(page)
    model.go_to(2)
    settle()
    assert page.panel.topic is not None
    helping = page.panel.topic.helping
    assert helping is not None
    press(page, "Words that help")
    panel = helping.panel
    assert panel is not None
    assert panel.isVisible()
    QTest.keyClicks(panel.line, "sharing")
    QTest.keyClick(panel.line, Qt.Key.Key_Return)
    assert model.words(prepare_growth(GrowthText.AREA)) == "Sharing what you know"
    press(page, "Words that help")
    assert panel.isVisible()
    model.go_to(0)
    assert not panel.isVisible()
    assert helping.panel is None
    assert page.panel.topic.helping is None


def test_locking_leaves_no_words_over_the_lock_screen(page: PreparationPage, tmp_path: Path) -> None:
    model_of(page).go_to(2)
    settle()
    press(page, "Words that help")
    window = page.window()
    assert isinstance(window, OfficeWindow)
    (panel,) = window.findChildren(WordsPanel)
    assert panel.isVisible()
    window.show_locked(Locked(tmp_path))
    settle()
    assert not isValid(panel) or not panel.isVisible()
    assert window.lock_screen.isVisible()


def test_the_end_leads_back_to_each_topic(page: PreparationPage, company: Company) -> None:
    model = model_of(page)
    model.rate(company.goals[0], Progress.BEYOND)
    model.go_to(3)
    told = texts(page)
    assert "Beyond · no reason yet" in told
    assert "No rating yet · no reason yet" in told
    assert "Nothing written yet" in told
    assert primaries(page) == ["Done for now"]
    press(page, "Open topic 3: Growth")
    assert model.step.kind is StepKind.OFFER
    press(page, "Back")
    assert model.place == 1


def test_a_dot_leads_to_its_topic(page: PreparationPage) -> None:
    page.panel.dots.dots[2].click()
    assert model_of(page).step.kind is StepKind.OFFER
    model_of(page).go_to(99)
    assert model_of(page).step.kind is StepKind.OFFER


def test_a_save_that_fails_is_said_and_tried_again(
    page: PreparationPage, review: str, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Preparation, _review: str, _updates: object) -> Change[object]:
        raise ReviewDeskError("disk-full")

    assert page.panel.topic is not None
    box = page.panel.topic.words[0].control
    with monkeypatch.context() as patched:
        patched.setattr(Preparation, "save_updates", full)
        QTest.keyClicks(box, "Kept")
        model_of(page).flush()
        assert any(text.startswith("Not saved yet") for text in texts(page))
    model_of(page).flush()
    assert any(text.startswith("Saved ") for text in texts(page))
    assert house.office.services.preparation.document(review)


def test_a_rating_that_is_refused_is_not_shown_as_kept(
    house: House, page: PreparationPage, company: Company, review: str, qtbot: QtBot
) -> None:
    house.office.services.reviews.cancel(review)
    house.office.services.reviews.restore(review)
    model = model_of(page)

    def refused(*_words: object) -> Change[None]:
        raise ReviewDeskError("not-on-this-desk")

    model._source.rate = refused  # type: ignore[method-assign]
    with qtbot.waitSignal(model.failed):
        model.rate(company.goals[0], Progress.BEYOND)
    assert company.goals[0] not in model.ratings


def test_too_long_a_line_is_said_beside_it(page: PreparationPage) -> None:
    model_of(page).go_to(2)
    assert page.panel.topic is not None
    words = page.panel.topic.words[0]
    words.control.setFocus()
    words.control.insertPlainText("x" * 600)
    assert words.has_error()
    settle()
    QTest.keyClicks(words.control, "y")
    assert not words.has_error()
