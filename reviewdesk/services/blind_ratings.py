"""The progress stage's rule in rows and memory: both seal, both are revealed, then they agree or keep both views.

The desk stores hash commitments; the values stay in memory (``live_meetings``) until both are there.
"""

from reviewdesk.domain.errors import DeskError, RuleViolation
from reviewdesk.domain.fields import Authority, prepare_goal_reason, progress_reason
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import GoalRating, Progress, RatingPhase
from reviewdesk.models.rating_rows import PreparedRating, RatingRow
from reviewdesk.services.context import DeskContext
from reviewdesk.services.drafts import read_prepared, read_reasons
from reviewdesk.services.live_meetings import LiveMeeting
from reviewdesk.services.rating_store import (
    rating_of,
    rating_row,
    rating_rows,
    seals_of,
    store_openings,
    store_rating,
    store_seal,
)
from reviewdesk.services.review_life import writable_review
from reviewdesk.services.texts import copy_missing, read_document
from reviewdesk.vault.drawers import OpenDrawer
from reviewdesk.vault.store import UnitOfWork


class BlindRatings:
    """Each method is one transaction on one goal of one review."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def seal(
        self, live: LiveMeeting, review_id: str, goal_id: str, party: Party, rating: Progress | None
    ) -> None:
        """Lock in a rating; ``None`` takes the prepared one, out of the drawer or from the manager's desk."""
        held = live.sealed(goal_id)
        try:
            with self._context.writing() as unit:
                writable_review(unit.session, review_id)
                row = _held_row(unit, live, review_id, goal_id)
                sealed = rating_of(row).seal(party)
                value = rating or self._prepared(unit, live, review_id, goal_id, party)
                commitment = live.round(goal_id, sealed.round).seal(party, value)
                store_rating(row, sealed)
                store_seal(row, party, live.session, commitment)
                unit.audit(
                    "rating.sealed", review_id, {"goal": goal_id, "by": party.value, "round": row.round}
                )
        except DeskError:
            if live.sealed(goal_id) != held:
                live.forget(goal_id)  # what is not stored is not sealed
            raise

    def reopen(self, live: LiveMeeting, review_id: str, goal_id: str) -> None:
        """Begin a new round before the reveal; what was sealed is forgotten."""
        with self._context.writing() as unit:
            writable_review(unit.session, review_id)
            _new_round(unit, rating_row(unit.session, review_id, goal_id))
        live.forget(goal_id)

    def reveal(self, live: LiveMeeting, review_id: str, goal_id: str) -> tuple[bytes, ...]:
        """Prove both ratings against their seals, store them, and copy the prepared reasons into the joint text.

        Returns the updates of the joint document. A seal that does not fit voids the round.
        """
        try:
            with self._context.writing() as unit:
                writable_review(unit.session, review_id)
                row = _held_row(unit, live, review_id, goal_id)
                rating = rating_of(row)
                openings = live.round(goal_id, rating.round).reveal(seals_of(row))
                values = {party: opening.rating for party, opening in openings.items()}
                store_rating(row, rating.reveal(values[Party.EMPLOYEE], values[Party.MANAGER]))
                store_openings(row, openings)
                unit.audit("rating.revealed", review_id, {"goal": goal_id, "round": row.round})
                return _copy_reasons(unit, live, review_id, goal_id)
        except RuleViolation:
            if live.is_void(goal_id):
                self.reopen(live, review_id, goal_id)
            raise

    def agree(self, review_id: str, goal_id: str, rating: Progress) -> None:
        """Keep a third value that both stand behind."""
        with self._context.writing() as unit:
            writable_review(unit.session, review_id)
            row = rating_row(unit.session, review_id, goal_id)
            store_rating(row, rating_of(row).agree(rating))
            unit.audit("rating.agreed", review_id, {"goal": goal_id})

    def keep_both(self, review_id: str, goal_id: str) -> None:
        """Keep both views side by side."""
        with self._context.writing() as unit:
            writable_review(unit.session, review_id)
            row = rating_row(unit.session, review_id, goal_id)
            store_rating(row, rating_of(row).keep_both())
            unit.audit("rating.both-kept", review_id, {"goal": goal_id})

    def _prepared(
        self, unit: UnitOfWork, live: LiveMeeting, review_id: str, goal_id: str, party: Party
    ) -> Progress:
        if party is Party.EMPLOYEE:
            if live.drawer is None:
                raise RuleViolation("prepared-rating-is-locked")
            found = read_prepared(unit.session, live.drawer, review_id).get(goal_id)
        else:
            row = unit.session.get(PreparedRating, (review_id, goal_id, party))
            found = Progress(row.rating) if row is not None and row.rating else None
        if found is None:
            raise RuleViolation("no-prepared-rating")
        return found


def void_lost_seals(unit: UnitOfWork, live: LiveMeeting, review_id: str) -> None:
    """Begin new rounds where seals are stored whose values this program does not hold."""
    for goal_id, row in rating_rows(unit.session, review_id).items():
        rating = rating_of(row)
        if rating.phase is RatingPhase.BLIND and rating.sealed != live.sealed(goal_id):
            _new_round(unit, row)
            live.forget(goal_id)


def _held_row(unit: UnitOfWork, live: LiveMeeting, review_id: str, goal_id: str) -> RatingRow:
    """Return the row of a goal, refused after the reveal or where a program that is gone stored its seals."""
    row = rating_row(unit.session, review_id, goal_id)
    rating = rating_of(row)
    if rating.phase is not RatingPhase.BLIND:
        raise RuleViolation("rating-already-revealed")
    if rating.sealed != live.sealed(goal_id):
        raise RuleViolation("seals-were-lost")
    return row


def _new_round(unit: UnitOfWork, row: RatingRow) -> None:
    rating: GoalRating = rating_of(row).reopen()
    store_rating(row, rating)
    unit.audit("rating.reopened", row.review_id, {"goal": row.goal_id, "round": rating.round})


def bring_late_reasons(unit: UnitOfWork, drawer: OpenDrawer, review_id: str) -> tuple[bytes, ...]:
    """Put the employee's reasons beside ratings that were revealed while the drawer was closed.

    Returns the updates of the joint document. What the employee wrote there meanwhile stays, also where it was
    emptied again.
    """
    revealed = [
        goal_id
        for goal_id, row in rating_rows(unit.session, review_id).items()
        if rating_of(row).phase is not RatingPhase.BLIND
    ]
    reasons = read_reasons(unit.session, drawer, review_id, revealed)
    return copy_missing(unit, review_id, reasons, only_untouched=True)


def _copy_reasons(unit: UnitOfWork, live: LiveMeeting, review_id: str, goal_id: str) -> tuple[bytes, ...]:
    """Put each person's prepared reason where the two will talk about it, unless something stands there.

    The employee's lies in the drawer; where that is closed it comes as soon as the drawer is opened.
    """
    own = read_document(unit.session, review_id, Authority.MANAGER)
    prepared = {progress_reason(goal_id, Party.MANAGER): own.text(prepare_goal_reason(goal_id))}
    if live.drawer is not None:
        prepared |= read_reasons(unit.session, live.drawer, review_id, [goal_id])
    return copy_missing(unit, review_id, prepared)
