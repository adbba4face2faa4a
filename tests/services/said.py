"""What was typed in a meeting, and where in the sealed plan it must stand, and nowhere else."""

import json
from collections.abc import Mapping
from typing import Any

SAID_IN = {
    "welcome/topic/employee/1": "topics",
    "at_its_best/story": "at_its_best",
    "growth/employee/area": "growth",
    "growth/manager/strength": "growth",
    "plan/1/practice": "actions",
    "turn_the_table/keep": "turn_the_table",
    "turn_the_table/change": "turn_the_table",
    "parked/1": "parked",
    "parked/2": "parked",
}
"""Fields that somebody may type in, and the part of the plan in which the words must stand, and no others."""
ABSENT = frozenset({"at_its_best", "turn_the_table", "parked"})
"""Parts that are not even named where nothing was said; the others are there, and empty."""


def traces_beyond(said: Mapping[str, str], record: Mapping[str, Any]) -> list[str]:
    """Return the parts of the plan that do not say exactly what was typed there; nothing else may be in them.

    ``said`` has the words by field; each begins with "Word".
    """
    return [part for part in dict.fromkeys(SAID_IN.values()) if not _tells(part, said, record)]


def _tells(part: str, said: Mapping[str, str], record: Mapping[str, Any]) -> bool:
    texts = [words for place, words in said.items() if SAID_IN[place] == part]
    if not texts:
        return part not in record if part in ABSENT else not record[part]
    found = json.dumps(record.get(part), ensure_ascii=False)
    return all(f'"{words}"' in found for words in texts) and found.count("Word ") == len(texts)
