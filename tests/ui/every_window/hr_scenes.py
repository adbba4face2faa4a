"""HR's rooms, and how to come to each thing in them; every way can be gone again and again."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.services.stored_files import newest_file
from reviewdesk.ui.office.hr.care_page import CarePage
from reviewdesk.ui.office.hr.disposal_page import DisposalPage
from reviewdesk.ui.office.hr.inbox_page import InboxPage
from reviewdesk.ui.office.hr.register_page import RegisterPage
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_window import OfficeWindow
from reviewdesk.ui.theme import Theme
from reviewdesk.vault.desk import Desk
from tests.ui.every_window.scene import Look, Scene
from tests.ui.office.house import House
from tests.ui.office.hr.company import document_id, folder_of

HELD, MISSING, ALTERED = document_id(2), document_id(4), document_id(5)


def _page(window: OfficeWindow) -> Any:  # whichever room the scene opened
    assert window.shell is not None
    return window.shell.page


# -- the archive ---------------------------------------------------------------------------------------------------


def _hold_and_lose(house: House) -> None:
    """Hold one plan, lose the file of another and alter that of a third; somebody has looked."""
    desk = house.office.desk
    assert isinstance(desk, Desk)
    house.office.services.retention.hold(HELD, "A grievance about this review is open.")
    with desk.read() as session:
        gone, other = newest_file(session, MISSING), newest_file(session, ALTERED)
    desk.files.discard(gone)
    (desk.folder / "files" / other[:2] / other).write_bytes(b"something else")
    house.office.services.archive_check.run()


def _choose_lost(window: OfficeWindow) -> None:
    """Look at the plan that has lost its file."""
    _page(window).open_plan(MISSING)


def _hold(window: OfficeWindow) -> None:
    """Be asked why a plan is held that is held already, and have given no reason."""
    _page(window).open_plan(HELD)
    _page(window).panel.hold_button.click()
    _page(window).panel.refuse(RuleViolation("hold-needs-reason"))


def _other_rule(window: OfficeWindow) -> None:
    """Be asked by which rule a plan is kept."""
    _page(window).open_plan(document_id(3))
    _page(window).panel.rule_button.click()


def _read(window: OfficeWindow) -> None:
    """Read a plan."""
    _page(window).open_plan(document_id(3))
    _page(window).read()


def _read_no_more(window: OfficeWindow) -> None:
    """Go back to the list."""
    _page(window).close_reading()


def _only_lost(window: OfficeWindow) -> None:
    """Look only at plans whose files are lost."""
    _page(window).shown("lost")


# -- the inbox -----------------------------------------------------------------------------------------------------


def _sent(page: Any) -> Path:
    folder: Path = page.view_model.office.folder.parent / "sent"
    if not folder.is_dir():
        folder_of(folder, 1)
        (folder / "changed.pdf").write_bytes((folder / "001.pdf").read_bytes() + b"\n% one more line\n")
        (folder / "letter.pdf").write_bytes(b"Dear Ada")
    return folder


def _bring_in(window: OfficeWindow) -> None:
    """Bring in a plan that is here, a changed one and a letter; a watched folder is away, and more is to come."""
    page = _page(window)
    page.view_model.watch(str(page.view_model.office.folder / "away"))
    page.view_model.take([_sent(page)])
    page.list.setCurrentIndex(page.view_model.lines.index(0))
    page.run_card.show()
    page.run_card.show_progress(340, 1200)


def _check_one(window: OfficeWindow) -> None:
    """Check one file."""
    page = _page(window)
    page.run_card.hide()
    page.shown(str(_sent(page) / "001.pdf"))


# -- disposal ------------------------------------------------------------------------------------------------------


def _choose_due(window: OfficeWindow) -> None:
    """Choose a plan that is due."""
    page = _page(window)
    page.due_chip.click()
    page.due_list.setCurrentIndex(page.view_model.due.index(2))


def _ask(window: OfficeWindow) -> None:
    """Be asked before it goes."""
    page = _page(window)
    page.due_list.setCurrentIndex(page.view_model.due.index(1))
    page.panel.dispose_button.click()


def _keep(window: OfficeWindow) -> None:
    """Keep it."""
    _page(window).panel.keep_button.click()


def _log(window: OfficeWindow) -> None:
    """Look at what has gone."""
    _page(window).log_chip.click()


def _due(window: OfficeWindow) -> None:
    """Look at what is due."""
    _page(window).due_chip.click()


def _rules(window: OfficeWindow) -> None:
    """Look at the rules."""
    _page(window).rules_chip.click()


def _change_rule(window: OfficeWindow) -> None:
    """Change a rule so that plans would be due."""
    page = _page(window)
    page.rules.open_form(page.view_model.snapshot.classes[0])
    page.rules.form.years.control.setValue(1)


def _add_rule(window: OfficeWindow) -> None:
    """Add a rule, and have said nothing yet."""
    page = _page(window)
    page.rules.open_form(None)
    page.rules.form.refuse(RuleViolation("retention-needs-name", field="name", limit=64))


def _leave_rules(window: OfficeWindow) -> None:
    """Leave the rules as they are."""
    _page(window).rules.close_form()


# -- care ----------------------------------------------------------------------------------------------------------


def _under_way(window: OfficeWindow) -> None:
    """Wait for something that takes a while."""
    page = _page(window)
    page.run_card.set_title("Looking at every plan")
    page.run_card.show()
    page.run_card.show_progress(340, 1200)


def _no_more_under_way(window: OfficeWindow) -> None:
    """See the end of it."""
    _page(window).run_card.hide()


def _look_at_everything(window: OfficeWindow) -> None:
    """Look at every plan, of which two have lost their files."""
    _page(window).check_button.click()


def _scene(name: str, room: str, *looks: Look, prepare: Callable[[House], object] | None = None) -> Scene:
    """Return a scene of HR's window, with the archive of a whole company."""

    def show(house: House, theme: Theme) -> QWidget:
        if prepare is not None:
            prepare(house)
        return house.window(theme, Place(room))

    return Scene(name, "filled", show, looks)


HR_SCENES = (
    _scene(
        "HR's archive",
        "archive",
        Look(RegisterPage),
        Look(RegisterPage, _choose_lost),
        Look(RegisterPage, _hold),
        Look(RegisterPage, _other_rule),
        Look(RegisterPage, _read, _read_no_more),
        Look(RegisterPage, _only_lost),
        prepare=_hold_and_lose,
    ),
    _scene("HR's inbox", "inbox", Look(InboxPage), Look(InboxPage, _bring_in), Look(InboxPage, _check_one)),
    _scene(
        "HR's disposal",
        "disposal",
        Look(DisposalPage, _choose_due),
        Look(DisposalPage, _ask, _keep),
        Look(DisposalPage, _log, _due),
        Look(DisposalPage, _rules),
        Look(DisposalPage, _change_rule, _leave_rules),
        Look(DisposalPage, _add_rule, _leave_rules),
    ),
    _scene(
        "HR's care",
        "care",
        Look(CarePage),
        Look(CarePage, _under_way, _no_more_under_way),
        Look(CarePage, _look_at_everything),
        prepare=_hold_and_lose,
    ),
)
