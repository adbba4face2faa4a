"""Undo in the shared document: each person takes back only their own words."""

import random

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.coedit.splices import apply_splices
from reviewdesk.domain.fields import Authority
from tests.coedit.documents import HELP, LEARNED, Time, copy_of, joint


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
