"""The manager's preparation of a review: own ratings and reasons, a growth area and a strength to offer."""

from collections.abc import Iterable
from datetime import datetime

from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.models.review_rows import Review
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext, require
from reviewdesk.services.office_snapshots import PrepareView
from reviewdesk.services.prepare_views import keep_prepared, prepare_view, prepared_rows
from reviewdesk.services.review_life import begin_preparing, writable_review
from reviewdesk.services.texts import append_updates, materialise, open_updates

_REVIEWS = frozenset({Topic.REVIEWS})


class Preparation:
    """What the manager has thought of before the meeting; the employee's part lies in the drawer."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def view(self, review_id: str) -> PrepareView:
        """Return the manager's preparation as it stands."""
        with self._context.reading() as session:
            review = require(session, Review, review_id)
            ratings = {
                row.goal_id: Progress(row.rating)
                for row in prepared_rows(session, review_id, Party.MANAGER)
                if row.rating
            }
            return prepare_view(session, self._context.library, review, Party.MANAGER, ratings)

    def document(self, review_id: str) -> tuple[bytes, ...]:
        """Return the updates of the manager's own document."""
        with self._context.reading() as session:
            return open_updates(session, require(session, Review, review_id).id, Authority.MANAGER)

    def save_updates(self, review_id: str, updates: Iterable[bytes]) -> Change[datetime]:
        """Store what the manager typed and return the moment it was safe."""
        with self._context.writing() as unit:
            begin_preparing(writable_review(unit.session, review_id))
            at = append_updates(unit, review_id, Authority.MANAGER, updates)
            unit.session.flush()
            materialise(unit, review_id, Authority.MANAGER)
            return Change(at, _REVIEWS)

    def rate(self, review_id: str, goal_id: str, rating: Progress | None) -> Change[None]:
        """Keep a rating for the meeting, or take it back with ``None``; it stays open to change until sealed."""
        with self._context.writing() as unit:
            begin_preparing(writable_review(unit.session, review_id))
            keep_prepared(unit.session, review_id, goal_id, Party.MANAGER, rating=rating)
            unit.audit("rating.prepared", review_id, {"goal": goal_id, "by": "manager"})
            return Change(None, _REVIEWS)
