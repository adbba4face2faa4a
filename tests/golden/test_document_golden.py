"""The sealed plan looks and reads as it did; a change here is a change of every plan to come.

To accept a change, look at the new pages, raise ``render.LAYOUT`` and run with ``REVIEWDESK_GOLDEN=write``.
"""

import os
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

from reviewdesk.document.render import render
from tests.document.kinds import KINDS
from tests.document.reading import page_texts
from tests.document.sample import complete, sample

FOLDER = Path(__file__).parent / "document"
WRITE = os.environ.get("REVIEWDESK_GOLDEN") == "write"
PLANS = {"plan": (sample, 4), "plan-complete": (complete, 5), **KINDS}
"""The first has nothing that later versions brought: it must go on being drawn as it was."""
PICTURED = {
    "plan": (1, 2, 3, 4),
    "plan-complete": (1, 2, 3, 4, 5),
    "short": (1,),
    "long": (2, 3, 11, 12),
    "acknowledged": (2,),
    "declined": (4,),
    "taken-home": (2,),
    "amended": (1, 3),
    "rebuttal": (5,),
    "scripts": (1, 2),
    "hebrew": (1, 2),
    "arabic": (1,),
    "german": (2, 5),
}
"""The pages of which a picture is kept: those that no other plan shows. The words of all are compared."""
PAGES = [(plan, page) for plan, pages in PICTURED.items() for page in pages]
_MEAN, _PEAK = 0.4, 80
"""How far grey levels (0 to 255) of a page at 54 dpi may lie apart: on the whole, and at any one point."""


@cache
def _drawn(plan: str) -> bytes:
    return render(PLANS[plan][0]())


def _picture(data: bytes, page: int) -> Image.Image:
    """Return a page in sixteen greys, which make small files."""
    with pypdfium2.PdfDocument(data) as document:
        picture: Image.Image = document[page - 1].render(scale=0.75).to_pil()
        return picture.convert("L").point([level // 16 * 17 for level in range(256)])


@pytest.mark.parametrize("plan", PLANS)
def test_text_is_the_one_agreed(plan: str) -> None:
    pages = page_texts(_drawn(plan))
    found = "\n\f\n".join("\n".join(page.splitlines()) for page in pages) + "\n"
    path = FOLDER / f"{plan}.txt"
    if WRITE:
        path.write_text(found, encoding="utf-8")
    assert found == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("plan", "page"), PAGES)
def test_page_looks_as_agreed(plan: str, page: int) -> None:
    found = _picture(_drawn(plan), page)
    path = FOLDER / f"{plan}-{page}.png"
    if WRITE:
        found.quantize(16).save(path, optimize=True)
    with Image.open(path) as kept:
        difference = ImageStat.Stat(ImageChops.difference(found, kept.convert("L")))
    assert difference.mean[0] <= _MEAN
    assert difference.extrema[0][1] <= _PEAK


@pytest.mark.parametrize("plan", PLANS)
def test_number_of_pages_is_the_one_agreed(plan: str) -> None:
    assert len(page_texts(_drawn(plan))) == PLANS[plan][1]
    assert 1 <= PLANS[plan][1] <= 12


@pytest.mark.skipif(WRITE, reason="the pictures are being written")
def test_no_picture_is_kept_that_nothing_compares() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == {f"{plan}-{page}" for plan, page in PAGES}
