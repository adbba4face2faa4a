"""Files that somebody else chose are read without surprises."""

from pathlib import Path

import pytest

from reviewdesk.system.reading import read_ordinary


def test_no_more_is_read_than_shows_that_a_file_is_too_long(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"0123456789")
    assert read_ordinary(tmp_path / "file", 10) == b"0123456789"
    assert read_ordinary(tmp_path / "file", 4) == b"01234"


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b"])
def test_names_that_no_file_can_have_are_refused_like_other_files(name: str) -> None:
    with pytest.raises(OSError, match=r"ordinary"):
        read_ordinary(Path(name), 10)
