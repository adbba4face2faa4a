"""A sheet of plain words on paper: the same letters, tags and archival form as the sealed plan, and nothing to sign."""

from datetime import UTC, date
from typing import Any, Final

from reviewdesk.document.record import (
    AuditHead,
    PersonFacts,
    Renderer,
    Retention,
    ReviewFacts,
    ReviewRecord,
    SignOff,
)
from reviewdesk.document.render import draw, draw_foot, drawing_alone
from reviewdesk.domain.sheet import Sheet, SheetSection, SheetTable
from reviewdesk.system.i18n import _, speaking

NUMBER: Final = "sheet"
"""What stands where a plan has its id."""
_DASH: Final = 14.0
"""Points from the beginning of a dash to the words it stands before."""


def sheet_pdf(sheet: Sheet) -> bytes:
    """Return the sheet as a tagged PDF."""
    from reviewdesk.document import archival
    from reviewdesk.document.story import Story

    with drawing_alone(), speaking(sheet.language):
        story = Story(_frame(sheet))
        _head(story, sheet)
        for section in sheet.sections:
            _section(story, section)
        return archival.finish(draw(story, _foot), story, None)


def _frame(sheet: Sheet) -> ReviewRecord:
    """Return what the archival form asks of every file: title, author, language and moment. Nobody is named in it."""
    nobody, day = PersonFacts("", "ReviewDesk", ""), sheet.made_at.date()
    return ReviewRecord(
        document_id=NUMBER,
        rendered_at=sheet.made_at.astimezone(UTC),
        renderer=Renderer("", {}),
        review=ReviewFacts(NUMBER, sheet.title, day, day, "", "", day),
        employee=nobody,
        manager=nobody,
        sign_off=SignOff(outcome=""),
        audit=AuditHead(0, ""),
        expected_signatures=(),
        organisation=sheet.organisation,
        language=sheet.language,
        retention=Retention(""),
    )


def _head(story: Any, sheet: Sheet) -> None:
    from reviewdesk.document.blocks import Rule
    from reviewdesk.document.story import OVERLINE, SUBTITLE, TITLE
    from reviewdesk.document.tagging import Node

    story.section = Node("Sect", story.document, title=sheet.title)
    if sheet.organisation:
        story.text(sheet.organisation, OVERLINE)
    story.text(sheet.title, TITLE, tag="H1")
    story.text(sheet.subtitle, SUBTITLE)
    story.add(Rule(before=12, after=2))


def _section(story: Any, section: SheetSection) -> None:
    from dataclasses import replace

    from reviewdesk.document.story import BODY

    spaced = replace(BODY, space_after=5)
    story.open_section(section.title)
    for paragraph in section.paragraphs:
        story.text(paragraph, spaced)
    _points(story, section.points)
    if section.table is not None:
        _table(story, section.table)


def _points(story: Any, points: tuple[str, ...]) -> None:
    """Set a list; each dash stands before its words, also where these run on to a second line."""
    from reviewdesk.document.blocks import Columns, Stack, TextBlock
    from reviewdesk.document.story import BODY, PLAIN, WIDTH
    from reviewdesk.document.tagging import Node

    listed = Node("L", story.section) if points else None
    for point in points:
        item = Node("LI", listed)
        dash = TextBlock("–", PLAIN, Node("Lbl", item))
        words = TextBlock(point, BODY, Node("LBody", item))
        row = Columns([Stack(dash), Stack(words)], [_DASH, WIDTH - _DASH], gap=0)
        row.spaceBefore = 3
        story.add(row)


def _table(story: Any, table: SheetTable) -> None:
    """Set a table whose first column is narrow and whose last is the widest."""
    from reviewdesk.document import fonts
    from reviewdesk.document.story import LABEL_WIDTH, NOTE, WIDTH
    from reviewdesk.document.text import Style

    others = len(table.heads) - 1
    share = (WIDTH - LABEL_WIDTH) / (others + 1)
    widths = [LABEL_WIDTH, *([share] * (others - 1)), 2 * share]
    made = story.table(list(table.heads), widths)
    strong = Style(fonts.MEDIUM, 9, 12.5, own_direction=True)
    for row in table.rows:
        styles = [strong, *([NOTE] * others)]
        story.row(made, [(text, style, "") for text, style in zip(row, styles, strict=True)])


def _foot(canvas: Any, record: ReviewRecord, page: int, of: int) -> None:
    told = _("{title} · {date}").format(title=record.review.title, date=_day(record.rendered_at.date()))
    draw_foot(canvas, told, page, of)


def _day(day: date) -> str:
    from reviewdesk.document.moments import long_date

    return long_date(day)
