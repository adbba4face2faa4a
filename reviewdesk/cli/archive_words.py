"""The words of ``reviewdesk archive``."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from reviewdesk.cli import archives
from reviewdesk.system.i18n import _

_Commands = argparse._SubParsersAction  # noqa: SLF001  argparse gives the type no public name
_Run = Callable[[argparse.Namespace], int]


def add_archive(commands: "_Commands[Any]") -> None:
    """Add the command and what it can do."""
    archive = commands.add_parser("archive", help=_("Look after the sealed plans of a desk."))
    actions = archive.add_subparsers(
        required=True, metavar="add|list|search|check|renew|export|import|dispose"
    )
    add = _action(actions, "add", archives.add, _("Take sealed plans into the archive."))
    add.add_argument("files", nargs="+", type=Path, metavar="PATH", help=_("a plan, or a folder of plans"))
    show = _action(actions, "list", archives.show, _("List the plans in the archive, newest first."))
    which = show.add_mutually_exclusive_group()
    which.add_argument("--held", action="store_true", help=_("only those that are held"))
    which.add_argument("--due", action="store_true", help=_("only those whose review date has come"))
    _add_page(show)
    search = _action(actions, "search", archives.search, _("Find plans by people, words and days."))
    search.add_argument("words", nargs="*", metavar="WORD", help=_("a name, its beginning, or a word"))
    search.add_argument("--person", default="", metavar="NAME", help=_("only plans of these people"))
    search.add_argument("--since", type=_day, metavar="YYYY-MM-DD", help=_("sealed on that day or later"))
    search.add_argument("--until", type=_day, metavar="YYYY-MM-DD", help=_("sealed on that day or earlier"))
    _add_page(search)
    check = _action(actions, "check", archives.check, _("Say whether the archive is what its register says."))
    check.add_argument("--mend", action="store_true", help=_("put right what holds nothing of its own"))
    _action(actions, "renew", archives.renew, _("Renew the time stamps that end within a year."))
    export = _action(actions, "export", archives.export, _("Write the whole archive into a folder."))
    export.add_argument("folder", type=Path, metavar="DIR", help=_("a folder, new or of an earlier copy"))
    bring = _action(actions, "import", archives.bring_in, _("Take in what another desk has written."))
    bring.add_argument("folder", type=Path, metavar="DIR", help=_("the folder with register.json"))
    about = _("Dispose of plans whose review date has come; without DOCUMENT, say which those are.")
    dispose = _action(actions, "dispose", archives.dispose, about)
    dispose.add_argument("documents", nargs="*", metavar="DOCUMENT", help=_("the number of a plan"))


def _action(actions: "_Commands[Any]", name: str, run: _Run, about: str) -> argparse.ArgumentParser:
    action: argparse.ArgumentParser = actions.add_parser(name, help=about, description=about)
    # SUPPRESS: `reviewdesk --desk DIR archive list` means the same as `reviewdesk archive list --desk DIR`.
    action.add_argument(
        "--desk", type=Path, metavar="DIR", default=argparse.SUPPRESS, help=_("the folder of the desk")
    )
    action.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FILE",
        help=_("a file that holds the passphrase in its first line"),
    )
    action.add_argument("--json", action="store_true", help=_("print one JSON object"))
    action.set_defaults(run=run)
    return action


def _add_page(action: argparse.ArgumentParser) -> None:
    action.add_argument("--after", default="", metavar="PLACE", help=_("go on where the last page ended"))
    action.add_argument("--size", type=int, default=50, metavar="N", help=_("plans a page, 1000 at most"))


def _day(word: str) -> date:
    return date.fromisoformat(word)
