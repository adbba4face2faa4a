"""All attacks, and what was said of each when a person looked at it last.

``python -m tests.document.attacks.suite`` writes ``verdicts.json`` anew; read what changed before you commit it.
"""

import json
from pathlib import Path
from typing import Final

from reviewdesk.document.verify import verify
from tests.document.attacks import additions, looks, pages, readers, whole_files
from tests.document.attacks.kit import PLACES, Attack, placed

KNOWN: Final = Path(__file__).with_name("verdicts.json")
UNDONE: Final = "values that a reader shall draw itself"
"""Sealing takes this one back in the same breath, so it can be tried only where no seal follows in its revision."""
CHANGES: Final = {**pages.CHANGES, **additions.CHANGES}


def attacks(place: str) -> list[Attack]:
    """Return every change in one place."""
    return [
        placed(told, change, place)
        for told, change in CHANGES.items()
        if told != UNDONE or place == "after the last seal"
    ]


USUAL: Final = [
    *whole_files.ATTACKS,
    *readers.ATTACKS,
    *looks.ATTACKS,
    *attacks("with the manager's seal"),
]
"""Those in the ordinary run: the bytes of whole files, and the subtlest place for a change."""
RARE: Final = [attack for place in PLACES if place != "with the manager's seal" for attack in attacks(place)]


def said(data: bytes) -> list[str]:
    """Return the verdict in a word, and the keys of all problems."""
    verdict = verify(data)
    return [verdict.outcome, *sorted({problem.key for problem in verdict.problems})]


def main() -> None:
    """Write down what is said of every attack now."""
    found = {attack.name: said(attack.make()) for attack in [*USUAL, *RARE]}
    lines = ",\n".join(f" {json.dumps(name)}: {json.dumps(keys)}" for name, keys in sorted(found.items()))
    KNOWN.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
