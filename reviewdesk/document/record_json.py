"""``ReviewRecord`` to canonical JSON and back; whatever is not exactly that is refused in a sentence.

Canonical: UTF-8, keys sorted, no spaces, characters as themselves. One record has one byte string, so that a
hash of it means something. The loader trusts nothing: size first, then syntax, schema, dates, canonical form.
"""

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from types import MappingProxyType
from typing import Any, NoReturn, Union, get_args, get_origin, get_type_hints

from reviewdesk.document.record import ReviewRecord, signatures_for
from reviewdesk.domain.errors import DocumentError
from reviewdesk.system.i18n import _, mark
from reviewdesk.system.resources import resource

MAX_BYTES = 3 * 512 * 1024
"""More than twenty full fields of English, drawn in under ten seconds; more is an attack or a mistake."""
_PARTS = MappingProxyType(
    {
        mark("the time when the work was at its best"): ("at_its_best",),
        mark("the self-assessment"): ("self_assessment", "heard"),
        mark("the goals"): ("goals",),
        mark("growth"): ("growth",),
        mark("the development plan"): ("actions", "commitments"),
        mark("what the employee asks of the manager"): ("turn_the_table",),
        mark("the words at the end"): ("sign_off",),
    }
)
"""Where people write, in the words they know it by."""


def to_json(record: ReviewRecord) -> bytes:
    """Return the one canonical form of ``record``; raises ``DocumentError`` if it would not load again."""
    data = canonical(record)
    if len(data) > MAX_BYTES:
        raise DocumentError("plan-too-long", part=_longest_part(record))
    load_json(data)
    return data


def _longest_part(record: ReviewRecord) -> str:
    """Return the words for the part of the review that takes the most room."""
    room = {
        words: sum(len(json.dumps(_plain(getattr(record, name)))) for name in names)
        for words, names in _PARTS.items()
    }
    return _(max(room, key=room.__getitem__))


def load_json(data: bytes) -> ReviewRecord:
    """Return the record in ``data``; raises ``DocumentError`` for anything but a canonical, valid record."""
    if len(data) > MAX_BYTES:
        raise DocumentError("record_too_large")
    tree = _parse(data)
    _check_schema(tree)
    try:
        record: ReviewRecord = _decode(tree, ReviewRecord)
        again = canonical(record)
    except (ValueError, OverflowError):
        raise DocumentError("record_invalid", place="") from None
    if again != data:
        raise DocumentError("record_not_canonical")
    if record.expected_signatures != signatures_for(record.sign_off.outcome):
        raise DocumentError("record_invalid", place="expected_signatures")
    return record


def canonical(record: ReviewRecord) -> bytes:
    """Return the record as canonical JSON, whether or not it is one that may be sealed."""
    text = json.dumps(_plain(record), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    try:
        return text.encode()
    except UnicodeEncodeError:  # half a surrogate pair: no character at all
        raise DocumentError("record_invalid", place="") from None


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        told = (f for f in fields(value) if not (f.metadata and getattr(value, f.name) == f.default))
        return {f.name.rstrip("_"): _plain(getattr(value, f.name)) for f in told}
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: _plain(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return [_plain(entry) for entry in value]
    return value


def _parse(data: bytes) -> Any:
    try:
        return json.loads(data.decode(), object_pairs_hook=_no_twins, **_NO_FRACTIONS)
    except (ValueError, RecursionError):
        raise DocumentError("record_unreadable") from None


def _refuse(_number: str) -> NoReturn:
    """Refuse 1.0, 1e3 and NaN: every number of a record is whole and has one spelling."""
    raise ValueError


_NO_FRACTIONS: dict[str, Any] = {"parse_float": _refuse, "parse_constant": _refuse}


def _no_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Refuse an object that names a key twice: two readers could see two values."""
    tree = dict(pairs)
    if len(tree) != len(pairs):
        raise ValueError
    return tree


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    schema = json.loads(resource("schema", "review-record-1.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema)


def _check_schema(tree: Any) -> None:
    error = next(_validator().iter_errors(tree), None)
    if error is not None:
        raise DocumentError("record_invalid", place="/".join(str(step) for step in error.absolute_path))


def _decode(value: Any, kind: Any) -> Any:  # noqa: PLR0911 - one return for each kind of value
    """Build ``kind`` from JSON that the schema has already accepted."""
    if get_origin(kind) in (Union, types.UnionType):
        if value is None:
            return None
        return _decode(value, next(k for k in get_args(kind) if k is not type(None)))
    if get_origin(kind) is tuple:
        return tuple(_decode(entry, get_args(kind)[0]) for entry in value)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = _hints(kind)
        there = (f for f in fields(kind) if f.name.rstrip("_") in value)
        return kind(**{f.name: _decode(value[f.name.rstrip("_")], hints[f.name]) for f in there})
    if kind is datetime:
        return datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    if kind is date:
        return date.fromisoformat(value)
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
