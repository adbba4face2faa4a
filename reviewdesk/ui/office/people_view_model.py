"""The people list: who is on the desk, found by name, role or team; never a score."""

from dataclasses import dataclass
from typing import ClassVar, Final

from PySide6.QtCore import Signal

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.office_snapshots import PersonView, TeamView
from reviewdesk.ui.office.office_view_model import OfficeViewModel

STEP: Final = 40
"""Rows shown at first, and added each time more are asked for."""


@dataclass(frozen=True, slots=True)
class PeopleList:
    """Everybody but the owner, and the teams."""

    people: tuple[PersonView, ...]
    teams: tuple[TeamView, ...]


@dataclass(frozen=True, slots=True)
class PersonAnswers:
    """What the form about a person was filled in with; ``new_team`` makes a team on the way."""

    name: str
    role_title: str = ""
    email: str = ""
    team_id: str | None = None
    new_team: str = ""


class PeopleViewModel(OfficeViewModel[PeopleList]):
    """``listed``: other rows are to be shown. ``added`` carries the new person's id."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PEOPLE, Topic.REVIEWS, Topic.GOALS, Topic.ARCHIVE})
    listed = Signal()
    added = Signal(str)
    refused = Signal(object)
    needle = ""
    team_id: str | None = None
    limit = STEP

    def load(self) -> PeopleList:
        """Return everybody in a fixed number of queries."""
        people = self.office.services.people
        return PeopleList(tuple(person for person in people.all() if not person.is_owner), people.teams())

    @property
    def found(self) -> tuple[PersonView, ...]:
        """Whoever fits what is looked for, by name."""
        if self.snapshot is None:
            return ()
        words = self.needle.casefold().split()
        return tuple(
            person
            for person in self.snapshot.people
            if (self.team_id is None or person.team_id == self.team_id) and _fits(person, words)
        )

    def find(self, needle: str) -> None:
        """Show only those whose name, role or team has all the words."""
        self.needle, self.limit = needle, STEP
        self.listed.emit()

    def choose_team(self, team_id: str | None) -> None:
        """Show only one team, or everybody."""
        self.team_id, self.limit = team_id, STEP
        self.listed.emit()

    def show_more(self) -> None:
        """Show more rows."""
        self.limit += STEP
        self.listed.emit()

    def add(self, answers: PersonAnswers) -> None:
        """Put somebody on the desk, and a new team if one was named."""
        people = self.office.services.people

        def work() -> Change[str]:
            team_id = people.add_team(answers.new_team).value if answers.new_team else answers.team_id
            return people.add(answers.name, answers.role_title, answers.email, team_id)

        self.change(work, done=self.added.emit, failed=self._on_refused)

    def _on_refused(self, error: ReviewDeskError) -> None:
        self.refused.emit(error)


def _fits(person: PersonView, words: list[str]) -> bool:
    told = f"{person.name} {person.role_title} {person.team}".casefold()
    return all(word in told for word in words)
