"""What the competencies that ship are called, for whoever chooses among them; read when first asked for."""

import tomllib
from pathlib import Path

from reviewdesk.system.resources import resource


def competency_names(folder: Path | None = None) -> tuple[tuple[str, str], ...]:
    """Return (id, name) of each competency, family by family; nothing where none ship."""
    files = sorted((folder or resource("competencies")).glob("*.toml"))
    tables = (tomllib.loads(file.read_text(encoding="utf-8")) for file in files)
    return tuple((entry["id"], entry["name"]) for table in tables for entry in table["competencies"])
