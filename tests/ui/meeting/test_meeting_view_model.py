"""The meeting without its window: words, turns and time, also where the desk says no."""

from dataclasses import dataclass, field, replace

import pytest
from pytestqt.qtbot import QtBot

from reviewdesk.domain.errors import DeskError, ReviewDeskError, RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import ReviewState, StageKind
from reviewdesk.services.meetings import Meetings
from reviewdesk.ui.meeting.meeting_view_model import STORE_EVERY, MeetingViewModel
from reviewdesk.ui.meeting.progress_view_model import CardState, ProgressViewModel
from reviewdesk.ui.meeting.self_assessment_view_model import Door, SelfAssessmentViewModel
from reviewdesk.ui.tasks import TaskRunner
from tests.ui.meeting.desk import PASSPHRASE, Table, settle

TOPIC = "welcome/topic/employee/1"


class FullDisk(Meetings):
    """The real meetings on a disk that is full while ``full`` is set."""

    full = True

    def save_updates(self, *arguments: object, **named: object) -> object:  # type: ignore[override]  # passes on
        """Refuse, or pass on."""
        if self.full:
            raise DeskError("disk-full")
        return super().save_updates(*arguments, **named)  # type: ignore[arg-type]  # as they came

    def go_to_stage(self, *arguments: object) -> object:  # type: ignore[override]  # passes on
        """Refuse, or pass on."""
        if self.full:
            raise DeskError("disk-full")
        return super().go_to_stage(*arguments)  # type: ignore[arg-type]  # as they came

    def add_time(self, *arguments: object) -> object:  # type: ignore[override]  # passes on
        """Refuse, or pass on."""
        if self.full:
            raise DeskError("disk-full")
        return super().add_time(*arguments)  # type: ignore[arg-type]  # as they came


@dataclass
class Heard:
    """What a view-model told."""

    failed: list[ReviewDeskError] = field(default_factory=list)
    saving_failed: list[ReviewDeskError] = field(default_factory=list)
    saved: list[object] = field(default_factory=list)
    left: list[bool] = field(default_factory=list)
    busy: list[bool] = field(default_factory=list)

    @classmethod
    def of(cls, model: MeetingViewModel) -> "Heard":
        """Listen to ``model``."""
        heard = cls()
        model.failed.connect(heard.failed.append)
        model.saving_failed.connect(heard.saving_failed.append)
        model.saved.connect(heard.saved.append)
        model.left.connect(lambda: heard.left.append(True))
        model.busy_changed.connect(heard.busy.append)
        return heard


def test_the_employee_has_the_keyboard_where_no_stage_says_otherwise(table: Table) -> None:
    model = table.model()
    assert model.party is Party.EMPLOYEE
    model.switch_turn()
    model.go_to_stage(StageKind.SELF_ASSESSMENT)
    assert model.party is Party.EMPLOYEE


def test_a_stage_is_shown_once_for_whoever_begins_there(table: Table) -> None:
    model = table.model()
    model.switch_turn()
    shown: list[tuple[StageKind, Party]] = []
    turns: list[Party] = []
    model.changed.connect(lambda snapshot: shown.append((snapshot.stage, model.party)))
    model.turn_changed.connect(turns.append)
    model.go_to_stage(StageKind.SELF_ASSESSMENT)
    assert shown[0] == (StageKind.SELF_ASSESSMENT, Party.EMPLOYEE)
    assert turns == [Party.EMPLOYEE]
    model.go_to_stage(StageKind.WELCOME)
    assert turns == [Party.EMPLOYEE]  # nobody is told of a turn that stays


def test_a_stage_that_cannot_be_visited_gives_the_turn_back(table: Table) -> None:
    table.services = replace(table.services, meetings=FullDisk(table.context))
    model = table.model()
    model.switch_turn()
    model.go_to_stage(StageKind.SELF_ASSESSMENT)
    settle()
    assert (model.snapshot.stage, model.party) == (StageKind.WELCOME, Party.MANAGER)


def test_going_to_the_stage_that_is_open_asks_for_nothing(table: Table) -> None:
    model = table.model()
    heard = Heard.of(model)
    model.go_to_stage(StageKind.WELCOME)
    assert heard.busy == []


def test_a_stage_is_shown_before_the_desk_answers_and_left_again_if_it_cannot_be(table: Table) -> None:
    full = FullDisk(table.context)
    table.services = replace(table.services, meetings=full)
    model = table.model()
    heard = Heard.of(model)
    shown: list[StageKind] = []
    model.changed.connect(lambda snapshot: shown.append(snapshot.stage))
    model.go_to_stage(StageKind.GROWTH)
    settle()
    assert shown == [StageKind.GROWTH, StageKind.WELCOME]
    assert [error.key for error in heard.failed] == ["disk-full"]
    full.full = False
    model.go_to_stage(StageKind.GROWTH)
    settle()
    assert model.snapshot.stage is StageKind.GROWTH


def test_who_goes_on_quickly_is_not_led_back_by_the_answer_to_the_step_before(
    table: Table, qtbot: QtBot
) -> None:
    runner = TaskRunner()
    table.runner = runner
    model = table.model()
    shown: list[StageKind] = []
    model.changed.connect(lambda snapshot: shown.append(snapshot.stage))
    model.go_to_stage(StageKind.SELF_ASSESSMENT)
    model.go_to_stage(StageKind.PROGRESS)
    qtbot.waitUntil(lambda: not model.busy, timeout=20_000)
    assert shown == [StageKind.SELF_ASSESSMENT, *[StageKind.PROGRESS] * 3]
    assert model.snapshot.stage is StageKind.PROGRESS
    runner.close()


