"""Wording a template: parts come, go and move; the keyboard stays; what is missing is said beside its field."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewdesk.content.competencies import load_competencies
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.review import StageKind
from reviewdesk.services.template_views import Draft
from reviewdesk.ui.office.template_draft_view_model import TemplateDraftViewModel
from reviewdesk.ui.office.template_editor import TemplateEditor
from reviewdesk.ui.office.template_panels import CompetenciesPanel
from reviewdesk.ui.office.templates_page import TemplatesPage
from reviewdesk.ui.theme import Theme
from tests.ui.office.rooms import template_hands
from tests.ui.office.rooms.hands import press, texts
from tests.ui.office.rooms.template_hands import editor_of
from tests.ui.pictures import settle

page = template_hands.page
editor = template_hands.editor


def test_competencies_are_chosen_in_the_order_of_the_shelf(
    editor: TemplateEditor, theme: Theme, qtbot: QtBot
) -> None:
    template = replace(editor.model.draft.template, competencies=("from-afar",))
    model = TemplateDraftViewModel(Draft(template, (), (("asking", "Asking"), ("telling", "Telling"))))
    panel = CompetenciesPanel(theme, model)
    qtbot.addWidget(panel)
    assert list(panel.checks) == ["asking", "telling", "from-afar"]
    assert panel.first_focus() is panel.checks["asking"]
    panel.checks["telling"].click()
    panel.checks["asking"].click()
    chosen: tuple[str, ...] = model.template.competencies
    assert chosen == ("asking", "telling", "from-afar")
    panel.checks["from-afar"].click()
    chosen = model.template.competencies
    assert chosen == ("asking", "telling")
    bare = CompetenciesPanel(theme, TemplateDraftViewModel(Draft(replace(template, competencies=()), (), ())))
    qtbot.addWidget(bare)
    assert "There are none to choose from yet." in [text for text in texts(bare) if text]
    assert bare.first_focus() is None
    assert len(editor.model.draft.competencies) == len(load_competencies().all)


def test_a_draft_knows_what_no_longer_is_there(editor: TemplateEditor) -> None:
    model = editor.model
    model.take_out(StageKind.GROWTH)
    before = model.template
    model.word("growth.question", "Gone?")
    model.set_minutes(StageKind.GROWTH, 3)
    model.remove_prompt(StageKind.GROWTH, "ask_yours")
    assert model.add_prompt(StageKind.GROWTH) == ""
    assert not model.may_add_prompt(StageKind.GROWTH)
    model.take_out(StageKind.SIGN_OFF)
    model.put_in(StageKind.PLAN)
    assert model.template == before


def test_a_stage_that_was_taken_out_comes_back_as_it_was_worded(editor: TemplateEditor) -> None:
    model = editor.model
    model.word("growth.question", "What next, {employee}?")
    model.set_minutes(StageKind.GROWTH, 15)
    model.take_out(StageKind.GROWTH)
    model.put_in(StageKind.GROWTH)
    stage = model.stage(StageKind.GROWTH)
    assert stage is not None
    assert (stage.question, stage.minutes) == ("What next, {employee}?", 15)


def test_stages_come_go_and_move_and_the_keyboard_stays(page: TemplatesPage, editor: TemplateEditor) -> None:
    def order() -> list[StageKind]:
        return [stage.kind for stage in editor.model.template.stages]

    up = editor.outline.tools["Move Growth up"]
    up.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(up, Qt.Key.Key_Space)
    settle()
    assert order().index(StageKind.GROWTH) < order().index(StageKind.PROGRESS)
    assert QApplication.focusWidget() is editor.outline.tools["Move Growth up"]
    out = editor.outline.tools["Take Growth out"]
    out.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(out, Qt.Key.Key_Space)
    settle()
    assert StageKind.GROWTH not in order()
    assert QApplication.focusWidget() is editor.outline.parts["basics"]
    assert not editor.outline.tools["Take Sign-off out"].isEnabled()
    assert not editor.outline.tools["Move Welcome up"].isEnabled()
    press(page, "Put in Growth")
    assert order() == [stage.kind for stage in editor.model.draft.template.stages]


def test_a_stage_that_is_open_and_taken_out_gives_way_to_the_name(editor: TemplateEditor) -> None:
    editor.open(StageKind.GROWTH)
    editor.model.take_out(StageKind.GROWTH)
    assert "name" in editor.panel.fields
    assert editor.outline.parts["basics"].isChecked()


def test_questions_are_added_and_those_no_field_needs_taken_out(
    page: TemplatesPage, editor: TemplateEditor
) -> None:
    press(page, "Self-assessment")
    panel = editor.panel
    panel.fields["self_assessment.prompts.glad.question"].control.setPlainText("What made you laugh?")
    press(page, "Take question 2 out")
    press(page, "Add a question")
    settle()
    added = editor.panel.fields["self_assessment.prompts.own_1.question"].control
    assert QApplication.focusWidget() is added
    press(page, "Keep as version 1")
    refused = editor_of(page).panel.fields["self_assessment.prompts.own_1.question"]
    assert refused.error.text() == "Write a few words here."
    refused.control.setPlainText("What next?")
    editor.panel.fields["self_assessment.prompts.own_1.guidance"].control.setPlainText("One thing.")
    press(page, "Keep as version 1")
    shelf = page.view_model.snapshot
    assert shelf is not None
    kept = page.view_model.office.services.templates.edition(shelf.own[0].id)
    asked = [prompt.question for prompt in kept.self_prompts()]
    assert asked[0] == "What made you laugh?"
    assert asked[-1] == "What next?"
    assert len(asked) == 5


def test_a_prompt_that_words_a_field_has_no_way_out(page: TemplatesPage, editor: TemplateEditor) -> None:
    press(page, "Development plan")
    removers = [b for b in editor.panel.findChildren(type(editor.keep)) if "out" in b.accessibleName()]
    assert removers == []
    editor.model.remove_prompt(StageKind.PLAN, "practice")
    stage = editor.model.stage(StageKind.PLAN)
    assert stage is not None
    assert stage.prompt("practice").question


def test_below_each_other_the_open_part_comes_into_sight(
    page: TemplatesPage, editor: TemplateEditor, qtbot: QtBot
) -> None:
    window = page.window()
    window.resize(760, 600)
    qtbot.waitUntil(editor.sides.is_stacked)
    press(page, "Words of the scale")
    settle()
    assert QApplication.focusWidget() is editor.first_focus()
    assert page.verticalScrollBar().value() > 0


def test_a_refusal_leads_to_its_field_wherever_it_is(page: TemplatesPage, editor: TemplateEditor) -> None:
    for field in ("plan.guidance", "scale.achieved.label", "description"):
        editor.refuse(RuleViolation("template-says-nothing", field=field))
        assert editor.panel.fields[field].has_error()
    editor.refuse(RuleViolation("template-order", field="stages"))
    assert any("no meeting can be held" in text for text in texts(page))
    editor.refuse(RuleViolation("template-many-competencies", field="competencies", most=6))
    assert any("at most 6" in text for text in texts(page))
