"""Killing the program while somebody types in the meeting loses nothing of which it was said "Saved"."""

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.content.library import Library
from reviewdesk.domain.fields import HEARD, Authority
from reviewdesk.domain.people import OwnerKind
from reviewdesk.services.bundle import build_services
from reviewdesk.vault.desk import Desk
from tests.architecture.source import ROOT
from tests.journeys.house import House, copied
from tests.services.surroundings import CHEAP

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and SIGKILL")
MOST_ACKNOWLEDGED = 3
DESKS = 2


@contextmanager
def typists(folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Start the program that forks one typist after the other."""
    with subprocess.Popen(
        [sys.executable, Path(__file__).with_name("child_meeting.py"), folder],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
    ) as program:
        yield program
        assert program.stdin is not None
        program.stdin.close()


def heard(program: "subprocess.Popen[bytes]") -> list[str]:
    assert program.stdout is not None
    line = program.stdout.readline().decode().split()
    assert line, "the typist ended by itself"
    return line


def type_until_killed(program: "subprocess.Popen[bytes]", chance: random.Random) -> tuple[int, str]:
    """Have a typist killed at a random moment and return the last words it called saved: length and hash."""
    assert program.stdin is not None
    program.stdin.write(b"\n")
    program.stdin.flush()
    while (line := heard(program))[0] != "start":
        assert line[0] != "gone", "the typist ended before it began"
    typist = int(line[1])
    acknowledged = (0, hashlib.sha256(b"").hexdigest())
    for _number in range(chance.randint(1, MOST_ACKNOWLEDGED)):
        line = heard(program)
        acknowledged = int(line[1]), line[2]
    time.sleep(chance.random() * 0.1)  # the moment of the kill, not a wait for anything
    os.kill(typist, signal.SIGKILL)
    while (line := heard(program))[0] != "gone":
        acknowledged = int(line[1]), line[2]
    return acknowledged


def stored_words(house: House, library: Library) -> str:
    """Open the desk again and return what was heard, after checking that the desk is sound."""
    passphrase = house.script.company.person(house.script.company.owner).passphrase
    desk = Desk.open(house.folder, passphrase=passphrase, clock=house.time.clock(), cost=CHEAP)
    try:
        assert OwnerKind(desk.info.owner_kind) is OwnerKind.MANAGER
        assert desk.verify_trail().broken_at is None
        services = build_services(desk, library)
        name = house.script.company.person(house.script.review.employee).name
        review = next(
            row.id for row in services.reviews.all() if row.employee == name and not row.document_id
        )
        doc = SharedDoc(Authority.JOINT, services.meeting.meetings.documents(review)[Authority.JOINT])
        try:
            return doc.text(HEARD).value
        finally:
            doc.close()
    finally:
        desk.close()


def killed_again_and_again(house: House, library: Library, kills: int) -> int:
    """Have one typist after the other killed, check each time, and return how many letters outlived it all."""
    chance = random.Random(f"{house.folder.name} {kills}")
    longest = 0
    with typists(house.folder) as program:
        for _kill in range(kills):
            length, digest = type_until_killed(program, chance)
            house.time.advance(hours=1)
            words = stored_words(house, library)
            assert len(words) >= length
            assert hashlib.sha256(words[:length].encode()).hexdigest() == digest
            assert length > longest  # each typist went on where the one before was killed
            longest = length
    return longest


@pytest.mark.parametrize("kills", [20, pytest.param(100, marks=pytest.mark.long)])
def test_no_word_that_was_called_saved_is_lost(
    house: House, library: Library, tmp_path: Path, kills: int
) -> None:
    """Typists at several desks at once, since most of a typist's time is waiting."""
    houses = [House(copied(house.folder, tmp_path / f"desk {number}"), library) for number in range(DESKS)]
    with ThreadPoolExecutor(DESKS) as desks:
        letters = [*desks.map(lambda each: killed_again_and_again(each, library, kills // DESKS), houses)]
    assert min(letters) >= kills // DESKS
