"""What every command shares: exit codes, files to read, and one sentence for every error."""

import json
import sys
from pathlib import Path
from typing import Final

from reviewdesk.domain.errors import ReviewDeskError

WELL: Final = 0
WRONG: Final = 1
IMPOSSIBLE: Final = 2
INTERRUPTED: Final = 130


def bytes_of(file: Path) -> bytes:
    """Return what is in ``file``, or raise ``file-unreadable``."""
    try:
        return file.read_bytes()
    except OSError as error:
        raise ReviewDeskError("file-unreadable", file=str(file), reason=error.strerror or "") from error


def print_json(found: object) -> None:
    """Print one JSON object."""
    print(json.dumps(found, ensure_ascii=False, indent=2))


def sentence_of(error: ReviewDeskError) -> str:
    """Return what a person is told about ``error``; the texts are loaded only when needed."""
    from reviewdesk.content.messages import sentence

    return sentence(error)


def refuse(sentence: str) -> int:
    """Say on standard error why it could not be done, and return that exit code."""
    print(sentence, file=sys.stderr)
    return IMPOSSIBLE
