"""What the database itself refuses, whoever asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from reviewdesk.domain.errors import DeskError
from reviewdesk.models.base import Base
from reviewdesk.models.document_rows import PendingDocument, SealedPlan
from reviewdesk.models.rating_rows import PreparedRating, RatingRow
from reviewdesk.models.review_rows import Review, StageTime
from reviewdesk.models.text_rows import DocUpdate, MaterialisedText
from reviewdesk.vault.desk import Desk
from reviewdesk.vault.store import UnitOfWork
from tests.desk_kit import GOAL, REVIEW, START, desk_with_review
from tests.rows import filled

CHILD_TABLES = ("review_goal", "stage_time", "rating", "prepared_rating", "doc_update", "materialised_text")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = desk_with_review(tmp_path / "desk")
    yield desk
    desk.close()


def _run(desk: Desk, statement: str) -> None:
    with desk.write(desk.info.owner_id) as unit:
        unit.session.execute(text(statement))
        unit.audit("test.ran", REVIEW)


def _store(desk: Desk, row: Base) -> None:
    with desk.write(desk.info.owner_id) as unit:
        unit.session.add(row)
        unit.audit("test.stored", REVIEW)


def _fill(unit: UnitOfWork) -> None:
    review = unit.session.get_one(Review, REVIEW)
    review.self_opened_at = START
    unit.session.flush()
    unit.session.add_all(
        [
            StageTime(review_id=REVIEW, stage="welcome", seconds=240),
            RatingRow(review_id=REVIEW, goal_id=GOAL),
            PreparedRating(review_id=REVIEW, goal_id=GOAL, party="manager", rating="achieved"),
            DocUpdate(review_id=REVIEW, authority="joint", seq=1, update=b"u", at=START),
            MaterialisedText(review_id=REVIEW, field="self/proud", text="t", doc_hash=b"h"),
        ]
    )


def _seal(desk: Desk) -> None:
    with desk.write(desk.info.owner_id) as unit:
        _fill(unit)
        unit.session.flush()
        review = unit.session.get_one(Review, REVIEW)
        review.document_id, review.sealed_at, review.state = "document-1", START, "sealed"
        unit.session.flush()
        head = unit.audit("review.sealed", REVIEW)
        unit.session.add(
            filled(
                SealedPlan,
                document_id="document-1",
                review_id=REVIEW,
                audit_seq=head.seq,
                audit_head=head.hash,
            )
        )


@pytest.mark.parametrize("table", CHILD_TABLES)
@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM {table} WHERE review_id = 'review-1'",
        "UPDATE {table} SET review_id = review_id WHERE review_id = 'review-1'",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table} WHERE review_id = 'review-1'",
    ],
)
def test_what_belongs_to_a_sealed_review_cannot_be_changed(desk: Desk, table: str, statement: str) -> None:
    _seal(desk)
    with pytest.raises(DeskError) as refused:
        _run(desk, statement.format(table=table))
    assert refused.value.key == "record-sealed"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE review SET title = 'x'",
        "UPDATE review SET state = 'meeting'",
        "DELETE FROM review",
        "INSERT OR REPLACE INTO review SELECT * FROM review",
        "UPDATE sealed_plan SET sha256 = 'x'",
        "DELETE FROM sealed_plan",
        "INSERT OR REPLACE INTO sealed_plan SELECT * FROM sealed_plan",
    ],
)
def test_a_sealed_review_and_its_plan_cannot_be_changed(desk: Desk, statement: str) -> None:
    _seal(desk)
    with pytest.raises(DeskError) as refused:
        _run(desk, statement)
    assert refused.value.key == "record-sealed"


@pytest.mark.parametrize("table", CHILD_TABLES)
def test_before_sealing_everything_can_be_changed(desk: Desk, table: str) -> None:
    with desk.write(desk.info.owner_id) as unit:
        _fill(unit)
        unit.audit("test.filled", REVIEW)
    _run(desk, f"UPDATE {table} SET review_id = review_id")  # noqa: S608 - a name from this file
    _run(desk, f"DELETE FROM {table}")  # noqa: S608 - a name from this file


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET data = '{}' WHERE seq = 1",
        "DELETE FROM audit_event WHERE seq = 1",
        "INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event WHERE seq = 1",
        "INSERT INTO audit_event SELECT seq + 9, at, actor, kind, subject, data, prev, hash FROM audit_event",
    ],
)
def test_the_audit_trail_only_grows_at_its_end(desk: Desk, statement: str) -> None:
    with pytest.raises(DeskError) as refused:
        _run(desk, statement)
    assert refused.value.key == "append-only"
    assert desk.verify_trail().broken_at is None


@pytest.mark.parametrize(
    "row",
    [
        DocUpdate(review_id=REVIEW, authority="self", seq=1, update=b"plain", at=START),
        MaterialisedText(review_id=REVIEW, field="self/proud", text="plain", doc_hash=b""),
    ],
)
def test_a_draft_is_never_stored_in_the_open_before_its_writer_opened_it(
    desk: Desk, row: DocUpdate | MaterialisedText
) -> None:
    with pytest.raises(DeskError) as refused:
        _store(desk, row)
    assert refused.value.key == "draft-closed"


def test_an_encrypted_draft_may_be_stored(desk: Desk) -> None:
    with desk.write(desk.info.owner_id) as unit:
        unit.session.add(
            DocUpdate(review_id=REVIEW, authority="self", seq=1, update=b"x", encrypted=True, at=START)
        )
        unit.audit("test.stored", REVIEW)


@pytest.mark.parametrize(
    "row",
    [
        RatingRow(review_id=REVIEW, goal_id=GOAL, employee_rating="achieved", employee_nonce=b"n"),
        RatingRow(review_id=REVIEW, goal_id=GOAL, manager_nonce=b"n"),
        RatingRow(review_id=REVIEW, goal_id=GOAL, employee_nonce=b"n"),
        RatingRow(review_id=REVIEW, goal_id=GOAL, agreed="achieved"),
        PreparedRating(review_id=REVIEW, goal_id=GOAL, party="employee", rating="achieved"),
        filled(PendingDocument, review_id=REVIEW, stage="sent"),
    ],
)
def test_half_revealed_or_misplaced_values_cannot_be_stored(
    desk: Desk, row: RatingRow | PreparedRating | PendingDocument
) -> None:
    with pytest.raises(IntegrityError):
        _store(desk, row)


def test_both_ratings_are_stored_at_the_reveal(desk: Desk) -> None:
    revealed = RatingRow(
        review_id=REVIEW,
        goal_id=GOAL,
        phase="revealed",
        employee_rating="achieved",
        manager_rating="beyond",
        employee_nonce=b"e" * 32,
        manager_nonce=b"m" * 32,
        both_kept=True,
    )
    with desk.write(desk.info.owner_id) as unit:
        unit.session.add(revealed)
        unit.audit("rating.revealed", GOAL)
