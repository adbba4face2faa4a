"""The answers of the first run, and what can be said about each. Knows no widgets."""

from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.passphrases import is_strong
from reviewdesk.domain.people import OwnerKind
from reviewdesk.system.i18n import _
from reviewdesk.system.paths import paths
from reviewdesk.system.places import Risk, risk_of, room_for_desk
from reviewdesk.ui.office.desks import NewDesk
from reviewdesk.ui.office.front_door import FrontDoor

_SHORT: Final = 10


class Step(IntEnum):
    """The steps in their order; the last two wait."""

    WHO = 0
    NAME = 1
    FOLDER = 2
    PASSPHRASE = 3
    MAKING = 4
    SAMPLE = 5


ASKED: Final = 4
"""Steps that ask something."""


@dataclass(frozen=True, slots=True)
class Strength:
    """What is said beside a passphrase: never a number, never a ban."""

    good: bool
    words: str


class FirstRunViewModel(QObject):
    """Goes from step to step; ``refused`` carries the name of a field and the sentence beside it."""

    step_changed = Signal(object)
    refused = Signal(str, str)
    progressed = Signal(float, str)

    def __init__(self, door: FrontDoor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.door = door
        self.step = Step.WHO
        self.kind = OwnerKind.MANAGER
        self.name = ""
        self.organisation = ""
        self.folder = paths().default_desk
        self.remember = True
        door.creating_failed.connect(self._on_door_creating_failed)
        door.sample_progress.connect(self._on_door_sample_progress)

    def choose_folder(self, folder: Path) -> None:
        """Put the desk into ``folder``, or into a folder of its own there if other things lie in it."""
        self.folder = room_for_desk(folder)

    def folder_warning(self) -> str:
        """Return what speaks against the folder, or nothing."""
        return {
            Risk.SYNCED: _(
                "This folder looks synchronised. Another computer writing there while the desk is open can damage"
                " it; a folder on this computer alone is safer."
            ),
            Risk.NETWORK: _(
                "This folder lies on another computer. If the connection fails while you write, the last words may"
                " not be saved; a folder on this computer is safer."
            ),
            None: "",
        }[risk_of(self.folder)]

    def strength(self, passphrase: str) -> Strength:
        """Return a plain hint about a passphrase."""
        if not passphrase:
            return Strength(
                good=False, words=_("Four words that do not belong together are easy to keep in mind.")
            )
        if len(passphrase) < _SHORT:
            return Strength(
                good=False, words=_("Short. Add words: four that do not belong together are good.")
            )
        if is_strong(passphrase):
            return Strength(good=True, words=_("Long enough to be hard to guess."))
        return Strength(good=False, words=_("Fair. One or two more words make it hard to guess."))

    # -- moving on -----------------------------------------------------------------------------------------------

    def back(self) -> None:
        """Go to the step before."""
        if Step.WHO < self.step < Step.MAKING:
            self._go(Step(self.step - 1))

    def choose_kind(self, kind: OwnerKind) -> None:
        """Note whose desk it becomes."""
        self.kind = kind

    def go_on(self) -> None:
        """Go on from the first or the third step."""
        if self.step in {Step.WHO, Step.FOLDER}:
            self._go(Step(self.step + 1))

    def give_name(self, name: str, organisation: str) -> None:
        """Note who it is; a name is needed because plans are signed with it."""
        self.name, self.organisation = " ".join(name.split()), " ".join(organisation.split())
        if not self.name:
            self.refused.emit("name", _("Write your name as it should stand in a plan."))
            return
        self._go(Step.FOLDER)

    def give_passphrase(self, passphrase: str, again: str, *, remember: bool) -> None:
        """Make the desk, if both are the same."""
        self.remember = remember
        if not passphrase:
            self.refused.emit("passphrase", _("Choose a passphrase. Nobody can open the desk without it."))
        elif passphrase != again:
            self.refused.emit("again", _("The two are not the same. Type it once more."))
        else:
            self._go(Step.MAKING)
            self.door.create(
                NewDesk(self.folder, self.kind, self.name, self.organisation, passphrase, remember=remember)
            )

    def try_sample(self) -> None:
        """Make the sample company and open it."""
        self.door.build_sample()

    def _go(self, step: Step) -> None:
        self.step = step
        self.step_changed.emit(step)

    def _on_door_creating_failed(self, error: ReviewDeskError) -> None:
        if self.step is Step.MAKING:
            self._go(Step.FOLDER)
        elif self.step is Step.SAMPLE:
            self._go(Step.WHO)
        self.refused.emit("folder", sentence(error))

    def _on_door_sample_progress(self, share: float, words: str) -> None:
        if self.step is not Step.SAMPLE:
            self._go(Step.SAMPLE)
        self.progressed.emit(share, words)
