"""The archive's lists: page by page, by words, by period, held or due; as fast with a million plans as with ten.

Pages go on from a key and never count over what was shown; the index of words is read newest first and stopped when
a page is full, so the commonest word costs no more than a rare one. A test looks at the plan of every statement.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Row, Select, column, func, select, table, text, tuple_
from sqlalchemy.orm import Session

from reviewdesk.domain.desk_trail import Place
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.search_words import words_of
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.register_rows import RegisterCount, RegisterEntry
from reviewdesk.services.context import DeskContext
from reviewdesk.services.lost_files import Lost, lost_files
from reviewdesk.services.register_rows import first_number
from reviewdesk.services.register_snapshots import RegisterCounts, RegisterPage, RegisterView

PAGE = 50
MOST_A_PAGE = 1000
MOST_WORDS = 12
"""Of a search; whoever pastes a letter is helped by its first words."""
_LOWEST, _HIGHEST = -(2**63), 2**63 - 1
_OTHERWISE_NAMED = {
    "employee": "employee_name",
    "manager": "manager_name",
    "audit_sequence": "audit_seq",
}
_INDEX = table("plan_index", column("rowid"), column("plan_index"))
_CLASS = "class/"


def _column(told: str) -> Any:
    """Return the column behind a field of ``RegisterView``."""
    name = _OTHERWISE_NAMED.get(told, told)
    return getattr(RegisterEntry if name in RegisterEntry.__table__.columns else SealedPlan, name)


# Columns and no rows of the mapper: making fifty of those takes longer than finding them among a million.
_COLUMNS: tuple[Any, ...] = (
    RegisterEntry.number,
    SealedPlan.review_id,
    SealedPlan.outcome,
    RegisterEntry.trail,
    RegisterEntry.audit_head,
    *(_column(told.name) for told in fields(RegisterView)[4:-1]),
)
_Plans = Select[Any]
_Row = Row[Any]
_Views = tuple[RegisterView, ...]


class Which(StrEnum):
    """Which plans a list shows."""

    ALL = "all"
    HELD = "held"
    DUE = "due"
    """Whose review date has come and that no hold keeps, the longest due first."""
    LOST = "lost"
    """Whose file the last look over the archive did not find, or found altered."""


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for; what is left empty does not narrow.

    Every one of ``words`` must be how a name begins or a whole word of the plan, every one of ``people`` how a name
    begins. ``since`` and ``until`` are days of sealing, both included.
    """

    words: str = ""
    people: str = ""
    since: date | None = None
    until: date | None = None


