"""The sentences of the fact sheet, put together from the facts of one desk."""

from collections.abc import Iterable
from datetime import datetime

from reviewdesk.content.stored.words import READERS, Reader
from reviewdesk.domain.people import OwnerKind
from reviewdesk.domain.sheet import SheetSection, SheetTable
from reviewdesk.services.duty_snapshots import DeskFacts, TableFacts
from reviewdesk.system.i18n import _


def long_day(moment: datetime) -> str:
    """Return a day in the language in force."""
    from reviewdesk.document.moments import long_date

    return long_date(moment.astimezone())


def reader_words(reader: Reader) -> tuple[str, str]:
    """Return who can read a table, and under which key it lies."""
    who, key = READERS[reader]
    return _(who), _(key)


def sections(facts: DeskFacts) -> tuple[SheetSection, ...]:
    """Return the sheet's sections, in reading order."""
    personal = [each for each in facts.tables if each.personal]
    return (
        _in_short(facts),
        SheetSection(_("What is stored about a person"), table=_stored(personal)),
        SheetSection(
            _("What else is stored"),
            (_("This is about the organisation or the program, and is looked up by nobody’s name."),),
            table=_besides(each for each in facts.tables if not each.personal),
        ),
        _readers(personal),
        SheetSection(_("How long it is kept"), points=(*facts.retention, *_how_long())),
        SheetSection(_("What is never stored"), points=never_stored()),
        SheetSection(_("What leaves this computer"), points=what_leaves(facts.time_server)),
        SheetSection(_("What a person can ask for"), points=_rights()),
        SheetSection(_("Where the protection ends"), points=_limits()),
    )


def _in_short(facts: DeskFacts) -> SheetSection:
    whose = {
        OwnerKind.MANAGER: _(
            "This is a manager’s desk: one encrypted folder, opened by that manager’s passphrase."
        ),
        OwnerKind.EMPLOYEE: _(
            "This is an employee’s own desk: one encrypted folder, opened by that person’s passphrase."
        ),
        OwnerKind.HR: _("This is the desk of HR: one encrypted folder, opened by HR’s passphrase."),
    }
    return SheetSection(
        _("In short"),
        points=(
            whose[OwnerKind(facts.owner_kind)],
            _(
                "It serves conversations between two people about goals and growth, and the document both sign."
            ),
            _(
                "Goals are rated, people are not. There is no overall score, no ranking, no comparison of people and"
                " no judgement by a machine, and no setting that turns any of this on."
            ),
            _("ReviewDesk has no account and sends nothing about its use to anybody."),
        ),
    )


def _stored(tables: Iterable[TableFacts]) -> SheetTable:
    return SheetTable(
        (_("What"), _("Why"), _("What exactly")),
        tuple((each.title, each.why, " · ".join(words for _name, words in each.columns)) for each in tables),
    )


def _besides(tables: Iterable[TableFacts]) -> SheetTable:
    return SheetTable((_("What"), _("Why")), tuple((each.title, each.why) for each in tables))


def _readers(tables: list[TableFacts]) -> SheetSection:
    by_reader: dict[tuple[str, str], list[str]] = {}
    for each in tables:
        by_reader.setdefault((each.who, each.key), []).append(each.title)
    rows = tuple((*reader, " · ".join(titles)) for reader, titles in by_reader.items())
    files = (
        reader_words(Reader.DESK)[0],
        _("A key of their own that comes from the desk’s key"),
        _("The files of sealed plans"),
    )
    told = _(
        "The desk’s key lies in the folder only in locked form; it opens with the owner’s passphrase and, where the"
        " owner wishes, with the computer’s keyring. Nobody else has a way in: no administrator of ReviewDesk, and"
        " not its makers."
    )
    heads = (_("Who"), _("Under which key"), _("What"))
    return SheetSection(_("Who can read it"), (told,), table=SheetTable(heads, (*rows, files)))


def _how_long() -> tuple[str, ...]:
    return (
        _("Everything else is kept until somebody erases it; nothing goes by itself."),
        _(
            "What is taken off a list can be put back, so it is still stored. Only erasing the data about a person"
            " removes it for good."
        ),
        _("A document on hold is kept whatever its rule says, and so is all that belongs to that person."),
        _(
            "The audit trail stays. After erasing, it still says when something was done to a number that stands for"
            " nobody any more."
        ),
    )


def never_stored() -> tuple[str, ...]:
    """Return what is never stored."""
    return (
        _("an overall score, an average or a ranking of people"),
        _("sound, pictures or recordings of a conversation"),
        _(
            "how the turns were shared between the two, where that is shown: it is gone when the meeting closes"
        ),
        _("who gave which answer in the exit pulse, or whether somebody answered"),
        _("that the stop sheet for a grievance or a matter of health was opened"),
        _(
            "a rating that was chosen in the meeting but not yet shown to both: only a seal that does not tell it"
        ),
        _("the passphrases themselves"),
        _("names, ratings or comments in log files or reports of errors"),
    )


def what_leaves(time_server: str) -> tuple[str, ...]:
    """Return what leaves the computer."""
    if time_server:
        network = _(
            "For each signature, for the archive’s seal and when it is renewed, and when the service is set or tried, a"
            " fingerprint is sent to {server}, which answers with the time and sees this computer’s address. No name"
            " and no text is sent."
        ).format(server=time_server)
    else:
        network = _("Nothing. No time service is set on this desk, and nothing else uses the network.")
    return (
        network,
        _(
            "What a person saves or prints is outside the desk from then on: a copy of a plan, a reading copy, a"
            " calendar file, an export. It is as private as the place it is put."
        ),
    )


def _rights() -> tuple[str, ...]:
    return (
        _(
            "To see everything: one export holds all that this desk can read about a person, with the sealed plans."
            " Private notes are in it: they are data about the person."
        ),
        _("To have it elsewhere: the export is in a form that other programs can read."),
        _(
            "To have it erased: all that no hold and no rule keeps is removed for good, and the desk says beforehand"
            " what stays and until when."
        ),
        _(
            "To have it put right: what is sealed is answered by an amendment that names it, and is never edited."
        ),
    )


def _limits() -> tuple[str, ...]:
    return (
        _(
            "An open desk is open: whoever sits at the computer reads what its owner reads, except the drawers."
        ),
        _("A drawer is as strong as its passphrase."),
        _(
            "Copies that left the desk, and backups made before something was erased, still hold it until they are"
            " deleted."
        ),
        _(
            "What one person wrote about a colleague in a conversation of their own belongs to that conversation."
        ),
    )
