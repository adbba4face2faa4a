"""``reviewdesk archive``: plans taken in, found, checked, copied and disposed of, without a window."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reviewdesk.cli.desks import opened_desk
from reviewdesk.cli.progress import Bar, progress
from reviewdesk.cli.terminal import IMPOSSIBLE, WELL, WRONG, print_json, say, sentence_of
from reviewdesk.domain.errors import ReviewDeskError, RuleViolation
from reviewdesk.system.i18n import _
from reviewdesk.system.reading import pdfs_in

if TYPE_CHECKING:
    from reviewdesk.services.intake import Taken
    from reviewdesk.services.register_snapshots import RegisterPage, RegisterView

_UNREADABLE = frozenset({"file-unreadable", "plan-unreadable"})


def add(asked: argparse.Namespace) -> int:
    """Take plans in; the worst decides the exit code."""
    from reviewdesk.services.archive import Archive
    from reviewdesk.services.archive_seal import sealer_of
    from reviewdesk.services.intake import Outcome, Taken

    unread: list[Taken] = []

    def remember(error: OSError) -> None:
        why = ReviewDeskError("file-unreadable", file=str(error.filename), reason=error.strerror or "")
        unread.append(Taken(Path(error.filename), Outcome.REFUSED, error=why))

    files = [
        file for place in asked.files for file in (pdfs_in(place, remember) if place.is_dir() else (place,))
    ]
    with opened_desk(asked) as context:
        taken = Archive(context, sealer_of(context)).intake.add(files)
        return _tell_taken(asked, chain(taken, unread), len(files) + len(unread))


def bring_in(asked: argparse.Namespace) -> int:
    """Take in a copy of another desk's archive."""
    from reviewdesk.services.archive import Archive
    from reviewdesk.services.archive_import import ArchiveImport

    with opened_desk(asked) as context:
        copies = ArchiveImport(context, Archive(context).verifying)
        return _tell_taken(asked, copies.read(asked.folder), copies.count(asked.folder))


def show(asked: argparse.Namespace) -> int:
    """List plans."""
    from reviewdesk.services.register import Register, Which

    which = Which.HELD if asked.held else Which.DUE if asked.due else Which.ALL
    with opened_desk(asked) as context:
        return _tell_page(asked, Register(context).page(which, asked.after, asked.size))


def search(asked: argparse.Namespace) -> int:
    """Find plans."""
    from reviewdesk.services.register import Register, Search

    wanted = Search(" ".join(asked.words), asked.person, asked.since, asked.until)
    with opened_desk(asked) as context:
        return _tell_page(asked, Register(context).search(wanted, asked.after, asked.size))


def check(asked: argparse.Namespace) -> int:
    """Say whether the archive is sound; with ``--mend``, put right what can be, and look again."""
    from reviewdesk.services.archive_check import ArchiveCheck

    bar = Bar(_("Checking"))
    with opened_desk(asked) as context:
        checks = ArchiveCheck(context)
        report = checks.run(bar)
        if asked.mend and not report.sound:
            checks.mend(report)
            report = checks.run(bar)
    bar.clear()
    if asked.json:
        print_json({"sound": report.sound, **asdict(report)})
    else:
        for what, found in (
            (_("lost files of plans"), report.missing),
            (_("altered files of plans"), report.altered),
            (_("files that belong to no plan"), report.orphaned),
            (_("plans that are not in the register"), report.unregistered),
            (_("plans that cannot be found by words"), report.unfindable),
            (_("desks whose plans contradict each other about their history"), report.untidy),
        ):
            if found:
                say(_("{what}: {count}").format(what=what, count=len(found)))
                for one in found:
                    say(f"  {one}")
        if not (report.index_sound and report.counters_sound):
            say(_("The index of words is not what it should be; --mend writes it anew."))
        if report.sound:
            say(_("The archive is what its register says. Plans: {count}").format(count=report.plans))
    return WELL if report.sound and not report.untidy else WRONG


