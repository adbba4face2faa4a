"""Background work: results on the window's thread, errors told, nothing swallowed."""

import threading
from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewdesk.domain.errors import DeskError, ReviewDeskError
from reviewdesk.ui.tasks import InlineRunner, TaskRunner


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[TaskRunner]:
    assert qapp is not None
    made = TaskRunner()
    yield made
    made.close()


def fail() -> None:
    raise DeskError("disk-full")


def blunder() -> None:
    raise LookupError("a mistake")


def test_work_runs_elsewhere_and_its_result_arrives_here(runner: TaskRunner, qtbot: QtBot) -> None:
    here = threading.current_thread()
    seen: list[tuple[threading.Thread, threading.Thread]] = []

    runner.database(threading.current_thread).on_success(
        lambda there: seen.append((there, threading.current_thread()))
    )
    assert seen == []
    qtbot.waitUntil(lambda: bool(seen))

    there, arrived = seen[0]
    assert there is not here
    assert arrived is here


def test_the_database_has_one_thread_and_keeps_the_order(runner: TaskRunner, qtbot: QtBot) -> None:
    threads: set[threading.Thread] = set()
    order: list[int] = []

    def work(number: int) -> int:
        threads.add(threading.current_thread())
        return number

    for number in range(50):
        runner.database(partial(work, number)).on_success(order.append)
    qtbot.waitUntil(lambda: runner.busy == 0)

    assert order == list(range(50))
    assert len(threads) == 1


def test_the_pool_does_not_wait_for_the_database(runner: TaskRunner, qtbot: QtBot) -> None:
    gate = threading.Event()
    done: list[str] = []
    runner.database(gate.wait).on_success(lambda _: done.append("database"))
    runner.pool(lambda: "pdf").on_success(done.append)

    qtbot.waitUntil(lambda: done == ["pdf"])
    gate.set()
    qtbot.waitUntil(lambda: done == ["pdf", "database"])


def test_an_error_that_can_be_told_goes_to_the_failure_handler(runner: TaskRunner, qtbot: QtBot) -> None:
    errors: list[ReviewDeskError] = []
    successes: list[None] = []
    mistakes: list[Exception] = []
    runner.unexpected.connect(mistakes.append)

    runner.pool(fail).on_success(successes.append).on_failure(errors.append)
    qtbot.waitUntil(lambda: bool(errors))

    assert [error.key for error in errors] == ["disk-full"]
    assert successes == mistakes == []


def test_an_error_that_nobody_handles_is_reported(runner: TaskRunner, qtbot: QtBot) -> None:
    with qtbot.waitSignal(runner.unexpected) as told:
        runner.database(fail)

    assert told.args is not None
    assert told.args[0].key == "disk-full"


def test_a_mistake_is_reported_and_the_page_is_told_something_plain(runner: TaskRunner, qtbot: QtBot) -> None:
    errors: list[ReviewDeskError] = []
    with qtbot.waitSignal(runner.unexpected) as told:
        runner.database(blunder).on_failure(errors.append)

    assert told.args is not None
    assert isinstance(told.args[0], LookupError)
    assert [error.key for error in errors] == ["unexpected"]


def test_work_that_leaves_its_thread_is_a_failure_not_a_success(runner: TaskRunner) -> None:
    def leave() -> None:
        raise SystemExit

    successes: list[None] = []
    errors: list[ReviewDeskError] = []
    runner.pool(leave).on_success(successes.append).on_failure(errors.append)

    runner.close()

    assert successes == []
    assert [error.key for error in errors] == ["unexpected"]


def test_a_cancelled_task_tells_nobody_and_asks_the_work_to_stop(runner: TaskRunner) -> None:
    stop = threading.Event()
    told: list[object] = []
    task = runner.pool(lambda: stop.wait(timeout=10), stop).on_success(told.append).on_failure(told.append)

    task.cancel()
    runner.close()

    assert stop.is_set()
    assert told == []


def test_cancelled_work_that_has_not_begun_never_begins(runner: TaskRunner) -> None:
    gate, begun = threading.Event(), list[bool]()
    runner.database(gate.wait)
    task = runner.database(lambda: begun.append(True))

    task.cancel()
    gate.set()
    runner.close()

    assert begun == []


def test_a_mistake_in_cancelled_work_is_reported_all_the_same(runner: TaskRunner, qtbot: QtBot) -> None:
    entered, gate = threading.Event(), threading.Event()

    def work() -> None:
        entered.set()
        gate.wait()
        raise LookupError

    task = runner.pool(work)
    entered.wait()
    task.cancel()

    with qtbot.waitSignal(runner.unexpected):
        gate.set()


def test_closing_delivers_all_results_and_what_they_lead_to(runner: TaskRunner) -> None:
    done: list[str] = []

    def after_first(result: str) -> None:
        done.append(result)
        runner.pool(lambda: "second").on_success(done.append)

    runner.database(lambda: "first").on_success(after_first)
    runner.close()
    QApplication.processEvents()

    assert done == ["first", "second"]
    assert runner.busy == 0


def test_the_runner_of_tests_is_done_before_handlers_are_attached() -> None:
    done: list[object] = []
    runner = InlineRunner()

    runner.database(lambda: "rows").on_success(done.append).on_failure(done.append)
    runner.pool(fail).on_success(done.append).on_failure(lambda error: done.append(error.key))

    assert done == ["rows", "disk-full"]
    with pytest.raises(LookupError):
        runner.database(blunder)


def test_whoever_has_more_to_do_is_told_that_the_runner_closes(qapp: QApplication) -> None:
    assert qapp is not None
    runner = TaskRunner()
    rounds: list[bool] = []

    def again(_nothing: None) -> None:
        rounds.append(runner.closing)
        if not runner.closing:
            runner.pool(lambda: None).on_success(again)

    runner.pool(lambda: None).on_success(again)
    runner.close()
    assert rounds == [True]
    assert not InlineRunner().closing
