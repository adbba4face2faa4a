"""The question of the moment: one that fits the stage, for both to see, without hiding what is being answered."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reviewdesk.content.questions import Purpose, Questions, questions
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from reviewdesk.ui.theme.tokens import Mode
from tests.ui.accessibility import spoken_name, walk
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import press, primary_buttons, tab_to

SHIFT = Qt.KeyboardModifier.ShiftModifier


def asked(window: MeetingWindow) -> str:
    return window.questions.card.text.text()


def on_screen(window: MeetingWindow, widget: QWidget) -> bool:
    top = widget.mapTo(window, QPoint(0, 0))
    return not widget.visibleRegion().isEmpty() and window.rect().contains(top)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_f2_opens_it_with_the_keyboard_on_the_question_and_escape_gives_it_back(table: Table) -> None:
    window = table.open()
    before = focus()
    assert window.questions.isHidden()
    press(Qt.Key.Key_F2)
    assert focus() is window.questions.card
    assert asked(window) == questions().at(StageKind.WELCOME)[0].text
    press(Qt.Key.Key_Escape)
    assert window.questions.isHidden()
    assert focus() is before


def test_the_quiet_button_opens_and_closes_it_too(table: Table) -> None:
    window = table.open()
    window.bar.questions.click()
    assert window.questions.isVisible()
    window.bar.questions.click()
    assert window.questions.isHidden()
    window.bar.questions.click()
    window.questions.close_button.click()
    assert window.questions.isHidden()


def test_arrows_and_buttons_lead_to_the_others_and_round(table: Table) -> None:
    window = table.at(StageKind.PLAN).open()
    here = [question.text for question in questions().at(StageKind.PLAN)]
    press(Qt.Key.Key_F2, Qt.Key.Key_Right)
    assert asked(window) == here[1]
    press(Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert asked(window) == here[-1]
    assert window.questions.place.text() == f"{len(here)} of {len(here)}"
    press(Qt.Key.Key_Down)
    window.questions.next_button.click()
    assert asked(window) == here[1]
    window.questions.before_button.click()
    press(Qt.Key.Key_Up)
    assert asked(window) == here[-1]


def test_in_a_mirrored_window_the_left_arrow_leads_on(table: Table) -> None:
    window = table.open(before=lambda made: made.setLayoutDirection(Qt.LayoutDirection.RightToLeft))
    here = questions().at(StageKind.WELCOME)
    press(Qt.Key.Key_F2, Qt.Key.Key_Left)
    assert asked(window) == here[1].text
    press(Qt.Key.Key_Right)
    assert asked(window) == here[0].text


def test_f3_leads_on_while_somebody_writes_and_leaves_the_keyboard_there(table: Table) -> None:
    window = table.open()
    field = focus()
    here = [question.text for question in questions().at(StageKind.WELCOME)]
    press(Qt.Key.Key_F3)  # closed until now: it comes
    assert asked(window) == here[0]
    field.setFocus()
    press(Qt.Key.Key_F3)
    assert asked(window) == here[1]
    QTest.keyClick(field, Qt.Key.Key_F3, SHIFT)
    assert asked(window) == here[0]
    assert focus() is field
    press(Qt.Key.Key_F2)  # closing it takes nobody out of a field
    assert window.questions.isHidden()
    assert focus() is field


@pytest.mark.parametrize("purpose", list(Purpose))
def test_a_purpose_can_be_chosen_by_key_and_only_its_questions_are_left(
    table: Table, purpose: Purpose
) -> None:
    window = table.at(StageKind.GROWTH).open()
    press(Qt.Key.Key_F2)
    tab_to(window.questions.purpose)
    press(*[Qt.Key.Key_Down] * (list(Purpose).index(purpose) + 1))
    here = questions().at(StageKind.GROWTH, purpose)
    assert window.questions.place.text() == f"1 of {len(here)}"
    assert asked(window) == here[0].text
    press(*[Qt.Key.Key_Up] * 5)
    assert window.questions.place.text() == f"1 of {len(questions().at(StageKind.GROWTH))}"


def test_every_question_says_who_asks_what_was_said_and_what_comes_then(table: Table) -> None:
    window = table.at(StageKind.PROGRESS).open()
    press(Qt.Key.Key_F2)
    card = window.questions.card
    who = {
        Party.MANAGER: "Maya might ask", Party.EMPLOYEE: "Devon might ask", None: "Either of you might ask",
    }  # fmt: skip
    other = {Party.MANAGER: "When Devon says", Party.EMPLOYEE: "When Maya says", None: "When one of you says"}
    seen = set()
    for question in questions().at(StageKind.PROGRESS):
        assert card.text.text() == question.text
        assert card.who.text() == who[question.asks]
        assert card.says.isVisible() is bool(question.says)
        if question.says:
            assert card.says.text() == f"{other[question.asks]}: “{question.says}”"
        assert question.follow_up in card.follow_up.text()
        assert question.avoid in card.avoid.text()
        assert who[question.asks] in spoken_name(card)
        assert question.text in spoken_name(card)
        seen.add(question.asks)
        window.questions.step_on()
        settle()
    assert len(seen) > 1


def test_another_stage_brings_its_own_questions_and_coming_back_the_same_one(table: Table) -> None:
    window = table.open()
    press(Qt.Key.Key_F2, Qt.Key.Key_Right)
    second = asked(window)
    window.meeting.go_to_stage(StageKind.GROWTH)
    settle()
    assert asked(window) == questions().at(StageKind.GROWTH)[0].text
    window.meeting.go_to_stage(StageKind.WELCOME)
    settle()
    assert asked(window) == second


def test_where_a_stage_has_none_of_a_kind_it_says_so(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewdesk.content.questions.questions", lambda: Questions(()))
    window = table.open()
    press(Qt.Key.Key_F2)
    assert window.questions.card.nothing.text() == "No question of this kind here."
    assert window.questions.next_button.isHidden()
    press(Qt.Key.Key_Right)
    assert spoken_name(window.questions.card) == "No question of this kind here."


def test_nothing_is_read_before_it_is_wanted(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[bool] = []
    real = questions()

    def reading() -> Questions:
        read.append(True)
        return real

    monkeypatch.setattr("reviewdesk.content.questions.questions", reading)
    window = table.open()
    assert not read
    for _time in range(3):
        window.questions.toggle()
    assert read == [True]


def test_what_is_offered_is_announced(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    table.open()
    monkeypatch.setattr(
        "reviewdesk.ui.meeting.moment_drawer.announce", lambda _widget, words: said.append(words)
    )
    press(Qt.Key.Key_F2, Qt.Key.Key_Right)
    assert said[-1].endswith(questions().at(StageKind.WELCOME)[1].text)


def test_beside_the_page_its_question_and_field_stay_in_view_at_every_stage(table: Table) -> None:
    window = table.open()
    for stage in window.meeting.stages:
        window.meeting.go_to_stage(stage)
        settle()
        field = focus()
        if window.questions.isHidden():
            press(Qt.Key.Key_F2)
        page, drawer = window.page, window.questions
        assert on_screen(window, page.question), stage
        assert on_screen(window, field), stage
        assert len(primary_buttons(window)) <= 1
        end = page.mapTo(window, QPoint(page.width(), 0)).x()
        assert drawer.mapTo(window, QPoint(0, 0)).x() >= end
        press(Qt.Key.Key_F2)


def test_in_the_largest_text_it_stands_below_and_both_questions_can_be_read(table: Table) -> None:
    window = table.at(StageKind.GROWTH).open(text=2.0)
    field = focus()
    press(Qt.Key.Key_F2)
    drawer = window.questions
    assert (
        drawer.mapTo(window, QPoint(0, 0)).y()
        >= window.page.mapTo(window, QPoint(0, window.page.height())).y()
    )
    assert on_screen(window, field)
    for _step in range(6):
        text = drawer.card.text
        assert text.visibleRegion().boundingRect().height() == text.height()
        press(Qt.Key.Key_Right)
    window.set_text_size(1.0)
    settle()
    assert (
        drawer.mapTo(window, QPoint(0, 0)).x()
        >= window.page.mapTo(window, QPoint(window.page.width(), 0)).x()
    )
    assert drawer.next_button.mapTo(window, QPoint(0, 0)).y() > drawer.card.mapTo(window, QPoint(0, 0)).y()


def test_the_curtain_covers_it_and_brings_it_back(table: Table) -> None:
    window = table.open()
    press(Qt.Key.Key_F2, Qt.Key.Key_F9)
    assert not window.questions.isVisible()
    press(Qt.Key.Key_F9)
    assert window.questions.isVisible()
    assert focus() is window.questions.card


SETTINGS: tuple[tuple[Mode, float, bool, tuple[int, int]], ...] = (
    ("light", 1.0, False, (1366, 768)),
    ("dark", 1.3, True, (1366, 768)),
    ("light", 2.0, False, (1366, 768)),
    ("high_contrast", 2.0, True, (1366, 768)),
    ("dark", 1.0, False, (1920, 1080)),
)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: "-".join(map(str, setting)))
@pytest.mark.parametrize("stage", [StageKind.WELCOME, StageKind.PROGRESS, StageKind.PLAN, StageKind.SIGN_OFF])
def test_everybody_can_read_reach_and_hear_it(
    table: Table, stage: StageKind, setting: tuple[Mode, float, bool, tuple[int, int]]
) -> None:
    mode, text, mirrored, size = setting
    direction = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    table.reveal(Progress.ACHIEVED, Progress.WELL_ON_THE_WAY)
    window = table.at(stage).open(
        mode=mode, text=text, size=size, before=lambda made: made.setLayoutDirection(direction)
    )
    window.questions.come()
    settle()
    findings = walk(window)
    assert not findings, "\n".join(map(str, findings))
