"""What is said when a sealed plan cannot be made, kept or read."""

from typing import Final

from reviewdesk.system.i18n import mark

SENTENCES: Final = {
    "file-missing": mark(
        "A file that belongs to this desk is missing from its folder. The record of it is safe; put the file back"
        " from your newest copy."
    ),
    "file-altered": mark(
        "A file in this desk is not the one that was stored. It was not opened; put it back from your newest copy."
    ),
}
