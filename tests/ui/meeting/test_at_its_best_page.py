"""At its best: the employee tells it, the manager types, and nothing has to be filled in."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.at_its_best_page import AtItsBestPage
from reviewdesk.ui.meeting.at_its_best_view_model import AtItsBestViewModel
from reviewdesk.ui.meeting.may_ask import MayAsk
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.meeting.prompts import may_be_asked
from reviewdesk.ui.widgets import Text
from tests.ui.meeting.desk import Table
from tests.ui.meeting.hands import press, primary_buttons, tab_to
from tests.ui.meeting.test_growth_page import write

PARTS = ("story", "you", "others", "set_up", "more")


def page_of(window: MeetingWindow) -> AtItsBestPage:
    page = window.page
    assert isinstance(page, AtItsBestPage)
    return page


def test_the_story_and_its_conditions_are_typed_with_the_keyboard_alone(table: Table) -> None:
    window = table.at(StageKind.AT_ITS_BEST).open()
    assert window.meeting.party is Party.MANAGER
    for field, words in zip(page_of(window).fields, PARTS, strict=True):
        tab_to(field.edit)
        write(f"told: {words}")
    tab_to(window.footer.next)
    press(Qt.Key.Key_Space)
    assert window.meeting.snapshot.stage is StageKind.SELF_ASSESSMENT
    said = table.said()
    assert {part: said[f"at_its_best/{part}"] for part in PARTS} == {part: f"told: {part}" for part in PARTS}


def test_either_of_the_two_may_type(table: Table) -> None:
    window = table.at(StageKind.AT_ITS_BEST).open()
    window.meeting.switch_turn()
    assert window.meeting.party is Party.EMPLOYEE
    assert not any(field.edit.isReadOnly() for field in page_of(window).fields)


def test_it_begins_in_the_story_and_going_on_needs_nothing(table: Table) -> None:
    window = table.at(StageKind.AT_ITS_BEST).open()
    assert window.focusWidget() is page_of(window).fields[0].edit
    assert primary_buttons(window) == ["Next: Self-assessment"]
    window.footer.next.click()
    assert not [field for field in table.said() if field.startswith("at_its_best/")]


def test_the_words_are_those_of_the_template_with_names(table: Table) -> None:
    window = table.at(StageKind.AT_ITS_BEST).open()
    page = page_of(window)
    assert page.question.text().replace("\n", " ") == "When was your work at its best this year, Devon?"
    assert "Maya types" in page.guidance.text()
    assert [field.label.text() for field in page.fields][:2] == [
        "What happened?",
        "What did you bring to it?",
    ]
    assert len(page.findChildren(MayAsk)) == 1


@pytest.mark.parametrize("kind", [StageKind.AT_ITS_BEST, StageKind.GROWTH, StageKind.TURN_THE_TABLE])
def test_how_to_ask_is_not_shown_while_the_employee_reads_along(table: Table, kind: StageKind) -> None:
    window = table.at(kind).open()
    asked = may_be_asked(window.meeting.snapshot.current().prompts)
    shown = {text.text() for text in window.page.findChildren(Text)}
    assert asked
    assert all(prompt.guidance for prompt in asked)
    assert {prompt.question for prompt in asked} <= shown
    assert not {prompt.guidance for prompt in asked} & shown


def test_a_template_with_fewer_words_leaves_the_fields_and_asks_nothing_more(table: Table) -> None:
    table.at(StageKind.AT_ITS_BEST)
    snapshot = table.services.meetings.snapshot(table.review)
    bare = tuple(replace(stage, prompts=stage.prompts[:1]) for stage in snapshot.stages)
    model = AtItsBestViewModel.of(replace(snapshot, stages=bare))
    assert model.asks == ()
    assert [question.question for question in model.conditions] == [
        "What did you bring to it?",
        "What did others do?",
        "How was it set up?",
    ]
    assert model.more.field == "at_its_best/more"


def test_what_is_signed_is_shown_and_not_written_in(table: Table) -> None:
    window = table.type({"at_its_best/story": "The fair"}).at(StageKind.AT_ITS_BEST).open()
    page = page_of(window)
    window.meeting.snapshot = replace(window.meeting.snapshot, stage=StageKind.AT_ITS_BEST)
    assert page.fields[0].edit.toPlainText() == "The fair"
    page.fields[0].edit.setReadOnly(True)
    assert page.first_focus() is None
