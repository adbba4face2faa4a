"""What the owner of a desk has set for it; it lies in the desk, encrypted, and not with the computer's preferences."""

from typing import Final

from sqlalchemy.orm import Session

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.models.desk_rows import Setting
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext

HR_CONTACT: Final = "hr_contact"
WATCHED_FOLDER: Final = "watched_folder"
LONGEST_CONTACT: Final = 200
"""Characters: a name, a role, a number and an address fit on two lines."""
_SETTINGS = frozenset({Topic.SETTINGS})


class DeskSettings:
    """Each setting has a method to look at it and one to change it."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def hr_contact(self) -> str:
        """Return whom people here can talk to in HR, empty where nobody was named."""
        with self._context.reading() as session:
            return hr_contact(session)

    def set_hr_contact(self, contact: str) -> Change[str]:
        """Name whom people here can talk to in HR, or nobody, and return it as it is kept."""
        kept = " ".join(contact.split())
        if len(kept) > LONGEST_CONTACT:
            raise RuleViolation("contact-too-long", field=HR_CONTACT, limit=LONGEST_CONTACT)
        return self._keep(HR_CONTACT, kept)

    def watched_folder(self) -> str:
        """Return the folder whose plans come into the archive by themselves, empty where there is none."""
        with self._context.reading() as session:
            row = session.get(Setting, WATCHED_FOLDER)
            return str(row.value) if row is not None else ""

    def set_watched_folder(self, folder: str) -> Change[str]:
        """Watch another folder, or none."""
        return self._keep(WATCHED_FOLDER, folder)

    def _keep(self, key: str, value: str) -> Change[str]:
        with self._context.writing() as unit:
            row = unit.session.get(Setting, key)
            if row is None:
                row = Setting(key=key, value=value)
                unit.session.add(row)
            row.value = value
            unit.audit("setting.changed", key, {"length": len(value)})
        return Change(value, _SETTINGS)


def hr_contact(session: Session) -> str:
    """Return whom people here can talk to in HR."""
    row = session.get(Setting, HR_CONTACT)
    return str(row.value) if row is not None else ""
