"""What a shared document refuses: the other's field, too many words, and what is no text or value at all."""

from typing import Any

import pytest
from pycrdt import Doc, Map

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.domain.errors import DeskError, RuleViolation
from reviewdesk.domain.fields import ONE_LINE_LIMIT, PROSE_LIMIT, Authority
from tests.coedit.documents import HEARD, LEARNED, copy_of, joint


@pytest.mark.parametrize("words", ["a\rb", "a\r\nb", "nul\x00", "half \ud83d pair"])
def test_what_no_text_control_can_hold_is_refused(words: str) -> None:
    doc = joint()

    with pytest.raises(RuleViolation, match="text-not-allowed"):
        doc.set_text(LEARNED, words, "employee")

    assert doc.texts() == {}


def test_a_one_line_field_takes_no_line_break() -> None:
    with pytest.raises(RuleViolation, match="text-not-allowed"):
        joint().set_text("plan/1/if", "one\ntwo", "employee")


def test_a_text_over_its_limit_is_refused_and_may_still_be_shortened() -> None:
    doc = joint()
    doc.set_text(LEARNED, "x" * PROSE_LIMIT, "employee")

    with pytest.raises(RuleViolation) as refused:
        doc.text(LEARNED).insert(0, "y", "employee")
    doc.text(LEARNED).delete(0, 1, "employee")

    assert refused.value.key == "text-too-long"
    assert refused.value.params == {"limit": PROSE_LIMIT}
    assert len(doc.text(LEARNED).value) == PROSE_LIMIT - 1


def test_a_one_line_field_is_short() -> None:
    with pytest.raises(RuleViolation, match="text-too-long"):
        joint().set_text("plan/1/if", "x" * (ONE_LINE_LIMIT + 1), "employee")


def test_nobody_writes_in_the_others_field() -> None:
    doc = joint()
    with pytest.raises(RuleViolation, match="not-your-field"):
        doc.set_text(HEARD, "my words in your mouth", "employee")

    doc.set_text(HEARD, "I heard that you want more say.", "manager")
    doc.text(HEARD).replace("", "desk")

    assert doc.texts() == {}


def test_a_field_of_another_document_is_refused() -> None:
    for field in (HEARD, "self/proud"):
        other = SharedDoc(Authority.MANAGER)
        with pytest.raises(RuleViolation, match="wrong-document"):
            other.text(field)
    with pytest.raises(RuleViolation, match="wrong-document"):
        SharedDoc(Authority.SELF).values.get("plan/order")
    with pytest.raises(RuleViolation, match="unknown-field"):
        joint().text("salary")
    with pytest.raises(RuleViolation, match="unknown-field"):
        joint().values.set("salary", 1, "manager")


def test_an_edit_outside_the_text_is_a_mistake_of_the_program() -> None:
    with pytest.raises(IndexError):
        joint().text(LEARNED).delete(0, 1, "employee")


@pytest.mark.parametrize("value", ["on_the_job", 10, [2, 1, 3], "", ["a", 1], -1, None, "é😀"])
def test_a_value_comes_back_as_it_was_set(value: Any) -> None:
    doc = joint()
    doc.values.set("plan/1/how", "learning", "employee")

    doc.values.set("plan/1/how", value, "employee")
    back = copy_of(doc).values.get("plan/1/how")

    assert back == value
    assert type(back) is type(value)


def test_values_that_were_unset_are_gone() -> None:
    doc, told = joint(), list[str]()
    kept = doc.values.observe(lambda: told.append("changed"))
    doc.values.set("plan/1/begin", "2026-04-01", "employee")
    doc.values.set("plan/1/begin", None, "manager")
    kept.close()
    doc.values.set("rhythm/minutes", 25, "manager")

    assert doc.values.as_dict() == {"rhythm/minutes": 25}
    assert doc.values.get("plan/2/begin") is None
    assert told == ["changed", "changed"]


def test_a_value_is_a_choice_not_a_text() -> None:
    doc = joint()
    with pytest.raises(RuleViolation, match="text-too-long"):
        doc.values.set("plan/1/how", "x" * 3000, "employee")
    with pytest.raises(RuleViolation, match="text-not-allowed"):
        doc.values.set("plan/1/how", "half \ud83d pair", "employee")
    with pytest.raises(TypeError):
        doc.values.set("plan/1/confidence", 7.5, "employee")  # type: ignore[arg-type]  # the mistake under test


@pytest.mark.parametrize("update", [b"", b"garbage", b"\x01\x02\x03\xff\xff\xff\xff"])
def test_an_unreadable_update_is_a_plain_error_and_changes_nothing(update: bytes) -> None:
    doc = joint()
    doc.set_text(LEARNED, "kept", "employee")

    with pytest.raises(DeskError, match="shared-text-unreadable"):
        doc.apply(update)

    assert doc.texts() == {LEARNED: "kept"}


def test_an_unreadable_state_vector_is_a_plain_error() -> None:
    with pytest.raises(DeskError, match="shared-text-unreadable"):
        joint().diff_since(b"garbage")


@pytest.mark.parametrize("stored", ["no json", "1.5"])
def test_an_unreadable_value_is_a_plain_error(stored: str) -> None:
    foreign = Doc[Any]()
    foreign.get("v", type=Map)["rhythm/weeks"] = stored
    doc = SharedDoc(Authority.JOINT, [foreign.get_update()])

    with pytest.raises(DeskError, match="shared-text-unreadable"):
        doc.values.get("rhythm/weeks")
