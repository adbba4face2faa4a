"""The people on the desk and their teams."""

from collections import Counter

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.goals import clean_title
from reviewdesk.models.people_rows import Person, Team
from reviewdesk.models.review_rows import Review
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext, require
from reviewdesk.services.office_snapshots import PersonPage, PersonView, TeamView
from reviewdesk.services.office_views import person_views
from reviewdesk.services.person_pages import person_page

_PEOPLE = frozenset({Topic.PEOPLE, Topic.REVIEWS, Topic.GOALS})


class People:
    """Lists, adds and edits people; removing one is soft and can be taken back."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def all(self) -> tuple[PersonView, ...]:
        """Return everybody on the desk, the owner included, by name."""
        with self._context.reading() as session:
            return person_views(
                session, session.scalars(select(Person).where(Person.removed_at.is_(None))).all()
            )

    def teams(self) -> tuple[TeamView, ...]:
        """Return the teams by name, each with the number of its people."""
        with self._context.reading() as session:
            in_team = Counter(session.scalars(select(Person.team_id).where(Person.removed_at.is_(None))))
            rows = sorted(session.scalars(select(Team)), key=lambda team: team.name.casefold())
            return tuple(TeamView(team.id, team.name, in_team[team.id]) for team in rows)

    def page(self, person_id: str) -> PersonPage:
        """Return all that the owner sees about one person."""
        with self._context.reading() as session:
            return person_page(session, self._context.library, require(session, Person, person_id))

    def add(
        self, name: str, role_title: str = "", email: str = "", team_id: str | None = None
    ) -> Change[str]:
        """Put a person on the desk and return the new id."""
        with self._context.writing() as unit:
            person = Person(id=unit.new_id(), name=clean_title(name, field="name"))
            _describe(unit.session, person, role_title, email, team_id)
            unit.session.add(person)
            unit.audit("person.added", person.id)
            return Change(person.id, _PEOPLE)

    def edit(
        self, person_id: str, *, name: str, role_title: str = "", email: str = "", team_id: str | None = None
    ) -> Change[None]:
        """Change what is known of a person; all of it is given anew."""
        with self._context.writing() as unit:
            person = require(unit.session, Person, person_id)
            person.name = clean_title(name, field="name")
            _describe(unit.session, person, role_title, email, team_id)
            unit.audit("person.edited", person_id)
            return Change(None, _PEOPLE)

    def remove(self, person_id: str) -> Change[None]:
        """Take a person off the lists. Refused for the owner and for somebody with a review under way."""
        with self._context.writing() as unit:
            person = require(unit.session, Person, person_id)
            if person.is_owner:
                raise RuleViolation("owner-stays")
            if _has_open_review(unit.session, person_id):
                raise RuleViolation("person-has-open-review")
            person.removed_at = unit.now
            unit.audit("person.removed", person_id)
            return Change(None, _PEOPLE)

    def restore(self, person_id: str) -> Change[None]:
        """Put a removed person back."""
        with self._context.writing() as unit:
            require(unit.session, Person, person_id).removed_at = None
            unit.audit("person.restored", person_id)
            return Change(None, _PEOPLE)

    def add_team(self, name: str) -> Change[str]:
        """Make a team and return its id."""
        with self._context.writing() as unit:
            team = Team(id=unit.new_id(), name=clean_title(name, field="name"))
            unit.session.add(team)
            unit.audit("team.added", team.id)
            return Change(team.id, _PEOPLE)


def _describe(session: Session, person: Person, role_title: str, email: str, team_id: str | None) -> None:
    if team_id is not None:
        require(session, Team, team_id)
    person.role_title = " ".join(role_title.split()) or None
    person.email = email.strip() or None
    person.team_id = team_id


def _has_open_review(session: Session, person_id: str) -> bool:
    open_ones = select(Review.id).where(
        Review.employee_id == person_id, Review.state != "sealed", Review.removed_at.is_(None)
    )
    return session.scalars(open_ones.limit(1)).first() is not None
