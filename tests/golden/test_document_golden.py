"""The sealed plan looks and reads as it did; a change here is a change of every plan to come.

To accept a change, look at the new pages, raise ``render.LAYOUT`` and run with ``REVIEWDESK_GOLDEN=write``.
"""

import os
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from reviewdesk.document.render import render
from tests.document.reading import page_texts
from tests.document.sample import sample

FOLDER = Path(__file__).parent / "document"
WRITE = os.environ.get("REVIEWDESK_GOLDEN") == "write"
PAGES = 4
_MEAN, _PEAK = 0.6, 110
"""How far grey levels (0 to 255) of a page at 54 dpi may lie apart: on the whole, and at any one point."""


def _picture(data: bytes, page: int) -> Image.Image:
    with pypdfium2.PdfDocument(data) as document:
        picture: Image.Image = document[page].render(scale=0.75).to_pil()
        return picture.convert("L")


def test_text_is_the_one_agreed() -> None:
    found = "\n\f\n".join("\n".join(page.splitlines()) for page in page_texts(render(sample()))) + "\n"
    path = FOLDER / "plan.txt"
    if WRITE:
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", range(PAGES))
def test_page_looks_as_agreed(page: int) -> None:
    found = _picture(render(sample()), page)
    path = FOLDER / f"plan-{page + 1}.png"
    if WRITE:
        found.save(path, optimize=True)
    with Image.open(path) as kept:
        difference = ImageStat.Stat(ImageChops.difference(found, kept))
    assert difference.mean[0] <= _MEAN
    assert difference.extrema[0][1] <= _PEAK


def test_number_of_pages_is_the_one_agreed() -> None:
    assert len(page_texts(render(sample()))) == PAGES
