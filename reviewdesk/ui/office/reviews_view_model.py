"""All reviews, in the order in which they matter: what comes next first."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Final

from PySide6.QtCore import Signal

from reviewdesk.domain.review import BEFORE_MEETING, ReviewState
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.changes import Topic
from reviewdesk.services.office_snapshots import ReviewView
from reviewdesk.ui.office.office_view_model import OfficeViewModel

STEP: Final = 20


@dataclass(frozen=True, slots=True)
class ReviewsSnapshot:
    """Reviews by what is to be done about them."""

    under_way: tuple[ReviewView, ...]
    taken_home: tuple[ReviewView, ...]
    upcoming: tuple[ReviewView, ...]
    sealed: tuple[ReviewView, ...]
    anybody: bool

    @property
    def next(self) -> ReviewView | None:
        """The one conversation to think of now: one under way, else the soonest."""
        return next(iter(self.under_way or self.upcoming), None)


class ReviewsViewModel(OfficeViewModel[ReviewsSnapshot]):
    """``cancelled`` carries the ``ReviewView`` and a function that takes calling it off back."""

    topics: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.REVIEWS, Topic.PEOPLE, Topic.MEETING, Topic.ARCHIVE}
    )
    cancelled = Signal(object, object)
    listed = Signal()
    limit = STEP

    def load(self) -> ReviewsSnapshot:
        """Return all reviews in a fixed number of queries."""
        services = self.office.services
        reviews = services.reviews.all()
        home = tuple(
            review
            for review in reviews
            if review.outcome is Outcome.TAKEN_HOME and review.state is not ReviewState.SEALED
        )
        sealed = tuple(review for review in reviews if review.state is ReviewState.SEALED)
        upcoming = tuple(review for review in reviews if review.state in BEFORE_MEETING)
        rest = {review.id for review in (*home, *sealed, *upcoming)}
        return ReviewsSnapshot(
            under_way=tuple(review for review in reviews if review.id not in rest),
            taken_home=home,
            upcoming=upcoming,
            sealed=sealed,
            anybody=any(not person.is_owner for person in services.people.all()),
        )

    def show_more(self) -> None:
        """Show more of the sealed ones."""
        self.limit += STEP
        self.listed.emit()

    def cancel(self, review: ReviewView) -> None:
        """Call a conversation off."""
        reviews, restore = self.office.services.reviews, self._restorer(review.id)
        self.change(
            lambda: reviews.cancel(review.id),
            done=lambda _nothing: self.cancelled.emit(review, restore),
        )

    def _restorer(self, review_id: str) -> Callable[[], None]:
        reviews = self.office.services.reviews

        def restore() -> None:
            self.change(lambda: reviews.restore(review_id))

        return restore
