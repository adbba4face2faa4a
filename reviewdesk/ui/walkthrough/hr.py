"""HR's desk of the sample company: sealed plans come into its inbox, are found again, looked after and copied out."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtWidgets import QAbstractButton

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.people import OwnerKind, Party
from reviewdesk.services.register_snapshots import RegisterView
from reviewdesk.system.i18n import _
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.office.hr.care_page import CarePage
from reviewdesk.ui.office.hr.inbox_page import InboxPage
from reviewdesk.ui.office.hr.line_list import LineList
from reviewdesk.ui.office.hr.register_page import RegisterPage
from reviewdesk.ui.office.office_page import OfficePage
from reviewdesk.ui.tasks import TaskRunner
from reviewdesk.ui.walkthrough.driver import wait_until
from reviewdesk.ui.walkthrough.meeting import Tell
from reviewdesk.ui.walkthrough.pictures import Camera
from reviewdesk.ui.walkthrough.room import Room, result
from reviewdesk.ui.walkthrough.script import Script
from reviewdesk.ui.widgets import LineEdit

if TYPE_CHECKING:
    from reviewdesk.vault.ciphers import PassphraseCost

NAME: Final = "Ingrid Solberg"
PASSPHRASE: Final = "canal heron ledger brass"  # noqa: S105 - of a made-up person, in the open like the sample's others
COPY: Final = "archive"
PageT = TypeVar("PageT", bound=OfficePage)


def archive_and_picture(
    managers: Room,
    script: Script,
    folder: Path,
    out: Path,
    tell: Tell,
    *,
    cost: "PassphraseCost | None" = None,
) -> list[Path]:
    """Have HR file what the manager has sealed, on a desk of its own below ``folder``.

    The copy of the archive lies in ``out``/archive afterwards. Returns the pictures, which are written by then.
    """
    tell(_("HR's desk"))
    sent = _sent(managers, folder / "sent")
    hr = _open_desk(managers, script, folder / "hr", cost)
    camera = Camera(out, hr.runner)
    take = camera.of(hr.owner_window, hr.owner_window.theme)
    try:
        tell(_("Inbox"))
        _take_in(hr, folder / "sent", sent)
        take("hr-1-inbox")
        tell(_("Archive"))
        _find(hr, script.name(Party.EMPLOYEE))
        take("hr-2-archive")
        tell(_("Disposal"))
        _enter(hr, _("Disposal"))
        take("hr-3-disposal")
        hr.press(_("Rules"))
        take("hr-4-rules")
        tell(_("Care"))
        _look_after(hr, out / COPY)
        take("hr-5-care")
    finally:
        hr.close()
    return camera.taken


def _sent(managers: Room, folder: Path) -> int:
    """Lay the manager's sealed plans into the folder that HR watches, and say how many."""
    archive = managers.services.archive
    folder.mkdir(parents=True)
    plans = managers.do(archive.all)
    for plan in plans:
        managers.do(partial(archive.save_copy, plan.document_id, folder))
    return len(plans)


def _open_desk(managers: Room, script: Script, folder: Path, cost: "PassphraseCost | None") -> Room:
    """Make HR's desk, on which the manager's is known, and open its window."""
    from reviewdesk.content.library import load_library
    from reviewdesk.services.bundle import build_services
    from reviewdesk.vault.desk import Desk

    root = managers.do(managers.services.archive.root_certificate)
    runner, library, company = TaskRunner(), load_library(), script.company.name
    desk = result(
        runner.database(
            lambda: Desk.create(
                folder / "desk",
                OwnerKind.HR,
                NAME,
                PASSPHRASE,
                organisation=company,
                clock=managers.desk.clock,
                cost=cost,
            )
        )
    )
    preferences = Preferences(folder / "preferences.json")
    preferences.set("theme", "light")
    preferences.set("motion", "none")
    services = build_services(desk, library)
    hr = Room(desk, services, runner, preferences)
    known = services.known_desks
    hr.do(lambda: known.add(root, known.look_at(root).fingerprint))
    return hr


def _enter(hr: Room, name: str) -> None:
    """Go to a room by its entry in the navigation."""
    hr.press(name)
    hr.rest()


def _page(hr: Room, kind: type[PageT]) -> PageT:
    shell = hr.owner_window.shell
    assert shell is not None and isinstance(shell.page, kind)  # noqa: S101, PT018 - it was just opened
    return shell.page


def _take_in(hr: Room, folder: Path, plans: int) -> None:
    """Watch the folder and wait until everything in it is filed."""
    _enter(hr, _("Inbox"))
    page = _page(hr, InboxPage)
    page.ask_folder = lambda: str(folder)
    hr.press(_("Watch a folder"))
    wait_until(lambda: page.view_model.run.done == plans and not page.view_model.run.running, _("Inbox"))
    hr.rest()
    _choose_first(hr, page.list)


def _find(hr: Room, name: str) -> None:
    """Find the newest plan by a person's name; HR's own seal must be on it."""
    _enter(hr, _("Archive"))
    page = _page(hr, RegisterPage)
    hr.write(LineEdit, _("Person"), name)
    page.finder.look_now()
    hr.rest()
    found = [line.title for line in page.list.lines.lines]
    if not found or set(found) != {name}:
        raise ReviewDeskError("walkthrough-stuck", what=name)
    _choose_first(hr, page.list)
    plan = _shown(page)
    if plan.seal == "none" or not plan.trusted:
        raise ReviewDeskError("walkthrough-stuck", what=_("Seal of the archive"))


def _shown(page: RegisterPage) -> RegisterView:
    wait_until(lambda: page.view_model.detail is not None, _("Archive"))
    detail = page.view_model.detail
    assert detail is not None  # noqa: S101 - waited for above
    return detail.plan


def _choose_first(hr: Room, lines: LineList) -> None:
    """Click the first line."""
    first = lines.visualRect(lines.lines.index(0)).center()
    hr.click(lines, lines.viewport().mapTo(lines, first))
    hr.rest()


def _look_after(hr: Room, copy: Path) -> None:
    """Look at every plan, then write a copy."""
    _enter(hr, _("Care"))
    page = _page(hr, CarePage)
    page.ask_folder = lambda _title: str(copy)
    _await_job(hr, page, _("Look at everything"))
    _await_job(hr, page, _("Write a copy"))


def _await_job(hr: Room, page: CarePage, name: str) -> None:
    hr.press(name)
    wait_until(lambda: not page.view_model.job.running and hr.is_there(QAbstractButton, name), name)
    hr.rest()
