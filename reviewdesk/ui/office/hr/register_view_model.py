"""The archive as a list that is looked through page by page, and one plan of it."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import ClassVar, Final

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.retention import RetentionClass
from reviewdesk.services.amendments import PlanChain
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.register import MOST_A_PAGE, Search, Which
from reviewdesk.services.register_snapshots import HoldView, RegisterCounts, RegisterPage, RegisterView
from reviewdesk.ui.office.hr.lines import LinesModel
from reviewdesk.ui.office.hr.plan_words import line_of
from reviewdesk.ui.office.office import Office
from reviewdesk.ui.office.office_view_model import OfficeViewModel

PAGE: Final = 100
_MOST_AGAIN: Final = 5000
"""So many lines are looked at again when something changed; whoever scrolled further begins at the top."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the list shows. Words and chips do not go together: what is due or held is few enough to be read."""

    which: Which = Which.ALL
    search: Search = field(default_factory=Search)

    @property
    def is_plain(self) -> bool:
        """Say whether nothing narrows the list."""
        return self.which is Which.ALL and self.search == Search()


@dataclass(frozen=True, slots=True)
class RegisterContent:
    """The beginning of the list, how many plans there are in all, and the rules."""

    question: Question
    plans: tuple[RegisterView, ...]
    after: str
    counts: RegisterCounts
    today: date


@dataclass(frozen=True, slots=True)
class PlanDetail:
    """All that is known of one plan."""

    plan: RegisterView
    holds: tuple[HoldView, ...]
    chain: PlanChain
    classes: tuple[RetentionClass, ...]
    today: date
    earlier_is_here: bool
    """Whether the plan of which it says that it takes the place is in the archive."""

    @property
    def holding(self) -> tuple[HoldView, ...]:
        """Return the holds that are not lifted."""
        return tuple(hold for hold in self.holds if hold.lifted_at is None)


class RegisterViewModel(OfficeViewModel[RegisterContent]):
    """``detailed`` carries a ``PlanDetail``, or None where nothing is chosen any more.

    ``refused`` carries an error for the reason of a hold; ``held``, ``lifted`` and ``moved`` what can be taken back;
    ``lifted`` also how many holds still keep the plan.
    """

    detailed = Signal(object)
    refused = Signal(object)
    held = Signal(object)
    lifted = Signal(object, int)
    moved = Signal(object, str)
    topics: ClassVar = frozenset({Topic.ARCHIVE})

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(office, parent)
        self.question = Question()
        self.chosen = ""
        self.detail: PlanDetail | None = None
        self.lines = LinesModel()
        self.lines.setParent(self)
        self.lines.wanted.connect(self._on_lines_wanted)
        self._after = ""
        self.changed.connect(self._on_changed)

    # -- the list ------------------------------------------------------------------------------------------------

    def load(self) -> RegisterContent:
        """Return the list's beginning, as far as it is shown already."""
        question = self.question
        wanted = min(max(PAGE, len(self.lines.lines)), _MOST_AGAIN) if self._is_shown(question) else PAGE
        plans: list[RegisterView] = []
        after = ""
        while len(plans) < wanted:
            page = self._page(question, after, min(wanted - len(plans), MOST_A_PAGE))
            plans += page.plans
            after = page.after
            if not after:
                break
        counts = self.office.services.register.counts()
        return RegisterContent(question, tuple(plans), after, counts, self.office.clock.today())

    def ask(self, question: Question) -> None:
        """Show something else."""
        if question != self.question:
            self.question = question
            self.refresh()

    def show_only(self, which: Which) -> None:
        """Show all, those due or those held; what was looked for is forgotten."""
        self.ask(Question(which))

    def look_for(self, search: Search) -> None:
        """Look for words, people and days in all plans."""
        self.ask(Question(search=search) if search != Search() else replace(self.question, search=search))

    def _is_shown(self, question: Question) -> bool:
        return self.snapshot is not None and self.snapshot.question == question

    def _page(self, question: Question, after: str, size: int) -> RegisterPage:
        register = self.office.services.register
        if question.search != Search():
            return register.search(question.search, after, size)
        return register.page(question.which, after, size)

    def _on_changed(self, content: RegisterContent) -> None:
        self._after = content.after
        today = content.today
        self.lines.show([line_of(plan, today) for plan in content.plans], more=bool(content.after))
        if self.chosen:
            self.open(self.chosen)

    def _on_lines_wanted(self) -> None:
        question, after = self.question, self._after
        task = self.office.runner.database(lambda: self._page(question, after, PAGE))

        def arrived(page: RegisterPage) -> None:
            if question == self.question and after == self._after:  # nothing else was asked for meanwhile
                self._after = page.after
                today = self.office.clock.today()
                self.lines.add([line_of(plan, today) for plan in page.plans], more=bool(page.after))

        task.on_success(arrived).on_failure(self.failed.emit)

    # -- one plan ------------------------------------------------------------------------------------------------

    def open(self, document_id: str) -> None:
        """Look at one plan."""
        self.chosen = document_id
        task = self.office.runner.database(lambda: self._detail(document_id))
        task.on_success(self._on_detail).on_failure(self._on_gone)

    def close(self) -> None:
        """Look at none."""
        self.chosen = ""
        self._tell(None)

    def _detail(self, document_id: str) -> PlanDetail:
        services = self.office.services
        plan = services.register.plan(document_id)
        return PlanDetail(
            plan,
            services.retention.holds(document_id),
            services.amendments.chain(document_id),
            services.retention.classes(),
            self.office.clock.today(),
            earlier_is_here=services.register.has(plan.supersedes or ""),
        )

    def _on_detail(self, detail: PlanDetail) -> None:
        if detail.plan.document_id == self.chosen:  # somebody who moves on quickly sees only the last
            self._tell(detail)

    def _on_gone(self, error: ReviewDeskError) -> None:
        self.close()
        if error.key != "not-on-this-desk":
            self.failed.emit(error)

    def _tell(self, detail: PlanDetail | None) -> None:
        if detail != self.detail:
            self.detail = detail
            self.detailed.emit(detail)

    # -- what can be done with it --------------------------------------------------------------------------------

    def hold(self, document_id: str, reason: str) -> None:
        """Keep a plan until the hold is lifted."""
        retention = self.office.services.retention
        self.change(
            lambda: retention.hold(document_id, reason), done=self.held.emit, failed=self.refused.emit
        )

    def lift(self, hold: HoldView) -> None:
        """Lift a hold."""
        retention = self.office.services.retention

        def work() -> Change[int]:
            topics = retention.lift(hold.id).topics
            left = sum(other.lifted_at is None for other in retention.holds(hold.document_id))
            return Change(left, topics)

        self.change(work, done=lambda left: self.lifted.emit(hold, left))

    def move(self, plan: RegisterView, class_id: str) -> None:
        """Keep a plan under another rule."""
        retention, before = self.office.services.retention, plan.retention_class

        def work() -> Change[RegisterView]:
            return retention.move(plan.document_id, class_id)

        def done(moved: RegisterView) -> None:
            self.moved.emit(moved, before)

        self.change(work, done=done)
