"""``reviewdesk desk new`` and ``reviewdesk doctor``; and how any command opens a desk."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from reviewdesk.cli.terminal import WELL, WRONG, print_json, say, sentence_of
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.system.i18n import _

if TYPE_CHECKING:
    from reviewdesk.services.context import DeskContext

_LONGEST_PASSPHRASE = 64 * 1024
"""In bytes; a device that never ends its line is not waited for."""


def new(asked: argparse.Namespace) -> int:
    """Make a desk."""
    from reviewdesk.vault.desk import Desk

    words = passphrase(asked.passphrase_file, new=True)
    Desk.create(asked.desk, asked.owner, asked.name, words).close()
    say(_("The desk is ready in {folder}.").format(folder=asked.desk))
    return WELL


def doctor(asked: argparse.Namespace) -> int:
    """Say what this machine has, and with ``--desk`` whether that desk is sound."""
    from reviewdesk.system.doctor import machine
    from reviewdesk.system.findings import Health, worst
    from reviewdesk.vault import health

    findings = [*machine(), *health.engine()]
    if asked.desk is not None:
        findings += health.desk(asked.desk, lambda: passphrase(asked.passphrase_file), sentence_of)
    if asked.json:
        print_json(
            {
                "healthy": worst(findings) is not Health.BAD,
                "findings": {
                    found.key: {"health": found.health, "value": found.value, "advice": found.advice}
                    for found in findings
                },
            }
        )
    else:
        for found in findings:
            sign = {Health.GOOD: " ", Health.NOTE: "·", Health.BAD: "!"}[found.health]
            say(f"{sign} {found.label}: {found.value}" + (f". {found.advice}" if found.advice else ""))
    return WRONG if worst(findings) is Health.BAD else WELL


def passphrase(file: Path | None, *, new: bool = False) -> str:
    """Return the passphrase from ``file`` or a prompt; never from an argument, which other people could see."""
    if file is not None:
        return _first_line(file)
    if not sys.stdin.isatty():
        raise ReviewDeskError("passphrase-not-asked")
    given = getpass(_("Passphrase: "))
    if new and getpass(_("Once more: ")) != given:
        raise ReviewDeskError("passphrase-not-repeated")
    return given


@contextmanager
def opened_desk(asked: argparse.Namespace) -> Iterator["DeskContext"]:
    """Lend the desk that was named, opened by the keyring, or by the passphrase where that does not open it."""
    from reviewdesk.content.library import load_library
    from reviewdesk.services.context import DeskContext
    from reviewdesk.vault.asking import open_asking

    if asked.desk is None:
        raise ReviewDeskError("desk-not-named")
    desk = open_asking(asked.desk, lambda: passphrase(asked.passphrase_file))
    try:
        yield DeskContext(desk, load_library())
    finally:
        desk.close()


def _first_line(file: Path) -> str:
    """Return what a person would type for the first line of ``file``, which may be a pipe from a password manager.

    A byte order mark is an editor's and not typed. Bytes that are no characters are refused: replaced by a sign
    for "unreadable", any of them would open what any other has locked.
    """
    try:
        with file.open("rb") as stream:
            first = stream.readline(_LONGEST_PASSPHRASE).decode("utf-8-sig").rstrip("\r\n")
    except OSError as error:
        raise ReviewDeskError("file-unreadable", file=str(file), reason=error.strerror or "") from error
    except UnicodeDecodeError:  # its arguments would hold the bytes
        raise ReviewDeskError("passphrase-file-not-text", file=str(file)) from None
    if not first:
        raise ReviewDeskError("passphrase-file-empty", file=str(file))
    return first
