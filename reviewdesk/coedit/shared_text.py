"""One text field that two people may write at the same time.

Callers count in code points; the UTF-8 bytes that pycrdt 0.14 counts in stay behind this wall.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from pycrdt import Doc, Text, TextEvent

from reviewdesk.coedit.splices import Splice, difference, explain
from reviewdesk.coedit.subscription import Subscription
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.fields import FieldRule
from reviewdesk.domain.people import Party

FORBIDDEN = ("\r", "\x00")
"""Line ends are ``\\n`` alone: text controls merge ``\\r\\n`` into one character. NUL ends strings in C libraries."""


@dataclass(frozen=True, slots=True)
class TextChange:
    """What happened to a text. The splices are sorted and refer to ``before``."""

    before: str
    after: str
    splices: tuple[Splice, ...]


def bytes_guard() -> None:
    """Refuse to run where pycrdt counts in anything but UTF-8 bytes: every edit after an emoji would go astray."""
    text: Text = Doc[Any]().get("probe", type=Text)
    text.insert(0, "\U0001f600")
    if len(text) != len("\U0001f600".encode()):
        raise RuntimeError(
            "pycrdt no longer counts text in UTF-8 bytes; the co-editing facade must be adapted"
        )


bytes_guard()


def is_sound(text: str) -> bool:
    """Say whether a text holds no carriage return, no NUL and no half of a surrogate pair."""
    if any(character in text for character in FORBIDDEN):
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


class SharedText:
    """A text field of a shared document. Made by ``SharedDoc.text``; lives on the thread of its document."""

    def __init__(self, field: str, rule: FieldRule, root: Text) -> None:
        self.field = field
        self.rule = rule
        self._root = root
        self._value = str(root)
        self._callbacks: dict[object, Callable[[TextChange], None]] = {}
        self._kept = root.observe(self._on_root_changed)

    @property
    def value(self) -> str:
        """Return the text as it stands."""
        return self._value

    def insert(self, at: int, words: str, origin: str) -> None:
        """Put ``words`` before the character at ``at``."""
        self.edit([Splice(at, 0, words)], origin)

    def delete(self, at: int, count: int, origin: str) -> None:
        """Cut ``count`` characters from ``at`` on."""
        self.edit([Splice(at, count, "")], origin)

    def replace(self, value: str, origin: str) -> None:
        """Make the text read ``value``, touching only what differs, so that the other's words stay theirs."""
        splice = difference(self._value, value)
        if splice is not None:
            self.edit([splice], origin)

    def edit(self, splices: Sequence[Splice], origin: str) -> None:
        """Do sorted splices, all counted in the text as it stands, as one change of ``origin``.

        Raises ``RuleViolation``: ``not-your-field``, ``text-too-long`` or ``text-not-allowed``.
        """
        self._check(splices, origin)
        with self._root.doc.transaction(origin=origin):
            for splice in reversed(splices):
                self._splice_bytes(splice)

    def observe(self, callback: Callable[[TextChange], None]) -> Subscription:
        """Call back after every change, by whomever. The callback must not write to the document."""
        token = object()
        self._callbacks[token] = callback
        return Subscription(lambda: self._callbacks.pop(token, None))

    @property
    def root(self) -> Text:
        """Return the pycrdt text, for the undo stack alone."""
        return self._root

    def close(self) -> None:
        """Stop listening to the document; Python cannot collect the circle through pycrdt by itself."""
        self._callbacks.clear()
        self._root.unobserve(self._kept)

    def _splice_bytes(self, splice: Splice) -> None:
        start = len(self._value[: splice.at].encode())
        if splice.removed:
            del self._root[start : start + len(self._value[splice.at : splice.end].encode())]
        if splice.inserted:
            self._root.insert(start, splice.inserted)

    def _check(self, splices: Sequence[Splice], origin: str) -> None:
        if origin in set(Party) and self.rule.owner not in {None, origin}:
            raise RuleViolation("not-your-field", field=self.field)
        for splice in splices:
            one_line_broken = not self.rule.multiline and "\n" in splice.inserted
            if one_line_broken or not is_sound(splice.inserted):
                raise RuleViolation("text-not-allowed", field=self.field)
            if not 0 <= splice.at <= splice.end <= len(self._value):
                raise IndexError("splice outside the text")
        growth = sum(len(splice.inserted) - splice.removed for splice in splices)
        if growth > 0 and len(self._value) + growth > self.rule.limit:
            raise RuleViolation("text-too-long", field=self.field, limit=self.rule.limit)

    def _on_root_changed(self, event: TextEvent) -> None:
        before, self._value = self._value, str(self._root)
        delta = event.delta  # type: ignore[attr-defined]  # slots are not annotated upstream
        change = TextChange(before, self._value, explain(before, self._value, delta))
        for callback in tuple(self._callbacks.values()):
            callback(change)
