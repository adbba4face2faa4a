"""Builds the sample company on a real desk, through the same services that people use.

Time runs as it did for the made-up people: the desk is a year old, two reviews were held and signed on their day, and
one is prepared for today. Nothing is faked, so the sample also shows that the services hold together.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from reviewdesk.content.demo import load_demo
from reviewdesk.content.library import Library
from reviewdesk.content.sample import SampleCompany, SampleGoal, SampleReview
from reviewdesk.document.certificates import new_key
from reviewdesk.domain.goals import ObjectiveLevel
from reviewdesk.domain.people import OwnerKind, Party
from reviewdesk.services.context import DeskContext
from reviewdesk.services.demo_meeting import Actors, hold_meeting, prepare_review
from reviewdesk.services.drawers import DrawerRoom, DrawerSession
from reviewdesk.services.goals import Goals
from reviewdesk.services.notes import Notes
from reviewdesk.services.people import People
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.signers import signer_of
from reviewdesk.system.clock import Clock, Entropy
from reviewdesk.system.i18n import _
from reviewdesk.vault.ciphers import PassphraseCost
from reviewdesk.vault.desk import Desk

Progress = Callable[[float, str], None]
"""Told how far it is (0 to 1) and a sentence for the person who waits."""

_PREPARED_BEFORE = timedelta(days=6)
_MORNING, _EVENING = time(8, 30), time(17, 30)
_LOOK = timedelta(milliseconds=1)


@dataclass(slots=True)
class _Timeline:
    """The time on the sample's desk: where the story is, and the real time once it is told."""

    real: Clock
    moment: datetime | None = None

    def now(self) -> datetime:
        """Return the moment; a millisecond passes with every look, so that ids keep their order."""
        if self.moment is None:
            return self.real.now()
        self.moment += _LOOK
        return self.moment

    def go_to(self, day: date, at: time) -> None:
        """Let it be that time of that day, where the person sits."""
        self.moment = _local(day, at)

    def pass_minutes(self, minutes: int) -> None:
        """Let time pass."""
        self.moment = self.now() + timedelta(minutes=minutes)


@dataclass(slots=True)
class _Story:
    """What has been made so far: the desk's ids for the sample's own."""

    context: DeskContext
    company: SampleCompany
    time: _Timeline
    people: dict[str, str] = field(default_factory=dict)
    objectives: dict[str, str] = field(default_factory=dict)
    goals: dict[str, str] = field(default_factory=dict)
    drawers: dict[str, DrawerSession] = field(default_factory=dict)
    reviews: dict[str, str] = field(default_factory=dict)


def build_sample(
    folder: Path,
    library: Library,
    *,
    clock: Clock | None = None,
    entropy: Entropy | None = None,
    progress: Progress | None = None,
    cost: PassphraseCost | None = None,
) -> Desk:
    """Make the sample company's desk in ``folder`` and return it open; its clock shows the real time from then on."""
    tell = progress or _tell_nobody
    tell(0.0, _("Opening the doors of the sample company"))
    real = clock or Clock()
    company = load_demo(real.today())
    timeline = _Timeline(real)
    timeline.go_to(_first_day(company), _MORNING)
    owner = company.person(company.owner)
    signers = 2 + len(company.reviews)
    with _keys(signers) as next_key:
        desk = Desk.create(
            folder,
            OwnerKind.MANAGER,
            owner.name,
            owner.passphrase,
            organisation=company.name,
            clock=Clock(now=timeline.now),
            entropy=entropy,
            cost=cost,
        )
        story = _Story(DeskContext(desk, library, next_key), company, timeline)
        _found(story)
        _live(story, tell)
    for drawer in story.drawers.values():
        drawer.close()
    timeline.moment = None
    tell(1.0, _("The sample company is ready"))
    return desk


def _tell_nobody(_fraction: float, _sentence: str) -> None:
    """Serve a caller who does not wait."""


@contextmanager
def _keys(count: int) -> Iterator[Callable[[], Any]]:
    """Hand out signing keys that are made on other threads meanwhile."""
    with ThreadPoolExecutor(max_workers=2) as pool:
        made = iter([pool.submit(new_key) for _number in range(count)])
        yield lambda: next(made).result()


def _first_day(company: SampleCompany) -> date:
    """Return the day on which the desk was made: before anything happened on it."""
    days = [goal.began for goal in company.goals]
    days += [note.on for goal in company.goals for note in goal.evidence]
    days += [review.on - _PREPARED_BEFORE for review in company.reviews]
    return min(days)


