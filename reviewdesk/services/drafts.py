"""What an employee keeps in the drawer for one review: the draft's updates and the prepared ratings, encrypted."""

from collections.abc import Callable, Mapping

from sqlalchemy.orm import Session

from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.services.prepare_views import prepared_rows
from reviewdesk.services.texts import closed_updates
from reviewdesk.vault.drawers import OpenDrawer


def draft_lock(drawer: OpenDrawer, review_id: str) -> Callable[[bytes], bytes]:
    """Return the function that encrypts an update of the draft."""
    return lambda update: drawer.encrypt(update, _draft_context(review_id))


def read_draft(session: Session, drawer: OpenDrawer, review_id: str) -> tuple[bytes, ...]:
    """Return the draft's updates in the open, in order."""
    return tuple(
        drawer.decrypt(update, _draft_context(review_id))
        for update in closed_updates(session, review_id, Authority.SELF)
    )


def lock_rating(drawer: OpenDrawer, review_id: str, goal_id: str, rating: Progress) -> bytes:
    """Encrypt a prepared rating; all ratings are padded to one length, which would tell them apart otherwise."""
    longest = max(len(step) for step in Progress)
    return drawer.encrypt(rating.value.ljust(longest).encode(), _rating_context(review_id, goal_id))


def read_prepared(session: Session, drawer: OpenDrawer, review_id: str) -> Mapping[str, Progress]:
    """Return the employee's prepared ratings by goal."""
    return {
        row.goal_id: Progress(
            drawer.decrypt(row.sealed_blob, _rating_context(review_id, row.goal_id)).decode().rstrip()
        )
        for row in prepared_rows(session, review_id, Party.EMPLOYEE)
        if row.sealed_blob is not None
    }


def _draft_context(review_id: str) -> bytes:
    return f"self/{review_id}".encode()


def _rating_context(review_id: str, goal_id: str) -> bytes:
    return f"rating/{review_id}/{goal_id}".encode()
