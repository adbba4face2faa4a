"""What a desk owes to the people it is about, from a terminal."""

import json
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from reviewdesk.content.library import load_library
from reviewdesk.document.record import Retention
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.people import People
from reviewdesk.vault.desk import Desk
from tests.cli.conftest import PASSPHRASE, Typed
from tests.desk_kit import QUICK
from tests.services.canaries import plan_from_elsewhere


@pytest.fixture(autouse=True)
def _no_keyring() -> Iterator[None]:
    """Stand on a machine without a keyring, whatever this one has."""
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


@pytest.fixture
def desk(tmp_path: Path, passphrase_file: Path) -> tuple[str, ...]:
    """Return the words that name a desk with Dana on it, and twice somebody called Sam Hill."""
    made = Desk.create(tmp_path / "desk", "manager", "Maya Okafor", PASSPHRASE, cost=QUICK)
    context = DeskContext(made, load_library())
    dana = People(context).add("Dana Whitfield").value
    for _again in range(2):
        People(context).add("Sam Hill")
    Archive(context).keep(
        plan_from_elsewhere(dana, "Dana Whitfield", "elsewhere-1", Retention("review", date(2999, 1, 1)))
    )
    made.close()
    return ("--desk", str(tmp_path / "desk"), "--passphrase-file", str(passphrase_file))


def test_the_fact_sheet_is_printed_or_written(typed: Typed, desk: tuple[str, ...], tmp_path: Path) -> None:
    shown = typed("desk", "facts", *desk)
    assert (shown.code, shown.err) == (0, "")
    assert shown.out.startswith("# Fact sheet for works council and data protection")
    assert json.loads(typed("desk", "facts", *desk, "--json").out)["format"] == "reviewdesk/desk-facts"
    place = tmp_path / "facts.pdf"
    assert str(place) in typed("desk", "facts", *desk, "--out", place).out
    assert place.read_bytes().startswith(b"%PDF")


def test_a_desk_must_be_named(typed: Typed) -> None:
    shown = typed("desk", "facts")
    assert (shown.code, shown.err) == (2, "Say which desk: add --desk and its folder.\n")


def test_a_folder_without_a_desk_is_said(typed: Typed, tmp_path: Path) -> None:
    shown = typed("desk", "facts", "--desk", tmp_path)
    assert (shown.code, len(shown.err.splitlines())) == (2, 1)


def test_everything_about_one_person_is_written(typed: Typed, desk: tuple[str, ...], tmp_path: Path) -> None:
    place = tmp_path / "dana.zip"
    shown = typed("desk", "export", "dana whitfield", *desk, "--out", place)
    assert (shown.code, shown.err) == (0, "")
    assert "not encrypted" in shown.out
    with zipfile.ZipFile(place) as archive:
        assert json.loads(archive.read("data.json"))["person"]["name"] == "Dana Whitfield"


def test_erasing_is_told_first_and_done_when_said_again(typed: Typed, desk: tuple[str, ...]) -> None:
    shown = typed("desk", "erase", "Dana Whitfield", *desk)
    assert shown.code == 0
    assert "Goes: the name, the role and the mail address" in shown.out
    assert re.search(r"Stays: the sealed plan “Year review 2025”, until \d+ \w+ \d{4}", shown.out)
    assert "Nothing was erased." in shown.out
    shown = typed("desk", "erase", "Dana Whitfield", *desk, "--yes")
    assert shown.code == 0
    assert "Backups made before still hold it" in shown.out


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Sam Hill", "2 people bear that name."),
        ("Nobody", "no longer on this desk"),
        ("Maya Okafor", "This desk is yours"),
    ],
)
def test_who_cannot_be_erased_is_said_in_a_sentence(
    typed: Typed, desk: tuple[str, ...], name: str, told: str
) -> None:
    shown = typed("desk", "erase", name, *desk)
    assert shown.code == 2
    assert told in shown.err
    assert "Goes:" not in shown.out
