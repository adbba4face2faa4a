"""A plan is put on hold with a reason, and holds are lifted one by one."""

import pytest
from pytestqt.qtbot import QtBot

from reviewdesk.ui.office.hr.panel_forms import HoldForm
from reviewdesk.ui.office.hr.register_page import RegisterPage
from reviewdesk.ui.theme import Theme
from tests.ui.office.house import House
from tests.ui.office.hr.company import document_id
from tests.ui.office.hr.hands import button, opened, toast, undo, words_in


@pytest.fixture
def page(filled: House, theme: Theme, qtbot: QtBot) -> RegisterPage:
    return opened(filled, theme, qtbot, RegisterPage, "archive")


def test_a_hold_asks_why_and_can_be_taken_back_or_lifted(page: RegisterPage) -> None:
    page.open_plan(document_id(1))
    button(page.panel, "Put on hold").click()
    assert isinstance(page.panel.form, HoldForm)
    page.panel.form.give.click()
    assert "Say why this plan is held" in page.panel.form.field.error.text()
    page.panel.form.field.control.setPlainText("A grievance is open.")
    page.panel.form.give.click()
    assert toast(page) == "The plan is on hold and stays until the hold is lifted."
    assert "A grievance is open." in words_in(page.panel)
    assert page.panel.hold_button.hasFocus()
    undo(page)
    assert "A grievance is open." not in words_in(page.panel)
    page.view_model.hold(document_id(1), "Again")
    button(page.panel, "Lift the hold of 10 Mar 2026: Again").click()
    assert not page.view_model.office.services.register.plan(document_id(1)).held
    assert toast(page) == "The hold is lifted. The plan goes by its rule again."
    undo(page)
    assert page.view_model.office.services.register.plan(document_id(1)).held
    assert "Again" in words_in(page.panel)


def test_a_plan_with_two_holds_stays_held_when_one_is_lifted(page: RegisterPage) -> None:
    page.open_plan(document_id(1))
    for reason in ("A grievance is open.", "A court has asked for it."):
        page.view_model.hold(document_id(1), reason)
    button(page.panel, "Lift the hold of 10 Mar 2026: A grievance is open.").click()
    assert page.view_model.office.services.register.plan(document_id(1)).held
    assert toast(page) == "This hold is lifted. 1 other hold still keeps the plan."
