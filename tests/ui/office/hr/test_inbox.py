"""Plans come into HR's archive: by hand, by a watched folder; each is checked, and what came of it is said."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from reviewdesk.document.certificates import fingerprint
from reviewdesk.domain.errors import DeskError
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import Outcome, Taken
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.office.hr.files_target import FilesTarget
from reviewdesk.ui.office.hr.inbox_page import InboxPage
from reviewdesk.ui.office.hr.inbox_view_model import InboxViewModel, why
from reviewdesk.ui.office.hr.intake_run import Arrived, IntakeRun
from reviewdesk.ui.office.hr.register_page import RegisterPage
from reviewdesk.ui.tasks import TaskRunner
from reviewdesk.ui.theme import Theme
from tests.document.signed import root
from tests.ui.office.house import House, office_of
from tests.ui.office.hr.company import document_id, folder_of
from tests.ui.office.hr.hands import (
    banner,
    button,
    marks,
    opened,
    page_of,
    press,
    primary,
    titles,
    toast,
    words_in,
)


@pytest.fixture
def page(hr: House, theme: Theme, qtbot: QtBot) -> InboxPage:
    return opened(hr, theme, qtbot, InboxPage, "inbox")


def test_an_empty_inbox_says_what_it_is_for(page: InboxPage) -> None:
    assert "Nothing that was changed is kept." in words_in(page)
    assert primary(page) == ["Choose files"]
    assert not page.list.isVisible()


def test_a_folder_comes_in_and_each_file_says_what_came_of_it(page: InboxPage, arrived: Path) -> None:
    page.target.ask_folder = lambda: str(arrived)
    page.target.folder_button.click()
    assert marks(page.list) == {
        "Year review 2025 with Amara Okafor": "Filed",
        "changed.pdf": "Not kept",
        "letter.pdf": "Not kept",
        "Year review 2025 with Jonas Lind": "Filed",
    }
    assert "2 filed · 2 not kept" in words_in(page)
    assert not page.run_card.isVisible()
    register = page.view_model.office.services.register
    assert {plan.document_id for plan in register.page().plans} == {document_id(1), document_id(2)}
    page.target.files_chosen.emit([arrived / "001.pdf"])
    assert "2 filed · 1 here already · 2 not kept" in words_in(page)
    assert "This very file is in the archive already." in why(page.view_model.arrived[-1])


def test_what_was_not_kept_is_explained_and_can_be_looked_into(page: InboxPage, arrived: Path) -> None:
    page.view_model.take([arrived])
    page.list.setFocus()
    press(page.list, Qt.Key.Key_Down)
    said = words_in(page.about)
    assert said.startswith("Something in this file was changed after it was signed")
    assert said.endswith("changed.pdf")
    assert not page.open_button.isVisible()
    button(page, "See what is wrong with it").click()
    assert "Changed after signing" in words_in(page.result)
    assert "Something was added to the file after the last signature." in words_in(page.result)
    assert primary(page) == ["Choose files"]
    button(page, "Close the result").click()
    page.refused_chip.click()
    assert titles(page.list) == ["changed.pdf", "letter.pdf"]
    page.view_model.take([arrived])
    assert titles(page.list) == ["changed.pdf", "letter.pdf"] * 2
    page.refused_chip.click()
    assert len(titles(page.list)) == 8
    button(page, "Clear the list").click()
    assert not titles(page.list)
    assert not page.list.isVisible()


def test_a_plan_that_came_in_can_be_opened(page: InboxPage, arrived: Path) -> None:
    page.view_model.take([arrived / "001.pdf", arrived / "letter.pdf"])
    page.list.setFocus()
    press(page.list, Qt.Key.Key_Down)
    press(page.list, Qt.Key.Key_Return)  # a letter opens nothing
    press(page.list, Qt.Key.Key_Up)
    assert "Unchanged since it was signed, and in the archive now.\n001.pdf" in words_in(page.about)
    came = page.list.lines.lines[0]
    assert came.told == "Manager: Karim Bell · sealed 25 Oct 2025"
    assert "001.pdf" in page.list.lines.index(0).data(Qt.ItemDataRole.ToolTipRole)
    page.open_button.click()
    archive = page_of(page.window(), RegisterPage)
    assert "Amara Okafor" in words_in(archive.panel)


def test_a_file_handed_over_is_only_checked_until_somebody_keeps_it(page: InboxPage, arrived: Path) -> None:
    page.shown(str(arrived / "001.pdf"))
    assert "Unchanged since both signed, " in words_in(page.result)
    assert primary(page) == ["Keep it in the archive"]
    assert page.first_focus() is None
    assert not page.view_model.arrived
    button(page, "Keep it in the archive").click()
    assert marks(page.list) == {"Year review 2025 with Amara Okafor": "Filed"}
    assert not page.result.isVisible()
    page.ask_file = str
    page.check_button.click()
    assert not page.result.isVisible()
    page.ask_file = lambda: str(arrived / "letter.pdf")
    page.check_button.click()
    assert "This is not a sealed plan" in words_in(page.result)


def test_another_start_hands_its_file_to_the_inbox(
    hr: House, theme: Theme, qtbot: QtBot, arrived: Path
) -> None:
    archive = opened(hr, theme, qtbot, RegisterPage, "archive")
    archive.shown(str(arrived / "001.pdf"))
    page = page_of(archive.window(), InboxPage)
    assert "Unchanged since both signed, " in words_in(page.result)


def test_files_and_folders_can_be_dropped_together(theme: Theme, qtbot: QtBot, arrived: Path) -> None:
    target = FilesTarget(theme)
    qtbot.addWidget(target)
    taken: list[object] = []
    target.files_chosen.connect(taken.append)
    data = QMimeData()
    data.setUrls(
        [QUrl.fromLocalFile(str(arrived)), QUrl("https://example.org/"), QUrl.fromLocalFile("/a.pdf")]
    )
    target.dropEvent(
        QDropEvent(
            QPointF(1, 1),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert taken == [[arrived, Path("/a.pdf")]]
    target.ask_files = list
    target.button.click()
    assert len(taken) == 1
    target.ask_files = lambda: ["/b.pdf"]
    target.button.click()
    assert taken[1:] == [[Path("/b.pdf")]]


def test_a_folder_without_plans_says_so(page: InboxPage, tmp_path: Path) -> None:
    page.view_model.take([tmp_path / "nothing here.pdf"])
    assert "nothing here.pdf could not be read" in why(page.view_model.arrived[0])
    (tmp_path / "bare").mkdir()
    page.view_model.take([tmp_path / "bare"])
    assert toast(page) == "There is no PDF in there."


# -- in the background ---------------------------------------------------------------------------------------------


def test_the_window_never_waits_and_a_run_can_be_stopped(
    hr_context: DeskContext, preferences: Preferences, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    runner = TaskRunner()
    house = House(office_of(hr_context.desk, hr_context, preferences, runner=runner))
    page = opened(house, theme, qtbot, InboxPage, "inbox")
    folder = folder_of(tmp_path / "arrived", 1)
    for number in range(60):
        shutil.copy(folder / "001.pdf", folder / f"copy {number:02}.pdf")
    page.view_model.take([folder])
    page.view_model.take([folder / "001.pdf"])  # while the other is under way
    assert page.run_card.isVisible()
    qtbot.waitUntil(lambda: page.view_model.run.done > 0, timeout=30_000)
    assert "Plans come in: " in words_in(page.run_card)
    button(page, "Stop: Plans come in").click()
    qtbot.waitUntil(lambda: not page.view_model.run.running, timeout=30_000)
    assert page.view_model.run.counted[Outcome.ADDED] == 1
    assert 0 < page.view_model.run.done < 62
    assert f"Stopped. {62 - page.view_model.run.done} files were not looked at" in toast(page)
    page.view_model.take([folder])
    qtbot.waitUntil(lambda: not page.view_model.run.running, timeout=30_000)
    assert page.view_model.run.counted[Outcome.KNOWN] == 61
    page.view_model.take([folder])
    runner.close()  # the desk is locked: what is being checked is finished, the rest waits for another day
    assert page.view_model.run.done < 61
    page.view_model.watched.look()
    house.close()


def test_trouble_of_the_desk_stops_the_run_and_stands_in_the_bar(
    page: InboxPage, arrived: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: object, _data: bytes) -> str:
        raise DeskError("disk-full")

    monkeypatch.setattr("reviewdesk.vault.file_store.FileStore.put", full)
    page.view_model.take([arrived])
    assert banner(page)
    assert not page.view_model.run.running
    assert not page.view_model.arrived


def test_a_plan_that_goes_at_the_same_moment_is_no_trouble(filled: House) -> None:
    run = IntakeRun(filled.office)
    assert run._plan(Taken(Path("a.pdf"), Outcome.KNOWN, "gone")) is None
    assert run._plan(Taken(Path("a.pdf"), Outcome.REFUSED)) is None


def test_a_plan_of_a_desk_nobody_knows_here_is_not_filed_in_silence(page: InboxPage, arrived: Path) -> None:
    page.view_model.office.services.known_desks.remove(fingerprint(root().certificate))
    page.view_model.take([arrived / "001.pdf"])
    assert marks(page.list) == {"Year review 2025 with Amara Okafor": "Filed; look at this"}
    assert "add it in Settings under “Who is trusted”" in why(page.view_model.arrived[0])


def test_what_should_be_looked_at_all_the_same_is_said(filled: House) -> None:
    model = InboxViewModel(filled.office)
    note = DeskError("trail-forked")
    model._on_told([Arrived(Taken(Path("a.pdf"), Outcome.ADDED, document_id(1), notes=(note,)))])
    assert model.lines.lines[0].mark == "Filed; look at this"
    assert "two different stories" in why(model.arrived[0])
