"""What the first page says: the next conversation, what comes after it, what was promised, how goals move."""

from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar, Final

from reviewdesk.domain.people import OwnerKind, Party
from reviewdesk.domain.review import BEFORE_MEETING, ReviewState
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.changes import Topic
from reviewdesk.services.office_snapshots import CommitmentView, GoalView, HomeView, ReviewView
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui import dates
from reviewdesk.ui.office.home_content import HomeContent, Item, NextTalk, Way
from reviewdesk.ui.office.home_lead import lead, outlook
from reviewdesk.ui.office.home_reminders import reminders
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_view_model import OfficeViewModel
from reviewdesk.ui.office.words import isolated

MOST_UPCOMING: Final = 4
MOST_PROMISES: Final = 4
MOST_GOALS: Final = 6
_LONG_AGO: Final = timedelta(days=183)
_LONGEST_NOTE: Final = 110


class HomeViewModel(OfficeViewModel[HomeContent]):
    """Looks at the desk as a whole."""

    topics: ClassVar = frozenset(
        {Topic.PEOPLE, Topic.GOALS, Topic.REVIEWS, Topic.MEETING, Topic.ARCHIVE, Topic.SETTINGS}
    )

    def load(self) -> HomeContent:
        """Return the page in words."""
        services = self.office.services
        content = home_content(services.reviews.home(), self.office.rooms, sample=self.office.sample)
        return self._with_archive(content) if self.office.owner_kind is OwnerKind.HR else content

    def _with_archive(self, content: HomeContent) -> HomeContent:
        """Put what HR's archive holds in the place of what an empty one teaches."""
        from reviewdesk.ui.office.hr import home_words

        archive = home_words.glance(self.office.services)
        if not archive.plans:
            return content
        return replace(
            content,
            lead=home_words.lead_of(archive),
            outlook=(),
            wanting=home_words.wanting(archive),
            newest=home_words.newest(archive),
        )


def home_content(view: HomeView, rooms: frozenset[str], *, sample: bool = False) -> HomeContent:
    """Word what the desk says; ``rooms`` are those that a way may lead to."""
    today = view.now.astimezone().date()
    manages = view.owner_kind is OwnerKind.MANAGER
    own = Party.EMPLOYEE if view.owner_kind is OwnerKind.EMPLOYEE else Party.MANAGER
    mine = [promise for promise in view.promises if promise.by is own]
    return HomeContent(
        day=dates.day_words(today),
        greeting=dates.greeting(view.now, view.owner_given_name),
        sample=sample,
        talk=_talk(view, view.next_review, rooms) if view.next_review else None,
        lead=lead(view, rooms),
        outlook=outlook(view),
        upcoming=(
            *(_upcoming(view, review, rooms) for review in view.upcoming[:MOST_UPCOMING]),
            *_unplanned(view, rooms),
        ),
        promises=tuple(_promise(promise, today) for promise in mine[:MOST_PROMISES]),
        goals=tuple(_goal(goal, today) for goal in _liveliest(view.team_goals)),
        manages=manages,
        ways=rooms,
        reminders=reminders(view),
    )


def _talk(view: HomeView, review: ReviewView, rooms: frozenset[str]) -> NextTalk:
    preparation = review.preparation
    before = review.state in BEFORE_MEETING
    done, total = preparation.manager_done, preparation.manager_total
    first, second = _ways(review, rooms)
    when = _planned(review, view)
    length = ngettext("{n} minute", "{n} minutes", review.minutes).format(n=review.minutes)
    return NextTalk(
        review_id=review.id,
        initials=review.employee_initials,
        title=_("{title} with {name}").format(title=review.title, name=isolated(review.employee)),
        told=_state(review, view) if review.amends else " · ".join([when, length, _state(review, view)]),
        prepared=min(1.0, done / total) if before and total else None,
        prepared_words=_("{done} of {total} answers").format(done=done, total=total),
        first=first,
        second=second,
        notes=_notes(view, review, rooms),
        given_name=review.employee_given_name,
    )


def _planned(review: ReviewView, view: HomeView) -> str:
    """Say when it is planned for; where its hour has passed today, that it was."""
    at, now = review.planned_at, view.now
    if at is None:
        return _("No date yet")
    if at < now and at.astimezone().date() == now.astimezone().date():
        return _("Was planned for today {time}").format(time=dates.clock_words(at))
    return dates.near_moment(at, now)


def _notes(view: HomeView, review: ReviewView, rooms: frozenset[str]) -> Place | None:
    """Return where the private notes can be read, once the day of the conversation has come."""
    today = view.now.astimezone().date()
    ahead = review.planned_at is None or review.planned_at.astimezone().date() > today
    if (
        "person" not in rooms
        or review.state is ReviewState.SIGNING
        or (ahead and review.state in BEFORE_MEETING)
    ):
        return None
    return Place("person", review.employee_id)


