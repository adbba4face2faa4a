"""Whatever a file is made of, verifying it ends: in a sentence, in little memory, and never in a wrong word.

Ceilings are of resources and generous: the address space is bounded by the process itself, processor time is counted
and not the clock's.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewdesk.document.apart import MEMORY, Apart
from reviewdesk.document.verify import MAX_FILE
from tests.document import hostile, hostile_seals

FILES = {**hostile.FILES, **hostile_seals.FILES}
TIME = 120.0
"""Seconds until a file is given up; so long that a busy computer comes to a verdict of its own."""
PEAK = 600 * 1024
"""KiB in memory at the most, for any file that is not given up."""
SLOW = frozenset({"15 MB of beginnings of objects", "15 MB of ends", "15 MB of brackets", "15 MB of noise"})
"""May be given up: a reader looks for the end of the file everywhere in it."""
USUAL = tuple(name for name in FILES if "15 MB" not in name and "million" not in name and "10 MB" not in name)


pytestmark = pytest.mark.starts_readers


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    with Apart(seconds=TIME) as one:
        yield one


def see(apart: Apart, name: str) -> None:
    data = FILES[name]()
    verdict = apart.verify(data)
    assert verdict.outcome in {"changed", "unreadable"}
    assert verdict.problems
    assert all(problem.sentence for problem in verdict.problems)
    if name not in SLOW:
        assert "given_up" not in {problem.key for problem in verdict.problems}


@pytest.mark.parametrize("name", USUAL)
def test_a_hostile_file_ends_in_a_sentence(apart: Apart, name: str) -> None:
    see(apart, name)


@pytest.mark.long
@pytest.mark.parametrize("name", sorted(set(FILES) - set(USUAL)))
def test_a_large_hostile_file_ends_in_a_sentence(apart: Apart, name: str) -> None:
    see(apart, name)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems count memory otherwise")
@pytest.mark.parametrize("name", ["a list of objects of 10 GiB, packed 2-fold", "10,000 pages"])
def test_a_small_file_takes_little_memory(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Apart(seconds=TIME) as alone:
        with monkeypatch.context() as kept:
            kept.setattr(alone, "_end", lambda: None)  # the process ends after such a file
            see(alone, name)
        assert alone._process is not None
        status = Path(f"/proc/{alone._process.pid}/status").read_text(encoding="ascii")
    peak = re.search(r"VmHWM:\s+(\d+)", status)
    assert peak is not None
    assert int(peak[1]) < PEAK < MEMORY // 1024


def test_a_file_that_is_larger_than_any_plan_is_not_opened(apart: Apart) -> None:
    verdict = apart.verify(b"%PDF-1.7\n" + bytes(MAX_FILE))
    assert [problem.key for problem in verdict.problems] == ["too_large"]
