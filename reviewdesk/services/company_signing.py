"""A company's key while it is open: what opens it passes through, and is kept nowhere."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reviewdesk.document.company_keys import CompanyKey, open_card, open_file
from reviewdesk.domain.errors import DocumentError
from reviewdesk.domain.key_places import KeyPlace

MOST_BYTES = 1 << 20
"""A file with a key and its certificates has a few thousand."""


@contextmanager
def company_key(place: KeyPlace, secret: str) -> Iterator[CompanyKey]:
    """Give the key at ``place``, opened with its password or PIN; raises ``DocumentError``. Cards take seconds."""
    if place.card:
        with open_card(place.path, secret) as key:
            yield key
    else:
        yield open_file(_read(place.path), secret)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError:
        raise DocumentError("company-key-file-unreadable") from None
    if len(data) > MOST_BYTES:
        raise DocumentError("company-key-not-opened")
    return data
