"""HR's seal on archiving, and the time stamps that let it be checked in decades.

The key is made when the first document is archived and forgotten when the desk is closed, or gets a new root: nothing
is stored that could be stolen, and the desk's root vouches for every such key.
"""

import threading
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from reviewdesk.document import certificates, long_term, signing
from reviewdesk.document.apart import verify_apart
from reviewdesk.document.appearance import ArchiveLine
from reviewdesk.document.attached import read_attached
from reviewdesk.document.certificates import ARCHIVE_NAME, Identity, issued_by
from reviewdesk.document.record import ARCHIVE_FIELD
from reviewdesk.document.verdict import Verdict
from reviewdesk.domain.errors import DocumentError, RuleViolation, TimeTrouble
from reviewdesk.domain.people import OwnerKind
from reviewdesk.services.context import DeskContext
from reviewdesk.services.key_rollover import own_fingerprints
from reviewdesk.services.signers import desk_root
from reviewdesk.services.time_stamps import TimeStamps
from reviewdesk.services.trust import known_here
from reviewdesk.system.i18n import speaking


@dataclass(frozen=True, slots=True, repr=False)
class Filed:
    """A document with HR's seal; ``trouble`` says why it has no time stamp though there should be one."""

    pdf: bytes
    stamped: bool
    trouble: TimeTrouble | None = None


class ArchiveSeal:
    """One for each open desk. The network is asked outside any transaction, and at most ten seconds a question."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._times = TimeStamps(context)
        self._identity: Identity | None = None
        self._making = threading.Lock()

    def seal(self, pdf: bytes, verdict: Verdict | None = None, *, stamp: bool = True) -> Filed:
        """Return ``pdf`` with HR's seal and, where a time-stamp server is set, its stamps.

        A document that this desk has sealed already keeps that seal. One that was changed is refused, and one in
        which another's seal stands in its place. ``verdict``: what was found just before, not to judge twice.
        """
        if self._context.desk.info.owner_kind != OwnerKind.HR:
            raise RuleViolation("archive-needs-hr-desk")
        if verdict is None or verdict.sha256 != sha256(pdf).hexdigest():
            verdict = verify_apart(pdf, **known_here(self._context))
        if not verdict.intact:
            raise DocumentError("plan-not-proven" if verdict.undecided else "plan-not-intact")
        if self.made(verdict):
            return Filed(pdf, any(each.trusted for each in verdict.stamps))
        if verdict.archive is not None:
            raise DocumentError("archive-seal-of-others")
        if not stamp or self._times.stamper() is None:
            return Filed(self._sealed(pdf, stamp=False), stamped=False)
        try:
            sealed = self._sealed(pdf, stamp=True)
        except TimeTrouble as trouble:
            return Filed(self._sealed(pdf, stamp=False), stamped=False, trouble=trouble)
        return self.renew(sealed)

    def made(self, verdict: Verdict) -> bool:
        """Tell whether HR's seal was made on this desk: by its root or one it had before, no other that is known."""
        archive = verdict.archive
        return archive is not None and archive.unchanged and archive.root in own_fingerprints(self._context)

    def renew(self, pdf: bytes) -> Filed:
        """Put a time stamp over the whole document: the first one, or a new one before the last runs out."""
        asks = self._times.stamper()
        if asks is None:
            return Filed(pdf, stamped=False)
        try:
            return Filed(long_term.renew(pdf, asks), stamped=True)
        except TimeTrouble as trouble:
            return Filed(pdf, stamped=False, trouble=trouble)

    def due(self, pdf: bytes) -> date | None:
        """Return the day by which the stamps want renewing, ``None`` where there is none."""
        return long_term.renewal_due(pdf)

    def _sealed(self, pdf: bytes, *, stamp: bool) -> bytes:
        identity, root = self._own()
        now = self._context.clock.now()
        name = self._context.desk.info.organisation or ARCHIVE_NAME
        with speaking(read_attached(pdf).language):
            return signing.sign(
                pdf,
                ARCHIVE_FIELD,
                identity.key,
                (identity.certificate, root.certificate),
                appearance=ArchiveLine(name, now.astimezone(), stamped=stamp),
                certify=False,
                now=now,
                stamper=self._times.stamper() if stamp else None,
            )

    def _own(self) -> tuple[Identity, Identity]:
        with self._making:
            root = desk_root(self._context)
            if self._identity is None or not issued_by(self._identity.certificate, root.certificate):
                self._identity = certificates.issue(
                    root,
                    ARCHIVE_NAME,
                    self._context.clock.now(),
                    self._context.entropy.random_bytes,
                    key=self._context.new_key(),
                )
            return self._identity, root


def sealer_of(context: DeskContext) -> ArchiveSeal | None:
    """Return what seals for the archive of this desk: HR's, and nobody else's."""
    return ArchiveSeal(context) if context.desk.info.owner_kind == OwnerKind.HR else None