def test_words_are_stored_with_each_change_of_stage(table: Table) -> None:
    model = table.model()
    model.joint.set_text(TOPIC, "Support load", Party.EMPLOYEE)
    model.go_to_stage(StageKind.PROGRESS)
    assert table.said() == {TOPIC: "Support load"}


def test_a_save_that_fails_is_told_and_tried_again(table: Table) -> None:
    full = FullDisk(table.context)
    table.services = replace(table.services, meetings=full)
    model = table.model()
    heard = Heard.of(model)
    model.joint.set_text(TOPIC, "Support load", Party.EMPLOYEE)
    model.texts.flush()
    assert [error.key for error in heard.saving_failed] == ["disk-full"]
    assert model.texts.pending == 1
    full.full = False
    model.texts.flush()
    assert model.texts.pending == 0
    assert len(heard.saved) == 1
    assert table.said() == {TOPIC: "Support load"}


def test_leaving_is_refused_while_words_are_not_stored(table: Table) -> None:
    full = FullDisk(table.context)
    table.services = replace(table.services, meetings=full)
    model = table.model()
    heard = Heard.of(model)
    model.joint.set_text(TOPIC, "Support load", Party.EMPLOYEE)
    model.pause()
    assert heard.left == []
    assert {error.key for error in heard.saving_failed} == {"disk-full"}
    full.full = False
    model.texts.flush()
    model.pause()
    assert heard.left == [True]


def test_pausing_twice_leaves_once(table: Table) -> None:
    model = table.model()
    heard = Heard.of(model)
    model.pause()
    model.pause()
    assert heard.left == [True]


def test_an_error_without_a_place_of_its_own_is_told_by_the_window(table: Table) -> None:
    model = table.model()
    heard = Heard.of(model)
    model.ask(lambda: table.services.meetings.agree(table.review, table.goal_ids()[0], Progress.ACHIEVED))
    assert [type(error) for error in heard.failed] == [RuleViolation]
    assert heard.busy == [True, False]


def test_time_is_stored_now_and_then_and_on_leaving(table: Table) -> None:
    model = table.model()
    table.time.advance(seconds=STORE_EVERY + 1)
    model._on_clock_hand_timeout()
    table.time.advance(seconds=20)
    model.pause()
    used = {stage.kind: stage.seconds_used for stage in table.services.meetings.snapshot(table.review).stages}
    assert used[StageKind.WELCOME] in {STORE_EVERY + 20, STORE_EVERY + 21}


def test_time_that_cannot_be_stored_is_told(table: Table) -> None:
    table.services = replace(table.services, meetings=FullDisk(table.context))
    model = table.model()
    heard = Heard.of(model)
    table.time.advance(seconds=5)
    model.store_time()
    assert [error.key for error in heard.saving_failed] == ["disk-full"]


def test_nothing_can_be_written_once_the_text_is_being_signed(table: Table) -> None:
    model = table.model()
    assert model.may_write(None)
    assert model.may_write(Party.EMPLOYEE)
    assert not model.may_write(Party.MANAGER)
    model.snapshot = replace(model.snapshot, state=ReviewState.SIGNING)
    assert not model.may_write(None)
    assert not model.may_write(Party.EMPLOYEE)
    table.time.advance(seconds=5)
    model.store_time()
    used = table.services.meetings.snapshot(table.review).stages[0].seconds_used
    assert used == 0


def test_what_the_employee_opened_stays_open_after_a_pause(table: Table) -> None:
    model = table.at(StageKind.SELF_ASSESSMENT).model()
    drawer = SelfAssessmentViewModel(model)
    doors = [drawer.door]
    assert not drawer.go_to_question(1)
    drawer.open(PASSPHRASE)
    assert [*doors, drawer.door] == [Door.CLOSED, Door.OPEN]
    model.pause()
    assert SelfAssessmentViewModel(table.model()).door is Door.OPEN


def test_a_review_whose_goals_are_gone_has_nothing_to_rate(table: Table) -> None:
    model = table.at(StageKind.PROGRESS).model()
    model.snapshot = replace(model.snapshot, goals=())
    progress = ProgressViewModel(model)
    assert progress.goal is None
    assert progress.chooser is None
    assert not progress.both_ready
    assert not progress.may_agree
    assert not progress.may_use_prepared
    assert not progress.go_to_goal(0)
    assert progress.card_state(Party.EMPLOYEE) is CardState.WAITING
    for step in (progress.reopen, progress.reveal, progress.agree, progress.keep_both):
        step()
    progress.seal(Progress.ACHIEVED)
    assert progress.goal is None


def test_nobody_reveals_before_both_are_ready(table: Table) -> None:
    progress = ProgressViewModel(table.at(StageKind.PROGRESS).seal(Progress.ACHIEVED).model())
    progress.reveal()
    assert progress.goal is not None
    assert progress.goal.employee is None


def test_a_person_who_is_ready_chooses_nothing_more(table: Table) -> None:
    progress = ProgressViewModel(table.at(StageKind.PROGRESS).seal(Progress.ACHIEVED).model())
    assert progress.chooser is None
    progress.seal(Progress.BEYOND)
    assert progress.goal is not None
    assert progress.goal.sealed == {Party.EMPLOYEE}


@pytest.mark.parametrize("text", ["", "A thought"])
def test_the_window_shows_that_saving_fails_and_that_it_works_again(table: Table, text: str) -> None:
    full = FullDisk(table.context)
    table.services = replace(table.services, meetings=full)
    window = table.open()
    window.meeting.joint.set_text(TOPIC, text + "!", Party.EMPLOYEE)
    window.meeting.texts.flush()
    assert window.banner.isVisible()
    assert window.banner.text.text()
    full.full = False
    window.banner.button.click()
    settle()
    assert not window.banner.isVisible()
    assert window.footer.saved.isVisible()