class Register:
    """Reads; nothing here changes anything."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def page(self, which: Which = Which.ALL, after: str = "", size: int = PAGE) -> RegisterPage:
        """Return plans, newest first, from where ``after`` of the page before says."""
        if which is Which.DUE:
            return self._due(after, size)
        statement = _plans().where(RegisterEntry.number < _number(after))
        if which is Which.HELD:
            statement = statement.where(text("held = 1"))
        if which is Which.LOST:
            with self._context.reading() as session:
                lost = list(lost_files(session))
            if not lost:
                return RegisterPage(())
            statement = statement.where(RegisterEntry.document_id.in_(lost))  # few enough to be sorted
        return self._newest(statement.order_by(RegisterEntry.number.desc()), size)

    def search(self, wanted: Search, after: str = "", size: int = PAGE) -> RegisterPage:
        """Return plans that have what is looked for, newest first."""
        asked = _question(wanted)
        newest = min(_number(after), _HIGHEST if wanted.until is None else _day(wanted.until, 1))
        oldest = _LOWEST if wanted.since is None else _day(wanted.since)
        if asked is None:
            narrowed = _plans().where(RegisterEntry.number < newest, RegisterEntry.number >= oldest)
            return self._newest(narrowed.order_by(RegisterEntry.number.desc()), size)
        if not asked:
            return RegisterPage(())
        row = _INDEX.c.rowid
        found = (
            select(*_COLUMNS)
            .select_from(_INDEX)
            .join(RegisterEntry, RegisterEntry.number == row)
            .join(SealedPlan, SealedPlan.document_id == RegisterEntry.document_id)
            .where(_INDEX.c.plan_index.op("MATCH")(asked), row < newest, row >= oldest)
            .order_by(row.desc())
        )
        return self._newest(found, size)

    def stamps_ending(self, by: date, after: str = "", size: int = PAGE) -> RegisterPage:
        """Return plans whose time stamps can be checked until ``by`` at the longest, the first to end first."""
        ends, day_and_number = RegisterEntry.stamped_until, _due_key(after)
        key = tuple_(ends, RegisterEntry.number)
        statement = _plans().where(ends <= by, key > tuple_(*day_and_number)).order_by(*key)
        rows, views, more = self._some(statement, size)
        last = rows[-1] if more else None
        return RegisterPage(views, f"{last.stamped_until.isoformat()}/{last.number}" if last else "")

    def count_of_stamps_ending(self, by: date) -> int:
        """Return how many such plans there are, from the index alone."""
        ends = RegisterEntry.stamped_until
        with self._context.reading() as session:
            return session.scalar(select(func.count()).where(ends <= by)) or 0

    def plan(self, document_id: str) -> RegisterView:
        """Return one plan; ``RuleViolation`` where it is not in the archive."""
        with self._context.reading() as session:
            return view_of(session, document_id)

    def has(self, document_id: str) -> bool:
        """Say whether a plan is in the archive."""
        with self._context.reading() as session:
            return session.get(SealedPlan, document_id) is not None

    def counts(self) -> RegisterCounts:
        """Return how many there are."""
        with self._context.reading() as session:
            found = {row.name: row.value for row in session.scalars(select(RegisterCount))}
            lost = len(lost_files(session))
        classes = sorted(
            (name.removeprefix(_CLASS), value) for name, value in found.items() if name.startswith(_CLASS)
        )
        return RegisterCounts(found.get("plans", 0), found.get("held", 0), tuple(classes), lost)

    def _due(self, after: str, size: int) -> RegisterPage:
        entry = RegisterEntry
        day, number = _due_key(after)
        statement = (
            _plans()
            .where(
                text("held = 0"),
                entry.review_on <= self._context.clock.now().date(),
                tuple_(entry.review_on, entry.number) > tuple_(day, number),
            )
            .order_by(entry.review_on, entry.number)
        )
        rows, views, more = self._some(statement, size)
        last = rows[-1] if more else None
        return RegisterPage(views, f"{last.review_on.isoformat()}/{last.number}" if last else "")

    def _newest(self, statement: _Plans, size: int) -> RegisterPage:
        rows, views, more = self._some(statement, size)
        return RegisterPage(views, str(rows[-1].number) if more else "")

    def _some(self, statement: _Plans, size: int) -> tuple[Sequence[_Row], _Views, bool]:
        most = max(1, min(size, MOST_A_PAGE))
        with self._context.reading() as session:
            rows = session.execute(statement.limit(most + 1)).all()
            lost = lost_files(session)
        return rows[:most], tuple(_view(row, lost) for row in rows[:most]), len(rows) > most


def view_of(session: Session, document_id: str) -> RegisterView:
    """Return one plan of the archive."""
    row = session.execute(_plans().where(RegisterEntry.document_id == document_id)).first()
    if row is None:
        raise RuleViolation("not-on-this-desk")
    return _view(row, lost_files(session))


def _plans() -> _Plans:
    return select(*_COLUMNS).join(SealedPlan, SealedPlan.document_id == RegisterEntry.document_id)


def _view(row: _Row, lost: Lost) -> RegisterView:
    review_id, outcome, trail, head, document_id, *rest = tuple(row)[1:]
    rest = [review_id is not None, document_id, *rest, lost.get(document_id, "")]
    return RegisterView(Outcome(outcome), Place(trail), head.hex(), *rest)


def _question(wanted: Search) -> str | None:
    """Return what the index is asked: ``None`` for nothing to look for, empty where nothing can be found.

    Only letters and digits of ours are quoted into it, so nothing that is typed can be an operator.
    """
    people, words = words_of(wanted.people)[:MOST_WORDS], words_of(wanted.words)[:MOST_WORDS]
    if (wanted.people.strip() and not people) or (wanted.words.strip() and not words):
        return ""
    asked = [f'names : "{word}"' for word in people] + [f'{{names words}} : "{word}"' for word in words]
    return " AND ".join(asked) or None


def _number(after: str) -> int:
    if not after:
        return _HIGHEST
    try:
        number = int(after)
    except ValueError:
        raise RuleViolation("no-such-page") from None
    if not _LOWEST <= number <= _HIGHEST:
        raise RuleViolation("no-such-page")
    return number


def _due_key(after: str) -> tuple[date, int]:
    if not after:
        return date.min, _LOWEST
    day, _slash, number = after.partition("/")
    try:
        return date.fromisoformat(day), _number(number)
    except ValueError:
        raise RuleViolation("no-such-page") from None


def _day(day: date, later: int = 0) -> int:
    """Return the first number of a day where the person sits, or of the day after it."""
    try:
        begins = datetime.combine(day + timedelta(days=later), time()).astimezone()
        return first_number(begins.astimezone(UTC))
    except (OverflowError, ValueError):
        return _HIGHEST if later else _LOWEST
