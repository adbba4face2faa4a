"""The single values of a shared document: dates, numbers, an order. The last writer wins."""

import json
from collections.abc import Callable

from pycrdt import Map

from reviewdesk.coedit.shared_text import is_sound
from reviewdesk.coedit.subscription import Subscription
from reviewdesk.domain.errors import DeskError, RuleViolation
from reviewdesk.domain.fields import Authority, value_rule_for

Value = str | int | list[str | int] | None
VALUE_LIMIT = 2_000
"""Characters of one value in JSON; a value is a choice, not a text."""


class SharedValues:
    """Get and set single values by key. They are kept as JSON, since pycrdt turns whole numbers into floats."""

    def __init__(self, authority: Authority, root: Map[str]) -> None:
        self._authority = authority
        self._root = root
        self._callbacks: dict[object, Callable[[], None]] = {}
        self._kept = root.observe(lambda _event: self._tell())

    def get(self, key: str) -> Value:
        """Return the value, or ``None`` where none was set. Raises ``RuleViolation`` for an unknown key."""
        self._check_key(key)
        stored = self._root.get(key)
        return None if stored is None else _decoded(stored)

    def set(self, key: str, value: Value, origin: str) -> None:
        """Set a value as ``origin``; setting what is there already changes nothing."""
        self._check_key(key)
        _check_type(value)
        stored = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        if len(stored) > VALUE_LIMIT:
            raise RuleViolation("text-too-long", field=key, limit=VALUE_LIMIT)
        if not is_sound(stored):
            raise RuleViolation("text-not-allowed", field=key)
        if stored != self._root.get(key, "null"):
            with self._root.doc.transaction(origin=origin):
                self._root[key] = stored

    def as_dict(self) -> dict[str, Value]:
        """Return all values that are not ``None``, sorted by key."""
        found = {key: _decoded(stored) for key, stored in sorted(self._root.items())}
        return {key: value for key, value in found.items() if value is not None}

    def observe(self, callback: Callable[[], None]) -> Subscription:
        """Call back after any value changed, by whomever. The callback must not write to the document."""
        token = object()
        self._callbacks[token] = callback
        return Subscription(lambda: self._callbacks.pop(token, None))

    def close(self) -> None:
        """Stop listening to the document."""
        self._callbacks.clear()
        self._root.unobserve(self._kept)

    def _check_key(self, key: str) -> None:
        if value_rule_for(key).authority is not self._authority:
            raise RuleViolation("wrong-document", field=key)

    def _tell(self) -> None:
        for callback in tuple(self._callbacks.values()):
            callback()


def _check_type(value: object) -> None:
    items = value if isinstance(value, list) else [] if value is None else [value]
    if not all(isinstance(item, str | int) for item in items):
        raise TypeError("a shared value is a string, a whole number, a list of these, or None")


def _decoded(stored: object) -> Value:
    try:
        value: Value = json.loads(str(stored))
        _check_type(value)
    except (ValueError, TypeError) as error:
        raise DeskError("shared-text-unreadable") from error
    return value
