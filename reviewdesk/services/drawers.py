"""The employee at this computer: an encrypted place of their own, opened by their passphrase alone."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import BEFORE_MEETING
from reviewdesk.models.people_rows import Person
from reviewdesk.models.review_rows import Review
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext, require
from reviewdesk.services.drafts import draft_lock, lock_rating, read_draft, read_prepared
from reviewdesk.services.office_snapshots import PrepareView, ReviewView
from reviewdesk.services.prepare_views import keep_prepared, prepare_view
from reviewdesk.services.review_life import begin_preparing, writable_review
from reviewdesk.services.review_views import review_views
from reviewdesk.services.texts import append_updates
from reviewdesk.vault.drawers import OpenDrawer

_REVIEWS = frozenset({Topic.REVIEWS})
_PEOPLE = frozenset({Topic.PEOPLE, Topic.REVIEWS})


class DrawerRoom:
    """Where drawers are made and opened."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def has_drawer(self, person_id: str) -> bool:
        """Say whether the person has a drawer on this desk."""
        return self._context.desk.drawers.exists(person_id)

    def create(self, person_id: str, passphrase: str) -> "Change[DrawerSession]":
        """Make a drawer for a person and open it."""
        with self._context.reading() as session:
            if require(session, Person, person_id).is_owner:
                raise RuleViolation("drawer-of-owner")
        drawer = self._context.desk.drawers.create(person_id, passphrase)
        return Change(DrawerSession(self._context, drawer), _PEOPLE)

    def open(self, person_id: str, passphrase: str) -> "DrawerSession":
        """Open a drawer; ``DeskError`` with the vault's words for a wrong passphrase or a needed wait."""
        return DrawerSession(self._context, self._context.desk.drawers.open(person_id, passphrase))


class DrawerSession:
    """One employee at work in their drawer; closed when they hand the computer back."""

    def __init__(self, context: DeskContext, drawer: OpenDrawer) -> None:
        self._context = context
        self.drawer = drawer
        self.person_id = drawer.person_id

    def reviews(self) -> tuple[ReviewView, ...]:
        """Return the conversations that the employee can prepare."""
        with self._context.reading() as session:
            rows = session.scalars(
                select(Review)
                .where(
                    Review.employee_id == self.person_id,
                    Review.state.in_(BEFORE_MEETING),
                    Review.self_opened_at.is_(None),  # told already, in a meeting that was stopped
                    Review.removed_at.is_(None),
                )
                .order_by(Review.planned_at, Review.id)
            ).all()
            return review_views(session, self._context.library, rows)

    def view(self, review_id: str) -> PrepareView:
        """Return the employee's preparation as it stands."""
        with self._context.reading() as session:
            review = self._mine(session, review_id)
            ratings = read_prepared(session, self.drawer, review_id)
            return prepare_view(session, self._context.library, review, Party.EMPLOYEE, ratings)

    def document(self, review_id: str) -> tuple[bytes, ...]:
        """Return the updates of the employee's own document, opened with the drawer's key."""
        with self._context.reading() as session:
            return read_draft(session, self.drawer, self._mine(session, review_id).id)

    def save_updates(self, review_id: str, updates: Iterable[bytes]) -> Change[datetime]:
        """Store what the employee typed under the drawer's key and return the moment it was safe."""
        with self._context.writing(self.person_id) as unit:
            self._begin(unit.session, review_id)
            at = append_updates(
                unit, review_id, Authority.SELF, updates, lock=draft_lock(self.drawer, review_id)
            )
            return Change(at, _REVIEWS)

    def rate(self, review_id: str, goal_id: str, rating: Progress | None) -> Change[None]:
        """Keep a rating for the meeting under the drawer's key, or take it back with ``None``."""
        with self._context.writing(self.person_id) as unit:
            self._begin(unit.session, review_id)
            locked = None if rating is None else lock_rating(self.drawer, review_id, goal_id, rating)
            keep_prepared(unit.session, review_id, goal_id, Party.EMPLOYEE, sealed_blob=locked)
            unit.audit("rating.prepared", review_id, {"goal": goal_id, "by": "employee"})
            return Change(None, _REVIEWS)

    def set_ready(self, review_id: str, ready: bool) -> Change[None]:  # noqa: FBT001 - set_ready(id, True)
        """Say that the preparation is done, or not yet; the manager sees only this."""
        with self._context.writing(self.person_id) as unit:
            self._begin(unit.session, review_id).employee_ready_at = unit.now if ready else None
            unit.audit("preparation.ready-set", review_id, {"ready": ready})
            return Change(None, _REVIEWS)

    def close(self) -> None:
        """Forget the key."""
        self.drawer.close()

    def _begin(self, session: Session, review_id: str) -> Review:
        review = self._mine(session, writable_review(session, review_id).id)
        if review.self_opened_at is not None:
            raise RuleViolation("draft-is-open")
        begin_preparing(review)
        return review

    def _mine(self, session: Session, review_id: str) -> Review:
        review = require(session, Review, review_id)
        if review.employee_id != self.person_id:
            raise RuleViolation("not-on-this-desk")
        return review
