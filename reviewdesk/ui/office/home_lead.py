"""What a desk without anything on it teaches: one action, and what it is all for."""

from reviewdesk.domain.people import OwnerKind
from reviewdesk.services.office_snapshots import HomeView
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.home_content import Item, Lead, Way
from reviewdesk.ui.office.office import Place


def lead(view: HomeView, rooms: frozenset[str]) -> Lead | None:
    """Teach one action where there is nothing to show yet."""
    if view.next_review is not None:
        return None
    if view.owner_kind is OwnerKind.HR:
        words = _("Signed plans come here to be kept. Bring in what managers have sent you; each is checked.")
        return Lead("archive", words, Way(_("Bring in plans"), "download", Place("inbox")))
    if view.owner_kind is not OwnerKind.MANAGER:
        words = _(
            "Got a signed plan? Drop the PDF on the archive: it says who signed and whether anything changed."
        )
        return Lead("file-check", words, Way(_("Check a signed plan"), "archive", Place("archive")))
    if view.empty:
        words = _(
            "Begin with one person you hold reviews with. Goals and the first review follow from there."
        )
        way = Way(_("Add a person"), "user-plus", Place("people", "new")) if "people" in rooms else None
        return Lead("users", words, way)
    words = _("No conversation is planned. Choose somebody and a day; both of you can prepare until then.")
    way = Way(_("Plan a review"), "calendar-plus", Place("reviews", "new")) if "reviews" in rooms else None
    return Lead("calendar", words, way)


def outlook(view: HomeView) -> tuple[Item, ...]:
    """Say in three steps what the desk is for, while there is nothing else to show."""
    if not view.empty:
        return ()
    return _of_a_manager() if view.owner_kind is OwnerKind.MANAGER else _of_others()


def _of_a_manager() -> tuple[Item, ...]:
    return (
        Item(
            "prepare",
            _("Prepare apart"),
            _(
                "Each of you writes and rates alone. Nobody sees the other’s draft, and nobody is rated: goals are."
            ),
            icon="notebook-pen",
        ),
        Item(
            "meet",
            _("Meet at one screen"),
            _("One question at a time. Both ratings show at the same moment; most of the time looks ahead."),
            icon="messages-square",
        ),
        Item(
            "sign",
            _("Sign what you agreed"),
            _("Both sign one PDF that proves by itself that nothing was changed. It lands in the archive."),
            icon="signature",
        ),
    )


def _of_others() -> tuple[Item, ...]:
    return (
        Item(
            "check",
            _("Check"),
            _("Drop a plan on the archive: who signed it, when, and whether a word was changed since."),
            icon="shield-check",
        ),
        Item(
            "keep",
            _("Keep"),
            _("A plan that is unchanged can be kept here, encrypted, and copied out whenever it is needed."),
            icon="archive",
        ),
        Item(
            "read",
            _("Read"),
            _("Every page as it was signed. The PDF also opens anywhere else, without ReviewDesk."),
            icon="book-open",
        ),
    )
