"""What a sealed plan is called on disk: the same everywhere, sortable, and safe on every file system."""

import re
import unicodedata

from reviewdesk.document.record import ReviewRecord

_LONGEST = 40


def file_name(record: ReviewRecord) -> str:
    """Return ``<person-id>_<yyyy-mm-dd>_<kind>_<document-id>.pdf``; no name of a person stands in it."""
    person = safe(record.employee.id) or "person"
    kind = safe(record.review.template) or "review"
    return f"{person}_{record.review.held_on.isoformat()}_{kind}_{record.document_id}.pdf"


def safe(text: str) -> str:
    """Keep letters a to z, digits and hyphens; everything else becomes one hyphen."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:_LONGEST].rstrip("-")
