"""Whatever is written anywhere on the desk, none of its files shows a word of it."""

from pathlib import Path

import pytest
from sqlalchemy import select

from reviewdesk.models.base import Base
from reviewdesk.models.desk_rows import Setting
from reviewdesk.models.document_rows import Commitment, PendingDocument, SealedPlan
from reviewdesk.models.goal_rows import Evidence, Goal, Objective
from reviewdesk.models.people_rows import Person, Team
from reviewdesk.models.pulse_rows import PulseAnswer
from reviewdesk.models.rating_rows import PreparedRating, RatingRow
from reviewdesk.models.register_rows import Disposal, Hold, PlanWords, RegisterEntry
from reviewdesk.models.review_rows import PrivateNote, Review, ReviewGoal, StageTime
from reviewdesk.models.template_rows import TemplateEdition
from reviewdesk.models.text_rows import DocUpdate, MaterialisedText
from reviewdesk.vault.desk import Desk, DeskRootIdentity
from tests.desk_kit import PASSPHRASE, QUICK, START, MemoryKeyring
from tests.rows import filled

CANARY = "canary"
BYTES = CANARY.encode()
OWN = "canary canary canary canary"


def _said(kind: type[Base], **chosen: object) -> Base:
    return filled(kind, CANARY, **chosen)


def _people_and_goals() -> list[Base]:
    return [
        Team(id=CANARY, name=CANARY),
        Setting(key=CANARY, value=CANARY),
        _said(Person, email=CANARY, role_title=CANARY, team_id=CANARY),
        _said(Objective, level="organisation", owner=CANARY),
        _said(Goal, person_id=CANARY, objective_id=CANARY, why=CANARY, how_we_notice=CANARY),
        _said(Evidence, goal_id=CANARY, link=CANARY, author="employee"),
    ]


def _review(desk: Desk) -> list[Base]:
    return [
        _said(
            Review, employee_id=CANARY, manager_id=desk.info.owner_id, self_opened_at=START, witness=CANARY
        ),
        _said(ReviewGoal),
        _said(StageTime),
        _said(PrivateNote, review_id=CANARY),
        _said(RatingRow, session=CANARY, employee_commitment=BYTES),
        _said(PreparedRating, party="manager", rating=CANARY),
        _said(DocUpdate, authority="joint"),
        _said(MaterialisedText),
        _said(PendingDocument, stage="rendered"),
        _said(SealedPlan, review_id=CANARY),
        _said(RegisterEntry, number=1, shown="exact", trail="in_order"),
        _said(PlanWords, number=1),
        _said(Hold),
        _said(Disposal, document_id="another"),
        _said(Commitment, by="manager"),
        _said(TemplateEdition, version=1),
        _said(PulseAnswer, party="manager", item_1=5),
    ]


def _write_everywhere(desk: Desk) -> None:
    with desk.write(desk.info.owner_id) as unit:
        for row in (*_people_and_goals(), *_review(desk)):
            unit.session.add(row)
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
