"""The templates room: looked at, copied, worded, kept as a version, handed on and brought in."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewdesk.content.competency_names import competency_names
from reviewdesk.content.library import load_template
from reviewdesk.content.template_toml import to_toml
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import OwnerKind
from reviewdesk.domain.review import StageKind
from reviewdesk.services.context import DeskContext
from reviewdesk.services.template_views import Draft
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.reviews_page import ReviewsPage
from reviewdesk.ui.office.rooms import rooms_for
from reviewdesk.ui.office.template_draft_view_model import TemplateDraftViewModel
from reviewdesk.ui.office.template_editor import TemplateEditor
from reviewdesk.ui.office.template_panels import CompetenciesPanel
from reviewdesk.ui.office.templates_page import TemplatesPage
from reviewdesk.ui.theme import Theme
from tests.services.conftest import Company
from tests.ui.office.house import House, new_desk, office_of
from tests.ui.office.rooms.hands import Toasts, open_page, press, primaries, texts, toasts_of
from tests.ui.pictures import settle

LOOK = "Look at Year review, Comes with ReviewDesk"


@pytest.fixture
def page(house: House, theme: Theme) -> TemplatesPage:
    return open_page(house, theme, Place("templates"), TemplatesPage)


@pytest.fixture
def editor(page: TemplatesPage) -> TemplateEditor:
    press(page, LOOK)
    press(page, "Make a copy")
    return editor_of(page)


def editor_of(page: TemplatesPage) -> TemplateEditor:
    settle()
    assert page.editor is not None
    return page.editor


def test_managers_and_hr_have_the_room_and_employees_have_not() -> None:
    having = {owner for owner in OwnerKind if "templates" in {room.key for room in rooms_for(owner)}}
    assert having == {OwnerKind.MANAGER, OwnerKind.HR}


def test_what_ships_is_looked_at_and_can_only_be_copied(page: TemplatesPage) -> None:
    assert "75 minutes, 38 of them looking forward" in texts(page)
    press(page, LOOK)
    assert primaries(page) == ["Make a copy"]
    assert "How was this year for you, …?" in texts(page)
    assert "It does more than you set out to do, and somebody has noticed." in texts(page)
    assert "Take off the shelf" not in [
        button.text() for button in page.findChildren(type(page.target.button))
    ]
    press(page, "Back to the templates")
    assert page.listing.isVisible()


def test_a_copy_is_worded_kept_and_planned_with(
    house: House, theme: Theme, page: TemplatesPage, editor: TemplateEditor, company: Company
) -> None:
    toasts = toasts_of(page)
    assert primaries(page) == ["Keep as version 1"]
    name = editor.panel.fields["name"].control
    name.selectAll()
    QTest.keyClicks(name, "Our year")
    assert editor.title.text() == "Our year"
    press(page, "Keep as version 1")
    assert toasts.said[-1][0] == "Our year is kept as version 1."
    assert "Our year" in texts(page.own)
    planning = open_page(house, theme, Place("reviews", f"plan/{company.dana}"), ReviewsPage)
    assert planning.panel is not None
    choice = planning.panel.template.control
    choice.setCurrentIndex(choice.findText("Our year · 75 minutes"))
    press(planning, "Plan it")
    (review,) = house.office.services.reviews.all()
    assert review.template == "Our year"


def test_each_keeping_is_a_version_and_can_be_undone(page: TemplatesPage, editor: TemplateEditor) -> None:
    del editor
    toasts = toasts_of(page)
    press(page, "Keep as version 1")
    press(page, "Look at Year review, our way, Yours, version 1")
    assert primaries(page) == ["Word it anew"]
    press(page, "Word it anew")
    press(page, "Keep as version 2")
    assert "75 minutes, 38 of them looking forward · Yours, version 2" in texts(page)
    toasts.undo()
    assert "75 minutes, 38 of them looking forward · Yours, version 1" in texts(page)


def test_leaving_keeps_nothing_and_can_be_undone(page: TemplatesPage, editor: TemplateEditor) -> None:
    toasts = toasts_of(page)
    editor.panel.fields["name"].control.setText("Half a thought")
    press(page, "Leave without keeping")
    assert toasts.said[-1][0] == "Nothing was kept."
    assert page.view_model.snapshot is not None
    assert page.view_model.snapshot.own == ()
    toasts.undo()
    assert editor_of(page).title.text() == "Half a thought"
    press(page, "Keep as version 1")
    assert "Half a thought" in texts(page.own)


def test_leaving_without_a_change_says_nothing(page: TemplatesPage, editor: TemplateEditor) -> None:
    del editor
    toasts = toasts_of(page)
    press(page, "Leave without keeping")
    assert toasts.said == []


def test_too_little_time_ahead_is_said_calmly_and_cannot_be_kept(
    page: TemplatesPage, editor: TemplateEditor
) -> None:
    minutes = editor.outline.minutes
    minutes[StageKind.PROGRESS].setValue(60)
    assert not editor.keep.isEnabled()
    assert any(
        text.startswith("121 minutes, 38 of them looking forward. Less than half") for text in texts(page)
    )
    assert "Less than half" in editor.keep.accessibleDescription()
    minutes[StageKind.PLAN].setValue(90)
    assert editor.keep.isEnabled()
    assert editor.keep.accessibleDescription() == ""
    press(page, "Keep as version 1")
    assert page.editor is None


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


def test_a_stage_that_was_taken_out_comes_back_as_it_was_worded(editor: TemplateEditor) -> None:
    model = editor.model
    model.word("growth.question", "What next, {employee}?")
    model.set_minutes(StageKind.GROWTH, 15)
    model.take_out(StageKind.GROWTH)
    model.put_in(StageKind.GROWTH)
    stage = model.stage(StageKind.GROWTH)
    assert stage is not None
    assert (stage.question, stage.minutes) == ("What next, {employee}?", 15)


def test_hr_words_templates_too(
    context: DeskContext, preferences: Preferences, tmp_path: Path, theme: Theme, dressed_app: QApplication
) -> None:
    del dressed_app
    desk = new_desk(tmp_path / "hr", context, "hr")
    house = House(office_of(desk, DeskContext(desk, context.library), preferences))
    page = open_page(house, theme, Place("templates"), TemplatesPage)
    press(page, LOOK)
    press(page, "Make a copy")
    press(page, "Keep as version 1")
    assert "Year review, our way" in texts(page.own)
    house.close()
    desk.close()


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


def test_the_words_of_the_scale_are_the_desks_own(page: TemplatesPage, editor: TemplateEditor) -> None:
    press(page, "Words of the scale")
    editor.panel.fields["scale.beyond.label"].control.setText("More than hoped")
    editor.panel.fields["scale.beyond.meaning"].control.setPlainText("It went further than we dared to say.")
    press(page, "Keep as version 1")
    press(page, "Look at Year review, our way, Yours, version 1")
    assert "More than hoped" in texts(page)


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
    assert len(editor.model.draft.competencies) == len(competency_names())


def test_a_refusal_leads_to_its_field_wherever_it_is(page: TemplatesPage, editor: TemplateEditor) -> None:
    for field in ("plan.guidance", "scale.achieved.label", "description"):
        editor.refuse(RuleViolation("template-says-nothing", field=field))
        assert editor.panel.fields[field].has_error()
    editor.refuse(RuleViolation("template-order", field="stages"))
    assert any("no meeting can be held" in text for text in texts(page))
    editor.refuse(RuleViolation("template-many-competencies", field="competencies", most=6))
    assert any("at most 6" in text for text in texts(page))


def test_a_template_is_taken_off_the_shelf_and_put_back(page: TemplatesPage, editor: TemplateEditor) -> None:
    del editor
    toasts = toasts_of(page)
    press(page, "Keep as version 1")
    press(page, "Look at Year review, our way, Yours, version 1")
    press(page, "Take off the shelf")
    assert toasts.said[-1][0] == "Year review, our way is off the shelf."
    assert "Off the shelf" in texts(page)
    press(page, "Put Year review, our way back on the shelf")
    assert "Off the shelf" not in texts(page)
    press(page, "Look at Year review, our way, Yours, version 1")
    press(page, "Take off the shelf")
    toasts.undo()
    assert "Off the shelf" not in texts(page)


# -- files --------------------------------------------------------------------------------------------------------


@pytest.fixture
def asked(page: TemplatesPage, tmp_path: Path) -> Callable[[str], Path]:
    """Let the pickers answer with a file of this name."""

    def answer(name: str) -> Path:
        place = tmp_path / name
        page.ask_place = lambda _name: str(place)
        page.target._ask = lambda: str(place)
        return place

    return answer


def test_a_template_is_saved_as_a_file_and_brought_in(
    page: TemplatesPage, asked: Callable[[str], Path]
) -> None:
    toasts: Toasts = toasts_of(page)
    place = asked("ours.toml")
    press(page, LOOK)
    press(page, "Save as a file")
    assert toasts.said[-1][0].startswith("A copy lies in")
    assert load_template(place).id == "year-review"
    press(page, "Back to the templates")
    press(page, "Choose a template file")
    assert toasts.said[-1][0] == "Year review is on your shelf now."
    assert "75 minutes, 38 of them looking forward · Yours, version 1" in texts(page)
    toasts.undo()
    assert page.view_model.snapshot is not None
    assert page.view_model.snapshot.own == ()


def test_a_picker_that_was_closed_does_nothing(page: TemplatesPage) -> None:
    toasts = toasts_of(page)
    page.ask_place = lambda _name: ""
    press(page, LOOK)
    press(page, "Save as a file")
    assert toasts.said == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("format = 1", "format = 2", "newer version of ReviewDesk"),
        ("[[stages]]", "[[stages", "not written as TOML"),
        ('kind = "plan"', 'kind = "verdict"', "does not fit the form"),
        ("minutes = 26", "minutes = 1" + "0" * 5000, "not written as TOML"),
        ("format = 1", "x" + ".x" * 90000 + " = 1", "deeper than any template"),
        ("format = 1", "#" * 300_000, "larger than 256 KiB"),
        ('id = "glad"', 'id = "need"', "the same thing twice"),
    ],
)
def test_a_broken_newer_or_hostile_file_is_said_on_the_page_and_changes_nothing(
    page: TemplatesPage, asked: Callable[[str], Path], old: str, new: str, said: str
) -> None:
    place = asked("from-somewhere.toml")
    place.write_text(
        to_toml(page.view_model.office.services.templates.edition("year-review")).replace(old, new, 1),
        encoding="utf-8",
    )
    press(page, "Choose a template file")
    told = [text for text in texts(page) if "from-somewhere.toml" in text]
    assert len(told) == 1
    assert said in told[0]
    assert page.view_model.snapshot is not None
    assert page.view_model.snapshot.own == ()
    press(page, LOOK)
    press(page, "Back to the templates")
    assert not [text for text in texts(page) if "from-somewhere.toml" in text]


# -- on a narrow window -------------------------------------------------------------------------------------------


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
