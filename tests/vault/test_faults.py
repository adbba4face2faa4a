import errno
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlcipher
from sqlalchemy.exc import OperationalError

from reviewdesk.domain.errors import DeskError
from reviewdesk.vault.faults import from_database_error, from_os_error, named_faults


def _answer(name: str, message: str = "") -> sqlcipher.OperationalError:
    error = sqlcipher.OperationalError(message)
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EROFS, "desk-read-only"),
        (errno.EACCES, "desk-read-only"),
        (errno.EIO, "desk-place-failed"),
        (None, "desk-place-failed"),
    ],
)
def test_failed_file_operations_have_their_sentence(number: int | None, key: str) -> None:
    error = OSError() if number is None else OSError(number, "x")
    assert from_os_error(error).key == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("SQLITE_FULL", "disk-full"),
        ("SQLITE_READONLY", "desk-read-only"),
        ("SQLITE_BUSY", "desk-busy"),
        ("SQLITE_CORRUPT", "desk-damaged"),
        ("SQLITE_NOTADB", "desk-damaged"),
        ("SQLITE_IOERR", "desk-place-failed"),
    ],
)
def test_answers_of_the_database_have_their_sentence(tmp_path: Path, name: str, key: str) -> None:
    fault = from_database_error(_answer(name), tmp_path)
    assert fault is not None
    assert fault.key == key


def test_a_failed_write_on_a_full_disk_is_told_as_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewdesk.vault.faults._LEAST_FREE_BYTES", 1 << 62)
    fault = from_database_error(_answer("SQLITE_IOERR"), tmp_path)
    assert fault is not None
    assert fault.key == "disk-full"


def test_a_place_that_went_away_is_told_as_such(tmp_path: Path) -> None:
    fault = from_database_error(_answer("SQLITE_IOERR"), tmp_path / "unplugged")
    assert fault is not None
    assert fault.key == "desk-place-failed"


@pytest.mark.parametrize("error", [_answer("SQLITE_ERROR"), _answer("SQLITE_CONSTRAINT", "UNIQUE failed")])
def test_a_bug_is_not_dressed_up_as_a_fault(tmp_path: Path, error: sqlcipher.OperationalError) -> None:
    assert from_database_error(OperationalError("", None, error), tmp_path) is None


def test_a_wrong_statement_passes_through(tmp_path: Path) -> None:
    def ask() -> None:
        with named_faults(tmp_path):
            raise _answer("SQLITE_ERROR", "no such table")

    with pytest.raises(sqlcipher.OperationalError, match="no such table"):
        ask()


def test_faults_of_the_domain_pass_through(tmp_path: Path) -> None:
    def refuse() -> None:
        with named_faults(tmp_path):
            raise DeskError("drawer-wait")

    with pytest.raises(DeskError) as raised:
        refuse()
    assert raised.value.key == "drawer-wait"
