"""Turns a PDF into pictures of its pages; called on a thread of the pool, never on the window's.

pypdfium2, because QtPdf does not draw the appearance of signatures. The library is not safe on two threads at once.
"""

import threading
from typing import Final

from PySide6.QtGui import QImage

from reviewdesk.domain.errors import DocumentError

MOST_PAGES: Final = 40
"""A plan has three; more than this is something else, and would fill the memory."""
_one_at_a_time: Final = threading.Lock()


def render_pages(pdf: bytes, width: int) -> list[QImage]:
    """Return every page, ``width`` px wide; ``DocumentError`` for what is no PDF."""
    import pypdfium2 as pdfium

    with _one_at_a_time:
        try:
            document = pdfium.PdfDocument(pdf)
        except pdfium.PdfiumError as error:
            raise DocumentError("not_a_pdf") from error
        try:
            document.init_forms()
            return [_picture(document[number], width) for number in range(min(len(document), MOST_PAGES))]
        finally:
            document.close()


def _picture(page: "object", width: int) -> QImage:
    points, _height = page.get_size()  # type: ignore[attr-defined]  # pypdfium2 has no types
    bitmap = page.render(scale=width / points, rev_byteorder=True, may_draw_forms=True)  # type: ignore[attr-defined]
    size = (bitmap.width, bitmap.height)
    form = QImage.Format.Format_RGB888 if bitmap.n_channels == 3 else QImage.Format.Format_RGBX8888  # noqa: PLR2004
    image = QImage(bytes(bitmap.buffer), *size, bitmap.stride, form)
    return image.copy()  # else it would point into memory that goes with the document
