"""What an employee keeps in the drawer for one review: the draft's updates and the prepared ratings, encrypted."""

from collections.abc import Callable, Iterable, Mapping

from sqlalchemy.orm import Session

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.domain.fields import Authority, is_self_answer, progress_reason, self_goal_reason
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.services.prepare_views import prepared_rows
from reviewdesk.services.texts import closed_updates, written
from reviewdesk.vault.drawers import OpenDrawer

_SHARED = "shared"
"""Origin of the words of a draft that is opened."""


def draft_lock(drawer: OpenDrawer, review_id: str) -> Callable[[bytes], bytes]:
    """Return the function that encrypts an update of the draft."""
    return lambda update: drawer.encrypt(update, _draft_context(review_id))


def read_draft(session: Session, drawer: OpenDrawer, review_id: str) -> tuple[bytes, ...]:
    """Return the draft's updates in the open, in order."""
    return tuple(
        drawer.decrypt(update, _draft_context(review_id))
        for update in closed_updates(session, review_id, Authority.SELF)
    )


def shareable(draft: Iterable[bytes]) -> bytes:
    """Return the answers of a draft as one update, without the reasons of the prepared ratings.

    A reason tells the rating. It stays in the drawer until its goal is revealed (``read_reasons``).
    """
    shared = SharedDoc(Authority.SELF)
    try:
        for field, words in written(Authority.SELF, draft).texts.items():
            if is_self_answer(field):
                shared.set_text(field, words, _SHARED)
        return shared.compacted()
    finally:
        shared.close()


def read_reasons(
    session: Session, drawer: OpenDrawer, review_id: str, goal_ids: Iterable[str]
) -> Mapping[str, str]:
    """Return the employee's prepared reasons for goals, under the joint fields they can be brought to."""
    draft = written(Authority.SELF, read_draft(session, drawer, review_id))
    return {
        progress_reason(goal_id, Party.EMPLOYEE): draft.text(self_goal_reason(goal_id))
        for goal_id in goal_ids
    }


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
