"""What must not be in the repository, and what the start must not drag in."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, modules

HEAVY = ("alembic", "reportlab", "pyhanko", "aiohttp", "keyring", "lxml", "pikepdf", "jsonschema")
ENTRY_POINTS = [
    m.name for m in modules() if m.name in {"reviewdesk.__main__", "reviewdesk.cli", "reviewdesk.app"}
]
TEXT = frozenset(
    {".py", ".md", ".toml", ".json", ".yml", ".yaml", ".sh", ".qss", ".pot", ".po", ".txt", ".cfg", ".ini"}
)
LEFT_OUT = frozenset({".git", ".venv", "build", "dist", "demo-out", "__pycache__", "node_modules"})
# Somebody's own folders: of a person, of a service, of a workplace.
MACHINE_PATH = re.compile(
    r"""(?<![\w.$}~])(?:/home/(?!\.)\w|/Users/\w|/root/|/tmp/\w|/workspace/|[A-Z]:\\Users\\\w)"""
)


def texts() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        if (
            not path.is_file()
            or LEFT_OUT.intersection(inside.parts)
            or any(p.endswith("_cache") for p in inside.parts)
        ):
            continue
        if path.suffix in TEXT or inside.parts[0] == ".ci":
            yield path


def test_no_file_names_a_path_of_one_machine() -> None:
    here = Path(__file__)
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in texts()
        if path != here
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert not found


@pytest.mark.parametrize("line", ["see /home/ada/desk", 'open("/tmp/x")', r"C:\Users\Ada"])
def test_the_search_for_machine_paths_finds_them(line: str) -> None:
    assert MACHINE_PATH.search(line)


def test_the_lock_names_packages_and_hashes_only() -> None:
    """A host or a path in the lock would tell where it was made, and fail everywhere else."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    packages = [line for line in lines if line and not line.startswith((" ", "#"))]
    assert len(packages) > 50
    assert not [
        line for line in lines if "://" in line or "file:" in line or re.search(r"(^|[\s=])/\w", line)
    ]
    assert all(re.match(r"[\w.-]+(\[[\w,-]+\])?==\S+", line) for line in packages)


@pytest.mark.parametrize("entry", ENTRY_POINTS)
def test_the_start_loads_nothing_heavy(entry: str) -> None:
    """Each of these costs 50 to 500 ms; they are imported by the function that needs them."""
    code = f"import sys, {entry}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0].lower() for name in done.stdout.split()}
    assert "reviewdesk" in loaded
    assert not loaded.intersection(HEAVY)


def test_the_command_line_starts_without_qt() -> None:
    code = "import sys, reviewdesk.cli; sys.exit('PySide6' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