def _found(story: _Story) -> None:
    """Put people, objectives, goals and drawers on the desk."""
    context, company = story.context, story.company
    people, goals, room = People(context), Goals(context), DrawerRoom(context)
    teams = {team.id: people.add_team(team.name).value for team in company.teams}
    for person in company.people:
        team = teams.get(person.team)
        if person.id == company.owner:
            story.people[person.id] = context.desk.info.owner_id
            people.edit(
                context.desk.info.owner_id,
                name=person.name,
                role_title=person.role,
                email=person.email,
                team_id=team,
            )
            continue
        story.people[person.id] = people.add(person.name, person.role, person.email, team).value
        if person.passphrase:
            story.drawers[person.id] = room.create(story.people[person.id], person.passphrase).value
    for objective in sorted(company.objectives, key=lambda row: row.level is ObjectiveLevel.TEAM):
        story.objectives[objective.id] = goals.add_objective(
            objective.title,
            objective.why,
            objective.level,
            teams.get(objective.team),
            story.objectives.get(objective.serves),
        ).value
    for goal in company.goals:
        story.goals[goal.id] = goals.add_goal(
            story.people[goal.owner],
            goal.title,
            goal.why,
            goal.notice,
            story.objectives.get(goal.objective),
        ).value


def _live(story: _Story, tell: Progress) -> None:
    """Let the days pass: evidence, notes, reviews prepared and held."""
    happenings = sorted(_happenings(story), key=lambda happening: happening[:2])
    for number, (day, at, sentence, happen) in enumerate(happenings):
        if sentence:
            tell(0.2 + 0.8 * number / len(happenings), sentence)
        story.time.go_to(day, at)
        happen()
    story.time.go_to(story.company.day, _MORNING)
    for planned in story.company.planned:
        employee = story.company.person(planned.person)
        half = "half" in planned.template
        _plan(
            story,
            employee.id,
            planned.template,
            (planned.on - timedelta(days=182 if half else 365), planned.on),
            [goal.id for goal in story.company.goals if goal.owner == employee.id],
            at=_local(planned.on, planned.at),
        )


_Happening = tuple[date, time, str, Callable[[], object]]


def _happenings(story: _Story) -> Iterator[_Happening]:
    for goal in story.company.goals:
        yield from _evidence(story, goal)
    for note in story.company.notes:
        about, text = story.people[note.about], note.text
        yield note.on, _EVENING, "", _later(Notes(story.context).add, about, text)
    for review in story.company.reviews:
        name = story.company.person(review.employee).given
        sentence = _("{name} and {manager} prepare").format(
            name=name, manager=story.company.person(review.manager).given
        )
        yield review.on - _PREPARED_BEFORE, _EVENING, sentence, _later(_prepare, story, review)
        if review.sealed:
            sentence = _("Holding the review with {name}, and signing it").format(name=name)
            yield review.on, review.at, sentence, _later(_hold, story, review)


def _evidence(story: _Story, goal: SampleGoal) -> Iterator[_Happening]:
    add = Goals(story.context).add_evidence
    for note in goal.evidence:
        yield note.on, _MORNING, "", _later(add, story.goals[goal.id], note.on, note.text, "", note.by)


def _later(work: Callable[..., object], *words: Any) -> Callable[[], object]:
    return lambda: work(*words)


def _prepare(story: _Story, review: SampleReview) -> None:
    story.reviews[review.id] = _plan(
        story,
        review.employee,
        review.template,
        (review.period_start, review.period_end),
        list(review.goals),
        at=_local(review.on, review.at),
    )
    drawer = story.drawers[review.employee]
    prepare_review(_actors(story, review), drawer, review)
    signer_of(story.context, drawer.drawer, story.company.person(review.employee).name)


def _hold(story: _Story, review: SampleReview) -> None:
    hold_meeting(_actors(story, review), review, story.time.pass_minutes)


def _actors(story: _Story, review: SampleReview) -> Actors:
    people = story.company.person
    return Actors(
        context=story.context,
        review_id=story.reviews[review.id],
        goals=story.goals,
        objectives=story.objectives,
        names={Party.EMPLOYEE: people(review.employee).name, Party.MANAGER: people(review.manager).name},
        passphrases={
            Party.EMPLOYEE: people(review.employee).passphrase,
            Party.MANAGER: people(review.manager).passphrase,
        },
    )


def _local(day: date, at: time) -> datetime:
    return datetime.combine(day, at).astimezone()


def _plan(
    story: _Story,
    employee: str,
    template_id: str,
    period: tuple[date, date],
    goals: list[str],
    *,
    at: datetime,
) -> str:
    start, end = period
    template = story.context.library.template(template_id)
    return (
        Reviews(story.context)
        .plan(
            story.people[employee],
            template_id,
            f"{_(template.name)} {end.year}",
            start,
            end,
            at,
            [story.goals[goal] for goal in goals],
        )
        .value
    )
