"""Looking after the archive as a whole: is it all there, a copy of it out, a copy of another in, stamps renewed."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.errors import ReviewDeskError, RuleViolation
from reviewdesk.services.archive_check import ArchiveReport
from reviewdesk.services.archive_export import Exported
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.intake import Cancelled, Progress
from reviewdesk.services.stamp_renewal import Renewed, StampRenewal
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.hr.care_words import Desks, Tally, brought_in, can_mend, checked, exported, stamped
from reviewdesk.ui.office.hr.long_job import LongJob
from reviewdesk.ui.office.office import Office
from reviewdesk.ui.office.office_view_model import OfficeViewModel
from reviewdesk.ui.office.words import shown_path


@dataclass(frozen=True, slots=True)
class CareContent:
    """How many plans there are, how many have stamps that end soon or none, and whether a time server is set."""

    plans: int
    ending: int
    unstamped: int
    time_server: bool


class CareViewModel(OfficeViewModel[CareContent]):
    """``told`` carries what something came to, and whether there is something to put right."""

    told = Signal(object, bool)
    topics: ClassVar = frozenset({Topic.ARCHIVE, Topic.SETTINGS})

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(office, parent)
        self.job = LongJob(office.runner, self)
        self.doing = ""
        self._report: ArchiveReport | None = None

    def load(self) -> CareContent:
        """Return how much there is to look after."""
        services, renewal = self.office.services, self._renewal()
        return CareContent(
            services.register.counts().plans,
            renewal.wanting(),
            renewal.unstamped(),
            time_server=services.time_stamps.server() is not None,
        )

    def check(self) -> None:
        """Look at every file and every row."""
        checks = self.office.services.archive_check

        def work(progress: Progress, cancelled: Cancelled) -> tuple[ArchiveReport, Desks]:
            report = checks.run(progress, cancelled)
            return report, checks.managers_of(report.untidy)

        def done(found: tuple[ArchiveReport, Desks]) -> None:
            self._report, desks = found
            self.office.hub.tell(Change(None, frozenset({Topic.ARCHIVE})))
            self.told.emit(checked(self._report, desks), can_mend(self._report))

        self.doing = _("Looking at every plan")
        self.job.start(work, done, self._on_failed)

    def mend(self) -> None:
        """Put right what the last look found, then look again."""
        checks, report = self.office.services.archive_check, self._report
        if report is not None:
            self.change(lambda: checks.mend(report), done=self._on_mended)

    def _on_mended(self, _nothing: None) -> None:
        self.check()

    def copy_out(self, folder: Path) -> None:
        """Write a copy of everything into a folder."""
        exports = self.office.services.archive_export

        def work(progress: Progress, cancelled: Cancelled) -> Exported:
            return exports.write(folder, progress, cancelled)

        def done(written: Exported) -> None:
            self.told.emit(exported(written, shown_path(folder)), False)

        self.doing = _("Writing the copy")
        self.job.start(work, done, self._on_failed)

    def copy_in(self, folder: Path) -> None:
        """Take in another archive's copy."""
        imports = self.office.services.archive_import

        def work(progress: Progress, cancelled: Cancelled) -> Tally:
            tally, total = Tally(), imports.count(folder)
            for number, taken in enumerate(imports.read(folder, cancelled), 1):
                tally.count(taken)
                progress(number, max(number, total))  # of the log of disposals only trouble is told
            tally.stopped = cancelled()
            return tally

        def done(tally: Tally) -> None:
            self.office.hub.tell(Change(None, frozenset({Topic.ARCHIVE, Topic.PEOPLE, Topic.SETTINGS})))
            self.told.emit(brought_in(tally), False)

        self.doing = _("Taking the copy in")
        self.job.start(work, done, self._on_failed)

    def renew(self) -> None:
        """Put new stamps over the plans whose stamps end soon."""
        renewal = self._renewal()

        def done(done: Renewed) -> None:
            self.office.hub.tell(Change(None, frozenset({Topic.ARCHIVE})))
            self.told.emit(stamped(done), False)

        self.doing = _("Renewing the stamps")
        self.job.start(renewal.run, done, self._on_failed)

    def _renewal(self) -> StampRenewal:
        renewal = self.office.services.stamp_renewal
        if renewal is None:
            raise RuleViolation("archive-needs-hr-desk")
        return renewal

    def _on_failed(self, error: ReviewDeskError) -> None:
        self.failed.emit(error)
