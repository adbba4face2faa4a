"""Writing a file to where a person chose."""

from pathlib import Path

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.vault.durable import write_durably


def saved(place: Path, content: bytes, refusal: ReviewDeskError) -> Path:
    """Write ``content`` and return where it lies; raise ``refusal`` where that cannot be done."""
    try:
        write_durably(place, content)
    except OSError as error:
        raise refusal from error
    return place
