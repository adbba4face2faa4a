"""Small rooms: a file that has grown too long is split before anyone gets used to it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

LONGEST_FILE = 300
LONGEST_FUNCTION = 50
# Empty on purpose; a name here needs a reason beside it.
LONGER_FILES: frozenset[str] = frozenset()
LONGER_FUNCTIONS: frozenset[str] = frozenset()
PLACES = ("reviewdesk", "tests", "gates", "benchmarks", "run.py")


def sources() -> Iterator[Path]:
    for place in PLACES:
        path = ROOT / place
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


@pytest.mark.parametrize("path", list(sources()), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_and_functions_stay_short(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    text = path.read_text(encoding="utf-8")
    lines = text.count("\n")
    assert lines <= LONGEST_FILE or name in LONGER_FILES
    long = [
        f"{name}:{node.lineno} {node.name}"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno + 1 > LONGEST_FUNCTION
        and f"{name}:{node.name}" not in LONGER_FUNCTIONS
    ]
    assert not long
