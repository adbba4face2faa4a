"""The fact sheet tells what a desk really has, in words that somebody without the source can read."""

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from reviewdesk.content.stored import STORED
from reviewdesk.domain.errors import DocumentError
from reviewdesk.models.base import Base
from reviewdesk.services.about_person import ABOUT, IN_THE_TRAIL
from reviewdesk.services.context import DeskContext
from reviewdesk.services.fact_sheet import FactSheets, columns_of
from reviewdesk.services.time_stamps import TimeStamps
from reviewdesk.vault.desk import Desk
from tests.document.checks import archival_problems, tagging_problems
from tests.document.reading import text as text_of
from tests.services.canaries import fill
from tests.services.surroundings import CHEAP, OWNER_PASSPHRASE


def test_every_table_and_column_of_a_real_desk_has_its_plain_words(context: DeskContext) -> None:
    with context.reading() as session:
        found = columns_of(session)
    assert set(Base.metadata.tables) <= set(found)
    silent = {
        f"{table}.{column}"
        for table, columns in found.items()
        for column in columns
        if table not in STORED or not STORED[table].columns.get(column)
    }
    assert silent == set()


def test_no_column_is_described_that_a_table_does_not_have() -> None:
    tables = Base.metadata.tables
    gone = {
        f"{name}.{column}"
        for name, stored in STORED.items()
        if name in tables
        for column in stored.columns
        if column not in tables[name].c
    }
    assert gone == set()


def test_what_is_looked_up_by_a_person_is_told_as_being_about_people() -> None:
    about = {kind.__tablename__ for kind in ABOUT} | {IN_THE_TRAIL}
    assert {name for name in about if not STORED[name].personal} == set()


def test_a_table_that_nobody_described_is_told_all_the_same(context: DeskContext) -> None:
    with context.writing() as unit:
        unit.session.execute(text("CREATE TABLE secret_list (who TEXT)"))
        unit.audit("test.made", "secret_list")
    last = FactSheets(context).facts().tables[-1]
    assert (last.table, last.title, last.columns, last.personal) == (
        "secret_list",
        "secret_list",
        (("who", "who"),),
        True,
    )
    assert "secret_list" in FactSheets(context).as_markdown()


def test_the_sheet_is_the_same_on_paper_and_in_the_terminal(context: DeskContext) -> None:
    sheets = FactSheets(context)
    pdf, words = sheets.as_pdf(), sheets.as_markdown()
    assert (archival_problems(pdf), tagging_problems(pdf)) == ("", [])
    paper = " ".join(text_of(pdf).split())
    for section in sheets.sheet().sections:
        assert section.title in paper
        assert f"## {section.title}" in words
    for never in ("how the turns were shared", "who gave which answer in the exit pulse", "stop sheet"):
        assert never in paper
        assert never in words
    assert "Nothing. No time service is set" in words


def test_nothing_that_anybody_wrote_is_in_it(context: DeskContext) -> None:
    ada = fill(context, "ada")
    told = FactSheets(context).as_markdown() + json.dumps(FactSheets(context).as_json())
    assert ada.found_in(told.encode()) == set()
    assert "Canary" not in told


def test_a_time_service_is_named_where_one_is_set(context: DeskContext) -> None:
    TimeStamps(context).set_server("https://time.example")
    told = FactSheets(context).as_markdown()
    assert "fingerprint is sent to https://time.example" in told
    assert "No time service is set" not in told


@pytest.mark.parametrize(
    ("kind", "words"), [("employee", "an employee’s own desk"), ("hr", "the desk of HR")]
)
def test_it_says_whose_desk_it_is(context: DeskContext, tmp_path: Path, kind: str, words: str) -> None:
    desk = Desk.create(tmp_path / kind, kind, "Robin Vale", OWNER_PASSPHRASE, cost=CHEAP)
    try:
        assert words in FactSheets(DeskContext(desk, context.library)).as_markdown()
    finally:
        desk.close()


def test_it_is_saved_in_the_form_its_name_ends_with(context: DeskContext, tmp_path: Path) -> None:
    sheets = FactSheets(context)
    assert sheets.save(tmp_path / "facts.pdf").read_bytes().startswith(b"%PDF")
    assert sheets.save(tmp_path / "facts.MD").read_text().startswith("# Fact sheet")
    found = json.loads(sheets.save(tmp_path / "facts.json").read_text())
    assert (found["format"], found["version"]) == ("reviewdesk/desk-facts", 1)
    person = next(each for each in found["tables"] if each["table"] == "person")
    assert person["columns"]["name"] == "the name"
    with pytest.raises(DocumentError, match="file-not-saved"):
        sheets.save(tmp_path / "nowhere" / "facts.pdf")
