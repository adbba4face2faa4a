"""What was deleted leaves the disk; where somebody is reading just then, that is said and can be done again."""

from pathlib import Path

import pytest
from sqlalchemy import text

from reviewdesk.domain.errors import DeskError
from reviewdesk.vault import engine
from reviewdesk.vault.desk import Desk
from tests.desk_kit import REVIEW, desk_with_review
from tests.vault.pages import all_pages


def forget_goals(desk: Desk) -> None:
    with desk.write(desk.info.owner_id) as unit:
        unit.session.execute(text("DELETE FROM review_goal"))
        unit.session.execute(text("DELETE FROM goal"))
        unit.audit("test.deleted", REVIEW)


def test_a_reader_holds_up_the_sweep_and_nothing_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)
    desk = desk_with_review(tmp_path / "desk")
    forget_goals(desk)
    with desk.read() as session:
        assert session.execute(text("SELECT count(*) FROM review")).scalar() == 1
        with pytest.raises(DeskError, match="desk-busy"):
            desk.sweep()
    assert b"Answer customers within a day" in all_pages(desk)
    desk.sweep()
    assert b"Answer customers within a day" not in all_pages(desk)
    with desk.read() as session:
        assert session.execute(text("SELECT title FROM review")).scalar() == "Spring review"
    assert desk.verify_trail().broken_at is None
    desk.close()


def test_the_names_of_files_are_known_without_reading_them(tmp_path: Path) -> None:
    desk = desk_with_review(tmp_path / "desk")
    name = desk.files.put(b"a plan")
    assert list(desk.files.names()) == [name]
    desk.files.discard(name)
    assert list(desk.files.names()) == []
    desk.close()
