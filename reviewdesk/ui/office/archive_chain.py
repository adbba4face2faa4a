"""What the archive knows of a plan beside its pages."""

from dataclasses import dataclass
from datetime import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.people import OwnerKind
from reviewdesk.services.amendments import PlanChain
from reviewdesk.ui.office.archive_view_model import ArchiveViewModel
from reviewdesk.ui.sharing import time_zone
from reviewdesk.ui.tasks import Task


@dataclass(frozen=True, slots=True)
class PlanAround:
    """A plan's place among others, whether an amendment may begin here, and whether it has check-ins."""

    chain: PlanChain
    may_amend: bool
    check_ins: bool


class ArchiveChain(QObject):
    """``known`` carries a ``PlanAround``, ``amended`` the review of an amendment that was begun.

    ``check_ins_saved`` carries where the calendar file lies.
    """

    known = Signal(object)
    amended = Signal(str)
    check_ins_saved = Signal(Path)

    def __init__(self, archive: ArchiveViewModel) -> None:
        super().__init__(archive)
        self.archive = archive
        self._looking: Task[PlanAround] | None = None

    def look(self, document_id: str) -> None:
        """Find out what stands around a plan; the answer about one looked at before is dropped."""
        services, kind = self.archive.office.services, self.archive.office.owner_kind

        def work() -> PlanAround:
            chain = services.amendments.chain(document_id)
            along = services.meeting.sealing.along
            manages = kind is OwnerKind.MANAGER
            return PlanAround(chain, chain.may_amend and manages, along.has_check_ins(document_id))

        if self._looking is not None:
            self._looking.cancel()
        task = self._looking = self.archive.office.runner.pool(work)  # opens the PDF
        task.on_success(self.known.emit).on_failure(self.archive.failed.emit)

    def amend(self, document_id: str) -> None:
        """Begin an amendment."""
        amendments = self.archive.office.services.amendments
        self.archive.change(lambda: amendments.write(document_id), done=self.amended.emit)

    def save_check_ins(self, document_id: str, place: Path, at: time) -> None:
        """Write the check-ins of a plan for a calendar."""
        along, zone = self.archive.office.services.meeting.sealing.along, time_zone()
        task = self.archive.office.runner.pool(lambda: along.save_check_ins(document_id, place, at, zone))
        task.on_success(self.check_ins_saved.emit).on_failure(self.archive.failed.emit)
