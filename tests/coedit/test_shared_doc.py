"""The shared document: what two people write is merged, told and kept."""

import gc
import weakref
from typing import Any

import pytest
from hypothesis import given, strategies as st
from pycrdt import Doc, Text

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.coedit.shared_text import TextChange, bytes_guard
from reviewdesk.coedit.splices import Splice
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.fields import Authority
from tests.coedit.documents import HEARD, HELP, LEARNED, copy_of, joint


def test_a_text_is_counted_in_characters_not_bytes() -> None:
    text = joint().text(LEARNED)
    text.insert(0, "👩‍👩‍👧 é", "employee")

    text.insert(len(text.value), "!", "manager")
    text.delete(0, 5, "manager")

    assert text.value == " é!"


def test_a_pycrdt_that_counts_otherwise_is_refused_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    bytes_guard()
    monkeypatch.setattr(Text, "__len__", lambda text: len(str(text)))

    with pytest.raises(RuntimeError, match="UTF-8"):
        bytes_guard()


def test_what_is_stored_update_by_update_is_read_back() -> None:
    doc, stored = joint(), list[bytes]()
    kept = doc.observe(stored.append)
    doc.set_text(LEARNED, "We start smaller.", "employee")
    doc.set_text(LEARNED, "We start much smaller.", "manager")
    doc.values.set("plan/order", [2, 1], "employee")
    kept.close()
    doc.set_text(LEARNED, "not stored", "manager")

    again = SharedDoc(Authority.JOINT, stored)

    assert again.text(LEARNED).value == "We start much smaller."
    assert again.values.get("plan/order") == [2, 1]


def test_a_document_compacted_to_one_update_says_the_same() -> None:
    doc = joint()
    for n in range(50):
        doc.set_text(LEARNED, f"version {n}", "employee")
    doc.values.set("rhythm/weeks", 6, "manager")

    assert copy_of(doc).content_hash() == doc.content_hash()


def test_two_people_writing_at_once_lose_nothing() -> None:
    one = joint()
    one.set_text(LEARNED, "Ship weekly.", "employee")
    two = copy_of(one)
    one.text(LEARNED).insert(0, "Small steps. ", "employee")
    two.text(LEARNED).insert(len("Ship weekly."), " Test first.", "manager")

    one.apply(two.diff_since(one.state()))
    two.apply(one.diff_since(two.state()))

    assert one.text(LEARNED).value == two.text(LEARNED).value == "Small steps. Ship weekly. Test first."
    assert one.content_hash() == two.content_hash()


def test_rewriting_a_text_keeps_words_the_other_adds_meanwhile() -> None:
    one = joint()
    one.set_text(LEARNED, "We ship weekly.", "employee")
    two = copy_of(one)
    one.set_text(LEARNED, "We ship daily.", "employee")
    two.text(LEARNED).insert(0, "Agreed: ", "manager")

    one.apply(two.compacted())

    assert one.text(LEARNED).value == "Agreed: We ship daily."


def test_setting_what_is_there_already_changes_nothing() -> None:
    doc, seen = joint(), list[bytes]()
    doc.set_text(LEARNED, "same", "employee")
    doc.values.set("rhythm/weeks", 6, "employee")
    doc.observe(seen.append)

    doc.set_text(LEARNED, "same", "manager")
    doc.values.set("rhythm/weeks", 6, "manager")
    doc.values.set("rhythm/first", None, "manager")

    assert seen == []


def test_applied_updates_can_be_left_out_so_that_nothing_echoes() -> None:
    one, two = joint(), joint()
    all_seen, own = list[bytes](), list[bytes]()
    two.observe(all_seen.append)
    two.observe(own.append, applied=False)
    one.set_text(LEARNED, "hello", "employee")

    two.apply(one.compacted())
    two.text(LEARNED).insert(5, "!", "manager")
    two.apply(one.compacted())

    assert len(all_seen) == 2
    assert len(own) == 1


