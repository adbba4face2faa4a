"""The command line: a public contract, described in ``docs/command-line.md``.

Only the standard library and the smallest of our own modules are imported here; each command imports what it
needs when it runs, so that the window is there as soon as possible. Exit codes: 0 well, 1 something was found
to be wrong, 2 it could not be done.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from getpass import getpass
from pathlib import Path
from typing import Any, Final, NoReturn

from reviewdesk import __version__
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.people import OwnerKind
from reviewdesk.system import log
from reviewdesk.system.i18n import _
from reviewdesk.system.paths import paths
from reviewdesk.system.preflight import NoWindowError, check_window

WELL: Final = 0
WRONG: Final = 1
IMPOSSIBLE: Final = 2
INTERRUPTED: Final = 130
DEMO_FOLDER: Final = Path("demo-out")


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; every error is one sentence on standard error."""
    asked = _parser().parse_args(words)
    if asked.run in {_app, _demo}:
        return _run(asked)  # the app keeps the log itself, and shows its report in a window
    with log.start(paths().logs, _on_crash):
        return _run(asked)


def _run(asked: argparse.Namespace) -> int:
    try:
        return int(asked.run(asked))
    except ReviewDeskError as error:
        return _refuse(_sentence(error))
    except KeyboardInterrupt:
        return INTERRUPTED


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence instead of a page of usage.

    Options are never guessed from their beginning: a contract must not change when an option is added, and
    ``--passphrase WORDS`` must not be taken for ``--passphrase-file``.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "allow_abbrev": False})

    def error(self, message: str) -> NoReturn:
        _refuse(_("{problem} (see {program} --help).").format(problem=message, program=self.prog))
        raise SystemExit(IMPOSSIBLE)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="reviewdesk", description=_("Open ReviewDesk."))
    parser.add_argument("--version", action="version", version=f"ReviewDesk {__version__}")
    parser.add_argument("--desk", type=Path, metavar="DIR", help=_("the folder of the desk"))
    parser.set_defaults(run=_app)
    commands = parser.add_subparsers(title=_("commands"), metavar="")
    _add_demo(commands)
    _add_verify(commands)
    _add_desk(commands)
    _add_doctor(commands)
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001  argparse gives the type no public name


def _add_demo(commands: "_Commands[_Parser]") -> None:
    about = _("Open a sample company in a desk that is thrown away afterwards.")
    demo = commands.add_parser("demo", help=about, description=about)
    demo.add_argument("--out", type=Path, metavar="DIR", help=_("where the plan and the pictures go"))
    demo.add_argument("--headless", action="store_true", help=_("hold the whole meeting without a display"))
    demo.set_defaults(run=_demo)


def _add_verify(commands: "_Commands[_Parser]") -> None:
    about = _("Say who signed a plan, and whether anything was changed since.")
    verify = commands.add_parser("verify", help=about, description=about)
    verify.add_argument("files", nargs="+", type=Path, metavar="FILE", help=_("a sealed plan (PDF)"))
    verify.add_argument(
        "--trust",
        action="append",
        default=[],
        type=Path,
        metavar="ROOT.pem",
        help=_("a root certificate that the signatures must lead to"),
    )
    verify.add_argument("--json", action="store_true", help=_("print one JSON object"))
    verify.set_defaults(run=_verify)


def _add_desk(commands: "_Commands[_Parser]") -> None:
    desk = commands.add_parser("desk", help=_("Make a desk without opening a window."))
    new = desk.add_subparsers(required=True, metavar="new").add_parser("new", help=_("Make a new desk."))
    new.add_argument("--desk", type=Path, required=True, metavar="DIR", help=_("the folder to make it in"))
    new.add_argument(
        "--owner", required=True, choices=[kind.value for kind in OwnerKind], help=_("whose desk it is")
    )
    new.add_argument("--name", required=True, help=_("the owner's name"))
    _add_passphrase_file(new)
    new.set_defaults(run=_desk_new)


