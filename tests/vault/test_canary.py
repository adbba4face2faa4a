"""Whatever is written anywhere on the desk, none of its files shows a word of it."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from reviewdesk.models.base import Base
from reviewdesk.models.desk_rows import Setting
from reviewdesk.models.document_rows import PendingDocument, SealedPlan
from reviewdesk.models.goal_rows import Evidence, Goal, Objective
from reviewdesk.models.people_rows import Person, Team
from reviewdesk.models.rating_rows import PreparedRating, RatingRow
from reviewdesk.models.review_rows import PrivateNote, Review, ReviewGoal, StageTime
from reviewdesk.models.text_rows import DocUpdate, MaterialisedText
from reviewdesk.vault.desk import Desk, DeskRootIdentity
from tests.desk_kit import PASSPHRASE, QUICK, START, MemoryKeyring

CANARY = "canary"
BYTES = CANARY.encode()
OWN = "canary canary canary canary"


def _write_everywhere(desk: Desk) -> None:
    day = date(2026, 1, 1)
    waves: list[list[Base]] = [
        [Team(id=f"{CANARY}-team", name=CANARY), Setting(key=CANARY, value=CANARY)],
        [Person(id=CANARY, name=CANARY, email=CANARY, role_title=CANARY, team_id=f"{CANARY}-team")],
        [Objective(id=CANARY, title=CANARY, why=CANARY, level="organisation", owner=CANARY)],
        [
            Goal(
                id=CANARY,
                person_id=CANARY,
                objective_id=CANARY,
                title=CANARY,
                why=CANARY,
                how_we_notice=CANARY,
            )
        ],
        [Evidence(id=CANARY, goal_id=CANARY, on=day, text=CANARY, link=CANARY, author="employee")],
        [
            Review(
                id=CANARY,
                employee_id=CANARY,
                manager_id=desk.info.owner_id,
                title=CANARY,
                template_id=CANARY,
                template_version=CANARY,
                period_start=day,
                period_end=day,
                created_at=START,
                self_opened_at=START,
                witness=CANARY,
            )
        ],
        [
            ReviewGoal(review_id=CANARY, goal_id=CANARY, position=0),
            StageTime(review_id=CANARY, stage=CANARY),
            PrivateNote(id=CANARY, person_id=CANARY, review_id=CANARY, text=CANARY, at=START),
            RatingRow(review_id=CANARY, goal_id=CANARY, session=CANARY, employee_commitment=BYTES),
            PreparedRating(review_id=CANARY, goal_id=CANARY, party="manager", rating=CANARY),
            DocUpdate(review_id=CANARY, authority="joint", seq=1, update=BYTES, at=START),
            MaterialisedText(review_id=CANARY, field=CANARY, text=CANARY, doc_hash=BYTES),
            PendingDocument(
                review_id=CANARY,
                document_id=CANARY,
                stage="rendered",
                stored_name=CANARY,
                sha256=CANARY,
                at=START,
            ),
            SealedPlan(
                document_id=CANARY,
                review_id=CANARY,
                stored_name=CANARY,
                sha256=CANARY,
                file_name=CANARY,
                title=CANARY,
                employee_id=CANARY,
                employee_name=CANARY,
                manager_id=CANARY,
                manager_name=CANARY,
                period_start=day,
                period_end=day,
                sealed_at=START,
                audit_seq=1,
                audit_head=BYTES,
            ),
        ],
    ]
    with desk.write(desk.info.owner_id) as unit:
        for wave in waves:
            unit.session.add_all(wave)
            unit.session.flush()
        unit.audit(CANARY, CANARY, {CANARY: CANARY})
    with desk.drawers.create(CANARY, OWN) as drawer:
        drawer.store_signing_key(BYTES, BYTES)
    desk.store_root(DeskRootIdentity(BYTES, BYTES))
    desk.files.put(BYTES * 10)


def _assert_dumb(folder: Path) -> None:
    singing = [
        path.name for path in folder.rglob("*") if path.is_file() and BYTES in path.read_bytes().lower()
    ]
    assert singing == []


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    keyring = MemoryKeyring()
    return Desk.create(
        tmp_path / "desk",
        "manager",
        CANARY,
        OWN,
        remember=True,
        organisation=CANARY,
        keyring=keyring,
        cost=QUICK,
    )


def test_no_file_of_the_desk_shows_what_was_written(desk: Desk) -> None:
    _write_everywhere(desk)
    with desk.read() as session:
        empty = [
            table.name for table in Base.metadata.sorted_tables if not session.execute(select(table)).first()
        ]
    assert empty == [], "each table takes part"
    assert (desk.folder / "desk.db-wal").stat().st_size > 0
    _assert_dumb(desk.folder)
    desk.close()
    _assert_dumb(desk.folder)
    assert PASSPHRASE != OWN


def test_an_unlocked_desk_shows_nothing_of_what_lies_in_a_drawer(desk: Desk) -> None:
    with desk.write(desk.info.owner_id) as unit:
        unit.session.add(Person(id="eli", name="Eli"))
        unit.audit("person.added", "eli")
    with desk.drawers.create("eli", "another passphrase") as drawer:
        sealed = drawer.encrypt(BYTES, b"draft")
        drawer.store_signing_key(BYTES, b"certificate")
    with desk.write("eli") as unit:
        unit.session.add(Setting(key="where a draft would lie", value=sealed.hex()))
        unit.audit("draft.saved", "eli")
    with desk.read() as session:
        tables = ("drawer", "setting", "audit_event")
        seen = [
            str(row)
            for table in Base.metadata.sorted_tables
            if table.name in tables
            for row in session.execute(select(table))
        ]
    assert seen
    assert not any(CANARY in row or BYTES.hex() in row for row in seen)
    desk.close()
