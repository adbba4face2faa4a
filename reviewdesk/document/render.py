"""From a record to the unsigned PDF: the same record gives the same bytes, whenever and however often.

That is the proof that *what is shown is what is attached*: draw the attached data again and compare.
"""

import io
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from reviewdesk.document.record import Renderer, ReviewRecord
from reviewdesk.document.record_json import to_json
from reviewdesk.system.i18n import _, speaking

if TYPE_CHECKING:
    from reviewdesk.document.story import Story

RENDERER = "reviewdesk.document"
LAYOUT = "5"
"""Raise it with every change that moves a byte of any page."""

_MARGIN, _BOTTOM, _TOP = 64.0, 66.0, 58.0
_SHORT_ID = 8
"""How many of the last characters of a document's id stand at the foot of each page."""
Feet = Callable[[Any, ReviewRecord, int, int], None]
_one_at_a_time = threading.Lock()
"""ReportLab's fonts serve one document at a time."""


def renderer() -> Renderer:
    """Return who draws here, with every version that may move a byte."""
    from reviewdesk.document import fonts

    libraries = ("reportlab", "pikepdf", "uharfbuzz", "babel")
    versions = {name: version(name) for name in libraries}
    own = {"layout": LAYOUT, "fonts": fonts.fingerprint(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    return Renderer(RENDERER, {**versions, **own})


def render(record: ReviewRecord) -> bytes:
    """Return the first revision of the sealed plan: tagged PDF/A-3b with empty signature fields.

    Raises ``DocumentError`` if the record is not one that could be read back.
    """
    attached = to_json(record)
    from reviewdesk.document import archival
    from reviewdesk.document.story import Story

    with drawing_alone(), speaking(record.language):
        story = Story(record)
        for section in reading_order():
            section(story)
        pages = draw(story, foot)
        return archival.finish(pages, story, attached)


@contextmanager
def drawing_alone() -> Iterator[None]:
    """Have the fonts for oneself; what glyphs meant in the last document is forgotten."""
    with _one_at_a_time:
        from reviewdesk.document import fonts

        fonts.begin_document()
        yield


def reading_order() -> tuple[Callable[["Story"], None], ...]:
    """Return the sections in reading order."""
    from reviewdesk.document import appendix, ending, feedforward, parked, sections

    return (
        sections.cover,
        sections.topics,
        feedforward.at_its_best,
        sections.self_assessment,
        sections.overview,
        sections.goals,
        sections.growth,
        sections.plan,
        feedforward.turn_the_table,
        sections.commitments,
        sections.rhythm,
        parked.parked,
        ending.sign_off,
        ending.signatures,
        ending.about,
        appendix.rebuttal,
    )


def draw(story: "Story", feet: Feet) -> io.BytesIO:
    """Draw the pages; ``feet`` says on each, given its number and how many there are, whose it is."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    from reviewdesk.document import fonts
    from reviewdesk.document.tagging import canvas_class

    fonts.font(fonts.TEXT)
    record = story.record
    width, height = A4
    frame = Frame(
        _MARGIN,
        _BOTTOM,
        width - 2 * _MARGIN,
        height - _BOTTOM - _TOP,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    buffer = io.BytesIO()
    template = BaseDocTemplate(
        buffer,
        pagesize=A4,
        pageTemplates=[PageTemplate("page", [frame])],
        title=record.review.title,
        author=record.organisation,
        lang=record.language,
        pageCompression=1,
        initialFontName=fonts.TEXT,
        invariant=1,
    )

    def canvas(*args: Any, **kwargs: Any) -> Any:
        return canvas_class()(*args, footer=lambda c, page, of: feet(c, record, page, of), **kwargs)

    template.build(story.flow, canvasmaker=canvas)
    buffer.seek(0)
    return buffer


def foot(canvas: Any, record: ReviewRecord, page: int, of: int) -> None:
    """Say on every page whose document it is, and in a few characters which one."""
    whose = _("{title} · {employee} · {id}").format(
        title=record.review.title, employee=record.employee.name, id=record.document_id[-_SHORT_ID:]
    )
    draw_foot(canvas, whose, page, of)


def draw_foot(canvas: Any, whose: str, page: int, of: int) -> None:
    """Draw the line at the foot of a page."""
    from reportlab.lib.pagesizes import A4

    from reviewdesk.document import bidi
    from reviewdesk.document.blocks import HAIRLINE, draw_line
    from reviewdesk.document.marks import colour
    from reviewdesk.document.text import Style, lines_of

    colour(canvas, HAIRLINE)
    canvas.setLineWidth(0.6)
    canvas.line(_MARGIN, 46, A4[0] - _MARGIN, 46)
    width, style = A4[0] - 2 * _MARGIN, Style(size=7.5, colour="6B645B", own_direction=True)
    told = (lines_of(whose, style, width - 80)[0], lines_of(_page_of(page, of), style, width)[0])
    for line, leads in zip(told, (True, False), strict=True):
        at_left = leads != bool(bidi.page_level())
        x = _MARGIN if at_left else A4[0] - _MARGIN - line.width
        draw_line(canvas, line, style, x, 33)


def _page_of(page: int, of: int) -> str:
    return _("Page {page} of {total}").format(page=page, total=of)
