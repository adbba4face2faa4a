"""``reviewdesk desk facts``, ``desk export`` and ``desk erase``: what a desk owes to the people it is about."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reviewdesk.cli.desks import opened_desk
from reviewdesk.cli.terminal import WELL, print_json, say
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.system.i18n import _, ngettext

if TYPE_CHECKING:
    from reviewdesk.services.context import DeskContext
    from reviewdesk.services.duty_snapshots import ErasurePreview


def facts(asked: argparse.Namespace) -> int:
    """Say what the desk keeps, why, who reads it and for how long."""
    from reviewdesk.services.fact_sheet import FactSheets

    with opened_desk(asked) as context:
        sheets = FactSheets(context)
        if asked.out is not None:
            sheets.save(asked.out)
            say(_("The fact sheet lies in {file}.").format(file=asked.out))
        elif asked.json:
            print_json(sheets.as_json())
        else:
            for line in sheets.as_markdown().splitlines():
                say(line)
    return WELL


def export(asked: argparse.Namespace) -> int:
    """Write everything about one person into a file."""
    from reviewdesk.services.personal_data import PersonalData

    with opened_desk(asked) as context:
        place = PersonalData(context).save(_person(context, asked.person), asked.out)
    say(
        _("All that this desk holds about the person lies in {file}. It is not encrypted.").format(file=place)
    )
    return WELL


def erase(asked: argparse.Namespace) -> int:
    """Say what would go and what would stay; with ``--yes`` do it."""
    from reviewdesk.services.erasure import Erasure

    with opened_desk(asked) as context:
        erasure, person_id = Erasure(context), _person(context, asked.person)
        told = erasure.preview(person_id)
        for line in _told(told):
            say(line)
        if told.refused is not None:
            raise told.refused
        if asked.yes:
            erasure.erase(person_id)
    say(
        _("It is erased. Backups made before still hold it until they are deleted.")
        if asked.yes
        else _("Nothing was erased. Say it again with --yes to do it; there is no way back.")
    )
    return WELL


def _told(preview: "ErasurePreview") -> Iterator[str]:
    from reviewdesk.services.erasure_words import goes, stays

    for line in goes(preview) if preview.refused is None else ():
        yield _("Goes: {what}").format(what=line)
    for line in stays(preview):
        yield _("Stays: {what}").format(what=line)


def _person(context: "DeskContext", wanted: str) -> str:
    """Return the id of the one person who bears this id or name."""
    from reviewdesk.services.personal_data import PersonalData

    everybody = PersonalData(context).people()
    found = [each.id for each in everybody if wanted == each.id] or [
        each.id for each in everybody if wanted.casefold() == each.name.casefold()
    ]
    if len(found) > 1:
        told = ngettext("{count} person bears that name", "{count} people bear that name", len(found))
        raise ReviewDeskError("person-not-clear", told=told.format(count=len(found)), ids=", ".join(found))
    return found[0] if found else wanted
