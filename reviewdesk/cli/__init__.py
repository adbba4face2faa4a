"""The command line: a public contract, described in ``docs/command-line.md``.

Only the standard library and the smallest of our own modules are imported here; each command imports what it
needs when it runs, so that the window is there as soon as possible. Exit codes: 0 well, 1 something was found
to be wrong, 2 it could not be done.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from reviewdesk.cli import windows
from reviewdesk.cli.arguments import parser
from reviewdesk.cli.terminal import IMPOSSIBLE, INTERRUPTED, UNHEARD, refuse, sentence_of
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.system import log
from reviewdesk.system.i18n import _
from reviewdesk.system.paths import paths


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; every error is one sentence on standard error."""
    asked = parser().parse_args(words)
    if asked.run in {windows.app, windows.demo}:
        return _run(asked)  # the app keeps the log itself, and shows its report in a window
    with log.start(paths().logs, _on_crash):
        return _run(asked)


def _run(asked: argparse.Namespace) -> int:
    try:
        code = int(asked.run(asked))
        print(end="", flush=True)  # what waits in the buffer can fail too
    except BrokenPipeError:  # whoever read along has read enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNHEARD
    except ReviewDeskError as error:
        return refuse(sentence_of(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _on_crash(_description: str) -> NoReturn:
    folder = paths().logs
    refuse(
        _("Something went wrong unexpectedly; a report without personal data is in {folder}.").format(
            folder=folder
        )
    )
    raise SystemExit(IMPOSSIBLE)
