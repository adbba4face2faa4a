"""Taking the review's data out of a PDF that may be hostile, and asking whether the pages show it."""

import io
import re
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from typing import Any

from reviewdesk.document.pdfium import opened
from reviewdesk.document.record import ATTACHMENT, Reasons, ReviewRecord
from reviewdesk.document.record_json import MAX_BYTES, load_json
from reviewdesk.domain.errors import DocumentError


def attached_json(data: bytes) -> bytes:
    """Return the attached JSON of a PDF, never more than a record may hold.

    Raises ``DocumentError``: *encrypted*, *not_a_pdf*, *no_attached_review* or *record_too_large*.
    """
    import pikepdf

    _limit_unpacking()
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise DocumentError("encrypted")
            specs = [spec for spec in pdf.Root.get("/AF", []) if str(spec.get("/UF", "")) == ATTACHMENT]
            if len(specs) != 1:
                raise DocumentError("no_attached_review")
            return _bounded(specs[0].EF.F)
    except pikepdf.PasswordError:
        raise DocumentError("encrypted") from None
    except pikepdf.PdfError:
        raise DocumentError("not_a_pdf") from None
    except (AttributeError, TypeError, ValueError, KeyError, zlib.error):
        raise DocumentError("no_attached_review") from None


_MOST_UNPACKED = 64 * 1024 * 1024
_MOST_LAYERS = 2
"""Text around packed bytes is one layer, as the fonts of a plan have it; more of them multiply."""


@cache
def _limit_unpacking() -> None:
    """Have the library give up on lists of objects that unpack without end; it looks into them when it opens a file.

    The limits hold for the whole process, and nothing that is drawn here comes near them.
    """
    import pikepdf.settings

    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=_MOST_UNPACKED,
        run_length_max_memory=_MOST_UNPACKED,
        png_max_memory=_MOST_UNPACKED,
        tiff_max_memory=_MOST_UNPACKED,
        max_stream_filters=_MOST_LAYERS,
    )


def _bounded(stream: Any) -> bytes:
    """Unpack a stream without following it into gigabytes."""
    raw: bytes = stream.read_raw_bytes()
    packing = stream.get("/Filter")
    if packing is None:
        found = raw
    elif str(packing) == "/FlateDecode" and "/DecodeParms" not in stream:
        found = zlib.decompressobj().decompress(raw, MAX_BYTES + 1)
    else:
        raise ValueError
    if len(found) > MAX_BYTES:
        raise DocumentError("record_too_large")
    return found


def read_attached(data: bytes) -> ReviewRecord:
    """Return the record inside a PDF, for import; raises ``DocumentError`` like its two halves."""
    return load_json(attached_json(data))


def compare(data: bytes, record: ReviewRecord, first_revision: int) -> str:
    """Tell whether the pages of ``data`` show ``record``: *exact*, *text* or *no*.

    The file must begin with what the same versions draw from the record, and a reader must find its first
    revision there (``first_revision`` is where it looks) and not in a second document behind it. Where other
    versions drew it, every word of the record must stand on its pages.
    """
    from reviewdesk.document.render import render, renderer

    drawn = render(record)
    if data.startswith(drawn) and drawn.endswith(b"\nstartxref\n%d\n%%%%EOF\n" % first_revision):
        return "exact"
    if record.renderer == renderer():
        return "no"
    shown = _squashed(_spelt_out(_page_text(data)))
    return "text" if all(word in shown for word in _words(record)) else "no"


def _page_text(data: bytes) -> str:
    with opened(data) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def _spelt_out(text: str) -> str:
    """Return ``text`` with the characters for which the fonts of then had no letter, and printed the number."""
    whole = re.sub(r"\s+", "", text)  # a line may end inside a number
    return re.sub(r"\[U\+(10[0-9A-F]{4}|[0-9A-F]{4,5})\]", lambda found: chr(int(found[1], 16)), whole)


def _squashed(text: str) -> str:
    """Return letters, digits and vowel signs alone.

    Left out are points above and below a letter, which readers put before it or behind it, and what lies beyond the
    first 65 536 characters, of which PDFium tells nothing; few are letters.
    """
    return "".join(c for c in unicodedata.normalize("NFKC", text) if _compared(c)).casefold()


@lru_cache(maxsize=8192)
def _compared(character: str) -> bool:
    kind = unicodedata.category(character)[0]
    return kind in "LMN" and character <= "\uffff" and not unicodedata.combining(character)


_UNSHOWN = frozenset(
    {"renderer", "blind", "rendered_at", "language", "format", "id", "version", "expected_signatures"}
)


def _words(record: ReviewRecord) -> Iterator[str]:
    """Yield every word of the record that stands on a page as it was written."""
    from reviewdesk.document import fonts

    for text in _texts(record):
        for word in fonts.clean(text).split():
            if not fonts.uncovered(word):
                yield _squashed(word)


_CODES = frozenset({"by", "how", "agreement", "outcome", "class_", "head", "agreed", "step"})
_RATINGS = frozenset({"employee", "manager"})


def _texts(value: Any) -> Iterator[str]:
    """Yield what people wrote; codes are shown in words of the document's language and left out."""
    left_out = _UNSHOWN | _CODES if isinstance(value, Reasons) else _UNSHOWN | _CODES | _RATINGS
    for entry in fields(value):
        inner = getattr(value, entry.name)
        if is_dataclass(inner):
            yield from _texts(inner)
        elif isinstance(inner, tuple) and entry.name not in left_out:
            for part in inner:
                yield from _texts(part)
        elif isinstance(inner, str) and entry.name not in left_out:
            yield inner
