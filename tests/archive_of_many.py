"""A desk with as many plans as one asks for, written straight into its tables; there are no files behind them."""

import hashlib
import itertools
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from reviewdesk.domain.search_words import beginnings
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.register_rows import Hold, PlanWords, RegisterEntry
from reviewdesk.services.register import Search
from reviewdesk.services.register_rows import first_number
from reviewdesk.vault.desk import Desk
from tests.desk_kit import PASSPHRASE, QUICK, MemoryKeyring, reopen

BEGAN = datetime(2015, 1, 5, 9, 0, tzinfo=UTC)
APART = timedelta(seconds=331)
BATCH = 20_000
WORDS_A_PLAN = 30
HELD_EVERY = 500
CACHE_KIB = 400_000
"""While filling: what is written last lies all over the indexes of hashes."""
_SYLLABLES = ("ka", "lo", "mi", "ra", "ten", "vor", "sel", "du", "ban", "ory", "fe", "gol")
VOCABULARY = tuple("".join(parts) for parts in itertools.product(_SYLLABLES, repeat=4))
FIRST = tuple("".join(parts) for parts in itertools.product(_SYLLABLES, repeat=2))
LAST = tuple("".join(parts) for parts in itertools.product(_SYLLABLES, repeat=3))
COMMONEST = "review"


def open_archive(folder: Path, plans: int) -> Desk:
    """Return the desk in ``folder``, made and filled where it is not there yet; half of one is begun again."""
    done = folder.with_suffix(".done")
    if done.exists():
        return reopen(folder)
    desk = Desk.create(folder, "hr", "Ada Lund", PASSPHRASE, keyring=MemoryKeyring(), cost=QUICK)
    for begin in range(0, plans, BATCH):
        _write(desk, range(begin, min(begin + BATCH, plans)))
    done.touch()
    return desk


def number_of(plan: int) -> int:
    """Return the number a plan is registered under."""
    return first_number(BEGAN + plan * APART)


def some_number(chance: random.Random, plans: int) -> int:
    """Return a number somewhere in the register."""
    return number_of(chance.randrange(plans))


def questions(chance: random.Random) -> list[Search]:
    """Return what somebody could look for: names, rare and common words, and both in a period."""
    rare, common = VOCABULARY[-2000:], VOCABULARY[:20]
    asked = []
    for _round in range(40):
        first, last, word = chance.choice(FIRST), chance.choice(LAST), chance.choice(common)
        since = date(2015 + chance.randrange(9), 1, 1)
        asked += [
            Search(COMMONEST),
            Search(first),
            Search(first[:2]),
            Search(f"{first} {last}"),
            Search(people=last),
            Search(chance.choice(rare)),
            Search(f"{word} {COMMONEST}"),
            Search(f"{word} {chance.choice(common)} {chance.choice(rare)}"),
            Search(word, people=first),
            Search(COMMONEST, since=since, until=since + timedelta(days=90)),
            Search(f"{word} {last}", since=since),
            Search("nothinglikeit"),
        ]
    return asked


def _write(desk: Desk, numbers: range) -> None:
    chance = random.Random(numbers.start)
    rows = [_rows(chance, number) for number in numbers]
    with desk.write(desk.info.owner_id) as unit:
        connection = unit.session.connection()
        connection.exec_driver_sql(f"PRAGMA cache_size=-{CACHE_KIB}")
        for kind, position in ((SealedPlan, 0), (RegisterEntry, 1), (PlanWords, 2)):
            connection.execute(insert(kind), [row[position] for row in rows])
        held = [_hold(number, unit.now) for number in numbers if number % HELD_EVERY == 0]
        connection.execute(insert(Hold), held)
        unit.audit("test.filled", desk.info.desk_id, {"plans": len(rows)})


def _hold(number: int, now: datetime) -> dict[str, Any]:
    return {"id": f"h{number}", "document_id": _id(number), "reason": "r", "set_by": "x", "set_at": now}


def _id(number: int) -> str:
    return f"plan-{number:08}"


@cache
def _begun(word: str) -> tuple[str, ...]:
    return beginnings(word)


def _name(chance: random.Random) -> str:
    return f"{chance.choice(FIRST)} {chance.choice(LAST)}"


def _weighted(chance: random.Random, count: int) -> Iterator[str]:
    """Yield words, the first of the vocabulary far more often than the last."""
    for _word in range(count):
        yield VOCABULARY[int(len(VOCABULARY) ** chance.random()) - 1]


def _rows(chance: random.Random, number: int) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    employee, manager, at = _name(chance), _name(chance), BEGAN + number * APART
    digest = hashlib.sha256(number.to_bytes(8, "big")).hexdigest()
    trail = {"audit_seq": number // 1000 + 1, "audit_head": bytes.fromhex(digest)}
    stored = {"document_id": _id(number), "stored_name": digest, "sha256": digest, **trail}
    plan = {
        **stored,
        "file_name": f"{number}.pdf",
        "title": f"Year review {at.year}",
        "outcome": "acknowledged",
        "employee_id": f"E-{number % 90000}",
        "employee_name": employee,
        "manager_id": f"E-{number % 9000}",
        "manager_name": manager,
        "period_start": at.date() - timedelta(days=365),
        "period_end": at.date(),
        "sealed_at": at,
    }
    entry = {
        **stored,
        "number": number_of(number),
        "revision": 1,
        "origin_root": f"{number % 1000:064x}",
        "drawn_at": at,
        "held_on": at.date(),
        "employee_level": "A",
        "manager_level": "A",
        "shown": "exact",
        "trusted": True,
        "trail": "in_order",
        "archived_at": at,
        "retention_class": "review",
        "review_on": at.date() + timedelta(days=1095),
    }
    people = f"{employee} {manager}".split()
    told = dict.fromkeys(["year", COMMONEST, str(at.year), *people, *_weighted(chance, WORDS_A_PLAN)])
    begun = dict.fromkeys(part for word in people for part in _begun(word))
    found_by = {"names": " ".join(begun), "words": " ".join(told)}
    return plan, entry, {"number": number_of(number), **found_by}
