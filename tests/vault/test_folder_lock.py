from pathlib import Path

import pytest

from reviewdesk.domain.errors import DeskError
from reviewdesk.vault.folder_lock import FolderLock


def test_a_lock_is_held_until_released(tmp_path: Path) -> None:
    lock = FolderLock.take(tmp_path / "lock")
    with pytest.raises(DeskError) as refused:
        FolderLock.take(tmp_path / "lock")
    assert refused.value.key == "desk-in-use"
    lock.release()
    lock.release()
    FolderLock.take(tmp_path / "lock").release()
