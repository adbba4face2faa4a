"""Verifying with all that a desk knows: its own root, those of known desks and services, withdrawn certificates."""

from reviewdesk.document.verdict import Verdict
from reviewdesk.document.verify import verify
from reviewdesk.services.context import DeskContext
from reviewdesk.services.known_desks import KnownDesks
from reviewdesk.services.time_stamps import TimeStamps


def verify_here(context: DeskContext, data: bytes) -> Verdict:
    """Say of any file who signed it, whether anything was changed, and what this desk knows of the signers."""
    own, known = context.desk.root(), KnownDesks(context)
    return verify(
        data,
        trusted_roots=[*([] if own is None else [own.certificate]), *known.roots()],
        trusted_time_roots=TimeStamps(context).roots(),
        revocations=known.withdrawals(),
        now=context.clock.now(),
    )
