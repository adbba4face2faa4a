"""``reviewdesk desk new`` and ``reviewdesk doctor``."""

import argparse
import sys
from getpass import getpass
from pathlib import Path

from reviewdesk.cli.terminal import WELL, WRONG, bytes_of, print_json, sentence_of
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.system.i18n import _


def new(asked: argparse.Namespace) -> int:
    """Make a desk."""
    from reviewdesk.vault.desk import Desk

    words = passphrase(asked.passphrase_file, new=True)
    Desk.create(asked.desk, asked.owner, asked.name, words).close()
    print(_("The desk is ready in {folder}.").format(folder=asked.desk))
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
            print(f"{sign} {found.label}: {found.value}" + (f". {found.advice}" if found.advice else ""))
    return WRONG if worst(findings) is Health.BAD else WELL


def passphrase(file: Path | None, *, new: bool = False) -> str:
    """Return the passphrase from ``file`` or a prompt; never from an argument, which other people could see."""
    if file is not None:
        first = bytes_of(file).decode(errors="replace").partition("\n")[0].removesuffix("\r")
        if not first:
            raise ReviewDeskError("passphrase-file-empty", file=str(file))
        return first
    if not sys.stdin.isatty():
        raise ReviewDeskError("passphrase-not-asked")
    given = getpass(_("Passphrase: "))
    if new and getpass(_("Once more: ")) != given:
        raise ReviewDeskError("passphrase-not-repeated")
    return given
