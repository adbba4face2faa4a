"""A folder that cannot be written, a disk without room: said so, and nothing is lost."""

from collections.abc import Callable
from pathlib import Path

from tests.desk_kit import new_desk, reopen
from tests.faults.own_mounts import Outcome


def test_a_read_only_folder_is_told_as_such_and_left_alone(
    tmp_path: Path, folder: Path, in_own_mounts: Callable[..., Outcome]
) -> None:
    new_desk(folder).close()
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    empty = tmp_path / "empty"
    empty.mkdir()
    assert in_own_mounts("child_read_only.py", folder, empty) == {
        "exists": True,
        "open": "desk-read-only",
        "create": "desk-read-only",
        "create here": "desk-read-only",
    }
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    assert list(empty.iterdir()) == []
    reopen(folder).close()


def test_a_full_disk_refuses_the_edit_keeps_the_rest_and_takes_it_once_there_is_room(
    tmp_path: Path, in_own_mounts: Callable[..., Outcome]
) -> None:
    assert in_own_mounts("child_full_disk.py", tmp_path) == {
        "create": "disk-full",
        "exists after failed creation": False,
        "save": "disk-full",
        "save again": "disk-full",
        "store a file": "disk-full",
        "still readable": True,
        "save with room": "no error",
        "store a file with room": "no error",
        "nothing lost": True,
        "trail whole": True,
    }
