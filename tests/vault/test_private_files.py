"""Nobody else on the computer reads a desk's files, or chooses where they are written."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewdesk.cli import main
from reviewdesk.vault.durable import write_durably
from reviewdesk.vault.folder_lock import FolderLock

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither modes nor such links")


@pytest.fixture
def _careless() -> Iterator[None]:
    """Be a person whose new files everybody may change."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_careless")
def test_every_file_of_a_desk_in_an_open_folder_is_private(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir(mode=0o777)
    (tmp_path / "words").write_text("four words are fine", encoding="utf-8")
    words = ["--owner", "hr", "--name", "Ada", "--passphrase-file", str(tmp_path / "words")]
    assert main(["desk", "new", "--desk", str(folder), *words]) == 0
    assert {path.name: path.stat().st_mode & 0o077 for path in folder.rglob("*")} == dict.fromkeys(
        ("keys.json", "desk.db", "files", "anchor.json", "lock"), 0
    )


def test_link_laid_in_the_way_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / ".keys.json.new").symlink_to(tmp_path / "elsewhere")
    write_durably(tmp_path / "keys.json", b"content")
    assert (tmp_path / "keys.json").read_bytes() == b"content"
    assert not (tmp_path / "keys.json").is_symlink()
    assert not (tmp_path / "elsewhere").exists()


def test_lock_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic links"):
        FolderLock.take(tmp_path / "lock")
    assert not (tmp_path / "elsewhere").exists()
