"""Run every gate, however many fail, and print a table of them; non-zero if any failed."""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
XVFB_SCREEN = "-screen 0 1920x1080x24 -nolisten tcp -noreset"


@dataclass(frozen=True, slots=True)
class Gate:
    """One check: a name, the module or program to run, and programs it cannot do without."""

    name: str
    words: tuple[str, ...]
    env: dict[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """How a gate ended; ``closing`` is the last line that it printed."""

    name: str
    outcome: str
    seconds: float
    closing: str


def gates(*, long: bool) -> list[Gate]:
    """Return every gate in the order of their cost; ``long`` adds the soak, fault and fuzz runs."""
    python = sys.executable
    extra = ("--long",) if long else ()
    side_by_side = ("-n", "auto", "--dist", "worksteal")
    coverage = ("--cov", "--cov-branch", "--cov-report=json:build/coverage.json", "--durations=10")
    display = ("xvfb-run", "-a", "-s", XVFB_SCREEN, "dbus-run-session", "--")
    return [
        Gate("ruff", (python, "-m", "ruff", "check", ".")),
        Gate("format", (python, "-m", "ruff", "format", "--check", ".")),
        Gate("floors", (str(Path(python).with_name("lint-imports")),)),
        Gate("catalogue", (python, "-m", "gates.catalogue")),
        Gate("types", (python, "-m", "mypy")),
        Gate(
            "tests",
            (python, "-m", "pytest", *extra, *side_by_side, *coverage),
            {"QT_QPA_PLATFORM": "offscreen"},
        ),
        Gate("coverage", (python, "-m", "gates.coverage_floor", "build/coverage.json")),
        Gate("demo", (python, "-m", "gates.demo")),
        Gate(
            "windows",
            (*display, python, "-m", "pytest", "-m", "real_window", *extra),
            {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"},
            needs=("xvfb-run", "dbus-run-session", "xdotool"),
        ),
    ]


def run_gate(gate: Gate, root: Path = ROOT) -> Result:
    """Run one gate, passing its output on as it comes."""
    missing = [name for name in gate.needs if not shutil.which(name)]
    if missing:
        return Result(gate.name, "skipped", 0.0, f"not installed: {', '.join(missing)}")
    print(f"\n== {gate.name}", flush=True)
    began = time.monotonic()
    closing = ""
    with subprocess.Popen(
        gate.words,
        cwd=root,
        env={**os.environ, **gate.env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            closing = line.strip() or closing
    outcome = "ok" if process.returncode == 0 else "FAILED"
    if process.returncode < 0:
        closing = f"ended by signal {-process.returncode}, after: {closing}"
        print(f"\n{closing}", flush=True)
    return Result(gate.name, outcome, time.monotonic() - began, closing)


def table(results: Sequence[Result]) -> str:
    """Return one line a gate, pytest's closing lines last and whole."""
    rows = [f"{r.outcome:8} {r.name:10} {r.seconds:6.0f} s   {r.closing[:90]}" for r in results]
    return "\n".join(["", "== summary", *rows, *(r.closing for r in results if r.name == "tests")])


def main(words: Sequence[str]) -> int:
    """Run the gates named, or all of them."""
    parser = argparse.ArgumentParser(prog="run.py test", description=__doc__)
    parser.add_argument("--long", action="store_true", help="also run the soak, fault and fuzz tests")
    parser.add_argument("names", nargs="*", metavar="GATE", help="only these gates")
    asked = parser.parse_args(words)
    known = gates(long=asked.long)
    unknown = set(asked.names) - {gate.name for gate in known}
    if unknown:
        parser.error(f"no such gate: {', '.join(sorted(unknown))}")
    (ROOT / "build").mkdir(exist_ok=True)
    results = [run_gate(gate) for gate in known if not asked.names or gate.name in asked.names]
    print(table(results))
    return int(any(result.outcome == "FAILED" for result in results))


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
