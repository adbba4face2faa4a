from contextlib import closing
from pathlib import Path

import pytest

from reviewdesk.domain.errors import DocumentError
from reviewdesk.vault.desk import Desk
from reviewdesk.vault.file_store import FileReport
from tests.desk_kit import leave_behind, reopen

CONTENT = b"%PDF-1.7 a canary sings " * 100


def _path(folder: Path, name: str) -> Path:
    return folder / "files" / name[:2] / name


def test_a_file_comes_back_as_it_was(desk: Desk) -> None:
    name = desk.files.put(CONTENT)
    assert desk.files.get(name) == CONTENT
    assert desk.files.get(desk.files.put(b"")) == b""


def test_the_same_content_is_kept_once(desk: Desk, folder: Path) -> None:
    name = desk.files.put(CONTENT)
    stored = _path(folder, name).read_bytes()
    assert desk.files.put(CONTENT) == name
    assert _path(folder, name).read_bytes() == stored


def test_neither_content_nor_name_tells_anything(desk: Desk, folder: Path) -> None:
    import hashlib

    name = desk.files.put(CONTENT)
    assert b"canary" not in _path(folder, name).read_bytes()
    assert name != hashlib.sha256(CONTENT).hexdigest()


def test_an_altered_file_is_noticed_and_mended_by_storing_it_again(desk: Desk, folder: Path) -> None:
    name = desk.files.put(CONTENT)
    path = _path(folder, name)
    path.write_bytes(path.read_bytes()[:-1] + b"\x00\x01")
    with pytest.raises(DocumentError) as refused:
        desk.files.get(name)
    assert refused.value.key == "file-altered"
    assert desk.files.put(CONTENT) == name
    assert desk.files.get(name) == CONTENT


def test_a_file_exchanged_for_another_is_noticed(desk: Desk, folder: Path) -> None:
    one, two = desk.files.put(b"one"), desk.files.put(b"two")
    _path(folder, one).write_bytes(_path(folder, two).read_bytes())
    with pytest.raises(DocumentError) as refused:
        desk.files.get(one)
    assert refused.value.key == "file-altered"


def test_a_discarded_file_is_gone_and_the_others_stay(desk: Desk, folder: Path) -> None:
    gone, kept = desk.files.put(b"one"), desk.files.put(b"two")
    desk.files.discard(gone)
    desk.files.discard(gone)
    desk.files.discard("0" * 64)
    assert not _path(folder, gone).exists()
    assert desk.files.get(kept) == b"two"
    assert desk.files.check([kept]) == FileReport(frozenset(), frozenset(), frozenset())


def test_a_sweep_lets_be_what_was_stored_since_the_desk_was_opened(desk: Desk) -> None:
    old, coming, gone = leave_behind(desk, b"old"), desk.files.put(b"coming"), desk.files.put(b"gone")
    assert set(desk.files.settled()) == {old}
    assert desk.files.sweep([old, coming, gone], gone={gone}) == 2
    assert list(desk.files.names()) == [coming]


def test_a_file_is_no_leftover_of_the_opening_that_stored_it(desk: Desk, folder: Path) -> None:
    name = desk.files.put(b"killed before its row")
    desk.close()
    with closing(reopen(folder)) as again:
        assert again.files.sweep([name]) == 1
        assert list(again.files.names()) == []


@pytest.mark.parametrize("name", ["", "../desk.db", "0" * 63, "F" * 64])
def test_nothing_but_a_file_of_the_store_can_be_discarded(desk: Desk, name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        desk.files.discard(name)


def test_a_missing_file_is_noticed(desk: Desk) -> None:
    with pytest.raises(DocumentError) as refused:
        desk.files.get("0" * 64)
    assert refused.value.key == "file-missing"


@pytest.mark.parametrize("name", ["", "../keys.json", "A" * 64, "0" * 63, "/etc/passwd"])
def test_only_names_of_the_store_are_looked_up(desk: Desk, name: str) -> None:
    with pytest.raises(ValueError, match="not a name"):
        desk.files.get(name)


def test_a_check_finds_what_is_missing_altered_and_orphaned(desk: Desk, folder: Path) -> None:
    whole, altered, orphan = (desk.files.put(content) for content in (b"whole", b"altered", b"orphan"))
    _path(folder, altered).write_bytes(b"short")
    (folder / "files" / "notes").mkdir()
    (folder / "files" / "notes" / "readme.txt").touch()
    (folder / "files" / "ab").mkdir(exist_ok=True)
    (folder / "files" / "ab" / ".left-over.new").touch()
    report = desk.files.check([whole, altered, "f" * 64])
    assert report == FileReport(
        missing=frozenset({"f" * 64}), altered=frozenset({altered}), orphaned=frozenset({orphan})
    )