def _ways(review: ReviewView, rooms: frozenset[str]) -> tuple[Way, Way | None]:
    """Return the one thing to do now, and the other that is possible."""
    if review.state is ReviewState.SIGNING:
        return Way(_("Go on signing"), "signature"), None
    if review.state not in BEFORE_MEETING:
        return Way(_("Go on with the meeting"), "presentation"), None
    meeting = Way(_("Open meeting"), "presentation")
    if "prepare" not in rooms:
        return meeting, None
    done, total = review.preparation.manager_done, review.preparation.manager_total
    place = Place("prepare", review.id)
    if done >= total:
        return meeting, Way(_("Look at my preparation"), "notebook-pen", place)
    words = _("Continue preparing") if done else _("Begin preparing")
    return Way(words, "arrow-right", place), meeting


def _state(review: ReviewView, view: HomeView) -> str:
    """Say where the review stands, in a few words."""
    name, preparation = isolated(review.employee_given_name), review.preparation
    if review.outcome is Outcome.TAKEN_HOME and review.taken_home_due:
        day = dates.near_day(review.taken_home_due, view.now.astimezone().date())
        return _("{name} has taken it home until {day}").format(name=name, day=day)
    if review.state is ReviewState.SIGNING:
        return _("One of you has signed")
    if review.state not in BEFORE_MEETING:
        amendment = _("An amendment, to be read together and signed")
        return amendment if review.amends else _("Paused at “{stage}”").format(stage=review.stage_title)
    if preparation.employee_ready:
        return _("{name} has finished the self-assessment").format(name=name)
    if preparation.employee_started:
        return _("{name} has begun the self-assessment").format(name=name)
    return _("{name} has not begun the self-assessment").format(name=name)


def _upcoming(view: HomeView, review: ReviewView, rooms: frozenset[str]) -> Item:
    when = _planned(review, view)
    way = None
    if review.state not in BEFORE_MEETING:
        way = Way(_("Go on"), "", name=_("Go on with the meeting with {name}").format(name=review.employee))
        when = _state(review, view)  # the day it was planned for has gone by
    elif "prepare" in rooms:
        name = _("Prepare the review with {name}").format(name=review.employee)
        way = Way(_("Prepare"), "", Place("prepare", review.id), name)
    return Item(review.id, review.employee, f"{review.title} · {when}", review.employee_initials, way=way)


def _unplanned(view: HomeView, rooms: frozenset[str]) -> tuple[Item, ...]:
    """Name those who work on goals and have no conversation ahead, if there are any."""
    today = view.now.astimezone().date()
    waiting = [
        person
        for person in view.people
        if person.open_goals
        and person.next_review is None
        and (person.last_review is None or today - person.last_review > _LONG_AGO)
    ]
    if not waiting or view.owner_kind is not OwnerKind.MANAGER or view.next_review is None:
        return ()
    title = ngettext("{n} person has no date yet", "{n} people have no date yet", len(waiting))
    told = ngettext(
        "With goals, and no conversation ahead", "With goals, and no conversation ahead", len(waiting)
    )
    name = _("Plan a review for somebody without a date")
    way = Way(_("Plan"), "", Place("reviews", "new"), name) if "reviews" in rooms else None
    return (Item("unplanned", title.format(n=len(waiting)), told, way=way, icon="calendar-plus"),)


def _promise(promise: CommitmentView, today: date) -> Item:
    if promise.due is None:
        return Item(promise.id, promise.text, promise.review_title)
    late = promise.due < today
    day = dates.near_day(promise.due, today)
    when = _("Was due {day}").format(day=day) if late else _("By {day}").format(day=day)
    return Item(promise.id, promise.text, f"{when} · {promise.review_title}", late=late)


def _liveliest(goals: tuple[GoalView, ...]) -> list[GoalView]:
    """Return the goals with the newest evidence first; those without any come last."""
    newest = sorted(goals, key=lambda goal: goal.evidence[0].on if goal.evidence else date.min, reverse=True)
    return newest[:MOST_GOALS]


def _goal(goal: GoalView, today: date) -> Item:
    letters = "".join(word[0] for word in goal.person.split()[:1] + goal.person.split()[1:][-1:]).upper()
    if not goal.evidence:
        return Item(goal.id, goal.title, f"{isolated(goal.person)} · {_('nothing noted yet')}", letters)
    note = goal.evidence[0]
    told = f"{isolated(goal.person)} · {dates.near_day(note.on, today)}: {_shortened(note.text)}"
    return Item(goal.id, goal.title, told, letters)


def _shortened(text: str) -> str:
    """Return the first words of a note; the whole of it stands on the goal's own page."""
    plain = " ".join(text.split())
    if len(plain) <= _LONGEST_NOTE:
        return plain
    return plain[:_LONGEST_NOTE].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"
