"""The documents name what is there: a reader who follows one must arrive."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import PACKAGE, ROOT

DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
# A file or folder in backticks; one with a <gap>, a * or a word in capitals stands for many.
NAMED = re.compile(r"`((?:[a-z_]+/)+(?:[\w-]+(?:\.[a-z]+)?)?)`")
LINKED = re.compile(r"\[[^\]]+\]\((?!https?:)([^)#]+)\)")
# In a desk and not in the repository, or made by a command.
ELSEWHERE = frozenset({"files/"})


def lost(document: Path) -> list[str]:
    text = document.read_text(encoding="utf-8")
    named = [
        name
        for name in NAMED.findall(text)
        if name not in ELSEWHERE and not any((root / name).exists() for root in (ROOT, PACKAGE))
    ]
    return named + [link for link in LINKED.findall(text) if not (document.parent / link).exists()]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_a_document_points_to_is_there(document: Path) -> None:
    assert not lost(document)


def test_the_search_finds_what_is_not_there(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_text("See `document/nowhere.py`, [here](nowhere.md), `ui/` and `domain/errors.py`.")
    assert lost(file) == ["document/nowhere.py", "nowhere.md"]
