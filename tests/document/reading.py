"""Reading a PDF back with a reader that had no part in making it."""

import re

import pypdfium2


def page_texts(data: bytes) -> list[str]:
    """Return what a person could copy out of each page."""
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_textpage().get_text_range() for page in document]


def text(data: bytes) -> str:
    """Return the whole text with single spaces."""
    return re.sub(r"\s+", " ", " ".join(page_texts(data)))
