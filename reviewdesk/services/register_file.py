"""``register.json``: everything the register knows, one plan a line, so that a million are read one at a time.

It is read as if anybody could have written it: each line is bounded, each value has its type, nothing else is taken.
A line that is not what it should be is given as its error, so that one does not keep the others out.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from types import NoneType
from typing import Any, BinaryIO, Final, TypeVar, get_args, get_type_hints

from reviewdesk.domain.desk_trail import Place
from reviewdesk.domain.errors import DocumentError, RuleViolation
from reviewdesk.domain.goals import TEXT_LIMIT
from reviewdesk.domain.retention import RetentionClass, require_sound
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.retention_classes import from_plain, to_plain

FORMAT: Final = "reviewdesk/register"
VERSION: Final = 1
_LONGEST_LINE: Final = 4 * 1024 * 1024
_FILE: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,199}\.pdf")
_LONGEST_ID: Final = 36
_PLANS, _DISPOSALS, _END = b'"plans": [\n', b'],\n"disposals": [\n', b"]}\n"


@dataclass(frozen=True, slots=True)
class HoldEntry:
    """A hold, as it stands."""

    id: str
    reason: str
    set_by: str
    set_at: datetime
    lifted_by: str | None
    lifted_at: datetime | None

    def __post_init__(self) -> None:
        """Refuse with ``ValueError`` what no hold is."""
        _require(0 < len(self.id) <= _LONGEST_ID and (self.lifted_by is None) == (self.lifted_at is None))


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """A plan, as the register has it; ``file`` lies in ``plans/`` beside it, ``sha256`` is that file's."""

    document_id: str
    revision: int
    file: str
    sha256: str
    arrived_sha256: str
    supersedes: str | None
    title: str
    outcome: str
    employee_id: str
    employee_name: str
    manager_id: str
    manager_name: str
    period_start: date
    period_end: date
    held_on: date
    drawn_at: datetime
    sealed_at: datetime
    archived_at: datetime
    origin_root: str
    audit_seq: int
    audit_head: bytes
    employee_level: str
    manager_level: str
    shown: str
    trusted: bool
    trail: str
    seal: str
    stamped_until: date | None
    retention_class: str
    review_on: date
    holds: tuple[HoldEntry, ...]

    def __post_init__(self) -> None:
        """Refuse with ``ValueError`` what the register could not hold."""
        Place(self.trail), Outcome(self.outcome)
        _require(self.shown in {"exact", "text", "unknown"} and self.seal in {"none", "sealed", "stamped"})
        _require(_FILE.fullmatch(self.file) is not None)


@dataclass(frozen=True, slots=True)
class DisposalEntry:
    """A disposal, as it is logged."""

    document_id: str
    sha256: str
    retention_class: str
    rule: str
    review_on: date
    disposed_at: datetime
    disposed_by: str


Entry = TypeVar("Entry", PlanEntry, DisposalEntry, HoldEntry)


def write_register(
    file: BinaryIO,
    classes: Iterable[RetentionClass],
    plans: Iterable[PlanEntry],
    disposals: Iterable[DisposalEntry],
) -> None:
    """Write all of it; the same register always gives the same bytes."""
    head = {"format": FORMAT, "version": VERSION, "classes": to_plain(tuple(classes))}
    file.write(_json(head).removesuffix(b"}") + b",\n")
    for title, entries in ((_PLANS, plans), (_DISPOSALS, disposals)):
        file.write(title)
        between = b""
        for entry in entries:
            file.write(between + _json(_plain(entry)))
            between = b",\n"
        if between:
            file.write(b"\n")
    file.write(_END)


class RegisterFile:
    """A ``register.json``; raises ``DocumentError`` (``export-unreadable``, ``export-newer``) for anything else."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.classes = self._head()

    def plans(self) -> Iterator[PlanEntry | DocumentError]:
        """Yield every plan, or the error (``export-line-unreadable``) of its line."""
        return (_entry(PlanEntry, line) for line in self._lines(_PLANS))

    def disposals(self) -> Iterator[DisposalEntry | DocumentError]:
        """Yield every disposal, or the error of its line."""
        return (_entry(DisposalEntry, line) for line in self._lines(_DISPOSALS.removeprefix(b"],\n")))

    def _head(self) -> tuple[RetentionClass, ...]:
        with self._opened() as file:
            line = _line(file)
        try:
            head = json.loads(line.rstrip().removesuffix(b",") + b"}")
            known, version = head["format"] == FORMAT, head["version"]
            classes = from_plain(head["classes"]) if known and version == VERSION else ()
            _json(to_plain(classes))  # as text that can be written, without half a character
            _require(all(type(each.years) is int for each in classes))
        except (ValueError, KeyError, TypeError, RecursionError, AssertionError) as error:
            raise DocumentError("export-unreadable") from error
        if known and isinstance(version, int) and version > VERSION:
            raise DocumentError("export-newer")
        try:
            require_sound(classes)
        except (RuleViolation, AttributeError, TypeError) as error:
            raise DocumentError("export-unreadable") from error
        return classes

    def _lines(self, title: bytes) -> Iterator[bytes]:
        with self._opened() as file:
            while (line := _line(file)) != title:
                if not line:
                    raise DocumentError("export-unreadable")
            while not (line := _line(file)).startswith(b"]"):
                if not line:
                    raise DocumentError("export-unreadable")
                yield line.rstrip().removesuffix(b",")

    def _opened(self) -> BinaryIO:
        try:
            if not self._path.is_file():  # a pipe would be waited for without end
                raise DocumentError("export-unreadable")
            return self._path.open("rb")
        except OSError as error:
            raise DocumentError("export-unreadable") from error


def _line(file: BinaryIO) -> bytes:
    try:
        line = file.readline(_LONGEST_LINE + 1)
    except OSError as error:
        raise DocumentError("export-unreadable") from error
    if len(line) > _LONGEST_LINE:
        raise DocumentError("export-unreadable")
    return line


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8")


def _plain(value: Any) -> Any:
    if isinstance(value, PlanEntry | DisposalEntry | HoldEntry):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, bytes):
        return value.hex()
    return value.isoformat() if isinstance(value, date) else value


def _entry(kind: type[Entry], line: bytes) -> Entry | DocumentError:
    try:
        return _read(kind, json.loads(line))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return DocumentError("export-line-unreadable")


def _require(sound: object) -> None:
    if not sound:
        raise ValueError("value")


def _read(kind: type[Entry], plain: dict[str, Any]) -> Entry:
    hints = get_type_hints(kind)
    _require(set(plain) == set(hints))
    return kind(**{name: _value(hint, plain[name]) for name, hint in hints.items()})


def _value(hint: Any, plain: Any) -> Any:
    """Return what ``_plain`` was given; ``ValueError`` or ``TypeError`` for another type."""
    kinds = chain([hint], get_args(hint))
    if plain is None and NoneType in kinds:
        return None
    if hint == tuple[HoldEntry, ...]:
        return tuple(_read(HoldEntry, each) for each in plain)
    kind = next((each for each in get_args(hint) if each is not NoneType), hint)
    if kind is datetime:
        moment = datetime.fromisoformat(plain)
        _require(moment.tzinfo is not None)
        return moment.astimezone(UTC)
    if kind is date:
        return date.fromisoformat(plain)
    if kind is bytes:
        return bytes.fromhex(plain)
    if type(plain) is not kind:
        raise TypeError("kind")
    if kind is str:
        plain.encode()  # half a character cannot be stored
        _require(len(plain) <= TEXT_LIMIT)
    return plain
