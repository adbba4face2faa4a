"""Two people, each at an own machine, with a text box on the same field and a link between them."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.system.clock import Clock
from reviewdesk.ui.binding.offsets import to_utf16
from reviewdesk.ui.binding.text_binding import TextBinding
from reviewdesk.ui.widgets.shared_edit import SharedEdit

FIELD = "progress/g1/learned"
WORDS = (
    *("a", "the ", "😀", "👩‍👩‍👧", "é", "漢字", "\n", "e\u0301", "ß", "🇩🇪", "l", "ll", "aaa", " "),
    *("x\u00a0y", "p\u2028q", "", "pasted line one\nline two 😀\n\nlast"),
)


class Person:
    """One machine: a document, a text box, and what is on the way to the other."""

    def __init__(self, party: Party, field: str = FIELD) -> None:
        self.party = party
        self.field = field
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
        self.doc = SharedDoc(Authority.JOINT, clock=Clock(now=lambda: self.now))
        self.edit = SharedEdit()
        self.edit.resize(420, 260)
        self.edit.bind(self.doc, field, party)
        self.outbox: list[bytes] = []
        self.doc.observe(self.outbox.append, applied=False)

    def pause(self, seconds: float = 2) -> None:
        """Let time pass; undo takes back what was typed without a pause."""
        self.now += timedelta(seconds=seconds)

    @property
    def text(self) -> str:
        """Return what the shared text says."""
        return self.doc.text(self.field).value

    @property
    def binding(self) -> TextBinding:
        """Return what ties box and text."""
        assert self.edit.binding is not None
        return self.edit.binding

    def send(self, other: "Person", at_most: int = 1_000_000) -> None:
        """Let the oldest changes arrive at the other's machine."""
        for update in self.outbox[:at_most]:
            other.doc.apply(update)
        del self.outbox[:at_most]

    def put_caret(self, anchor: int, position: int | None = None) -> None:
        """Place caret and selection, in code points."""
        shown = self.edit.toPlainText()
        caret = self.edit.textCursor()
        caret.setPosition(to_utf16(shown, anchor))
        if position is not None:
            caret.setPosition(to_utf16(shown, position), QTextCursor.MoveMode.KeepAnchor)
        self.edit.setTextCursor(caret)

    def type(self, words: str) -> None:
        """Insert at the caret, as a paste does."""
        self.edit.textCursor().insertText(words)

    def compose(self, unfinished: str) -> None:
        """Have an input method show unfinished text."""
        QApplication.sendEvent(self.edit, QInputMethodEvent(unfinished, []))

    def commit(self, words: str, start: int = 0, length: int = 0) -> None:
        """Have the input method hand over finished text, replacing some around the caret."""
        event = QInputMethodEvent("", [])
        event.setCommitString(words, start, length)
        QApplication.sendEvent(self.edit, event)


class Storm:
    """Random actions of two people and random deliveries between them."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.people = (Person(Party.EMPLOYEE), Person(Party.MANAGER))
        self._actions: tuple[tuple[float, Callable[[Person], None]], ...] = (
            (0.40, lambda who: who.type(self.chance.choice(WORDS))),
            (0.11, lambda who: who.put_caret(self._place(who))),
            (0.14, self._press_backspace_or_delete),
            (0.08, self._replace_selection),
            (0.04, lambda who: QTest.keyClicks(who.edit, "hello")),
            (0.04, lambda who: QTest.keyClick(who.edit, Qt.Key.Key_Return)),
            (0.05, lambda who: who.edit.undo()),
            (0.03, lambda who: who.edit.redo()),
            (0.04, self._compose_while_the_other_writes),
            (0.03, self._replace_by_input_method),
            (0.02, self._split_a_pair),
            (0.02, self._hand_over_the_keyboard),
        )

    def run(self, actions: int) -> None:
        """Act; every 50 actions both boxes must be in step with their documents."""
        for number in range(actions):
            self._act(self.chance.choice(self.people))
            for sender, receiver in (self.people, self.people[::-1]):
                if self.chance.random() < 0.35:
                    sender.send(receiver, self.chance.randint(1, 6))
            if number % 50 == 0:
                QApplication.processEvents()
                assert all(person.binding.in_step for person in self.people), number

    def settle(self) -> None:
        """Deliver all that is on the way."""
        one, two = self.people
        while one.outbox or two.outbox:
            one.send(two)
            two.send(one)
        QApplication.processEvents()

    def _act(self, who: Person) -> None:
        weights = [weight for weight, _action in self._actions]
        actions = [action for _weight, action in self._actions]
        who.pause(self.chance.random())
        self.chance.choices(actions, weights)[0](who)
        if len(who.text) > 1500:
            who.edit.selectAll()
            who.edit.textCursor().removeSelectedText()

    def _place(self, who: Person) -> int:
        return self.chance.randint(0, len(who.edit.toPlainText()))

    def _press_backspace_or_delete(self, who: Person) -> None:
        QTest.keyClick(who.edit, self.chance.choice((Qt.Key.Key_Backspace, Qt.Key.Key_Delete)))

    def _replace_selection(self, who: Person) -> None:
        anchor = self._place(who)
        length = len(who.edit.toPlainText())
        who.put_caret(anchor, max(0, min(length, anchor + self.chance.randint(-8, 8))))
        who.type(self.chance.choice(WORDS))

    def _compose_while_the_other_writes(self, who: Person) -> None:
        other = self.people[1 - self.people.index(who)]
        if self.chance.random() < 0.5:
            anchor = self._place(who)
            who.put_caret(anchor, max(0, anchor - self.chance.randint(0, 4)))
        who.compose("に")
        if self.chance.random() < 0.7:
            other.send(who, 3)
        if self.chance.random() < 0.3:
            who.commit("本")
            who.compose("ほ")
            other.send(who, 2)
        who.commit(self.chance.choice(("日", "", "日本")))

    def _replace_by_input_method(self, who: Person) -> None:
        shown, at = who.edit.toPlainText(), self._place(who)
        if at > 0 and shown[at - 1] < "\uffff":
            who.put_caret(at)
            who.commit("ñ", -1, 1)

    def _split_a_pair(self, who: Person) -> None:
        """Put a letter between the two halves of an emoji, as only a broken program does."""
        shown = who.edit.toPlainText()
        if "😀" in shown:
            caret = who.edit.textCursor()
            caret.setPosition(to_utf16(shown, shown.index("😀")) + 1)
            caret.insertText("|")

    def _hand_over_the_keyboard(self, who: Person) -> None:
        who.party = who.party.other
        who.edit.set_party(who.party)


Pair = tuple[Person, Person]


def meet(pair: Pair, words: str) -> None:
    """Let both start from the same words."""
    pair[0].doc.set_text(FIELD, words, "desk")
    pair[0].send(pair[1])


def caret(person: Person) -> tuple[str, str]:
    """Return what is left and right of the caret."""
    units = person.edit.textCursor().position()
    encoded = person.edit.toPlainText().encode("utf-16-le")
    return encoded[: 2 * units].decode("utf-16-le"), encoded[2 * units :].decode("utf-16-le")