def test_a_change_is_told_with_its_place_in_characters() -> None:
    doc, told = joint(), list[TextChange]()
    doc.set_text(LEARNED, "😀 one two", "employee")
    kept = doc.text(LEARNED).observe(told.append)

    doc.set_text(LEARNED, "😀 one three", "manager")
    kept.close()
    kept.close()
    doc.set_text(LEARNED, "unheard", "manager")

    assert len(told) == 1
    assert told[0].before == "😀 one two"
    assert told[0].after == "😀 one three"
    assert all(splice.at >= 7 for splice in told[0].splices)


def test_several_splices_are_one_change() -> None:
    doc, told = joint(), list[bytes]()
    doc.set_text(LEARNED, "a😀b😀c", "employee")
    doc.observe(told.append)

    doc.text(LEARNED).edit([Splice(1, 1, "-"), Splice(3, 1, "+")], "manager")

    assert doc.text(LEARNED).value == "a-b+c"
    assert len(told) == 1


def test_the_hash_says_what_is_written_not_how_it_came_about() -> None:
    slow, quick, empty = joint(), joint(), joint()
    for n in range(6):
        slow.set_text(LEARNED, "quickly"[: n + 2], "employee")
    slow.text(HELP)
    quick.set_text(LEARNED, "quickly", "manager")

    assert slow.content_hash() == quick.content_hash()
    assert slow.content_hash() != empty.content_hash()
    assert empty.content_hash() != SharedDoc(Authority.SELF).content_hash()


def test_only_fields_with_words_are_listed() -> None:
    doc = joint()
    doc.text(HEARD)
    doc.set_text(HELP, "gone", "manager")
    doc.set_text(HELP, "", "manager")
    doc.set_text(LEARNED, "kept", "manager")

    assert tuple(doc.texts()) == (LEARNED,)
    assert tuple(copy_of(doc).texts()) == (LEARNED,)


def test_a_field_that_was_emptied_again_is_told_from_one_nobody_wrote_in() -> None:
    doc = joint()
    doc.set_text(LEARNED, "We start smaller.", "employee")
    doc.set_text(LEARNED, "", "employee")
    stored = SharedDoc(Authority.JOINT, [SharedDoc(Authority.JOINT, [doc.compacted()]).compacted()])

    assert stored.texts() == {}
    assert stored.touched() == {LEARNED}


def test_a_listener_that_fails_is_heard_at_once() -> None:
    doc = joint()
    undo = doc.undo_manager("employee", LEARNED)
    doc.set_text(LEARNED, "words", "employee")

    def fail(_update: bytes) -> None:
        raise LookupError

    doc.observe(fail)
    with pytest.raises(ExceptionGroup) as raised:
        undo.undo()

    assert raised.group_contains(LookupError)


def test_a_closed_document_tells_nobody() -> None:
    doc, told = joint(), list[TextChange]()
    text = doc.text(LEARNED)
    text.observe(told.append)

    doc.close()
    doc.set_text(LEARNED, "later", "employee")

    assert told == []


def test_a_closed_document_leaves_memory_at_once() -> None:
    doc = joint()
    doc.set_text(LEARNED, "words", "employee")
    doc.undo_manager("employee", LEARNED)
    doc.values.set("rhythm/weeks", 6, "employee")
    gone = weakref.ref(doc._doc)
    gc.disable()
    try:
        doc.close()
        del doc
        assert gone() is None
    finally:
        gc.enable()


def test_formatting_and_pictures_from_elsewhere_do_not_reach_the_text() -> None:
    foreign = Doc[Any]()
    root = foreign.get(f"f:{LEARNED}", type=Text)
    root.insert(0, "bold", {"bold": True})
    root.insert_embed(4, {"picture": 1})
    doc = joint()
    text = doc.text(LEARNED)

    doc.apply(foreign.get_update())

    assert text.value == "bold"


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans(), st.text(max_size=4)), max_size=30))
def test_the_value_kept_is_always_the_documents_own(edits: list[tuple[float, bool, str]]) -> None:
    doc = joint()
    text = doc.text(LEARNED)
    for share, cut, words in edits:
        at = int(share * len(text.value))
        try:
            if cut:
                text.delete(at, min(len(words), len(text.value) - at), "employee")
            else:
                text.insert(at, words, "manager")
        except RuleViolation:
            continue

    assert copy_of(doc).text(LEARNED).value == text.value
