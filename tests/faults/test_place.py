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


def test_the_program_says_that_the_folder_is_read_only_and_goes_on_once_it_is_not(
    folder: Path, in_own_mounts: Callable[..., Outcome]
) -> None:
    """The same for root, whom no file mode stops: the mount is read-only, not the mode."""
    new_desk(folder).close()
    outcome = in_own_mounts("child_window_read_only.py", folder)
    assert "Nothing can be saved in the folder of this desk. All that was saved before is safe" in str(
        outcome.pop("said")
    )
    assert outcome == {"first": True, "to do": "Try again", "opened": "Maria Okafor", "trail whole": True}


def test_a_disk_that_fills_up_in_the_meeting_is_said_and_costs_no_letter(
    tmp_path: Path, in_own_mounts: Callable[..., Outcome]
) -> None:
    outcome = in_own_mounts("child_meeting_full_disk.py", tmp_path)
    assert "The disk is full, so the last change is not saved." in str(outcome.pop("said"))
    assert outcome == {
        "quiet at first": True,
        "to do": "Try again",
        "kept": True,
        "quiet again": True,
        "pending": 0,
        "nothing lost": True,
        "trail whole": True,
    }
