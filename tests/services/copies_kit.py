"""Copies of archives: taken in, and changed before that."""

import hashlib
import json
from pathlib import Path

from reviewdesk.services.archive import Archive
from reviewdesk.services.archive_import import ArchiveImport
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import Taken


def bytes_in(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def take_in(context: DeskContext, folder: Path) -> list[Taken]:
    return list(ArchiveImport(context, Archive(context).verifying).read(folder))


def refused(context: DeskContext, folder: Path) -> list[str]:
    return [one.error.key for one in take_in(context, folder) if one.error]


def change(copy: Path, name: str, value: object, line: int = 2) -> None:
    """Change one value of one plan in ``register.json``."""
    lines = (copy / "register.json").read_text(encoding="utf-8").split("\n")
    entry = json.loads(lines[line].removesuffix(","))
    end = "," if lines[line].endswith(",") else ""
    lines[line] = json.dumps({**entry, name: value}, ensure_ascii=False) + end
    (copy / "register.json").write_text("\n".join(lines), encoding="utf-8")


def hold(key: str = "h1", **changes: object) -> dict[str, object]:
    set_at = "2020-01-01T00:00:00+00:00"
    plain = {
        "id": key,
        "reason": "Case",
        "set_by": "x",
        "set_at": set_at,
        "lifted_by": None,
        "lifted_at": None,
    }
    return {**plain, **changes}
