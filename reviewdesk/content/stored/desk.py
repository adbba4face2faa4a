"""What the desk knows of itself, and the trail of what was changed."""

from typing import Final

from reviewdesk.content.stored.words import ID, Stored
from reviewdesk.system.i18n import mark

STORED: Final = {
    "audit_event": Stored(
        mark("Audit trail"),
        mark(
            "To show later what was changed, when and by whom. It holds numbers, never words, names or ratings."
        ),
        {
            "seq": mark("its place in the trail"),
            "at": mark("when"),
            "actor": mark("the number of the person who did it"),
            "kind": mark("what was done"),
            "subject": mark("the number of what it was done to"),
            "data": mark("numbers, lengths and marks that belong to it"),
            "prev": mark("the fingerprint of the entry before"),
            "hash": mark("the fingerprint of this entry"),
        },
    ),
    "template_edition": Stored(
        mark("Templates"),
        mark("The steps and questions of each kind of review."),
        {
            "template_id": ID,
            "version": mark("which edition it is"),
            "name": mark("what it is called"),
            "body": mark("its steps and questions"),
            "own": mark("whether it was written here"),
            "created_at": mark("when it was kept"),
            "retired_at": mark("since when it is not offered any more"),
        },
        personal=False,
    ),
    "desk_info": Stored(
        mark("The desk itself"),
        mark("To know whose desk it is."),
        {
            "id": ID,
            "desk_id": mark("the number of the desk"),
            "owner_kind": mark("whether it is a manager’s, an employee’s or HR’s"),
            "organisation": mark("the organisation"),
            "created_at": mark("when it was made"),
        },
        personal=False,
    ),
    "desk_root": Stored(
        mark("The desk’s certificate"),
        mark("It vouches for signatures that are made on this desk."),
        {
            "id": ID,
            "certificate": mark("the certificate"),
            "wrapped_key": mark("its key, locked by the desk’s own"),
        },
        personal=False,
    ),
    "setting": Stored(
        mark("Settings"),
        mark("What the owner has set, for example whom people can talk to in HR."),
        {"key": mark("which setting"), "value": mark("what was set")},
        personal=False,
    ),
    "alembic_version": Stored(
        mark("Form of the database"),
        mark("To know which version of the program wrote it last."),
        {"version_num": mark("the number of that form")},
        personal=False,
    ),
}
"""By the name of the table."""
