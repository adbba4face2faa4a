"""PDFium, one document at a time: the library keeps a state of its own and does not bear two threads at once."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from reviewdesk.domain.errors import DocumentError

_one_at_a_time: Final = threading.Lock()


@contextmanager
def opened(data: bytes) -> Iterator[Any]:
    """Lend the ``PdfDocument`` of ``data``, with its form, so that signatures are drawn.

    ``DocumentError`` for what is no PDF. No other thread uses PDFium meanwhile.
    """
    import pypdfium2

    with _one_at_a_time:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise DocumentError("not_a_pdf") from error
        try:
            document.init_forms()
            yield document
        finally:
            document.close()
