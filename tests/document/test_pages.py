"""How the pages are made up: what a reader meets first, what stands at the foot, and where a page may end."""

import re
from dataclasses import replace

import pypdfium2

from reviewdesk.document.render import render
from tests.document.reading import page_texts
from tests.document.sample import sample

PATH = pypdfium2.raw.FPDF_PAGEOBJ_PATH


def test_every_page_says_which_document_and_page_it_is() -> None:
    pages = page_texts(render(sample()))
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Year review 2025 · Devon Park · 3c1d9a10" in page


def test_foot_of_the_page_has_letters_for_every_title_and_room_for_the_number() -> None:
    for title in ("年度回顧 2025", "Review " * 28):
        pages = page_texts(render(replace(sample(), review=replace(sample().review, title=title))))
        last = re.sub(r"\s+", " ", pages[0].splitlines()[-1])
        assert last.startswith(title.split()[0])
        assert last.endswith(f"Page 1 of {len(pages)}")


def test_ids_stand_at_the_end_and_not_on_the_cover() -> None:
    record = replace(sample(), supersedes="01a20836-aa50-723f-a0e1-15995b27b6fe")
    first, *_, last = page_texts(render(record))
    assert record.document_id in last
    assert record.supersedes in last
    assert "takes the place of an earlier one" in first
    assert re.findall(r"[0-9a-f]{4}-[0-9a-f]{4}|[0-9a-f]{9}", first) == []


def test_no_line_stands_at_the_top_of_a_page() -> None:
    """A line between two items parts nothing where the second begins a page."""
    for lines in range(0, 40, 3):
        record = replace(sample(), heard="\n".join("line" for _ in range(lines)))
        with pypdfium2.PdfDocument(render(record)) as document:
            for page in document:
                top = page.get_height() - 60
                boxes = [thing.get_bounds() for thing in page.get_objects() if thing.type == PATH]
                assert not [box for box in boxes if box[3] > top and box[3] - box[1] < 2]


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    """However much stands above, a heading takes something of what it heads along."""
    heads = (
        "Where Devon wants",
        "What Devon grows",
        "What we promise",
        "When we talk",
        "How we ended",
        "Signatures",
    )
    for lines in range(0, 60, 3):
        for page in page_texts(render(replace(sample(), heard="\n".join("line" for _ in range(lines))))):
            body = [line for line in page.splitlines() if "Page " not in line]
            assert not body[-1].startswith(heads), body[-1]
