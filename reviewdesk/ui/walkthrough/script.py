"""What is said in the sample's meeting, with names and ids as the desk knows them."""

from dataclasses import dataclass

from reviewdesk.content.sample import SampleCompany, SampleMeeting, SampleRating, SampleReview, SampleSettled
from reviewdesk.domain.people import Party


@dataclass(frozen=True, slots=True, repr=False)
class Script:
    """One review of the sample, and its people; goals are told in the order in which the meeting shows them."""

    company: SampleCompany
    review: SampleReview

    @property
    def said(self) -> SampleMeeting:
        """What is said in the room."""
        return self.review.meeting

    def settled(self, place: int) -> SampleSettled:
        """Return what the two make of the goal at ``place``."""
        goal = self.review.goals[place]
        return next(settled for settled in self.said.progress if settled.goal == goal)

    def rating(self, place: int, party: Party) -> SampleRating:
        """Return what ``party`` thinks of the goal at ``place``."""
        return self.review.rating(party, self.review.goals[place])

    def passphrase(self, party: Party) -> str:
        """Return what opens the drawer, or the desk, of ``party``."""
        return self.company.person(self._person(party)).passphrase

    def name(self, party: Party) -> str:
        """Return the full name."""
        return self.company.person(self._person(party)).name

    def objective(self, objective_id: str) -> str:
        """Return an objective's title; nothing for none."""
        return self.company.objective(objective_id).title if objective_id else ""

    def _person(self, party: Party) -> str:
        return self.review.employee if party is Party.EMPLOYEE else self.review.manager
