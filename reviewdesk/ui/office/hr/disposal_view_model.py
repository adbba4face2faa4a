"""Plans whose day has come, and what is left of those that were disposed of."""

from dataclasses import dataclass
from typing import ClassVar, Final

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.retention import RetentionClass
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.register import MOST_A_PAGE, Which
from reviewdesk.services.register_snapshots import DisposalPage, DisposalView, RegisterPage, RegisterView
from reviewdesk.system.i18n import _
from reviewdesk.ui import dates
from reviewdesk.ui.office.hr.lines import LinesModel, ListLine
from reviewdesk.ui.office.hr.plan_words import class_named
from reviewdesk.ui.office.office import Office
from reviewdesk.ui.office.office_view_model import OfficeViewModel
from reviewdesk.ui.office.words import isolated

PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class DisposalContent:
    """The beginnings of both lists, and the rules with how many plans each keeps."""

    due: RegisterPage
    gone: DisposalPage
    classes: tuple[RetentionClass, ...]
    kept: tuple[tuple[str, int], ...] = ()
    templates: tuple[str, ...] = ()


class DisposalViewModel(OfficeViewModel[DisposalContent]):
    """``counted`` carries the ids of everything that is due; ``disposed`` how many plans have gone.

    ``moved``: (done, all) of what is being disposed of.
    """

    counted = Signal(object)
    disposed = Signal(int)
    moved = Signal(int, int)
    topics: ClassVar = frozenset({Topic.ARCHIVE, Topic.TEMPLATES})

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(office, parent)
        self.due, self.gone = LinesModel(), LinesModel()
        self.plans: dict[str, RegisterView] = {}
        self.logged: dict[str, DisposalView] = {}
        self.running = False
        self._stopped = False
        self._after_due = self._after_gone = ""
        for lines, wanted in ((self.due, self._more_due), (self.gone, self._more_gone)):
            lines.setParent(self)
            lines.wanted.connect(wanted)
        self.changed.connect(self._on_changed)

    def load(self) -> DisposalContent:
        """Return the beginnings of both lists."""
        services = self.office.services
        due = services.register.page(Which.DUE, size=PAGE)
        shelf = services.templates.shelf()
        return DisposalContent(
            due,
            services.retention.disposals(size=PAGE),
            services.retention.classes(),
            services.register.counts().classes,
            tuple(card.name for card in (*shelf.own, *shelf.shipped)),
        )

    def _on_changed(self, content: DisposalContent) -> None:
        self.plans, self.logged = {}, {}
        self._after_due, self._after_gone = content.due.after, content.gone.after
        self.due.show(self._due_lines(content.due), more=bool(content.due.after))
        self.gone.show(self._gone_lines(content.gone), more=bool(content.gone.after))

    def rule(self, plan: RegisterView | DisposalView) -> RetentionClass | None:
        """Return the rule a plan is kept by, or was."""
        return class_named(self.snapshot.classes if self.snapshot else (), plan.retention_class)

    def confirmed_by(self, gone: DisposalView) -> str:
        """Return who let a plan go, empty where another archive did."""
        return "" if gone.brought else self.office.desk.info.owner_name

    def _gone_lines(self, page: DisposalPage) -> list[ListLine]:
        self.logged |= {gone.document_id: gone for gone in page.disposals}
        return [_gone_line(each) for each in page.disposals]

    def _due_lines(self, page: RegisterPage) -> list[ListLine]:
        self.plans |= {plan.document_id: plan for plan in page.plans}
        return [self._due_line(plan) for plan in page.plans]

    def _due_line(self, plan: RegisterView) -> ListLine:
        rule = self.rule(plan)
        told = [plan.title, _("with {name}").format(name=isolated(plan.manager)), rule.name if rule else ""]
        since = _("Due since {day}").format(day=dates.short_day(plan.review_on))
        return ListLine(
            plan.document_id, plan.employee, " · ".join(filter(None, told)), since, "clock", "warn"
        )

    def _more_due(self) -> None:
        register, after = self.office.services.register, self._after_due

        def arrived(page: RegisterPage) -> None:
            if after == self._after_due:
                self._after_due = page.after
                self.due.add(self._due_lines(page), more=bool(page.after))

        task = self.office.runner.database(lambda: register.page(Which.DUE, after, PAGE))
        task.on_success(arrived).on_failure(self.failed.emit)

    def _more_gone(self) -> None:
        retention, after = self.office.services.retention, self._after_gone

        def arrived(page: DisposalPage) -> None:
            if after == self._after_gone:
                self._after_gone = page.after
                self.gone.add(self._gone_lines(page), more=bool(page.after))

        task = self.office.runner.database(lambda: retention.disposals(after, PAGE))
        task.on_success(arrived).on_failure(self.failed.emit)

    # -- letting go ----------------------------------------------------------------------------------------------

    def count(self) -> None:
        """Find out what all is due."""
        register = self.office.services.register

        def work() -> tuple[str, ...]:
            found: list[str] = []
            after = ""
            while True:
                page = register.page(Which.DUE, after, MOST_A_PAGE)
                found += [plan.document_id for plan in page.plans]
                after = page.after
                if not after:
                    return tuple(found)

        self.office.runner.database(work).on_success(self.counted.emit).on_failure(self.failed.emit)

    def dispose(self, documents: tuple[str, ...]) -> None:
        """Let go of these plans for good, one after the other, as a person has confirmed."""
        self.running, self._stopped = True, False
        self._dispose(documents, 0)

    def stop(self) -> None:
        """Let go of no more."""
        self._stopped = True

    def _dispose(self, documents: tuple[str, ...], done: int) -> None:
        self.moved.emit(done, len(documents))
        if done == len(documents) or self._stopped or self.office.runner.closing:
            self._end(done)
            return
        retention = self.office.services.retention

        def gone(_change: Change[DisposalView]) -> None:
            self._dispose(documents, done + 1)

        def refused(error: ReviewDeskError) -> None:
            self._end(done)
            self.failed.emit(error)

        task = self.office.runner.database(lambda: retention.dispose(documents[done]))
        task.on_success(gone).on_failure(refused)

    def _end(self, done: int) -> None:
        self.running = False
        self.disposed.emit(done)
        if done:
            self.office.hub.tell(Change(None, frozenset({Topic.ARCHIVE, Topic.PEOPLE})))


def _gone_line(gone: DisposalView) -> ListLine:
    title = _("Plan {number}").format(number=gone.document_id)
    due = _("due since {day}").format(day=dates.short_day(gone.review_on))
    elsewhere = _("by another archive, as its copy says") if gone.brought else ""
    told = " · ".join(filter(None, [due, gone.rule, elsewhere]))
    day = dates.stamp(gone.disposed_at)
    return ListLine(gone.document_id, title, told, day, "trash-2")
