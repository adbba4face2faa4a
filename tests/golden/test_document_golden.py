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
from tests.document.sample import complete, sample

FOLDER = Path(__file__).parent / "document"
WRITE = os.environ.get("REVIEWDESK_GOLDEN") == "write"
PLANS = {"plan": (sample, 4), "plan-complete": (complete, 5)}
"""The first has nothing that later versions brought: it must go on being drawn as it was."""
PAGES = [(plan, page) for plan, (_make, pages) in PLANS.items() for page in range(pages)]
_MEAN, _PEAK = 0.6, 110
"""How far grey levels (0 to 255) of a page at 54 dpi may lie apart: on the whole, and at any one point."""


def _picture(data: bytes, page: int) -> Image.Image:
    with pypdfium2.PdfDocument(data) as document:
        picture: Image.Image = document[page].render(scale=0.75).to_pil()
        return picture.convert("L")


@pytest.mark.parametrize("plan", PLANS)
def test_text_is_the_one_agreed(plan: str) -> None:
    pages = page_texts(render(PLANS[plan][0]()))
    found = "\n\f\n".join("\n".join(page.splitlines()) for page in pages) + "\n"
    path = FOLDER / f"{plan}.txt"
    if WRITE:
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("plan", "page"), PAGES)
def test_page_looks_as_agreed(plan: str, page: int) -> None:
    found = _picture(render(PLANS[plan][0]()), page)
    path = FOLDER / f"{plan}-{page + 1}.png"
    if WRITE:
        found.save(path, optimize=True)
    with Image.open(path) as kept:
        difference = ImageStat.Stat(ImageChops.difference(found, kept))
    assert difference.mean[0] <= _MEAN
    assert difference.extrema[0][1] <= _PEAK


@pytest.mark.parametrize("plan", PLANS)
def test_number_of_pages_is_the_one_agreed(plan: str) -> None:
    assert len(page_texts(render(PLANS[plan][0]()))) == PLANS[plan][1]
