"""Fields and documents that the tests of the shared document have in common."""

from typing import Protocol

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.domain.fields import Authority
from reviewdesk.system.clock import Clock

LEARNED = "progress/g1/learned"

HEARD = "self_assessment/heard"

HELP = "plan/1/help"


class Time(Protocol):
    """What the ``time`` fixture offers."""

    clock: Clock

    def pass_seconds(self, seconds: float) -> None:
        """Move on."""


def joint() -> SharedDoc:
    return SharedDoc(Authority.JOINT)


def copy_of(doc: SharedDoc) -> SharedDoc:
    return SharedDoc(doc.authority, [doc.compacted()])
