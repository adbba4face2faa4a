"""Stamps are renewed before they run out, plan by plan; what is done stays done whenever it is stopped."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reviewdesk.domain.errors import DocumentError, ReviewDeskError, RuleViolation, TimeTrouble
from reviewdesk.services.archive import Archive
from reviewdesk.services.archive_seal import ArchiveSeal
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import Cancelled, Progress, Verify
from reviewdesk.services.register import MOST_A_PAGE, Register
from reviewdesk.services.time_stamps import TimeStamps

SOON: Final = timedelta(days=365)
"""A stamp that can be checked no longer than this wants renewing."""
MOST_TROUBLES: Final = 3
"""In a row; a server that is down is not asked once more for each of ten thousand plans."""


@dataclass(frozen=True, slots=True)
class Renewed:
    """How many plans have a new stamp, why which ones have none, and whether it came to its end."""

    renewed: int
    troubled: tuple[tuple[str, ReviewDeskError], ...] = ()
    whole: bool = True


class StampRenewal:
    """On HR's desk alone. The network is asked outside any transaction."""

    def __init__(self, context: DeskContext, archive: Archive, seal: ArchiveSeal) -> None:
        self._context, self._archive, self._seal = context, archive, seal
        self._register, self._times = Register(context), TimeStamps(context)

    def wanting(self) -> int:
        """Return how many plans have stamps that end soon."""
        return self._register.count_of_stamps_ending(self._context.today() + SOON)

    def unstamped(self) -> int:
        """Return how many plans have no stamp of a service that is known here."""
        return self._register.counts().plans - self._register.count_of_stamps_ending(date.max)

    def run(self, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Renewed:
        """Renew them, those first that end first; ``progress`` is told (plans done, all)."""
        if self._times.server() is None:
            raise RuleViolation("no-time-server")
        plans, troubled, renewed, refused = self._plans(), list[tuple[str, ReviewDeskError]](), 0, 0
        with self._archive.verifying() as verify:
            for done, document_id in enumerate(plans, 1):
                if refused == MOST_TROUBLES or (cancelled is not None and cancelled()):
                    return Renewed(renewed, tuple(troubled), whole=False)
                try:
                    self._renew(document_id, verify)
                    renewed, refused = renewed + 1, 0
                except (DocumentError, RuleViolation) as trouble:
                    refused = refused + 1 if isinstance(trouble, TimeTrouble) else refused
                    troubled.append((document_id, trouble))
                if progress is not None:
                    progress(done, len(plans))
        return Renewed(renewed, tuple(troubled))

    def _plans(self) -> list[str]:
        """Return all of them before the first is renewed: the list is no longer the same then."""
        found: list[str] = []
        after, by = "", self._context.today() + SOON
        while True:
            page = self._register.stamps_ending(by, after, MOST_A_PAGE)
            found += [plan.document_id for plan in page.plans]
            after = page.after
            if not after:
                return found

    def _renew(self, document_id: str, verify: Verify) -> None:
        pdf = self._archive.pdf(document_id)
        filed = self._seal.renew(pdf)
        if not filed.stamped:
            raise filed.trouble or TimeTrouble("no-time-server")
        before, after = self._seal.due(pdf), self._seal.due(filed.pdf)
        if before is not None and after is not None and after <= before:
            raise TimeTrouble("time-stamp-no-longer")
        self._archive.intake.keep_revision(document_id, filed, verify)
