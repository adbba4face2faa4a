"""What is said when a drawer, the employee's own encrypted place, cannot be made or opened."""

from typing import Final

from reviewdesk.system.i18n import mark

SENTENCES: Final = {
    "drawer-wrong-passphrase": mark(
        "That passphrase does not open this drawer. What is in it is safe; look at capital letters and the"
        " keyboard layout, and try again."
    ),
    "drawer-wait": mark(
        "Several passphrases did not fit, so this drawer waits a little. Please try again in {seconds}"
        " seconds."
    ),
    "drawer-exists": mark("This drawer exists already. Open it with the passphrase that was chosen for it."),
    "drawer-closed": mark("This drawer is closed. Open it with its passphrase first."),
    "drawer-damaged": mark(
        "Something in this drawer is damaged or does not belong there, so it was not opened. Nothing was"
        " overwritten; put back your newest copy of the desk."
    ),
    "drawer-of-owner": mark("This whole desk is yours, so you need no drawer in it."),
    "no-drawer": mark(
        "There is no drawer for this person yet. Make one first; it takes a passphrase of their own."
    ),
    "draft-is-open": mark("This draft has been opened in the meeting. It stays as it was then."),
}
