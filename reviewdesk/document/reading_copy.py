"""The text as it stands, to be read in quiet: the same words, marked on every page as not signed.

Nothing can be signed in it and no data is attached, so that nobody can take it for the document itself.
"""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from reviewdesk.document.record import Assurance, AuditHead, Renderer, Retention, ReviewRecord, SignOff
from reviewdesk.document.record_json import canonical, to_json
from reviewdesk.document.render import draw, draw_foot, drawing_alone, reading_order
from reviewdesk.system.i18n import _, speaking

NUMBER: Final = "reading-copy"
"""What stands where a document has its id: a copy never becomes that document."""
_HEAD: Final = 30
"""Points from the upper edge of the paper to the words in the margin."""


def reading_copy(record: ReviewRecord) -> bytes:
    """Return the pages of a review that is not signed; raises ``DocumentError`` like the plan itself."""
    to_json(record)
    from reviewdesk.document import archival, ending
    from reviewdesk.document.story import Story

    with drawing_alone(), speaking(record.language):
        story = Story(replace(record, document_id=NUMBER))
        _notice(story)
        for section in reading_order():
            if section not in {ending.signatures, ending.about}:
                section(story)
        return archival.finish(draw(story, _margins), story, None)


def fingerprint(record: ReviewRecord) -> str:
    """Return the SHA-256 of all that is read at home.

    The moment does not count, nor how the employee closes it, nor what follows from that: how it is signed and kept.
    """
    read = replace(
        record,
        document_id=NUMBER,
        rendered_at=datetime.fromtimestamp(0, UTC),
        renderer=Renderer("", {}),
        audit=AuditHead(0, ""),
        expected_signatures=(),
        assurance=Assurance(),
        retention=Retention(),
        sign_off=SignOff(outcome="", manager_words=record.sign_off.manager_words),
    )
    return hashlib.sha256(canonical(read)).hexdigest()


def copy_name(record: ReviewRecord) -> str:
    """Return what the copy is called on disk: no name of a person stands in it."""
    from reviewdesk.document.file_name import safe

    person = safe(record.employee.id) or "person"
    return f"{person}_{record.review.held_on.isoformat()}_{NUMBER}.pdf"


def _notice(story: Any) -> None:
    """Say before anything else what this is."""
    from reviewdesk.document.blocks import Rule
    from reviewdesk.document.story import NOTE
    from reviewdesk.document.tagging import Node

    story.section = Node("Sect", story.document, title=_mark())
    story.text(
        _(
            "This is a reading copy. Nobody has signed it. The document that you sign carries the same words; "
            "what {name} adds until then is printed there as written."
        ).format(name=story.record.employee.given_name),
        NOTE,
    )
    story.add(Rule(before=8, after=14))


def _mark() -> str:
    return _("Reading copy, not signed")


def _margins(canvas: Any, record: ReviewRecord, page: int, of: int) -> None:
    """Say on every page, above and below, that it is not signed."""
    from reportlab.lib.pagesizes import A4

    from reviewdesk.document import fonts
    from reviewdesk.document.blocks import draw_line
    from reviewdesk.document.text import Style, lines_of

    style = Style(fonts.STRONG, size=9, colour="7A5200")
    line = lines_of(_mark(), style, A4[0])[0]
    draw_line(canvas, line, style, (A4[0] - line.width) / 2, A4[1] - _HEAD)
    told = _("{mark} · {title} · {employee}")
    whose = told.format(mark=_mark(), title=record.review.title, employee=record.employee.name)
    draw_foot(canvas, whose, page, of)
