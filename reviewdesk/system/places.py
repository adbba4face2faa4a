"""What can be told about a folder before a live desk is put there: synchronised, or across a network.

A cheap look at names and mounts, good for a warning and nothing more. Two programs writing one database file is how
desks are damaged, and both kinds of folder invite it.
"""

import os
import sys
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Final

_SYNCED: Final = (
    "dropbox",
    "onedrive",
    "google drive",
    "googledrive",
    "icloud",
    "nextcloud",
    "owncloud",
    "syncthing",
)
_ACROSS: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs", "davfs", "fuse.davfs2"}
)
_MOUNTS: Final = Path("/proc/mounts")
_MOUNT_FIELDS: Final = 3


class Risk(StrEnum):
    """Why a folder is a poor place for a desk that is in use."""

    SYNCED = "synced"
    NETWORK = "network"


def risk_of(folder: Path) -> Risk | None:
    """Return what speaks against ``folder``, None where nothing is known."""
    parts = [part.casefold() for part in folder.parts]
    if any(part.startswith(name) for part in parts for name in _SYNCED) or "mobile documents" in parts:
        return Risk.SYNCED
    if str(folder).startswith(("\\\\", "//")) or _kind_of_mount(folder) in _ACROSS:
        return Risk.NETWORK
    return None


def _kind_of_mount(folder: Path) -> str:
    """Return the file system below ``folder`` on Linux, nothing elsewhere."""
    if not sys.platform.startswith("linux"):
        return ""
    try:
        lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    place = PurePath(os.path.realpath(folder))
    best, kind = -1, ""
    for line in lines:
        fields = line.split()
        if len(fields) < _MOUNT_FIELDS:
            continue
        point = PurePath(fields[1].replace("\\040", " "))
        if place.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind


def room_for_desk(folder: Path) -> Path:
    """Return where in a chosen folder a desk goes: the folder itself if it is empty or a desk, else one inside it."""
    try:
        taken = folder.is_dir() and any(folder.iterdir()) and not (folder / "keys.json").exists()
    except OSError:
        taken = False
    return folder / "ReviewDesk" if taken else folder
