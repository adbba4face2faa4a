"""What every command shares: exit codes, files to read, and one sentence for every error."""

import json
import re
import sys
from pathlib import Path
from typing import Final, TextIO

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.system.reading import read_ordinary

WELL: Final = 0
WRONG: Final = 1
IMPOSSIBLE: Final = 2
UNSURE: Final = 3
INTERRUPTED: Final = 130
UNHEARD: Final = 141
"""What a shell makes of SIGPIPE: the other end of the pipe was closed."""
MAX_FILE: Final = 64 * 1024 * 1024
"""Nothing that is read here is near this size."""
_MEDDLING: Final = re.compile("[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a file's name or a signer's could use to move the cursor, turn a line around or end it."""


def bytes_of(file: Path) -> bytes:
    """Return what is in ``file`` (cut where it is far too long to be anything), or raise ``file-unreadable``."""
    try:
        return read_ordinary(file, MAX_FILE)
    except OSError as error:
        raise ReviewDeskError("file-unreadable", file=str(file), reason=error.strerror or "") from error


def say(sentence: str, stream: TextIO | None = None) -> None:
    """Print one line that does nothing to the terminal, whatever names stand in it."""
    stream = stream or sys.stdout
    encoding = stream.encoding or "utf-8"
    print(_harmless(sentence).encode(encoding, "backslashreplace").decode(encoding), file=stream)


def print_json(found: object) -> None:
    """Print one JSON object, readable as it stands."""
    lines = json.dumps(found, ensure_ascii=False, indent=2).split("\n")  # the only line ends are JSON's own
    print("\n".join(_harmless(line) for line in lines))


def _harmless(text: str) -> str:
    return _MEDDLING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def sentence_of(error: ReviewDeskError) -> str:
    """Return what a person is told about ``error``; the texts are loaded only when needed."""
    from reviewdesk.content.messages import sentence

    return sentence(error)


def refuse(sentence: str) -> int:
    """Say on standard error why it could not be done, and return that exit code."""
    say(sentence, sys.stderr)
    return IMPOSSIBLE
