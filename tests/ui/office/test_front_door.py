"""From the start to an open desk: nothing that goes wrong may end in a new desk where one exists."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reviewdesk.domain.errors import DeskError, ReviewDeskError
from reviewdesk.domain.people import OwnerKind
from reviewdesk.system.paths import paths
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.office.desks import Desks, NewDesk, OpenedDesk, sample_folder
from reviewdesk.ui.office.front_door import FrontDoor, Locked, Remedy
from reviewdesk.ui.tasks import InlineRunner
from reviewdesk.vault.keyring_slot import KeyringProblem
from tests.desk_kit import PASSPHRASE, QUICK, MemoryKeyring, new_desk

FAULTS = {
    "desk-damaged": Remedy.SHOW_FOLDER,
    "keys-damaged": Remedy.SHOW_FOLDER,
    "desk-read-only": Remedy.TRY_AGAIN,
    "disk-full": Remedy.TRY_AGAIN,
    "desk-in-use": Remedy.TRY_AGAIN,
    "desk-newer": Remedy.QUIT,
}


@dataclass
class Visit:
    """A door, and what it showed."""

    door: FrontDoor
    keyring: MemoryKeyring
    views: list[Locked] = field(default_factory=list)
    opened: list[OpenedDesk] = field(default_factory=list)
    first_runs: int = 0
    refusals: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.door.locked.connect(self.views.append)
        self.door.opened.connect(self.opened.append)
        self.door.first_run.connect(self._on_first_run)
        self.door.creating_failed.connect(self._on_creating_failed)

    def _on_first_run(self) -> None:
        self.first_runs += 1

    def _on_creating_failed(self, error: ReviewDeskError) -> None:
        self.refusals.append(error.key)

    @property
    def view(self) -> Locked:
        """Return what is shown now."""
        return self.views[-1]

    def close(self) -> None:
        """Close what was opened."""
        for opened in self.opened:
            opened.close()


@pytest.fixture
def visit(qapp: QApplication, preferences: Preferences, keyring: MemoryKeyring) -> Iterator[Visit]:
    """Come to the usual place, where nothing lies yet."""
    del qapp
    made = Visit(FrontDoor(Desks(keyring=keyring, cost=QUICK), InlineRunner(), preferences), keyring)
    yield made
    made.close()


def new(folder: Path, *, remember: bool = False) -> NewDesk:
    return NewDesk(folder, OwnerKind.MANAGER, "Maya Ellis", "Wrenfield", PASSPHRASE, remember=remember)


def test_where_nothing_lies_the_first_run_begins(visit: Visit) -> None:
    visit.door.begin()
    assert visit.first_runs == 1


def test_a_desk_that_is_not_remembered_asks_for_its_passphrase(visit: Visit, folder: Path) -> None:
    visit.door.begin()
    assert visit.views[0].busy
    assert visit.view == Locked(folder)
    visit.door.unlock("")
    assert visit.view.wrong is not None
    visit.door.unlock("wrong words")
    assert visit.view.wrong is not None
    assert visit.view.wrong.key == "wrong-passphrase"
    visit.door.unlock(PASSPHRASE)
    assert visit.opened[0].desk.info.owner_name == "Maria Okafor"
    assert visit.door.preferences.text("desk_folder") == str(folder)


def test_a_remembered_desk_opens_by_itself(visit: Visit, keyring: MemoryKeyring) -> None:
    new_desk(paths().default_desk, keyring=keyring).close()
    visit.door.begin()
    assert len(visit.opened) == 1


@pytest.mark.parametrize("problem", list(KeyringProblem))
def test_a_failing_keyring_leads_to_the_passphrase_and_says_why(
    visit: Visit, keyring: MemoryKeyring, problem: KeyringProblem
) -> None:
    new_desk(paths().default_desk, keyring=keyring).close()
    keyring.problem = problem
    visit.door.begin()
    assert visit.view.note is not None
    assert visit.view.note.key == f"keyring-{problem}"
    visit.door.unlock(PASSPHRASE)
    assert len(visit.opened) == 1


def test_while_a_passphrase_is_tried_no_second_one_is(visit: Visit, folder: Path) -> None:
    del folder
    visit.door.begin()
    visit.door.view = Locked(visit.door.folder, busy=True)
    visit.door.unlock(PASSPHRASE)
    assert not visit.opened


def test_damaged_keys_are_never_replaced(visit: Visit, folder: Path) -> None:
    (folder / "keys.json").unlink()
    before = sorted(file.name for file in folder.iterdir())
    visit.door.begin()
    assert visit.view.trouble is not None
    assert visit.view.trouble.key == "keys-damaged"
    assert visit.first_runs == 0
    visit.door.create(new(folder))
    assert visit.refusals == ["desk-exists"]
    assert sorted(file.name for file in folder.iterdir()) == before


def test_a_damaged_database_is_told_about_after_the_right_passphrase(visit: Visit, folder: Path) -> None:
    with (folder / "desk.db").open("r+b") as stream:
        stream.write(bytes(4096))
    visit.door.begin()
    visit.door.unlock(PASSPHRASE)
    assert visit.view.trouble is not None
    assert visit.view.trouble.key == "desk-damaged"
    assert visit.view.remedy is Remedy.SHOW_FOLDER
    visit.door.try_again()
    assert visit.view == Locked(folder)


def test_a_lost_anchor_can_be_accepted_and_is_recorded(visit: Visit, folder: Path) -> None:
    (folder / "anchor.json").unlink()
    visit.door.begin()
    visit.door.unlock(PASSPHRASE)
    assert visit.view.can_be_accepted
    visit.door.open_as_it_is()
    visit.door.unlock(PASSPHRASE)
    assert len(visit.opened) == 1


def test_a_folder_that_was_chosen_and_is_empty_offers_no_first_run_by_itself(
    visit: Visit, folder: Path, tmp_path: Path
) -> None:
    visit.door.choose(tmp_path / "unplugged")
    assert visit.view.trouble is not None
    assert visit.view.trouble.key == "no-desk"
    assert visit.view.remedy is Remedy.CHOOSE_FOLDER
    assert visit.first_runs == 0
    visit.door.start_over()
    assert visit.first_runs == 1
    visit.door.choose(folder)
    assert visit.view == Locked(folder)


@pytest.mark.parametrize(("key", "remedy"), FAULTS.items())
def test_each_fault_has_one_thing_to_do(key: str, remedy: Remedy, tmp_path: Path) -> None:
    assert Locked(tmp_path, trouble=DeskError(key)).remedy is remedy


def test_a_new_desk_is_made_remembered_and_found_again(visit: Visit, tmp_path: Path) -> None:
    place = tmp_path / "mine"
    visit.door.create(new(place, remember=True))
    assert visit.opened[0].desk.is_remembered
    assert not visit.opened[0].sample
    visit.close()
    again = Visit(FrontDoor(visit.door.desks, InlineRunner(), visit.door.preferences), visit.keyring)
    again.door.begin()
    assert again.opened[0].folder == place
    again.close()


def test_after_locking_only_the_passphrase_opens(visit: Visit, tmp_path: Path) -> None:
    visit.door.create(new(tmp_path / "mine", remember=True))
    visit.close()
    visit.door.lock(InlineRunner())
    assert visit.view == Locked(tmp_path / "mine")
    visit.door.unlock(PASSPHRASE)
    assert len(visit.opened) == 2


def test_somebody_else_on_the_folder_is_said(
    qapp: QApplication, preferences: Preferences, folder: Path
) -> None:
    del qapp

    def refuse(_folder: Path) -> None:
        raise DeskError("desk-in-use")

    visit = Visit(FrontDoor(Desks(), InlineRunner(), preferences, folder, refuse), MemoryKeyring())
    visit.door.begin()
    assert visit.view.trouble is not None
    assert visit.view.trouble.key == "desk-in-use"
    visit.door.create(new(folder / "other"))
    assert visit.refusals == ["desk-in-use"]
    assert visit.door.folder == folder


def test_the_sample_company_is_made_opened_again_and_deleted(visit: Visit) -> None:
    told: list[float] = []
    visit.door.sample_progress.connect(lambda share, _words: told.append(share))
    visit.door.build_sample()
    assert visit.opened[0].sample
    assert told[0] == 0.0
    assert told[-1] == 1.0
    visit.close()
    visit.door.build_sample()  # it is there already
    assert visit.view.passphrase
    visit.door.unlock(visit.view.passphrase)
    assert visit.opened[1].sample
    visit.close()
    visit.door.forget_sample(InlineRunner())
    assert not sample_folder().exists()
    assert visit.first_runs == 1
    assert visit.door.preferences.text("desk_folder") == ""


def test_a_sample_that_was_not_finished_is_made_anew(visit: Visit) -> None:
    sample_folder().mkdir(parents=True)
    (sample_folder() / "making").touch()
    (sample_folder() / "keys.json").write_text(json.dumps({}))
    visit.door.build_sample()
    assert visit.opened[0].sample
