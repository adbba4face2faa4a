"""Verifying by the thousand, on all processors: mutants that must not pass, honest plans that must.

``python -m tests.document.bulk mutants 20000 2`` prints the numbers, with two processes, and so does ``honest 1000 2``.
"""

import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from reviewdesk.document import render as render_module
from reviewdesk.document.record import ReviewRecord
from reviewdesk.document.record_json import load_json, to_json
from reviewdesk.document.verify import verify

_plans: list[bytes] = []


@dataclass(frozen=True)
class Outcome:
    """What one file came to, and the seconds of processor time it took."""

    seed: int
    kind: str
    verdict: str
    seconds: float


@dataclass
class Tally:
    """What many files came to."""

    verdicts: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    unexpected: list[Outcome] = field(default_factory=list)
    slowest: float = 0.0
    total: float = 0.0

    def add(self, outcome: Outcome, expected: Iterable[str]) -> None:
        """Count one."""
        self.verdicts[outcome.verdict] += 1
        self.kinds[f"{outcome.kind}: {outcome.verdict}"] += 1
        self.slowest = max(self.slowest, outcome.seconds)
        self.total += outcome.seconds
        if outcome.verdict not in expected:
            self.unexpected.append(outcome)


def judged(seed: int, kind: str, make: Callable[[], bytes]) -> Outcome:
    """Verify one file; whatever verifying raises is a verdict too, of its own."""
    data = make()
    begun = time.process_time()
    try:
        found = verify(data)
    except Exception as mistake:  # noqa: BLE001  a traceback is what is looked for
        return Outcome(
            seed, kind, f"traceback {type(mistake).__name__}: {mistake}", time.process_time() - begun
        )
    words = "unchanged" if found.intact else "changed" if found.readable else "unreadable"
    return Outcome(seed, kind, words, time.process_time() - begun)


def one_mutant(seed: int) -> Outcome:
    """Make and judge one mutant."""
    from tests.document.mutants import mutant

    kind, data = mutant(seed, _plans)
    return judged(seed, kind, lambda: data)


def one_honest(seed: int) -> Outcome:
    """Draw, sign and judge one plan of random content."""
    from tests.document.honest import honest

    return judged(seed, "honest", lambda: honest(seed))


def prepare(plans: list[bytes]) -> None:
    """Keep the plans that mutants are made of, and what was drawn last: most mutants carry the same data."""
    _plans[:] = plans
    drawn = lru_cache(8)(_draw_again)
    render_module.render = lambda record: drawn(to_json(record))


_render = render_module.render


def _draw_again(data: bytes) -> bytes:
    record: ReviewRecord = load_json(data)
    return _render(record)


def plans() -> list[bytes]:
    """Return three sealed plans of one desk for mutants to be made of."""
    from tests.document.sample import sample
    from tests.document.signed import declined_plan, plan, sealed

    return [plan().sealed, sealed(replace(sample(), heard="It was a good year.")).sealed, declined_plan()]


def run(
    kind: str, seeds: Iterable[int], processes: int, tell: Callable[[Tally], object] = lambda _: None
) -> Tally:
    """Judge all ``seeds`` in processes of their own; ``tell`` hears how far it has come."""
    work, expected = {
        "mutants": (one_mutant, ("changed", "unreadable")),
        "honest": (one_honest, ("unchanged",)),
    }[kind]
    made: Any = ([] if kind == "honest" else plans(),)
    tally = Tally()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(
        processes, context, initializer=prepare if made[0] else None, initargs=made
    ) as pool:
        for outcome in pool.map(work, seeds, chunksize=10):
            tally.add(outcome, expected)
            tell(tally)
    return tally


def _tell(tally: Tally) -> None:
    if tally.verdicts.total() % 200 == 0:
        sys.stderr.write(f"{dict(tally.verdicts)} {tally.unexpected}\n")


def main() -> None:
    """Print the numbers of a long run."""
    kind, count, processes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    begun = time.monotonic()
    tally = run(kind, range(count), processes, _tell)
    lines = [
        f"{kind}: {dict(tally.verdicts)}",
        *(f"  {words}: {number}" for words, number in sorted(tally.kinds.items())),
        f"slowest {tally.slowest:.2f} s, all {tally.total:.0f} s of processor time",
        f"{time.monotonic() - begun:.0f} s on the clock",
        *(f"UNEXPECTED {outcome}" for outcome in tally.unexpected),
    ]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
