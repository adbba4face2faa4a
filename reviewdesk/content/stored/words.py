"""How one table is described: what it is, why it is kept, whom it is about and who reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from reviewdesk.system.i18n import mark


class Reader(StrEnum):
    """Who can read what a table holds; this also says under which key it lies."""

    DESK = "desk"
    DRAWER = "drawer"
    PARTLY_DRAWER = "partly-drawer"


READERS: Final = {
    Reader.DESK: (mark("Whoever opens the desk"), mark("The desk’s key")),
    Reader.DRAWER: (
        mark("Nobody: these are keys, kept in locked form"),
        mark("The person’s own passphrase and the desk’s key together"),
    ),
    Reader.PARTLY_DRAWER: (
        mark(
            "The employee’s part: the employee alone, until they open it in the meeting. All else: whoever opens"
            " the desk"
        ),
        mark("The employee’s part: the drawer’s own key, until it is opened. All else: the desk’s key"),
    ),
}
"""For each who can read it, and under which key it lies."""

ID: Final = mark("a number that stands for this entry")
OF_PERSON: Final = mark("the person it belongs to")
OF_REVIEW: Final = mark("the review it belongs to")
OF_GOAL: Final = mark("the goal it belongs to")
REMOVED: Final = mark("when it was taken off the list, if it was")
FILE: Final = mark("where the file lies among the encrypted files of the desk")
FINGERPRINT: Final = mark("a fingerprint of the file, by which a change is noticed")
DOCUMENT: Final = mark("the number of the document")


@dataclass(frozen=True, slots=True)
class Stored:
    """``personal`` is false for what is about the desk or the organisation and names nobody who is reviewed."""

    title: str
    why: str
    columns: Mapping[str, str]
    reader: Reader = Reader.DESK
    personal: bool = True
