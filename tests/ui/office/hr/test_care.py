"""HR looks after the archive: is it all there, a copy out, a copy in; each says in plain words what came of it."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reviewdesk.document.certificates import fingerprint
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.services.archive_check import ArchiveCheck, ArchiveReport
from reviewdesk.services.intake import Cancelled, Progress
from reviewdesk.services.stored_files import newest_file
from reviewdesk.ui.office.hr.care_page import CarePage
from reviewdesk.ui.office.hr.care_view_model import CareViewModel
from reviewdesk.ui.office.hr.long_job import LongJob
from reviewdesk.ui.office.settings_page import SettingsPage
from reviewdesk.ui.tasks import TaskRunner
from reviewdesk.ui.theme import Theme
from reviewdesk.vault.desk import Desk
from tests.desk_kit import leave_behind
from tests.document.signed import root, sealed
from tests.document.time_service import YEAR, Service, serving, time_root, unit
from tests.ui.office.house import House
from tests.ui.office.hr.company import MANY, document_id, folder_of, record
from tests.ui.office.hr.conftest import TODAY
from tests.ui.office.hr.hands import banner, button, opened, page_of, primary, words_in
from tests.ui.pictures import settle


@pytest.fixture
def page(filled: House, theme: Theme, qtbot: QtBot) -> CarePage:
    return opened(filled, theme, qtbot, CarePage, "care")


def test_a_sound_archive_says_so(page: CarePage) -> None:
    assert primary(page) == ["Look at everything"]
    page.check_button.click()
    assert f"Everything is as it should be: {MANY} plans" in words_in(page.result)
    assert page.mend_button is None
    assert not page.run_card.isVisible()
    assert page.check_button.isEnabled()


def test_a_lost_file_is_named_and_only_a_copy_brings_it_back(filled: House, page: CarePage) -> None:
    desk = filled.office.desk
    assert isinstance(desk, Desk)
    with desk.read() as session:
        stored = newest_file(session, document_id(4))
    desk.files.discard(stored)
    page.check_button.click()
    said = words_in(page.result)
    assert "1 plan has lost its file: plan-0004" in said
    assert "Take what is lost from your newest copy of the archive." in said
    assert page.mend_button is None


def test_what_is_left_over_is_put_right(filled: House, page: CarePage) -> None:
    desk = filled.office.desk
    assert isinstance(desk, Desk)
    leave_behind(desk, b"nobody's")
    page.check_button.click()
    assert "1 file belongs to no plan." in words_in(page.result)
    button(page, "Put right what can be").click()
    assert "Everything is as it should be" in words_in(page.result)
    page.view_model._report = None
    page.view_model.mend()  # nothing was looked at yet


def test_a_copy_goes_out_and_comes_in_elsewhere(
    page: CarePage, hr: House, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    page.ask_folder = lambda _title: ""
    page.out_button.click()
    page.in_button.click()
    assert not page.result.isVisible()
    copy = tmp_path / "copy"
    page.ask_folder = lambda _title: str(copy)
    page.out_button.click()
    assert f"The copy is whole: {MANY} plans" in words_in(page.result)
    assert len(list((copy / "plans").iterdir())) == MANY
    (copy / "plans" / next((copy / "plans").iterdir()).name).write_bytes(b"Dear Ada")
    other = opened(hr, theme, qtbot, CarePage, "care")
    other.ask_folder = lambda _title: str(copy)
    other.in_button.click()
    said = words_in(other.result)
    assert f"{MANY - 1} plans came in, 1 was not taken in" in said
    assert "The file is not the one the register names" in said
    assert f"{MANY - 1} sealed plans" in words_in(other)


def test_a_copy_from_a_desk_that_is_not_known_comes_in_with_that_said(
    filled: House, hr: House, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    filled.office.services.archive_export.write(tmp_path / "copy")
    known = hr.office.services.known_desks
    known.remove(fingerprint(root().certificate))
    page = opened(hr, theme, qtbot, CarePage, "care")
    page.ask_folder = lambda _title: str(tmp_path / "copy")
    page.in_button.click()
    said = words_in(page.result)
    assert f"{MANY} plans came in, {MANY} of them to look at" in said
    assert said.count("add it in Settings under “Who is trusted”") == 1


def test_a_desk_that_contradicts_itself_is_named_by_its_manager(
    hr: House, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    """Nothing is lost, and yet somebody has to be asked."""
    folder = folder_of(tmp_path / "plans", 1, 2)
    later = record(1)
    (folder / "other.pdf").write_bytes(
        sealed(replace(later, document_id=document_id(99), audit=replace(later.audit, head="ab" * 32))).sealed
    )
    hr.office.services.archive.intake.add_folder(folder)
    page = opened(hr, theme, qtbot, CarePage, "care")
    page.check_button.click()
    said = words_in(page.result)
    assert "Every plan is there: 3 plans. 1 desk raises a question" in said
    assert "The plans from the desk of Ingrid Solberg, Karim Bell tell its history in two ways." in said


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(Service(now=TODAY, who=unit(TODAY - 4 * YEAR))) as running:
        yield running


@pytest.fixture
def stamped_page(hr: House, theme: Theme, qtbot: QtBot, service: Service, tmp_path: Path) -> CarePage:
    """Show an archive of two plans whose stamps end within the year."""
    services = hr.office.services
    services.time_stamps.set_server(service.url, time_root().certificate)
    services.archive.intake.add_folder(folder_of(tmp_path / "plans", 0, 1))
    return opened(hr, theme, qtbot, CarePage, "care")


def test_stamps_that_end_soon_are_renewed(hr: House, stamped_page: CarePage, service: Service) -> None:
    page = stamped_page
    assert "The stamps of 2 plans end within a year." in words_in(page)
    assert not page.server_button.isVisible()
    service.who = unit(TODAY)
    page.renew_button.click()
    assert "2 plans have new time stamps" in words_in(page.result)
    assert "No stamp ends within a year." in words_in(page)
    assert not page.renew_button.isVisible()
    services = hr.office.services
    verdict = services.archive.verify(services.archive.pdf(document_id(1)))
    assert verdict.intact
    assert len(verdict.stamps) == 2


def test_a_stamp_that_cannot_be_had_is_told_plan_by_plan(stamped_page: CarePage, service: Service) -> None:
    service.manner = "broken"
    stamped_page.renew_button.click()
    said = words_in(stamped_page.result)
    assert "0 plans have new time stamps" in said
    for number in (0, 1):
        assert f"{document_id(number)}: The time-stamp server refused to answer" in said
    assert stamped_page.renew_button.isVisible()


def test_without_a_time_server_the_card_leads_to_the_settings(page: CarePage) -> None:
    assert f"{MANY} plans have no time stamp: their times are only those of a computer." in words_in(page)
    assert "ends within a year" not in words_in(page)
    assert "No time-stamp server is set, so new plans get no stamp and none is renewed." in words_in(page)
    assert not page.renew_button.isVisible()
    window = page.window()
    page.server_button.click()
    settings = page_of(window, SettingsPage)
    settle()
    assert settings.time_card.address.hasFocus()


def test_a_folder_without_a_copy_is_said_in_the_bar(page: CarePage, tmp_path: Path) -> None:
    page.ask_folder = lambda _title: str(tmp_path)
    page.in_button.click()
    assert "holds no copy of an archive" in banner(page)
    assert page.in_button.isEnabled()


def test_the_window_never_waits_and_work_can_be_stopped(
    filled: House, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, run = threading.Event(), ArchiveCheck.run

    def slow(check: ArchiveCheck, progress: Progress, cancelled: Cancelled) -> ArchiveReport:
        progress(3, MANY)
        held.wait(10)
        return run(check, progress, cancelled)

    monkeypatch.setattr(ArchiveCheck, "run", slow)
    runner = TaskRunner()
    house = House(replace(filled.office, runner=runner))
    page = opened(house, theme, qtbot, CarePage, "care")
    page.check_button.click()
    assert page.run_card.isVisible()
    assert not page.out_button.isEnabled()
    assert page.run_card.stop_button.hasFocus()
    qtbot.waitUntil(lambda: page.view_model.job.done == 3)
    assert f"Looking at every plan: 3 of {MANY}" in words_in(page.run_card)
    button(page, "Stop: Looking at every plan").click()
    held.set()
    qtbot.waitUntil(lambda: not page.view_model.job.running, timeout=30_000)
    assert "Stopped after" in words_in(page.result)
    page.check_button.click()
    qtbot.waitUntil(lambda: not page.view_model.job.running, timeout=30_000)
    assert "Everything is as it should be" in words_in(page.result)
    house.close()
    runner.close()


def test_progress_is_told_seldom_however_many_there_are(hr: House) -> None:
    job = LongJob(hr.office.runner)
    moves: list[int] = []
    job.moved.connect(lambda: moves.append(job.done))

    def work(progress: object, cancelled: object) -> None:
        assert callable(progress)
        assert callable(cancelled)
        assert not cancelled()
        for number in range(100_000):
            progress(number, 100_000)

    job.start(work, lambda _done: None, lambda _error: None)
    assert len(moves) <= 403
    job._on_told(1, 2)
    assert not job.running


def test_only_hrs_desk_has_stamps_to_renew(hr: House) -> None:
    model = CareViewModel(replace(hr.office, services=replace(hr.office.services, stamp_renewal=None)))
    with pytest.raises(RuleViolation, match="archive-needs-hr-desk"):
        model.load()
