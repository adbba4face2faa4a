"""Hold branch coverage: all of ReviewDesk at 95 % or more, the rules and the use cases at 100 %."""

import json
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TOTAL_PERCENT = 95.0
LONGEST = 160
WHOLE = ("reviewdesk/domain/", "reviewdesk/services/")


def gaps(report: Mapping[str, Any]) -> list[str]:
    """Return a sentence for each floor that coverage.py's JSON ``report`` falls through."""
    found = []
    total = float(report["totals"]["percent_covered"])
    if total < TOTAL_PERCENT:
        found.append(f"{total:.2f} % of ReviewDesk is covered; at least {TOTAL_PERCENT:.0f} % must be.")
    for name, file in sorted(report["files"].items()):
        missing = _missing(file)
        if missing and name.replace("\\", "/").startswith(WHOLE):
            found.append(f"{name} must be covered whole; missing: {missing}")
    return found


def _missing(file: Mapping[str, Any]) -> str:
    lines = [str(line) for line in file["missing_lines"]]
    text = ", ".join(lines + [f"{start}→{end}" for start, end in file.get("missing_branches", [])])
    return textwrap.shorten(text, LONGEST, placeholder=" …")


def least_covered(report: Mapping[str, Any], count: int = 12) -> list[str]:
    """Return the files that lose most, as lines for the reader who has to mend them."""
    missing = {name: _missing(file) for name, file in report["files"].items()}
    lossy = sorted(missing, key=lambda name: len(report["files"][name]["missing_lines"]), reverse=True)
    return [f"  {name}  {missing[name]}" for name in lossy if missing[name]][:count]


def main(path: Path) -> int:
    """Print what is missing and the total; 1 if a floor does not hold."""
    if not path.exists():
        print("nothing was measured: the tests did not come to their end")
        return 1
    report = json.loads(path.read_text(encoding="utf-8"))
    found = gaps(report)
    for line in least_covered(report) + found:
        print(line)
    print(f"{report['totals']['percent_covered']:.2f} % covered, branches included")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
