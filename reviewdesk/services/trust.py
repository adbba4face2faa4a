"""Verifying with all that a desk knows: its own root, those of known desks and services, withdrawn certificates."""

from datetime import datetime
from typing import TypedDict

from reviewdesk.document.verdict import Verdict
from reviewdesk.document.verify import verify
from reviewdesk.services.context import DeskContext
from reviewdesk.services.key_rollover import earlier_roots
from reviewdesk.services.known_desks import KnownDesks
from reviewdesk.services.time_stamps import TimeStamps


class KnownHere(TypedDict):
    """What ``verify`` is told beside the file."""

    trusted_roots: list[bytes]
    trusted_time_roots: list[bytes]
    revocations: list[bytes]
    now: datetime


def known_here(context: DeskContext) -> KnownHere:
    """Return what this desk knows of signers and time-stamp services."""
    own, known = context.desk.root(), KnownDesks(context)
    return {
        "trusted_roots": [
            *([] if own is None else [own.certificate]),
            *earlier_roots(context),
            *known.roots(),
        ],
        "trusted_time_roots": list(TimeStamps(context).roots()),
        "revocations": list(known.withdrawals()),
        "now": context.clock.now(),
    }


def verify_here(context: DeskContext, data: bytes) -> Verdict:
    """Say of any file who signed it, whether anything was changed, and what this desk knows of the signers."""
    return verify(data, **known_here(context))
