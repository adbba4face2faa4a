"""Ratings between their rows and the rules about them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.coedit.blind import Opening
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import GoalRating, Progress, RatingPhase
from reviewdesk.models.rating_rows import RatingRow
from reviewdesk.models.review_rows import ReviewGoal
from reviewdesk.services.context import require


def rating_row(session: Session, review_id: str, goal_id: str) -> RatingRow:
    """Return the row of one goal, made where there is none; refused for a goal of another review."""
    require(session, ReviewGoal, (review_id, goal_id))
    row = session.get(RatingRow, (review_id, goal_id))
    if row is None:
        row = RatingRow(
            review_id=review_id, goal_id=goal_id, phase=RatingPhase.BLIND, round=1, both_kept=False
        )
        session.add(row)
    return row


def rating_rows(session: Session, review_id: str) -> dict[str, RatingRow]:
    """Return the rows of a review by goal, as far as anybody has rated."""
    rows = session.scalars(select(RatingRow).where(RatingRow.review_id == review_id))
    return {row.goal_id: row for row in rows}


def rating_of(row: RatingRow | None) -> GoalRating:
    """Return where the rating of a goal stands."""
    if row is None:
        return GoalRating()
    return GoalRating(
        phase=RatingPhase(row.phase),
        round=row.round,
        sealed=frozenset(seals_of(row)),
        employee=_progress(row.employee_rating),
        manager=_progress(row.manager_rating),
        agreed=_progress(row.agreed),
    )


def seals_of(row: RatingRow) -> dict[Party, bytes]:
    """Return the commitments that are stored."""
    stored = {Party.EMPLOYEE: row.employee_commitment, Party.MANAGER: row.manager_commitment}
    return {party: seal for party, seal in stored.items() if seal is not None}


def store_rating(row: RatingRow, rating: GoalRating) -> None:
    """Write what the rules made of a rating; a new round has no seals."""
    row.phase, row.round, row.agreed = rating.phase, rating.round, rating.agreed
    row.both_kept = rating.phase is RatingPhase.BOTH_KEPT
    row.employee_rating, row.manager_rating = rating.employee, rating.manager
    if not rating.sealed:
        row.session = row.employee_commitment = row.manager_commitment = None


def store_seal(row: RatingRow, party: Party, session: bytes, commitment: bytes) -> None:
    """Write a commitment; it says nothing about the value."""
    row.session = session.hex()
    if party is Party.EMPLOYEE:
        row.employee_commitment = commitment
    else:
        row.manager_commitment = commitment


def store_openings(row: RatingRow, openings: dict[Party, Opening]) -> None:
    """Write the nonces that prove the revealed values."""
    row.employee_nonce = openings[Party.EMPLOYEE].nonce
    row.manager_nonce = openings[Party.MANAGER].nonce


def _progress(code: str | None) -> Progress | None:
    return None if code is None else Progress(code)
