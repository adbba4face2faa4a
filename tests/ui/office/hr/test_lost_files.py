"""Plans that have lost their file are found in the archive, and their file comes in again through the inbox."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reviewdesk.services.register import Which
from reviewdesk.services.stored_files import newest_file
from reviewdesk.ui.office.hr.care_page import CarePage
from reviewdesk.ui.office.hr.inbox_page import InboxPage
from reviewdesk.ui.office.hr.register_page import RegisterPage
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.theme import Theme
from reviewdesk.vault.desk import Desk
from tests.ui.office.house import House
from tests.ui.office.hr.company import MANY, document_id, folder_of
from tests.ui.office.hr.hands import button, marks, opened, page_of, primary, words_in


@pytest.fixture
def page(filled: House, theme: Theme, qtbot: QtBot) -> CarePage:
    return opened(filled, theme, qtbot, CarePage, "care")


def test_plans_without_their_file_are_shown_in_the_archive_with_what_to_do(
    filled: House, page: CarePage, tmp_path: Path
) -> None:
    desk = filled.office.desk
    assert isinstance(desk, Desk)
    with desk.read() as session:
        gone, other = newest_file(session, document_id(4)), newest_file(session, document_id(5))
    desk.files.discard(gone)
    (desk.folder / "files" / other[:2] / other).write_bytes(b"something else")
    page.check_button.click()
    button(page, "Show them in the archive").click()
    archive = page_of(page.window(), RegisterPage)
    assert marks(archive.list) == {"Élodie Brûlé": "File missing", "Ravi Menon": "File altered"}
    archive.open_plan(document_id(5))
    assert "was altered on the disk. Bring the PDF in again" in words_in(archive.panel)
    archive.open_plan(document_id(4))
    assert "did not find the file of this plan. Bring the PDF in again" in words_in(archive.panel)
    assert primary(archive) == ["Bring its file in"]
    button(archive, "Bring its file in").click()
    inbox = page_of(page.window(), InboxPage)
    inbox.view_model.take([folder_of(tmp_path / "copy", 4, 5)])
    inbox.place_asked.emit(Place("archive"))
    assert not archive.finder.chips[Which.LOST].isVisible()
    assert "File missing" not in marks(archive.list).values()
    assert len(archive.list.lines.lines) == MANY
