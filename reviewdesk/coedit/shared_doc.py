"""One shared document of a review, behind one facade over pycrdt (Yjs), so that a swap stays possible.

Traps that this facade closes: root types are named by field only, since nested ones made on both sides lose one;
a client id is never fixed and every load makes a new document, since two documents under one id corrupt each other;
offsets are code points here and UTF-8 bytes inside. A document lives on the thread that made it.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import Any

from pycrdt import Doc, Map, Text, TransactionEvent

from reviewdesk.coedit.own_undo import OwnUndo
from reviewdesk.coedit.shared_text import SharedText
from reviewdesk.coedit.shared_values import SharedValues, Value
from reviewdesk.coedit.subscription import Subscription
from reviewdesk.domain.errors import DeskError, RuleViolation
from reviewdesk.domain.fields import Authority, rule_for
from reviewdesk.system.clock import Clock

_FIELD = "f:"
_VALUES = "v"


class SharedDoc:
    """The texts and values that one authority has the say in; both people's edits merge without loss."""

    def __init__(
        self, authority: Authority, updates: Iterable[bytes] = (), clock: Clock | None = None
    ) -> None:
        self.authority = authority
        self.undo_cleared_because: str | None = None
        self._applying = False
        self._clock = clock or Clock()
        self._doc: Doc[Any] = Doc()
        self._texts: dict[str, SharedText] = {}
        self._undo: dict[tuple[str, str], OwnUndo] = {}
        for update in updates:
            self.apply(update)
        self.values = SharedValues(authority, self._doc.get(_VALUES, type=Map))

    def text(self, field: str) -> SharedText:
        """Return the text field; raises ``RuleViolation`` for an unknown name or one of another document."""
        if field not in self._texts:
            rule = rule_for(field)
            if rule.authority is not self.authority:
                raise RuleViolation("wrong-document", field=field)
            self._texts[field] = SharedText(field, rule, self._root(field))
        return self._texts[field]

    def set_text(self, field: str, value: str, origin: str) -> None:
        """Make a field read ``value``, touching only what differs."""
        self.text(field).replace(value, origin)

    def texts(self) -> dict[str, str]:
        """Return every field in which something is written, sorted by name."""
        read = {name: str(self._root(name)) for name in sorted(self.touched())}
        return {name: words for name, words in read.items() if words}

    def touched(self) -> frozenset[str]:
        """Return the fields in which anything was ever written, also those that were emptied again.

        Ask before ``text``: a field that was only looked at counts as well.
        """
        return frozenset(name.removeprefix(_FIELD) for name in self._doc.keys() if name.startswith(_FIELD))  # noqa: SIM118

    def apply(self, update: bytes) -> None:
        """Merge an update; merging it twice is harmless. Raises ``DeskError('shared-text-unreadable')``.

        An update is taken as it is: who receives one from elsewhere checks the sender first.
        """
        try:
            self._applying = True
            self._doc.apply_update(update)
        except ValueError as error:
            raise DeskError("shared-text-unreadable") from error
        finally:
            self._applying = False

    def state(self) -> bytes:
        """Return the state vector: what this document has seen of whom."""
        return self._doc.get_state()

    def diff_since(self, state: bytes) -> bytes:
        """Return the update that brings a document with state vector ``state`` up to this one."""
        try:
            return self._doc.get_update(state)
        except ValueError as error:
            raise DeskError("shared-text-unreadable") from error

    def compacted(self) -> bytes:
        """Return the whole document as one update, to replace all that were stored before."""
        return self._doc.get_update()

    def content_hash(self) -> str:
        """Return SHA-256 (hex) over what the document says, however it came to say it."""
        content = {"authority": self.authority, "texts": self.texts(), "values": self.values.as_dict()}
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(canonical.encode()).hexdigest()

    def observe(self, callback: Callable[[bytes], None], *, applied: bool = True) -> Subscription:
        """Hand over the update of every change; with ``applied=False`` only of those made here."""

        def tell(event: TransactionEvent) -> None:
            if applied or not self._applying:
                callback(event.update)

        kept = self._doc.observe(tell)
        return Subscription(lambda: self._doc.unobserve(kept))

    def undo_manager(self, origin: str, field: str) -> OwnUndo:
        """Return the undo stack of ``origin`` in ``field``. It knows changes made since it was first asked for."""
        key = (origin, field)
        if key not in self._undo:
            self._undo[key] = OwnUndo(self.text(field), origin, self._clock)
        return self._undo[key]

    def clear_undo(self, reason: str) -> None:
        """Empty all undo stacks, for both people; ``undo_cleared_because`` keeps the reason's key to be told."""
        self.undo_cleared_because = reason
        for undo in self._undo.values():
            undo.clear()

    def close(self) -> None:
        """Let go of all texts; without this the document stays in memory for ever.

        Its parts refer to each other through pycrdt, where Python's collector does not see them. Subscriptions from
        ``observe`` are closed by those who made them.
        """
        self._undo.clear()
        for text in self._texts.values():
            text.close()
        self._texts.clear()
        self.values.close()

    def _root(self, field: str) -> Text:
        root: Text = self._doc.get(_FIELD + field, type=Text)
        return root


__all__ = ["SharedDoc", "Value"]
