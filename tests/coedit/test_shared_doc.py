"""The shared document: what two people write is merged, kept, and owned."""

import gc
import random
import weakref
from typing import Any, Protocol

import pytest
from hypothesis import given, strategies as st
from pycrdt import Doc, Map, Text

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.coedit.shared_text import TextChange, bytes_guard
from reviewdesk.coedit.splices import Splice, apply_splices
from reviewdesk.domain.errors import DeskError, RuleViolation
from reviewdesk.domain.fields import ONE_LINE_LIMIT, PROSE_LIMIT, Authority
from reviewdesk.system.clock import Clock

LEARNED = "progress/g1/learned"
HEARD = "self_assessment/heard"
HELP = "plan/1/help"


class Time(Protocol):
    """What the ``time`` fixture offers."""

    clock: Clock

    def pass_seconds(self, seconds: float) -> None:
        """Move on."""


def joint() -> SharedDoc:
    return SharedDoc(Authority.JOINT)


def copy_of(doc: SharedDoc) -> SharedDoc:
    return SharedDoc(doc.authority, [doc.compacted()])


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

    assert doc.fields() == (LEARNED,)
    assert copy_of(doc).fields() == (LEARNED,)


def test_a_person_takes_back_only_own_words(time: Time) -> None:
    doc = SharedDoc(Authority.JOINT, clock=time.clock)
    employee, manager = doc.undo_manager("employee", LEARNED), doc.undo_manager("manager", LEARNED)
    text = doc.text(LEARNED)
    text.insert(0, "Ship weekly.", "employee")
    time.pass_seconds(2)
    text.insert(12, " Test first.", "manager")
    time.pass_seconds(2)
    text.insert(0, "Now: ", "employee")

    assert employee.undo()
    assert employee.undo()
    assert text.value == " Test first."
    assert not employee.undo()
    assert employee.redo()
    assert text.value == "Ship weekly. Test first."
    assert manager.undo()
    assert text.value == "Ship weekly."
    assert not manager.can_undo
    assert manager.can_redo


def test_words_the_other_cut_can_be_brought_back_by_them_alone(time: Time) -> None:
    doc = SharedDoc(Authority.JOINT, clock=time.clock)
    employee, manager = doc.undo_manager("employee", LEARNED), doc.undo_manager("manager", LEARNED)
    doc.text(LEARNED).insert(0, "mine", "employee")
    time.pass_seconds(2)
    doc.text(LEARNED).delete(0, 4, "manager")

    assert manager.undo()
    assert doc.text(LEARNED).value == "mine"
    assert employee.can_undo


def test_typing_without_a_pause_is_taken_back_in_one_go(time: Time) -> None:
    doc = SharedDoc(Authority.JOINT, clock=time.clock)
    undo = doc.undo_manager("employee", LEARNED)
    for at, letter in enumerate("word"):
        doc.text(LEARNED).insert(at, letter, "employee")
        time.pass_seconds(0.1)

    assert undo.undo()
    assert doc.text(LEARNED).value == ""


def test_undo_over_interleaved_words_tells_what_really_happened(time: Time) -> None:
    chance = random.Random(5)
    doc, shown = SharedDoc(Authority.JOINT, clock=time.clock), [""]
    text = doc.text(LEARNED)
    stacks = [doc.undo_manager(who, LEARNED) for who in ("employee", "manager")]
    text.observe(lambda change: shown.append(apply_splices(shown[-1], change.splices)))
    for _ in range(1500):
        at = chance.randint(0, len(text.value))
        if chance.random() < 0.2:
            chance.choice(stacks).undo()
        elif chance.random() < 0.3:
            text.delete(at, min(3, len(text.value) - at), chance.choice(("employee", "manager")))
        else:
            text.insert(at, chance.choice(("é", "😀", "ab")), chance.choice(("employee", "manager")))

    assert shown[-1] == text.value == copy_of(doc).text(LEARNED).value


def test_undo_stays_in_its_field(time: Time) -> None:
    doc = SharedDoc(Authority.JOINT, clock=time.clock)
    here, there = doc.undo_manager("employee", HELP), doc.undo_manager("employee", LEARNED)
    doc.set_text(LEARNED, "elsewhere", "employee")

    assert not here.undo()
    assert there.can_undo
    assert doc.undo_manager("employee", LEARNED) is there


def test_clearing_undo_keeps_the_words_and_says_why() -> None:
    doc = joint()
    undo = doc.undo_manager("employee", LEARNED)
    doc.set_text(LEARNED, "before the reveal", "employee")

    doc.clear_undo("undo-cleared-reveal")

    assert not undo.undo()
    assert doc.text(LEARNED).value == "before the reveal"
    assert doc.undo_cleared_because == "undo-cleared-reveal"


def test_an_undo_is_told_like_any_change() -> None:
    doc, stored = joint(), list[bytes]()
    doc.observe(stored.append, applied=False)
    undo = doc.undo_manager("employee", LEARNED)
    doc.set_text(LEARNED, "oops", "employee")
    undo.undo()

    assert SharedDoc(Authority.JOINT, stored).texts() == {}
    assert len(stored) == 2


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
