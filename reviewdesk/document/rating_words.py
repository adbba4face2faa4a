"""What a step of the scale is called in one sealed plan: as its template said, or as it usually is."""

from reviewdesk.document.record import ReviewRecord
from reviewdesk.system.labels import rating_label


def rating_word(record: ReviewRecord, code: str) -> str:
    """Return the words of a rating; a record of any age says them as it did when it was sealed."""
    own = (word.label for word in record.scale if word.step == code)
    return next(own, "") or rating_label(code)
