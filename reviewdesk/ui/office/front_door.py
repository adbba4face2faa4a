"""From the start to an open desk and back: first run, lock screen, faults. Knows no widgets.

No fault may end in a new desk where one exists: the first run is offered only where nobody ever chose a folder and the
usual place holds nothing at all.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.errors import DeskError, ReviewDeskError
from reviewdesk.system.paths import paths
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.office.desks import Desks, NewDesk, OpenedDesk, sample_folder
from reviewdesk.ui.tasks import Runner, Task


class Remedy(StrEnum):
    """The one thing that is sensible after a fault."""

    TRY_AGAIN = "try_again"
    SHOW_FOLDER = "show_folder"
    CHOOSE_FOLDER = "choose_folder"
    QUIT = "quit"


REMEDIES: Final = {
    "no-desk": Remedy.CHOOSE_FOLDER,
    "desk-damaged": Remedy.SHOW_FOLDER,
    "keys-damaged": Remedy.SHOW_FOLDER,
    "guards-missing": Remedy.SHOW_FOLDER,
    "anchor-lost": Remedy.SHOW_FOLDER,
    "commits-missing": Remedy.SHOW_FOLDER,
    "history-changed": Remedy.SHOW_FOLDER,
    "desk-newer": Remedy.QUIT,
    "engine-too-old": Remedy.QUIT,
}
"""By the key of the fault; whatever is not named may be over when it is tried again."""
CAN_BE_ACCEPTED: Final = frozenset({"anchor-lost", "commits-missing", "history-changed"})
"""After these a person may open the desk as it is, which is recorded in its history."""


@dataclass(frozen=True, slots=True)
class Locked:
    """What the lock screen shows: busy, or asking, or in trouble.

    ``wrong`` stands beside the field, ``note`` explains why a passphrase is asked for, ``trouble`` replaces the field.
    """

    folder: Path
    busy: bool = False
    note: ReviewDeskError | None = None
    wrong: ReviewDeskError | None = None
    trouble: ReviewDeskError | None = None
    passphrase: str = ""

    @property
    def remedy(self) -> Remedy:
        """Return the one thing to do about the trouble."""
        return REMEDIES.get(self.trouble.key, Remedy.TRY_AGAIN) if self.trouble else Remedy.TRY_AGAIN

    @property
    def can_be_accepted(self) -> bool:
        """Say whether the desk may be opened all the same."""
        return self.trouble is not None and self.trouble.key in CAN_BE_ACCEPTED


class FrontDoor(QObject):
    """Emits what is to be shown: ``first_run``, ``locked`` (a ``Locked``) or ``opened`` (an ``OpenedDesk``).

    ``creating_failed`` carries the error of a desk that could not be made, ``sample_progress`` how far the sample
    company is. ``claim`` makes this ReviewDesk the only one on a folder, or raises ``DeskError``.
    """

    first_run = Signal()
    locked = Signal(object)
    opened = Signal(object)
    creating_failed = Signal(object)
    sample_progress = Signal(float, str)

    def __init__(
        self,
        desks: Desks,
        runner: Runner,
        preferences: Preferences,
        folder: Path | None = None,
        claim: Callable[[Path], None] | None = None,
    ) -> None:
        super().__init__()
        self.desks, self.runner, self.preferences = desks, runner, preferences
        self._claim = claim or _claim_nothing
        self.folder = folder or preferred_folder(preferences)
        self._chosen = folder is not None or bool(preferences.text("desk_folder"))
        self._accept_history = False
        self.view = Locked(self.folder, busy=True)

    # -- starting ------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Look what lies in the folder; open it silently if the keyring can."""
        self._show(Locked(self.folder, busy=True))
        folder = self.folder
        try:
            self._claim(folder)
        except DeskError as error:
            self._show(Locked(folder, trouble=error))
            return
        task = self.runner.database(lambda: self.desks.open_silently(folder))
        task.on_success(self._on_opened).on_failure(self._on_silent_failed)

    def _on_silent_failed(self, error: ReviewDeskError) -> None:
        if error.key == "no-desk" and not self._chosen:
            self.first_run.emit()
        elif error.key == "passphrase-needed":
            self._ask(None)
        elif error.key.startswith("keyring-"):
            self._ask(error)
        else:
            self._show(Locked(self.folder, trouble=error))

    def _ask(self, note: ReviewDeskError | None) -> None:
        folder = self.folder
        if not self.is_sample:
            self._show(Locked(folder, note=note))
            return

        def show(passphrase: str) -> None:
            self._show(Locked(folder, note=note, passphrase=passphrase))

        self.runner.database(self.desks.sample_passphrase).on_success(show)

    @property
    def is_sample(self) -> bool:
        """Say whether the folder is the sample company's."""
        return self.folder == sample_folder()

    # -- a desk that is there ------------------------------------------------------------------------------------

    def unlock(self, passphrase: str) -> None:
        """Try a passphrase."""
        if self.view.busy:
            return
        if not passphrase:
            self._show(replace(self.view, wrong=DeskError("passphrase-needed")))
            return
        folder, accept = self.folder, self._accept_history
        self._show(replace(self.view, busy=True, wrong=None))
        task = self.runner.database(lambda: self.desks.open(folder, passphrase, accept_history=accept))
        task.on_success(self._on_opened).on_failure(self._on_unlock_failed)

    def _on_unlock_failed(self, error: ReviewDeskError) -> None:
        if error.key == "wrong-passphrase":
            self._show(replace(self.view, busy=False, wrong=error))
        else:
            self._show(Locked(self.folder, trouble=error))

    def try_again(self) -> None:
        """Begin anew with the same folder, as after a full disk was cleared."""
        self.begin()

    def open_as_it_is(self) -> None:
        """Ask for the passphrase once more and take the desk as it is, although a part of its history is gone."""
        self._accept_history = True
        self._ask(None)

    def choose(self, folder: Path) -> None:
        """Use the desk in another folder from now on."""
        self.folder, self._chosen, self._accept_history = folder, True, False
        self.begin()

    def start_over(self) -> None:
        """Go to the first run, as a person asked who has no desk in the folder."""
        self._chosen = False
        self.first_run.emit()

    # -- a new one -----------------------------------------------------------------------------------------------

    def create(self, new: NewDesk) -> None:
        """Make a desk as the first run says."""
        self._make(new.folder, lambda: self.desks.create(new))

    def build_sample(self) -> None:
        """Open the sample company, and make it first if it is not there yet."""
        folder = sample_folder()
        if folder.exists() and not (folder / "making").exists():
            self.choose(folder)
            return
        self._make(folder, lambda: self.desks.build_sample(folder, self.sample_progress.emit))

    def _make(self, folder: Path, work: Callable[[], OpenedDesk]) -> "Task[OpenedDesk] | None":
        before = self.folder
        self.folder = folder
        try:
            self._claim(folder)
        except DeskError as error:
            self.folder = before
            self.creating_failed.emit(error)
            return None
        return self.runner.database(work).on_success(self._on_opened).on_failure(self._on_making_failed)

    def _on_making_failed(self, error: ReviewDeskError) -> None:
        self.folder = preferred_folder(self.preferences)
        self.creating_failed.emit(error)

    def _on_opened(self, opened: OpenedDesk) -> None:
        self.folder, self._chosen, self._accept_history = opened.folder, True, False
        self.preferences.set("desk_folder", str(opened.folder))
        self.opened.emit(opened)

    # -- closing -------------------------------------------------------------------------------------------------

    def lock(self, runner: Runner) -> None:
        """Ask for the passphrase, now that the desk is closed; the keyring is not asked, a person locked it."""
        self.runner = runner
        self._ask(None)

    def forget_sample(self, runner: Runner) -> None:
        """Delete the sample company, whose desk is closed, and begin as if it had never been there."""
        self.runner = runner
        self.preferences.set("desk_folder", "")
        self.folder, self._chosen = preferred_folder(self.preferences), False
        runner.database(self.desks.delete_sample).on_success(self._on_sample_deleted)

    def _on_sample_deleted(self, _nothing: None) -> None:
        self.begin()

    def _show(self, view: Locked) -> None:
        self.view = view
        self.locked.emit(view)


def preferred_folder(preferences: Preferences) -> Path:
    """Return the folder of the desk that was used last, or the usual place."""
    chosen = preferences.text("desk_folder")
    return Path(chosen) if chosen else paths().default_desk


def _claim_nothing(_folder: Path) -> None:
    """Stand in where nobody else can be."""
