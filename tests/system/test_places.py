"""A folder where two programs may write at once is warned about before a desk is put there."""

from pathlib import Path

import pytest

from reviewdesk.system import places
from reviewdesk.system.places import Risk, risk_of, room_for_desk


@pytest.mark.parametrize(
    "folder",
    [
        "/srv/maya/Dropbox/desk",
        "/srv/maya/OneDrive - Wrenfield/desk",
        "/srv/maya/Library/Mobile Documents/desk",
    ],
)
def test_a_synchronised_folder_is_recognised(folder: str) -> None:
    assert risk_of(Path(folder)) is Risk.SYNCED


@pytest.mark.parametrize("folder", ["//server/share/desk", "/mnt/office share/desk"])
def test_a_folder_across_a_network_is_recognised(
    folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("sysfs / ext4 rw 0 0\nserver:/x /mnt/office\\040share nfs4 rw 0 0\nshort\n")
    monkeypatch.setattr(places, "_MOUNTS", mounts)
    assert risk_of(Path(folder)) is Risk.NETWORK
    assert risk_of(Path("/srv/maya/desk")) is None


def test_where_mounts_are_not_told_nothing_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_MOUNTS", tmp_path / "none")
    assert risk_of(Path("/srv/maya/desk")) is None
    monkeypatch.setattr("sys.platform", "darwin")
    assert risk_of(Path("/srv/maya/desk")) is None


def test_a_desk_shares_its_folder_with_nothing_else(tmp_path: Path) -> None:
    assert room_for_desk(tmp_path / "new") == tmp_path / "new"
    assert room_for_desk(tmp_path) == tmp_path
    (tmp_path / "letter.txt").touch()
    assert room_for_desk(tmp_path) == tmp_path / "ReviewDesk"
    (tmp_path / "keys.json").touch()
    assert room_for_desk(tmp_path) == tmp_path


def test_a_folder_that_may_not_be_looked_into_is_left_to_the_vault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert room_for_desk(tmp_path) == tmp_path
