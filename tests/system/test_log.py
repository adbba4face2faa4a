"""The log says where something went wrong, never what somebody wrote."""

import gc
import io
import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewdesk.system import log

SECRET = "Maya is on sick leave"


@pytest.fixture
def kept(tmp_path: Path, expected_log: set[str]) -> Iterator[tuple[log.Log, list[str]]]:
    expected_log.add("reviewdesk.system.log")
    crashes: list[str] = []
    with log.start(tmp_path / "logs", crashes.append) as opened:
        yield opened, crashes


def written(opened: log.Log) -> str:
    assert opened.folder is not None
    return "".join(file.read_text(encoding="utf-8") for file in sorted(opened.folder.iterdir()))


def fail(words: str) -> None:
    inside = words
    raise ValueError(f"could not store {inside}")


def fail_twice(words: str) -> None:
    try:
        fail(words)
    except ValueError as error:
        raise KeyError(words) from error


def caught(words: str = SECRET) -> KeyError:
    with pytest.raises(KeyError) as found:
        fail_twice(words)
    return found.value


def test_an_error_is_described_by_types_and_places_alone() -> None:
    text = log.describe(caught())
    assert text.index("ValueError") < text.index("which led to") < text.index("KeyError")
    assert "in fail_twice" in text
    assert "sick leave" not in text


def test_a_suppressed_cause_is_left_out() -> None:
    error = caught()
    error.__cause__ = None
    error.__suppress_context__ = True
    assert "ValueError" not in log.describe(error)


def test_an_error_that_caused_itself_is_described_once() -> None:
    error = caught()
    assert error.__cause__ is not None
    error.__cause__.__context__ = error
    assert log.describe(error).count("KeyError") == 1


def test_each_part_of_a_group_is_described() -> None:
    text = log.describe(ExceptionGroup(SECRET, [caught(), OSError(SECRET)]))
    assert "part 1" in text
    assert "part 2" in text
    assert "OSError" in text
    assert "sick leave" not in text


def test_an_unexpected_error_reaches_the_log_and_the_report(kept: tuple[log.Log, list[str]]) -> None:
    opened, crashes = kept
    error = caught()
    sys.excepthook(type(error), error, error.__traceback__)
    assert "in fail_twice" in written(opened)
    assert "sick leave" not in written(opened)
    assert crashes == [log.describe(error)]


def test_an_error_on_a_thread_reaches_the_log(kept: tuple[log.Log, list[str]]) -> None:
    thread = threading.Thread(target=fail, args=(SECRET,))
    thread.start()
    thread.join()
    assert "ValueError" in written(kept[0])
    assert "sick leave" not in written(kept[0])


def test_an_error_while_something_is_freed_reaches_the_log(kept: tuple[log.Log, list[str]]) -> None:
    class Failing:
        def __del__(self) -> None:
            fail(SECRET)

    Failing()
    gc.collect()
    assert "ValueError" in written(kept[0])


def test_a_traceback_that_another_handler_cached_is_not_written(
    kept: tuple[log.Log, list[str]], expected_log: set[str]
) -> None:
    expected_log.add("reviewdesk.test")
    logger = logging.getLogger("reviewdesk.test")
    early = logging.StreamHandler(io.StringIO())
    logger.addHandler(early)
    try:
        fail(SECRET)
    except ValueError:
        logger.exception("could not be stored")
    finally:
        logger.removeHandler(early)
    assert "could not be stored" in written(kept[0])
    assert "in test_a_traceback" in written(kept[0])
    assert "sick leave" not in written(kept[0])


def test_an_interruption_is_no_crash(kept: tuple[log.Log, list[str]]) -> None:
    with pytest.raises(SystemExit) as ended:
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert ended.value.code == 130
    assert not kept[1]


def test_closing_gives_every_hook_back(tmp_path: Path) -> None:
    before = (
        sys.excepthook,
        threading.excepthook,
        sys.unraisablehook,
        list(logging.getLogger("reviewdesk").handlers),
    )
    with log.start(tmp_path):
        assert sys.excepthook is not before[0]
    after = (
        sys.excepthook,
        threading.excepthook,
        sys.unraisablehook,
        list(logging.getLogger("reviewdesk").handlers),
    )
    assert after == before


def test_an_error_on_its_way_out_still_finds_the_hook(tmp_path: Path) -> None:
    opened = log.start(tmp_path)
    try:
        with pytest.raises(KeyError), opened:
            fail_twice(SECRET)
        assert sys.excepthook is not sys.__excepthook__
    finally:
        opened.close()


def test_the_app_runs_where_no_log_can_be_written(tmp_path: Path, expected_log: set[str]) -> None:
    expected_log.add("reviewdesk.system.log")
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    crashes: list[str] = []
    with log.start(tmp_path / "file", crashes.append) as opened:
        assert opened.folder is None
        opened.report(caught())
    assert len(crashes) == 1


def test_an_error_without_a_report_window_is_only_logged(tmp_path: Path, expected_log: set[str]) -> None:
    expected_log.add("reviewdesk.system.log")
    with log.start(tmp_path) as opened:
        opened.report(caught())
        assert "KeyError" in written(opened)


def test_libraries_neither_write_to_the_log_nor_to_the_terminal(
    kept: tuple[log.Log, list[str]], capsys: pytest.CaptureFixture[str], expected_log: set[str]
) -> None:
    expected_log.add("some.library")
    logging.getLogger("some.library").warning(SECRET)
    assert "sick leave" not in written(kept[0])
    assert not capsys.readouterr().err
