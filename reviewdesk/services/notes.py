"""The owner's private notes. The meeting window can never reach this module."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.goals import clean_text
from reviewdesk.models.people_rows import Person
from reviewdesk.models.review_rows import PrivateNote
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext, require
from reviewdesk.services.office_snapshots import NoteView

_NOTES = frozenset({Topic.NOTES})


class Notes:
    """Notes about one person, newest first; removing one is soft and can be taken back."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def for_person(self, person_id: str) -> tuple[NoteView, ...]:
        """Return the notes about a person."""
        with self._context.reading() as session:
            return note_views(session, person_id)

    def add(self, person_id: str, text: str) -> Change[str]:
        """Keep a note about a person and return its id."""
        with self._context.writing() as unit:
            require(unit.session, Person, person_id)
            note = PrivateNote(id=unit.new_id(), person_id=person_id, text=_words(text), at=unit.now)
            unit.session.add(note)
            unit.audit("note.added", note.id)
            return Change(note.id, _NOTES)

    def edit(self, note_id: str, text: str) -> Change[None]:
        """Word a note anew; it keeps its date."""
        with self._context.writing() as unit:
            require(unit.session, PrivateNote, note_id).text = _words(text)
            unit.audit("note.edited", note_id)
            return Change(None, _NOTES)

    def remove(self, note_id: str) -> Change[None]:
        """Take a note away."""
        with self._context.writing() as unit:
            require(unit.session, PrivateNote, note_id).removed_at = unit.now
            unit.audit("note.removed", note_id)
            return Change(None, _NOTES)

    def restore(self, note_id: str) -> Change[None]:
        """Put a removed note back."""
        with self._context.writing() as unit:
            require(unit.session, PrivateNote, note_id).removed_at = None
            unit.audit("note.restored", note_id)
            return Change(None, _NOTES)


def note_views(session: Session, person_id: str) -> tuple[NoteView, ...]:
    """Return the notes about a person, newest first."""
    rows: Sequence[PrivateNote] = session.scalars(
        select(PrivateNote)
        .where(PrivateNote.person_id == person_id, PrivateNote.removed_at.is_(None))
        .order_by(PrivateNote.at.desc(), PrivateNote.id.desc())
    ).all()
    return tuple(NoteView(row.id, row.person_id, row.at, row.text) for row in rows)


def _words(text: str) -> str:
    words = clean_text(text, field="text")
    if not words:
        raise RuleViolation("text-is-empty", field="text")
    return words
