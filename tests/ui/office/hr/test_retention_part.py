"""HR reads the rules plans are kept by, changes them, and takes a change back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reviewdesk.domain.retention import Applies
from reviewdesk.ui.office.hr.disposal_page import DisposalPage
from reviewdesk.ui.office.hr.retention_form import RetentionForm
from reviewdesk.ui.theme import Theme
from tests.ui.office.house import House
from tests.ui.office.hr.company import document_id
from tests.ui.office.hr.hands import button, opened, primary, titles, toast, undo, words_in


@pytest.fixture
def page(filled: House, theme: Theme, qtbot: QtBot) -> DisposalPage:
    page = opened(filled, theme, qtbot, DisposalPage, "disposal")
    page.rules_chip.click()
    return page


def form_of(page: DisposalPage, name: str) -> RetentionForm:
    button(page, name).click()
    assert page.rules.form is not None
    return page.rules.form


def years_of(page: DisposalPage) -> dict[str, int]:
    return {each.id: each.years for each in page.view_model.office.services.retention.classes()}


def test_every_rule_is_told_in_plain_words(page: DisposalPage) -> None:
    said = words_in(page.rules)
    assert "Every plan that no other rule takes" in said
    assert "Plans that were declined, or answered with an account of the employee’s own" in said
    assert "Plans of the template Check-in" in said
    assert "3 years\n12 plans" in said
    assert "1 year\n2 plans" in said
    assert "5 years\nNo plan yet" in said
    assert "A sealed file never changes" in said
    assert primary(page) == ["Add a rule"]
    assert page.first_focus() is page.rules.add_button
    assert not page.due_list.isVisible()


def test_years_count_at_once_and_can_be_taken_back(page: DisposalPage, qtbot: QtBot) -> None:
    form = form_of(page, "Change the rule “Usual plans”")
    assert page.first_focus() is form.name.control
    assert primary(page) == ["Done"]
    form.years.control.setValue(7)
    assert "Counts at once for all 12 plans of this rule" in words_in(form)
    assert "due then" not in words_in(form)
    form.years.control.setValue(3)
    assert "3 of them are due then; they stay until somebody lets them go." in words_in(form)
    form.years.control.setValue(7)
    form.give.click()
    assert toast(page) == "The rule is in force: Usual plans · 7 years."
    assert page.rules.form is None
    qtbot.waitUntil(lambda: button(page, "Change the rule “Usual plans”").hasFocus())
    assert years_of(page)["review"] == 7
    register = page.view_model.office.services.register
    assert register.plan(document_id(3)).review_on == date(2028, 10, 16)
    page.due_chip.click()
    assert "Sofia Reyes" not in titles(page.due_list)
    undo(page)
    assert years_of(page)["review"] == 3
    assert register.plan(document_id(3)).review_on == date(2024, 10, 16)


@pytest.mark.parametrize("typed", ["0", "-4", "101", "9999", "1e3", ""])
def test_no_years_and_absurd_years_cannot_be_given(page: DisposalPage, typed: str) -> None:
    form = form_of(page, "Change the rule “Usual plans”")
    years = form.years.control
    years.selectAll()
    QTest.keyClick(years, Qt.Key.Key_Delete)
    QTest.keyClicks(years, typed)
    QTest.keyClick(years, Qt.Key.Key_Return)
    assert 1 <= years_of(page)["review"] <= 100


def test_a_rule_is_added_for_a_template_and_gone_again(page: DisposalPage) -> None:
    form = form_of(page, "Add a rule")
    form.give.click()
    assert "A rule needs a name of at most 64 characters." in words_in(form)
    form.name.control.setText("Project end")
    form.give.click()
    assert "Say in at most 500 characters why" in words_in(form)
    form.why.control.setPlainText("Works agreement 9")
    assert form.template is not None
    names = [form.template.control.itemData(row) for row in range(form.template.control.count())]
    assert "Check-in" not in names  # it has its rule
    form.template.control.setCurrentIndex(1)
    form.give.click()
    added = page.view_model.office.services.retention.classes()[-1]
    assert (added.id, added.years, added.applies) == ("project-end", 3, Applies.TEMPLATES)
    assert added.templates == (names[1],)
    assert toast(page) == "The rule is in force: Project end · 3 years."
    assert f"Plans of the template {names[1]}" in words_in(page.rules)
    undo(page)
    assert "project-end" not in years_of(page)


def test_only_an_unused_rule_can_be_taken_away_and_comes_back_to_its_place(page: DisposalPage) -> None:
    form = form_of(page, "Add a rule")
    form.name.control.setText("By hand")
    form.why.control.setPlainText("Somebody asked for it")
    form.give.click()
    assert "Only plans that somebody puts under it" in words_in(page.rules)
    before = list(years_of(page))
    button(page, "Take the rule “Seen differently” away").click()
    assert toast(page) == "The rule “Seen differently” is gone."
    assert "contested" not in years_of(page)
    undo(page)
    assert list(years_of(page)) == before
    with pytest.raises(StopIteration):
        button(page, "Take the rule “Usual plans” away")
    with pytest.raises(StopIteration):
        button(page, "Take the rule “Check-in” away")


def test_a_form_that_is_open_stays_while_plans_come_in(page: DisposalPage) -> None:
    form = form_of(page, "Change the rule “Check-in”")
    form.name.control.setText("Short talk")
    page.view_model.office.services.retention.hold(document_id(2), "A case is open")
    page.view_model.refresh()
    assert page.rules.form is form
    form.cancel.click()
    assert page.rules.form is None
    page.rules.close_form()
    form_of(page, "Change the rule “Usual plans”").give.click()  # as it was
    assert page.rules.form is None


def test_who_goes_away_has_changed_nothing(page: DisposalPage) -> None:
    form_of(page, "Change the rule “Usual plans”").years.control.setValue(9)
    page.left()
    assert page.rules.form is None
    assert years_of(page)["review"] == 3


def test_an_answer_that_comes_too_late_is_not_told(page: DisposalPage) -> None:
    form = form_of(page, "Change the rule “Usual plans”")
    form.look_ahead("review", 2, 5)
    assert "due then" not in words_in(form)
    page.rules.close_form()
    page.rules.rules.looked_ahead.emit("review", 3, 5)
    page.rules.rules.refused.emit(None)
    assert page.rules.form is None


def test_before_anything_is_loaded_there_is_nothing_to_change(page: DisposalPage) -> None:
    page.rules._content = None
    page.rules.open_form(None)
    assert page.rules.form is None
    page.view_model.snapshot = None
    assert page.rules.rules.classes == ()
