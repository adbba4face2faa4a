"""Opens and makes desks; every method runs on the thread that owns the database.

The database, the cryptography and the templates are imported here, inside the methods: the first window is painted
before any of them is loaded.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reviewdesk.domain.errors import DeskError
from reviewdesk.domain.people import OwnerKind
from reviewdesk.system.clock import Clock, Entropy
from reviewdesk.system.paths import paths

if TYPE_CHECKING:
    from reviewdesk.services.bundle import Services
    from reviewdesk.vault.ciphers import PassphraseCost
    from reviewdesk.vault.desk import Desk
    from reviewdesk.vault.keyring_slot import Keyring

Progress = Callable[[float, str], None]
"""Told the share done (0 to 1) and what is being done, on the thread that does the work."""


@dataclass(frozen=True, slots=True, repr=False)
class NewDesk:
    """The answers of the first run."""

    folder: Path
    kind: OwnerKind
    name: str
    organisation: str
    passphrase: str
    remember: bool


@dataclass(frozen=True, slots=True, repr=False)
class OpenedDesk:
    """An open desk and the services that work on it."""

    folder: Path
    desk: "Desk"
    services: "Services"
    sample: bool = False

    def close(self) -> None:
        """Close the desk; the services are of no use after that."""
        self.desk.close()


def sample_folder() -> Path:
    """Return where the sample company lies: apart from any real desk, so that it can be deleted at once."""
    return paths().data / "sample"


@dataclass(frozen=True, slots=True, repr=False)
class Desks:
    """What is taken from outside is the same for every desk; tests hand in their own."""

    clock: Clock | None = None
    entropy: Entropy | None = None
    keyring: "Keyring | None" = None
    cost: "PassphraseCost | None" = None

    def open_silently(self, folder: Path) -> OpenedDesk:
        """Open by the keyring; ``passphrase-needed`` where it was never given a key of this desk."""
        from reviewdesk.vault.desk import Desk
        from reviewdesk.vault.key_slots import KeySlots
        from reviewdesk.vault.layout import DeskLayout

        if not Desk.exists(folder):
            raise DeskError("no-desk")
        keys = DeskLayout(folder).keys
        if not keys.is_file():
            raise DeskError("keys-damaged")
        remembered = KeySlots.read(keys, self.entropy or Entropy()).remembers
        return self._opened(
            Desk.open(
                folder,
                use_keyring=remembered,
                clock=self.clock,
                entropy=self.entropy,
                keyring=self.keyring,
                cost=self.cost,
            )
        )

    def open(self, folder: Path, passphrase: str, *, accept_history: bool = False) -> OpenedDesk:
        """Open with the passphrase; ``DeskError`` as ``vault.desk.Desk.open`` says."""
        from reviewdesk.vault.desk import Desk

        return self._opened(
            Desk.open(
                folder,
                passphrase=passphrase,
                accept_history=accept_history,
                clock=self.clock,
                entropy=self.entropy,
                keyring=self.keyring,
                cost=self.cost,
            )
        )

    def create(self, new: NewDesk) -> OpenedDesk:
        """Make a desk and open it; ``desk-exists`` for a folder that holds one, which is never touched."""
        from reviewdesk.vault.desk import Desk

        return self._opened(
            Desk.create(
                new.folder,
                new.kind,
                new.name,
                new.passphrase,
                remember=new.remember,
                organisation=new.organisation,
                clock=self.clock,
                entropy=self.entropy,
                keyring=self.keyring,
                cost=self.cost,
            )
        )

    def build_sample(self, folder: Path, progress: Progress) -> OpenedDesk:
        """Make the sample company's desk; what is left of one that was not finished is made anew."""
        from reviewdesk.content.library import load_library
        from reviewdesk.services.demo import build_sample

        desk = build_sample(
            folder,
            load_library(),
            clock=self.clock,
            entropy=self.entropy,
            progress=progress,
            cost=self.cost,
        )
        return self._opened(desk, sample=True)

    def sample_passphrase(self) -> str:
        """Return what opens the sample's desk; it stands in the open on purpose."""
        from reviewdesk.content.demo import load_demo

        company = load_demo((self.clock or Clock()).today())
        return company.person(company.owner).passphrase

    def delete_sample(self) -> None:
        """Remove the sample company from this computer; nobody's own desk is ever removed."""
        shutil.rmtree(sample_folder(), ignore_errors=True)

    def _opened(self, desk: "Desk", *, sample: bool = False) -> OpenedDesk:
        from reviewdesk.content.library import load_library
        from reviewdesk.services.bundle import build_services

        folder = desk.folder
        return OpenedDesk(
            folder, desk, build_services(desk, load_library()), sample or folder == sample_folder()
        )
