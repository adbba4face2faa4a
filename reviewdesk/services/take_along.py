"""What the two take along from the table: a copy to read at home, and the check-ins for a calendar."""

from datetime import time
from pathlib import Path

from reviewdesk.document.attached import read_attached
from reviewdesk.document.calendar_file import calendar_file
from reviewdesk.document.reading_copy import copy_name, reading_copy
from reviewdesk.document.record import ReviewRecord
from reviewdesk.domain.check_ins import check_ins
from reviewdesk.domain.errors import DocumentError, RuleViolation
from reviewdesk.models.document_rows import SealedPlan
from reviewdesk.models.review_rows import Review
from reviewdesk.services.context import DeskContext, require
from reviewdesk.services.pending_plans import newest_revision, unsigned_record
from reviewdesk.services.saving import saved
from reviewdesk.services.stored_files import newest_file
from reviewdesk.services.taken_home import reads_as_taken_home


class TakeAlong:
    """Writes only where a person chose, and only what that person asked for."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def reading_copy(self, review_id: str) -> bytes:
        """Return the text as it stands, marked on every page as not signed. May run on any thread."""
        return reading_copy(self._unsigned(review_id))

    def reading_copy_name(self, review_id: str) -> str:
        """Return what the copy is called."""
        return copy_name(self._unsigned(review_id))

    def save_reading_copy(self, review_id: str, place: Path) -> Path:
        """Write the copy to where the person chose, and return where it lies."""
        return saved(place, self.reading_copy(review_id), DocumentError("file-not-saved"))

    def save_check_ins(self, document_id: str, place: Path, at: time, zone: str) -> Path:
        """Write the check-ins of a sealed plan as a calendar file, at ``at`` by the clocks of ``zone``."""
        with self._context.reading() as session:
            stored = newest_file(session, document_id)
            sealed_at = require(session, SealedPlan, document_id).sealed_at
        record = read_attached(self._context.desk.files.get(stored))
        if record.rhythm is None:
            raise RuleViolation("no-check-ins-agreed")
        facts, beat = record.review, record.rhythm
        ahead = check_ins(
            beat.weeks, beat.minutes, beat.first, facts.held_on, facts.period_start, facts.period_end
        )
        content = calendar_file(ahead, at, zone, document_id=document_id, made_at=sealed_at)
        return saved(place, content, DocumentError("file-not-saved"))

    def has_check_ins(self, document_id: str) -> bool:
        """Say whether a rhythm was agreed in a sealed plan."""
        with self._context.reading() as session:
            stored = newest_file(session, document_id)
        return read_attached(self._context.desk.files.get(stored)).rhythm is not None

    def _unsigned(self, review_id: str) -> ReviewRecord:
        """Return what is read at home: only the text whose hash was noted when it went is given along."""
        with self._context.reading() as session:
            if newest_revision(session, review_id) is not None:
                raise RuleViolation("signed-text-is-fixed")
            review = require(session, Review, review_id)
            if not reads_as_taken_home(session, self._context.library, review):
                raise RuleViolation("copy-not-as-taken-home")
            return unsigned_record(self._context, session, review)
