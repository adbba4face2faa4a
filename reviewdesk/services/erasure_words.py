"""What goes and what stays when the data about a person is erased, in plain words."""

from datetime import date

from reviewdesk.services.duty_snapshots import ErasurePreview
from reviewdesk.system.i18n import _, ngettext


def goes(preview: ErasurePreview) -> tuple[str, ...]:
    """Return what goes, a line for each kind of which there is something."""
    count = dict(preview.goes)
    told = (
        (
            count["reviews"],
            ngettext(
                "{count} conversation with what was written, prepared and rated in it",
                "{count} conversations with what was written, prepared and rated in them",
                count["reviews"],
            ),
        ),
        (
            count["plans"],
            ngettext(
                "{count} sealed plan with its file", "{count} sealed plans with their files", count["plans"]
            ),
        ),
        (count["goals"], ngettext("{count} goal", "{count} goals", count["goals"])),
        (
            count["evidence"],
            ngettext("{count} note of evidence", "{count} notes of evidence", count["evidence"]),
        ),
        (count["notes"], ngettext("{count} private note", "{count} private notes", count["notes"])),
        (count["commitments"], ngettext("{count} commitment", "{count} commitments", count["commitments"])),
        (
            count["drawers"],
            ngettext(
                "the drawer and its keys, so that nothing in it can ever be opened again",
                "the drawers and their keys, so that nothing in them can ever be opened again",
                count["drawers"],
            ),
        ),
    )
    some = [words.format(count=number) for number, words in told if number]
    return (_("the name, the role and the mail address"), *some)


def stays(preview: ErasurePreview) -> tuple[str, ...]:
    """Return which documents stay and until when, and what always stays; all of it does where erasing is refused."""
    kept = tuple(_kept(plan.title, plan.until, held=plan.held) for plan in preview.stays)
    if preview.refused is not None:
        return (*kept, _("everything else as well, for now"))
    return (
        *kept,
        _("the audit trail, in which a number stands for the person, and neither a name nor a word"),
        _("what other people wrote in conversations of their own"),
    )


def _kept(title: str, until: date | None, *, held: bool) -> str:
    from reviewdesk.document.moments import long_date

    if held:
        return _("the sealed plan “{title}”, because it is on hold").format(title=title)
    assert until is not None  # noqa: S101 - nothing else keeps a plan
    return _("the sealed plan “{title}”, until {date}").format(title=title, date=long_date(until))