def renew(asked: argparse.Namespace) -> int:
    """Renew the time stamps that end soon."""
    from reviewdesk.services.archive import Archive
    from reviewdesk.services.archive_seal import sealer_of
    from reviewdesk.services.stamp_renewal import StampRenewal

    bar = Bar(_("Renewing"))
    with opened_desk(asked) as context:
        seal = sealer_of(context)
        if seal is None:
            raise RuleViolation("archive-needs-hr-desk")
        done = StampRenewal(context, Archive(context, seal), seal).run(bar)
    bar.clear()
    troubled = [(plan, trouble.key, sentence_of(trouble)) for plan, trouble in done.troubled]
    if asked.json:
        told = [{"document_id": plan, "key": key, "sentence": words} for plan, key, words in troubled]
        print_json({"renewed": done.renewed, "whole": done.whole, "troubled": told})
    else:
        for plan, _key, words in troubled:
            say(f"{plan}: {words}")
        say(_("Plans with new time stamps: {count}").format(count=done.renewed))
    return WRONG if troubled else WELL


def export(asked: argparse.Namespace) -> int:
    """Write a copy of the archive."""
    from reviewdesk.services.archive_export import ArchiveExport

    bar = Bar(_("Writing"))
    with opened_desk(asked) as context:
        done = ArchiveExport(context).write(asked.folder, bar)
    bar.clear()
    if asked.json:
        print_json(asdict(done))
    else:
        say(_("Plans in {folder}: {count}").format(folder=asked.folder, count=done.plans - len(done.lost)))
        for document in done.lost:
            say(_("{document}: its file is lost or altered, so it was left out.").format(document=document))
    return WRONG if done.lost else WELL


def dispose(asked: argparse.Namespace) -> int:
    """Dispose of the plans that are named; without any, say which are due."""
    from reviewdesk.services.register import MOST_A_PAGE, Register, Which
    from reviewdesk.services.retention import Retention

    with opened_desk(asked) as context:
        if not asked.documents:
            asked.after = ""
            return _tell_page(asked, Register(context).page(Which.DUE, size=MOST_A_PAGE))
        retention, told, code = Retention(context), [], WELL
        for document in asked.documents:
            try:
                gone = retention.dispose(document).value
            except ReviewDeskError as error:
                told.append({"document_id": document, "disposed": False, "error": sentence_of(error)})
                code = WRONG
            else:
                told.append({"disposed": True, **asdict(gone)})
    if asked.json:
        print_json({"plans": [_plain(each) for each in told]})
    else:
        for each in told:
            done = _("disposed of; the log keeps its number, its fingerprint and the rule.")
            say(f"{each['document_id']}: {each.get('error', done)}")
    return code


def _tell_taken(asked: argparse.Namespace, taken: "Iterator[Taken]", total: int) -> int:
    """Say of each file what came of it, as soon as that is certain."""
    counts, codes, told = {"added": 0, "known": 0, "refused": 0}, [WELL], []
    for one in progress(taken, total, _("Taking in")):
        counts[one.outcome] += 1
        codes.append(_code(one))
        if asked.json:
            told.append(_facts(one))
        else:
            for said in _said(one):
                say(f"{one.file}: {said}", sys.stderr if codes[-1] == IMPOSSIBLE else sys.stdout)
    if asked.json:
        print_json({**counts, "files": told})
    else:
        ended = _("Added: {added}. There already: {known}. Refused: {refused}.")
        say(ended.format(**counts))
    return max(codes)


def _code(one: "Taken") -> int:
    if one.error is not None and one.error.key in _UNREADABLE:
        return IMPOSSIBLE
    return WRONG if one.error is not None or one.notes else WELL


def _facts(one: "Taken") -> dict[str, Any]:
    return {
        "file": str(one.file),
        "outcome": one.outcome,
        "document_id": one.document_id,
        "error": None if one.error is None else {"key": one.error.key, "sentence": sentence_of(one.error)},
        "notes": [{"key": note.key, "sentence": sentence_of(note)} for note in one.notes],
    }


def _said(one: "Taken") -> list[str]:
    if one.error is not None:
        return [sentence_of(one.error)]
    done = _("added") if one.outcome == "added" else _("there already")
    return [done, *(sentence_of(note) for note in one.notes)]


def _tell_page(asked: argparse.Namespace, page: "RegisterPage") -> int:
    if asked.json:
        print_json({"plans": [_plain(asdict(plan)) for plan in page.plans], "after": page.after})
        return WELL
    for plan in page.plans:
        say(_line(plan))
    if page.after:
        say(_("There are more: --after {place}").format(place=page.after))
    return WELL


def _line(plan: "RegisterView") -> str:
    kept = _("held") if plan.held else _("until {day}").format(day=plan.review_on.isoformat())
    sealed = plan.sealed_at.astimezone().date().isoformat()
    return "  ".join(
        (sealed, plan.document_id, plan.employee, plan.title, f"{plan.retention_class} ({kept})")
    )


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()}
