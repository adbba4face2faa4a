"""The words of the command line, as ``docs/command-line.md`` promises them."""

import argparse
from pathlib import Path
from typing import Any, NoReturn

from reviewdesk import __version__
from reviewdesk.cli import contents, desks, duties, verifying, windows
from reviewdesk.cli.archive_words import add_archive
from reviewdesk.cli.terminal import IMPOSSIBLE, refuse
from reviewdesk.domain.people import OwnerKind
from reviewdesk.system.i18n import _


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence instead of a page of usage.

    Options are never guessed from their beginning: a contract must not change when an option is added, and
    ``--passphrase WORDS`` must not be taken for ``--passphrase-file``.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "allow_abbrev": False})

    def error(self, message: str) -> NoReturn:
        refuse(_("{problem} (see {program} --help).").format(problem=message, program=self.prog))
        raise SystemExit(IMPOSSIBLE)


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; ``run`` is the function of the one that was typed."""
    words = _Parser(prog="reviewdesk", description=_("Open ReviewDesk."))
    words.add_argument("--version", action="version", version=f"ReviewDesk {__version__}")
    words.add_argument("--desk", type=Path, metavar="DIR", help=_("the folder of the desk"))
    words.set_defaults(run=windows.app)
    commands = words.add_subparsers(title=_("commands"), metavar="")
    _add_demo(commands)
    _add_verify(commands)
    _add_desk(commands)
    _add_doctor(commands)
    _add_content(commands)
    add_archive(commands)
    return words


_Commands = argparse._SubParsersAction  # noqa: SLF001  argparse gives the type no public name


def _add_demo(commands: "_Commands[_Parser]") -> None:
    about = _("Open a sample company in a desk that is thrown away afterwards.")
    demo = commands.add_parser("demo", help=about, description=about)
    demo.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help=_("where the plan and the pictures of the headless meeting go"),
    )
    demo.add_argument("--headless", action="store_true", help=_("hold the whole meeting without a display"))
    demo.set_defaults(run=windows.demo)


def _add_verify(commands: "_Commands[_Parser]") -> None:
    about = _("Say who signed a plan, and whether anything was changed since.")
    verify = commands.add_parser("verify", help=about, description=about)
    verify.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help=_("a sealed plan (PDF), or a folder of them")
    )
    verify.add_argument(
        "--trust",
        action="append",
        default=[],
        type=Path,
        metavar="ROOT.pem",
        help=_("a root certificate that the signatures must lead to"),
    )
    verify.add_argument(
        "--trust-time",
        action="append",
        default=[],
        type=Path,
        metavar="ROOT.pem",
        help=_("a root certificate of a time-stamp service that is believed"),
    )
    verify.add_argument("--json", action="store_true", help=_("print one JSON object"))
    verify.set_defaults(run=verifying.verify_files)


def _add_desk(commands: "_Commands[_Parser]") -> None:
    desk = commands.add_parser("desk", help=_("Make a desk without opening a window."))
    actions = desk.add_subparsers(required=True, metavar="")
    new = actions.add_parser("new", help=_("Make a new desk."))
    new.add_argument("--desk", type=Path, required=True, metavar="DIR", help=_("the folder to make it in"))
    new.add_argument(
        "--owner", required=True, choices=[kind.value for kind in OwnerKind], help=_("whose desk it is")
    )
    new.add_argument("--name", required=True, help=_("the owner's name"))
    _add_passphrase_file(new)
    new.set_defaults(run=desks.new)
    _add_duties(actions)


def _add_duties(actions: "_Commands[_Parser]") -> None:
    """Add what a desk owes to the people it is about."""
    told = _("Say what is stored about people, why, who reads it and how long.")
    facts = _on_a_desk(actions, "facts", told)
    facts.add_argument(
        "--out", type=Path, metavar="FILE", help=_("write it there instead: .pdf, .md or .json")
    )
    facts.add_argument("--json", action="store_true", help=_("print one JSON object"))
    facts.set_defaults(run=duties.facts)
    export = _on_a_desk(actions, "export", _("Write everything about one person into a file."))
    export.add_argument("person", metavar="PERSON", help=_("the name or the number of the person"))
    export.add_argument("--out", type=Path, required=True, metavar="FILE.zip", help=_("where it goes"))
    export.set_defaults(run=duties.export)
    erase = _on_a_desk(actions, "erase", _("Say what erasing one person would take, or do it."))
    erase.add_argument("person", metavar="PERSON", help=_("the name or the number of the person"))
    erase.add_argument("--yes", action="store_true", help=_("erase it; there is no way back"))
    erase.set_defaults(run=duties.erase)


def _on_a_desk(actions: "_Commands[_Parser]", name: str, about: str) -> _Parser:
    command = actions.add_parser(name, help=about, description=about)
    command.add_argument(
        "--desk", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=_("the folder of the desk")
    )
    _add_passphrase_file(command)
    return command


def _add_doctor(commands: "_Commands[_Parser]") -> None:
    about = _("Say what this computer has, and whether a desk is sound.")
    doctor = commands.add_parser("doctor", help=about, description=about)
    # SUPPRESS: `reviewdesk --desk DIR doctor` means the same as `reviewdesk doctor --desk DIR`.
    doctor.add_argument(
        "--desk", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=_("also look at this desk")
    )
    _add_passphrase_file(doctor)
    doctor.add_argument("--json", action="store_true", help=_("print one JSON object"))
    doctor.set_defaults(run=desks.doctor)


def _add_content(commands: "_Commands[_Parser]") -> None:
    content = commands.add_parser("content", help=_("Look after questions, templates and other content."))
    about = _("Say whether every file is sound, and how much there is.")
    actions = content.add_subparsers(required=True, metavar="check")
    check = actions.add_parser("check", help=about, description=about)
    check.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="DIR",
        help=_("a folder of templates, questions and the like, instead of those that ship"),
    )
    check.add_argument("--json", action="store_true", help=_("print one JSON object"))
    check.set_defaults(run=contents.check)


def _add_passphrase_file(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=_("a file that holds the passphrase in its first line"),
    )
