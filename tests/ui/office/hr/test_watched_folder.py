"""A folder is watched: plans put there come in by themselves, whatever room is open."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reviewdesk.ui.office.hr.inbox_page import InboxPage
from reviewdesk.ui.office.hr.register_page import RegisterPage
from reviewdesk.ui.office.hr.watched_folder import WatchedFolder
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.theme import Theme
from tests.ui.office.house import House
from tests.ui.office.hr.company import document_id, folder_of
from tests.ui.office.hr.hands import button, marks, opened, titles, words_in


@pytest.fixture
def page(hr: House, theme: Theme, qtbot: QtBot) -> InboxPage:
    return opened(hr, theme, qtbot, InboxPage, "inbox")


def test_plans_put_into_a_watched_folder_come_in_by_themselves(
    page: InboxPage, tmp_path: Path, arrived: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "watched"
    folder.mkdir()
    page.ask_folder = str
    page.watch_button.click()
    page.ask_folder = lambda: str(folder)
    page.watch_button.click()
    assert str(folder) in words_in(page.watch_card)
    shutil.copy(arrived / "001.pdf", folder / "a.pdf")
    qtbot.waitUntil(page.view_model.watched._soon.isActive)
    page.view_model.watched.look()
    page.view_model.watched.look()
    assert marks(page.list) == {"Year review 2025 with Amara Okafor": "Filed"}
    (folder / "b.pdf").write_bytes(
        (folder / "a.pdf").read_bytes()
    )  # the very same plan: nobody need hear of it
    for _twice in range(3):
        page.view_model.watched.look()
    assert len(page.view_model.arrived) == 1
    button(page, "Stop watching").click()
    assert page.view_model.office.services.settings.watched_folder() == ""
    assert "Stop watching" not in words_in(page.watch_card)
    shutil.copy(arrived / "more" / "002.pdf", folder / "c.pdf")
    page.view_model.watched.look()
    page.view_model.watched.look()
    assert len(page.view_model.arrived) == 1


def test_a_plan_that_was_disposed_of_and_still_lies_there_is_no_news(
    filled: House, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    """Somebody who takes it in by hand hears why it stays away."""
    filled.office.services.retention.dispose(document_id(3))
    inbox = opened(filled, theme, qtbot, InboxPage, "inbox")
    folder = folder_of(tmp_path / "watched", 3)
    inbox.view_model.watch(str(folder))
    for _twice in range(2):
        inbox.view_model.watched.look()
    assert inbox.view_model.run.done == 1
    assert inbox.view_model.arrived == []
    inbox.view_model.take([folder])
    assert marks(inbox.list) == {"003.pdf": "Not kept"}


def test_a_file_that_still_grows_is_waited_for(hr: House, tmp_path: Path) -> None:
    watched = WatchedFolder(hr.office.runner)
    came: list[list[Path]] = []
    watched.arrived.connect(came.append)
    file = tmp_path / "big.pdf"
    file.write_bytes(b"begun")
    watched.watch(str(tmp_path))
    file.write_bytes(b"begun, and more")
    watched.look()
    assert not came
    watched.look()
    assert came == [[file]]
    watched.look()
    assert len(came) == 1
    watched.watch("")


def test_a_folder_that_is_away_is_looked_for_again(page: InboxPage, tmp_path: Path, arrived: Path) -> None:
    folder = tmp_path / "drive"
    page.view_model.watch(str(folder))
    assert "is not there just now" in words_in(page.watch_card)
    shutil.copytree(arrived / "more", folder)
    page.view_model.watched.look()
    page.view_model.watched.look()
    assert "is not there just now" not in words_in(page.watch_card)
    assert marks(page.list) == {"Year review 2025 with Jonas Lind": "Filed"}


def test_the_folder_is_watched_whatever_room_is_open(
    hr: House, theme: Theme, qtbot: QtBot, arrived: Path
) -> None:
    hr.office.services.settings.set_watched_folder(str(arrived / "more"))
    archive = opened(hr, theme, qtbot, RegisterPage, "archive")
    window = archive.window()

    def inbox() -> InboxPage | None:
        page = window.shell.pages.get("inbox")  # type: ignore[attr-defined]  # the owner's window
        return page if isinstance(page, InboxPage) else None

    qtbot.waitUntil(lambda: inbox() is not None)
    made = inbox()
    assert made is not None
    made.view_model.watched.look()
    assert titles(archive.list) == ["Jonas Lind"]
    assert made.view_model.office is hr.office
    window.shell.go_to(Place("inbox"))  # type: ignore[attr-defined]
    assert marks(made.list) == {"Year review 2025 with Jonas Lind": "Filed"}
