"""One person: what was, what is planned, what was promised; and how far to go with a change."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Signal

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.office_snapshots import PersonPage as PersonDetails, TeamView
from reviewdesk.ui.office.office_view_model import OfficeViewModel
from reviewdesk.ui.office.people_view_model import PersonAnswers


@dataclass(frozen=True, slots=True)
class PersonSnapshot:
    """A person and the teams there are."""

    details: PersonDetails
    teams: tuple[TeamView, ...]


class PersonViewModel(OfficeViewModel[PersonSnapshot]):
    """``edited``: the form can close. ``removed`` carries the name of whom the list no longer shows."""

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.PEOPLE, Topic.REVIEWS, Topic.GOALS, Topic.ARCHIVE})
    edited = Signal()
    removed = Signal(str)
    refused = Signal(object)
    person_id = ""

    def choose(self, person_id: str) -> None:
        """Show another person."""
        if person_id and person_id != self.person_id:
            self.person_id = person_id
            self.snapshot = None
            self._stale = True

    def load(self) -> PersonSnapshot:
        """Return all that the owner sees about the person."""
        people = self.office.services.people
        return PersonSnapshot(people.page(self.person_id), people.teams())

    def edit(self, answers: PersonAnswers) -> None:
        """Put right what is known."""
        people, person_id = self.office.services.people, self.person_id

        def work() -> Change[None]:
            team_id = people.add_team(answers.new_team).value if answers.new_team else answers.team_id
            return people.edit(
                person_id,
                name=answers.name,
                role_title=answers.role_title,
                email=answers.email,
                team_id=team_id,
            )

        self.change(work, done=self._on_edited, failed=self._on_refused)

    def remove(self) -> None:
        """Take the person off the lists; ``restore`` takes it back."""
        if self.snapshot is None:
            return
        people, person_id, name = (
            self.office.services.people,
            self.person_id,
            self.snapshot.details.person.name,
        )
        self.change(lambda: people.remove(person_id), done=lambda _nothing: self.removed.emit(name))

    def restore(self, person_id: str) -> None:
        """Put a removed person back."""
        people = self.office.services.people
        self.change(lambda: people.restore(person_id))

    def _on_edited(self, _nothing: None) -> None:
        self.edited.emit()

    def _on_refused(self, error: ReviewDeskError) -> None:
        self.refused.emit(error)
