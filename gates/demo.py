"""Run what a stranger runs first: the sample meeting without a display, and the verdict on the file it leaves."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

FILES = ("review.pdf", "review.json", "verify.json")
SIZES = ("1366x768", "1920x1080")
MODES = ("light", "dark")
FEWEST_PICTURES = 9
"""Home, the archive, the sealed plan and one for each of the six stages."""


def run_command(*words: str) -> subprocess.CompletedProcess[str]:
    """Run ``reviewdesk`` with ``words`` as a process of its own, without any display."""
    env = {name: value for name, value in os.environ.items() if name not in _DISPLAYS}
    command = [sys.executable, "-P", "-m", "reviewdesk", *words]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def missing(out: Path) -> list[str]:
    """Return a sentence for each file that the sample meeting should have left in ``out``."""
    gone = [f"{name} is missing." for name in FILES if not (out / name).is_file()]
    for size in SIZES:
        for mode in MODES:
            found = len(list((out / size).glob(f"[0-9][0-9]-*-{mode}.png")))
            if found < FEWEST_PICTURES:
                gone.append(
                    f"{size} has {found} pictures in {mode}; at least {FEWEST_PICTURES} are expected."
                )
    return gone


def check(out: Path) -> list[str]:
    """Hold the meeting into ``out`` and return what is wrong with what comes of it."""
    held = run_command("demo", "--headless", "--out", str(out))
    if held.returncode:
        return [f"The sample meeting ended with {held.returncode}: {held.stderr.strip()}"]
    wrong = missing(out)
    if wrong:
        return wrong
    verified = run_command("verify", str(out / "review.pdf"), "--json")
    kept = json.loads((out / "verify.json").read_text(encoding="utf-8"))
    if verified.returncode or not kept["intact"]:
        wrong.append(f"The plan of the sample meeting is not intact: {verified.stdout} {verified.stderr}")
    return wrong


def main(words: Sequence[str]) -> int:
    """Check in a folder that is thrown away, or in the one that is named."""
    with tempfile.TemporaryDirectory(prefix="reviewdesk-gate-") as folder:
        wrong = check(Path(words[0]).absolute() if words else Path(folder))
    print("\n".join(wrong) or "The sample meeting was held, and its sealed plan proves itself.")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
