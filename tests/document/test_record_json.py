"""The attached data has one form, and nothing else is let in."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from reviewdesk.content.messages import sentence
from reviewdesk.document import record as r
from reviewdesk.document.record_json import MAX_BYTES, load_json, to_json
from reviewdesk.domain.errors import DocumentError
from reviewdesk.domain.fields import ONE_LINE_LIMIT, PROSE_LIMIT
from reviewdesk.domain.goals import TEXT_LIMIT, TITLE_LIMIT
from reviewdesk.system.resources import resource
from tests.document.sample import bare, declined, sample


def _tree() -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(to_json(sample()))
    return tree


def _bytes(tree: object) -> bytes:
    return json.dumps(tree, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _refusal(data: bytes) -> str:
    with pytest.raises(DocumentError) as refused:
        load_json(data)
    return refused.value.key


@pytest.mark.parametrize("make", [sample, declined, bare])
def test_what_is_written_is_read_back_the_same(make: Any) -> None:
    assert load_json(to_json(make())) == make()


def test_form_is_canonical() -> None:
    data = to_json(sample())
    assert data == _bytes(json.loads(data))
    assert b'"if":"I notice' in data
    assert b'"class":"review"' in data
    assert "’".encode() in data


def test_moment_is_written_in_utc() -> None:
    there = datetime(2025, 10, 16, 15, 4, tzinfo=timezone(timedelta(hours=2)))
    data = to_json(replace(sample(), rendered_at=there))
    assert load_json(data).rendered_at == datetime(2025, 10, 16, 13, 4, tzinfo=UTC)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_own_words_come_back_to_the_letter(words: str) -> None:
    said = replace(sample(), heard=words)
    try:
        data = to_json(said)
    except DocumentError:
        assert any("\ud800" <= c <= "\udfff" for c in words)
    else:
        assert load_json(data).heard == words


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b'{"a":1,"a":2}',
        b'{"a":NaN}',
        b'{"a":1.0}',
        b"[" * 100_000,
        b'{"a":' + b"9" * 5000 + b"}",
    ],
)
def test_what_is_no_json_is_refused(data: bytes) -> None:
    assert _refusal(data) == "record_unreadable"


def test_huge_file_is_refused_before_it_is_read() -> None:
    assert _refusal(b" " * (MAX_BYTES + 1)) == "record_too_large"


def test_whatever_may_be_written_fits_into_the_record() -> None:
    rules = json.loads(resource("schema", "review-record-1.json").read_text(encoding="utf-8"))["$defs"]
    assert rules["text"]["maxLength"] == PROSE_LIMIT >= TEXT_LIMIT
    assert rules["line"]["maxLength"] == ONE_LINE_LIMIT >= TITLE_LIMIT
    assert rules["name"]["maxLength"] >= TITLE_LIMIT


def test_several_full_texts_fit_into_one_record() -> None:
    full = "é" * PROSE_LIMIT
    words = r.SignOff("acknowledged_with_comments", employee_words=full, manager_words=full)
    goals = tuple(replace(goal, reasons=r.Reasons(full, full), learned=full) for goal in sample().goals[:2])
    assert len(to_json(replace(sample(), heard=full, sign_off=words, goals=goals))) < MAX_BYTES


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ({"heard": "x" * PROSE_LIMIT}, "the self-assessment"),
        ({"growth": (r.GrowthArea("manager", "x" * PROSE_LIMIT),)}, "growth"),
        ({"actions": (r.DevelopmentAction("x", help="x" * PROSE_LIMIT),)}, "the development plan"),
        ({"sign_off": r.SignOff("acknowledged", manager_words="x" * PROSE_LIMIT)}, "the words at the end"),
        ({}, "the goals"),
    ],
)
def test_a_review_too_long_to_seal_says_where_to_shorten_it(
    part: dict[str, Any], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewdesk.document.record_json.MAX_BYTES", 2000)
    with pytest.raises(DocumentError) as refused:
        to_json(replace(sample(), **part))
    assert refused.value.key == "plan-too-long"
    assert said in sentence(refused.value)


def test_same_data_in_another_form_is_refused() -> None:
    assert _refusal(json.dumps(_tree()).encode()) == "record_not_canonical"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 2),
        (("revision",), 0),
        (("revision",), True),
        (("document_id",), "../../etc/passwd"),
        (("language",), "en; DROP"),
        (("employee", "name"), ""),
        (("employee", "name"), "x" * 201),
        (("goals", 0, "employee"), "excellent"),
        (("goals", 0, "extra"), "field"),
        (("actions", 0, "confidence"), 11),
        (("review", "held_on"), "2025-02-30"),
        (("review", "held_on"), "20251016"),
        (("rendered_at",), "2025-10-16T13:04:61Z"),
        (("heard",), "x" * (PROSE_LIMIT + 1)),
        (("topics",), [{"by": "employee", "text": ""}] * 51),
        (("expected_signatures",), ["Manager"]),
        (("expected_signatures",), []),
        (("sign_off", "outcome"), "agreed"),
        (("rhythm", "weeks"), 0),
    ],
)
def test_value_out_of_bounds_is_refused(path: tuple[Any, ...], value: object) -> None:
    tree = _tree()
    place: Any = tree
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert _refusal(_bytes(tree)) == "record_invalid"


def test_refusal_names_the_place_but_not_the_words() -> None:
    tree = _tree()
    tree["goals"][2]["reasons"]["employee"] = 7
    with pytest.raises(DocumentError) as refused:
        load_json(_bytes(tree))
    assert refused.value.params == {"place": "goals/2/reasons/employee"}


def test_half_a_character_is_refused() -> None:
    with pytest.raises(DocumentError):
        to_json(replace(sample(), heard="\ud800"))
    assert _refusal(to_json(sample()).replace(b'"heard":"Devon', b'"heard":"\\ud800')) == "record_invalid"


def test_person_is_found_by_party() -> None:
    assert sample().person("employee").given_name == "Devon"
    assert sample().person("manager").given_name == "Maya"


def test_only_the_manager_signs_where_signing_was_declined() -> None:
    assert r.signatures_for("declined") == ("Manager",)
    assert r.signatures_for("taken_home") == ("Employee", "Manager")
