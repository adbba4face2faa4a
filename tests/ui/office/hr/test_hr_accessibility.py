"""HR's rooms can be read, reached, hit and heard, in each theme, size and direction."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.services.context import DeskContext
from reviewdesk.ui.office.hr.care_page import CarePage
from reviewdesk.ui.office.hr.care_words import Told
from reviewdesk.ui.office.hr.disposal_page import DisposalPage
from reviewdesk.ui.office.hr.disposal_panel import DuePanel
from reviewdesk.ui.office.hr.inbox_page import InboxPage
from reviewdesk.ui.office.hr.register_page import RegisterPage
from reviewdesk.ui.office.office_window import OfficeWindow
from tests.ui.every_setting import expect_nothing
from tests.ui.office.house import House
from tests.ui.office.hr.company import document_id, plan

Act = Callable[[OfficeWindow], object]


def page_of(window: OfficeWindow) -> object:
    assert window.shell is not None
    return window.shell.page


def test_the_archive(filled: House) -> None:
    filled.office.services.retention.hold(document_id(2), "A grievance about this review is open.")

    def archive(window: OfficeWindow) -> RegisterPage:
        return cast("RegisterPage", page_of(window))

    def hold(window: OfficeWindow) -> None:
        archive(window).open_plan(document_id(2))
        archive(window).panel.hold_button.click()
        archive(window).panel.refuse(RuleViolation("hold-needs-reason"))

    def rule(window: OfficeWindow) -> None:
        archive(window).open_plan(document_id(3))
        archive(window).panel.rule_button.click()

    def read(window: OfficeWindow) -> None:
        archive(window).open_plan(document_id(3))
        archive(window).read()

    for act in (None, hold, rule, read):
        expect_nothing(filled.build("archive", act))


def test_the_inbox(filled: House, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(plan(1))
    (tmp_path / "changed.pdf").write_bytes(plan(1) + b"\n% more")

    def inbox(window: OfficeWindow) -> InboxPage:
        return cast("InboxPage", page_of(window))

    def come_in(window: OfficeWindow) -> None:
        page = inbox(window)
        page.view_model.watch(str(tmp_path / "away"))
        page.view_model.take([tmp_path])
        page.list.setCurrentIndex(page.view_model.lines.index(0))
        page.run_card.show()
        page.run_card.show_progress(340, 1200)

    def check(window: OfficeWindow) -> None:
        inbox(window).shown(str(tmp_path / "plan.pdf"))

    for act in (None, come_in, check):
        expect_nothing(filled.build("inbox", act))


def test_disposal(filled: House) -> None:
    def chosen(window: OfficeWindow) -> DuePanel:
        page = cast("DisposalPage", page_of(window))
        page.due_list.setCurrentIndex(page.view_model.due.index(0))
        return cast("DuePanel", page.panel)

    def choose(window: OfficeWindow) -> None:
        chosen(window)

    def ask(window: OfficeWindow) -> None:
        chosen(window).dispose_button.click()

    def log(window: OfficeWindow) -> None:
        cast("DisposalPage", page_of(window)).log_chip.click()

    def rule(window: OfficeWindow) -> None:
        page = cast("DisposalPage", page_of(window))
        page.rules_chip.click()
        page.rules.open_form(None)
        assert page.rules.form is not None
        page.rules.form.refuse(RuleViolation("retention-needs-rule", field="rule", limit=500))

    for act in (None, choose, ask, log, rule):
        expect_nothing(filled.build("disposal", act))


def test_care(filled: House) -> None:
    def find(window: OfficeWindow) -> None:
        told = Told(
            good=False, headline="Something needs a look", advice="No plan is lost.", findings=("One file.",)
        )
        cast("CarePage", page_of(window)).view_model.told.emit(told, True)

    for act in (None, find):
        expect_nothing(filled.build("care", act))


def test_a_desk_without_plans(hr: House, hr_context: DeskContext) -> None:
    del hr_context
    for room in ("archive", "inbox", "disposal", "care"):
        expect_nothing(hr.build(room))