def _add_doctor(commands: "_Commands[_Parser]") -> None:
    about = _("Say what this computer has, and whether a desk is sound.")
    doctor = commands.add_parser("doctor", help=about, description=about)
    # SUPPRESS: `reviewdesk --desk DIR doctor` means the same as `reviewdesk doctor --desk DIR`.
    doctor.add_argument(
        "--desk", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=_("also look at this desk")
    )
    _add_passphrase_file(doctor)
    doctor.add_argument("--json", action="store_true", help=_("print one JSON object"))
    doctor.set_defaults(run=_doctor)


def _add_passphrase_file(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=_("a file that holds the passphrase in its first line"),
    )


def _app(asked: argparse.Namespace) -> int:
    try:
        check_window()
    except NoWindowError as error:
        raise _no_window(error) from error
    from reviewdesk.app import run_app

    return run_app(asked.desk)


def _demo(asked: argparse.Namespace) -> int:
    headless = asked.headless
    try:
        check_window()
    except NoWindowError as error:
        if error.fatal:
            raise _no_window(error) from error
        headless = True
    out = asked.out
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        out = (out or DEMO_FOLDER).absolute()
    from reviewdesk.app import run_demo

    return run_demo(out, headless=headless)


def _no_window(error: NoWindowError) -> ReviewDeskError:
    return ReviewDeskError(f"no-window-{error.obstacle}", detail=error.detail, package=error.package)


def _verify(asked: argparse.Namespace) -> int:
    from reviewdesk.document.verify import verify

    roots = [_bytes_of(file) for file in asked.trust]
    outcomes = []
    for file in asked.files:
        try:
            verdict = verify(_bytes_of(file), trusted_roots=roots)
        except ReviewDeskError as error:
            _refuse(_sentence(error))
            outcomes.append((IMPOSSIBLE, {"file": str(file), "error": _sentence(error)}))
            continue
        code = IMPOSSIBLE if not verdict.readable else WELL if verdict.intact else WRONG
        outcomes.append((code, {"file": str(file), **verdict.to_json()}))
        if not asked.json:
            _print_verdict(file, verdict.problems)
    if asked.json:
        _print_json({"files": [found for _code, found in outcomes]})
    return max(code for code, _found in outcomes)


def _print_verdict(file: Path, problems: Sequence[str]) -> None:
    for problem in problems:
        print(f"{file}: {problem}")
    if not problems:
        print(_("{file}: all signatures are there, and nothing was changed since.").format(file=file))


def _desk_new(asked: argparse.Namespace) -> int:
    from reviewdesk.vault.desk import Desk

    passphrase = _passphrase(asked.passphrase_file, new=True)
    Desk.create(asked.desk, asked.owner, asked.name, passphrase).close()
    print(_("The desk is ready in {folder}.").format(folder=asked.desk))
    return WELL


def _doctor(asked: argparse.Namespace) -> int:
    from reviewdesk.system.doctor import machine
    from reviewdesk.system.findings import Health, worst
    from reviewdesk.vault import health

    findings = [*machine(), *health.engine()]
    if asked.desk is not None:
        findings += health.desk(asked.desk, lambda: _passphrase(asked.passphrase_file), _sentence)
    if asked.json:
        _print_json(
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


def _passphrase(file: Path | None, *, new: bool = False) -> str:
    """Return the passphrase from ``file`` or a prompt; never from an argument, which other people could see."""
    if file is not None:
        first = _bytes_of(file).decode(errors="replace").partition("\n")[0].removesuffix("\r")
        if not first:
            raise ReviewDeskError("passphrase-file-empty", file=str(file))
        return first
    if not sys.stdin.isatty():
        raise ReviewDeskError("passphrase-not-asked")
    given = getpass(_("Passphrase: "))
    if new and getpass(_("Once more: ")) != given:
        raise ReviewDeskError("passphrase-not-repeated")
    return given


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ReviewDeskError("file-unreadable", file=str(file), reason=error.strerror or "") from error


def _print_json(found: object) -> None:
    print(json.dumps(found, ensure_ascii=False, indent=2))


def _sentence(error: ReviewDeskError) -> str:
    from reviewdesk.content.messages import sentence

    return sentence(error)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return IMPOSSIBLE


def _on_crash(_description: str) -> NoReturn:
    folder = paths().logs
    _refuse(
        _("Something went wrong unexpectedly; a report without personal data is in {folder}.").format(
            folder=folder
        )
    )
    raise SystemExit(IMPOSSIBLE)
