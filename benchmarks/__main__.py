"""``python3 -m benchmarks [NAME…] [--json]``: measure everything, or what is named."""

import argparse
import importlib.util
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack

import run
from benchmarks import archive, document, harness, meeting, sealing, start, writing

# Each entry gives its benchmarks inside a context, so that it can prepare and clear away what it needs.
ENTRIES = (start, document, sealing, meeting, writing, archive)


def main(words: Sequence[str]) -> int:
    """Print the figures; 1 if a budget was missed."""
    parser = argparse.ArgumentParser(prog="python3 -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="only these benchmarks")
    parser.add_argument("--rounds", type=int, help="pairs to measure instead of each benchmark's own number")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    asked = parser.parse_args(words)
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with ExitStack() as stack:
        known = [one for entry in ENTRIES for one in stack.enter_context(entry.benchmarks())]
        unknown = set(asked.names) - {one.name for one in known}
        if unknown:
            parser.error(
                f"no such benchmark: {', '.join(sorted(unknown))}; there are: {', '.join(b.name for b in known)}"
            )
        chosen = [one for one in known if not asked.names or one.name in asked.names]
        outcomes = [harness.run(one, asked.rounds) for one in chosen]
    print(harness.as_json(outcomes) if asked.json else harness.as_text(outcomes))
    return int(not all(one.within_budget for one in outcomes))


def with_the_environment(words: Sequence[str]) -> int:
    """Do the same with the prepared interpreter, where this one has no Qt."""
    python = run.set_up(run.ROOT, testing=False)
    return subprocess.call([python, "-m", "benchmarks", *words], cwd=run.ROOT)


if __name__ == "__main__":
    ready = importlib.util.find_spec("PySide6") is not None
    try:
        sys.exit((main if ready else with_the_environment)(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(run.INTERRUPTED)
