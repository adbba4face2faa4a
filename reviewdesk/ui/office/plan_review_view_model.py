"""Planning a conversation, or moving one: sensible answers are there already."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.goals import GoalState
from reviewdesk.domain.ratings import MAX_RATED_GOALS
from reviewdesk.services.changes import Change
from reviewdesk.services.office_snapshots import (
    GoalView,
    PersonView,
    PrepareView,
    ReviewView,
    TemplateView,
)
from reviewdesk.services.titles import suggested_title
from reviewdesk.ui.dates import local_moment
from reviewdesk.ui.office.office import Office

DAYS_AHEAD: Final = 14
"""Two weeks leave both time to prepare."""
USUAL_TIME: Final = time(14, 0)
_YEAR: Final = 364
_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class PlanAnswers:
    """What the panel was filled in with."""

    employee_id: str
    template_id: str
    title: str
    period_start: date
    period_end: date
    day: date
    at: time
    goal_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanChoices:
    """What there is to choose from. ``review`` is one that is moved, ``chosen`` its goals."""

    people: tuple[PersonView, ...]
    templates: tuple[TemplateView, ...]
    today: date
    review: ReviewView | None = None
    chosen: frozenset[str] = frozenset()

    def template(self, template_id: str) -> TemplateView | None:
        """Return one of the templates."""
        return next((each for each in self.templates if each.id == template_id), None)


class PlanReviewViewModel(QObject):
    """``ready`` carries the choices, ``goals_listed`` the goals of the person who is chosen now."""

    ready = Signal(object)
    goals_listed = Signal(object)
    planned = Signal()
    refused = Signal(object)
    failed = Signal(object)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.choices: PlanChoices | None = None
        self._person_id = ""

    def open(self, review: ReviewView | None = None) -> None:
        """Gather what there is to choose from; for ``review``, to move it."""
        services, clock = self.office.services, self.office.clock

        def load() -> PlanChoices:
            chosen: frozenset[str] = frozenset()
            if review is not None:
                prepared: PrepareView = services.preparation.view(review.id)
                chosen = frozenset(goal.goal.id for goal in prepared.goals)
            return PlanChoices(
                people=tuple(person for person in services.people.all() if not person.is_owner),
                templates=services.reviews.templates(),
                today=clock.today(),
                review=review,
                chosen=chosen,
            )

        self._run(load, self._on_loaded)

    def choose_person(self, person_id: str) -> None:
        """List the goals that the person can be asked about: the open ones, and those already chosen."""
        self._person_id = person_id
        people = self.office.services.people
        chosen = self.choices.chosen if self.choices is not None else frozenset[str]()

        def load() -> tuple[str, tuple[GoalView, ...]]:
            goals = people.page(person_id).goals
            return person_id, tuple(g for g in goals if g.state is GoalState.OPEN or g.id in chosen)

        self._run(load, self._on_goals)

    def suggested_goals(self, goals: tuple[GoalView, ...]) -> frozenset[str]:
        """Return which goals are ticked at first: those of the review that is moved, else the first six."""
        if self.choices is not None and self.choices.chosen:
            return self.choices.chosen
        return frozenset(goal.id for goal in goals[:MAX_RATED_GOALS])

    def suggested_day(self) -> date:
        """Return the review's day, or two weeks from now, never on a weekend."""
        if self.choices is None:
            return self.office.clock.today()
        review = self.choices.review
        if review is not None and review.planned_at is not None:
            return review.planned_at.astimezone().date()
        day = self.choices.today + timedelta(days=DAYS_AHEAD)
        return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= _SATURDAY else day

    def suggested_time(self) -> time:
        """Return the review's time of day, or early afternoon."""
        review = self.choices.review if self.choices is not None else None
        if review is not None and review.planned_at is not None:
            local = review.planned_at.astimezone()
            return time(local.hour, local.minute)
        return USUAL_TIME

    def suggested_period(self, template_id: str, day: date) -> tuple[date, date]:
        """Return what the conversation looks back on: as long as is usual for its kind, ending on its day."""
        review = self.choices.review if self.choices is not None else None
        if review is not None:
            return review.period_start, review.period_end
        template = self.choices.template(template_id) if self.choices is not None else None
        return day - timedelta(days=template.days if template is not None else _YEAR), day

    def suggested_title(self, template_id: str, day: date) -> str:
        """Return a title that the next conversation of this kind will not have as well."""
        review = self.choices.review if self.choices is not None else None
        if review is not None:
            return suggested_title(review.template, review.looks_back, day)
        template = self.choices.template(template_id) if self.choices is not None else None
        return suggested_title(template.name, template.days, day) if template is not None else ""

    def has_own_title(self) -> bool:
        """Say whether the review that is moved bears a title that somebody typed."""
        review = self.choices.review if self.choices is not None else None
        return review is not None and review.title != self.suggested_title("", self.suggested_day())

    def rates_goals(self, template_id: str) -> bool:
        """Say whether goals are to be chosen: for a review that is moved, whether it had any."""
        if self.choices is None:
            return True
        if self.choices.review is not None:
            return bool(self.choices.chosen)
        template = self.choices.template(template_id)
        return template is None or template.rates_goals

    def give(self, answers: PlanAnswers) -> None:
        """Plan the conversation, or move it."""
        reviews, review = self.office.services.reviews, self.choices.review if self.choices else None
        at: datetime = local_moment(answers.day, answers.at)

        def work() -> Change[object]:
            if review is not None:
                moved = reviews.replan(
                    review.id,
                    title=answers.title,
                    period_start=answers.period_start,
                    period_end=answers.period_end,
                    planned_at=at,
                    goal_ids=answers.goal_ids,
                )
                return Change(moved.value, moved.topics)
            made = reviews.plan(
                answers.employee_id,
                answers.template_id,
                answers.title,
                answers.period_start,
                answers.period_end,
                at,
                answers.goal_ids,
            )
            return Change(made.value, made.topics)

        self.office.runner.database(work).on_success(self._on_planned).on_failure(self._on_refused)

    def _run(self, work: Callable[[], object], done: Callable[[object], object]) -> None:
        self.office.runner.database(work).on_success(done).on_failure(self.failed.emit)

    def _on_loaded(self, choices: object) -> None:
        if isinstance(choices, PlanChoices):
            self.choices = choices
            self.ready.emit(choices)

    def _on_goals(self, found: object) -> None:
        if isinstance(found, tuple):
            person_id, goals = found
            if person_id == self._person_id:
                self.goals_listed.emit(goals)

    def _on_planned(self, change: Change[object]) -> None:
        self.planned.emit()
        self.office.hub.tell(change)

    def _on_refused(self, error: ReviewDeskError) -> None:
        self.refused.emit(error)
