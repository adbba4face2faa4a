"""The settings: how this computer shows ReviewDesk, and what may open this desk."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import Signal

from reviewdesk import __version__
from reviewdesk.domain.errors import DeskError
from reviewdesk.domain.people import OwnerKind
from reviewdesk.services.changes import Topic
from reviewdesk.services.duty_snapshots import Subject
from reviewdesk.system.preferences import DECLARED, Declared, Value
from reviewdesk.ui.office.office_view_model import OfficeViewModel

SHOWN: Final = tuple(declared for declared in DECLARED if declared.choices)
"""What a person chooses; the rest is remembered silently."""


@dataclass(frozen=True, slots=True)
class SettingsContent:
    """What stands on the page beside the choices themselves."""

    values: tuple[tuple[str, Value], ...]
    remembered: bool
    owner: str
    organisation: str
    folder: Path
    sample: bool
    version: str
    holds_meetings: bool = False
    hr_contact: str = ""
    talk_balance: bool = False
    people: tuple[Subject, ...] = ()
    time_server: str = ""


class SettingsViewModel(OfficeViewModel[SettingsContent]):
    """``look_changed``: a choice has been made and applies now. ``keyring_failed`` carries why it keeps nothing."""

    look_changed = Signal()
    keyring_failed = Signal(object)
    contact_refused = Signal(object)
    topics: ClassVar = frozenset({Topic.SETTINGS, Topic.PEOPLE, Topic.ARCHIVE})

    def load(self) -> SettingsContent:
        """Return the choices in force and what the desk says of itself."""
        office = self.office
        info, server = office.desk.info, office.services.time_stamps.server()
        return SettingsContent(
            values=tuple((declared.key, office.preferences.get(declared.key)) for declared in SHOWN),
            remembered=office.desk.is_remembered,
            owner=info.owner_name,
            organisation=info.organisation,
            folder=office.folder,
            sample=office.sample,
            version=__version__,
            holds_meetings=info.owner_kind == OwnerKind.MANAGER,
            hr_contact=office.services.settings.hr_contact(),
            talk_balance=bool(office.preferences.get("talk_balance")),
            people=office.services.personal_data.people(),
            time_server="" if server is None else server.url,
        )

    def choose(self, declared: Declared, value: Value) -> None:
        """Take a choice; it applies at once and is remembered."""
        if self.office.preferences.get(declared.key) != value:
            self.office.preferences.set(declared.key, value)
            self.look_changed.emit()
            self.refresh()

    def set_hr_contact(self, contact: str) -> None:
        """Name whom people here can talk to in HR."""
        settings = self.office.services.settings
        task = self.office.runner.database(lambda: settings.set_hr_contact(contact))
        task.on_success(lambda _change: self.refresh()).on_failure(self.contact_refused.emit)

    def set_talk_balance(self, *, wanted: bool) -> None:
        """Show how the turns are shared from the next meeting on, or do not."""
        self.office.preferences.set("talk_balance", wanted)

    def set_remembered(self, *, remembered: bool) -> None:
        """Let the keyring open the desk, or only the passphrase; either takes up to some seconds."""
        desk = self.office.desk

        def work() -> None:
            if not remembered:
                desk.forget()
                return
            problem = desk.remember()
            if problem is not None:
                raise DeskError(f"keyring-{problem}")

        task = self.office.runner.database(work)
        task.on_success(self._on_keyring_answered).on_failure(self._on_keyring_failed)

    def _on_keyring_answered(self, _nothing: None) -> None:
        self.refresh()

    def _on_keyring_failed(self, error: object) -> None:
        self.keyring_failed.emit(error)
