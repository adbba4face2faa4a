"""Who is trusted on this desk: its own certificate, the desks that are known, and what confirms the time."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.errors import ReviewDeskError, RuleViolation
from reviewdesk.services.changes import Topic
from reviewdesk.services.known_desks import KnownDesk, RemovedDesk
from reviewdesk.services.time_stamps import TimeServerView
from reviewdesk.system.i18n import _
from reviewdesk.system.reading import read_ordinary
from reviewdesk.ui.office.bound import bound
from reviewdesk.ui.office.office import Office
from reviewdesk.ui.office.office_view_model import OfficeViewModel
from reviewdesk.ui.office.words import isolated

LARGEST: Final = 1024 * 1024
"""Bytes; a certificate has some thousand, a long list of withdrawn ones some hundred thousand."""


@dataclass(frozen=True, slots=True)
class TrustContent:
    """``own`` is the fingerprint of this desk's certificate, empty while there is none yet."""

    own: str
    desks: tuple[KnownDesk, ...]
    server: TimeServerView | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A desk that somebody may come to trust, and the file it stands in."""

    desk: KnownDesk
    data: bytes = field(repr=False)


class TrustViewModel(OfficeViewModel[TrustContent]):
    """``looked_at`` carries a ``Candidate``, ``not_taken`` why a file was not, ``refused`` why a desk is not trusted.

    ``settled``: it is trusted now. ``said`` carries a sentence and what undoes it, ``saved`` where this desk's own
    certificate lies. ``time_told`` carries the time a server gave, ``time_troubled`` why it gave none,
    ``server_refused`` why it is not used.
    """

    looked_at = Signal(object)
    not_taken = Signal(object)
    refused = Signal(object)
    settled = Signal()
    said = Signal(str, object)
    saved = Signal(object)
    time_asked = Signal()
    time_told = Signal(object)
    time_troubled = Signal(object)
    server_refused = Signal(object)
    topics: ClassVar = frozenset({Topic.SETTINGS, Topic.ARCHIVE, Topic.MEETING})

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(office, parent)
        self._asking = False

    def load(self) -> TrustContent:
        """Return what is trusted."""
        services = self.office.services
        return TrustContent(
            services.own_root.fingerprint(), services.known_desks.all(), services.time_stamps.server()
        )

    # -- this desk's own certificate -----------------------------------------------------------------------------

    def save_certificate(self, place: Path) -> None:
        """Write the certificate by which others see that a plan was signed on this desk; the first time it is made."""
        archive = self.office.services.archive

        def done(saved: Path) -> None:
            self.refresh()
            self.saved.emit(saved)

        task = self.office.runner.database(lambda: archive.save_root_certificate(place))
        task.on_success(done).on_failure(self.failed.emit)

    def renew_root(self) -> None:
        """Make a new certificate for this desk."""

        def done(_fingerprint: str) -> None:
            told = _("This desk has a new certificate. Save it, and give it to the desks that know this one.")
            self.said.emit(told, None)

        self.change(self.office.services.own_root.renew, done=done)

    # -- desks that are known ------------------------------------------------------------------------------------

    def look_at(self, file: Path) -> None:
        """Find out whose certificate a file holds."""
        known = self.office.services.known_desks

        def work() -> Candidate:
            data = _bytes_of(file)
            return Candidate(known.look_at(data), data)

        self.office.runner.database(work).on_success(self.looked_at.emit).on_failure(self.not_taken.emit)

    def trust(self, candidate: Candidate, compared: str) -> None:
        """Trust a desk on the word of one that is known, or because ``compared`` is its fingerprint."""
        known, data = self.office.services.known_desks, candidate.data

        def done(desk: KnownDesk) -> None:
            self.settled.emit()
            told = _("Who signed on the desk of {name} is trusted now.").format(name=called(desk))
            self.said.emit(told, bound(self._take_back, desk.fingerprint))

        follows = candidate.desk.follows
        self.change(
            lambda: known.follow(data) if follows else known.add(data, compared),
            done=done,
            failed=self.refused.emit,
        )

    def remove(self, desk: KnownDesk) -> None:
        """Trust a desk no more."""
        known = self.office.services.known_desks

        def done(removed: RemovedDesk) -> None:
            told = _("The desk of {name} is not trusted any more.").format(name=called(desk))
            self.said.emit(told, bound(self._put_back, removed))

        self.change(lambda: known.remove(desk.fingerprint), done=done)

    def take_list(self, file: Path) -> None:
        """Heed a known desk's list of withdrawn certificates."""
        known = self.office.services.known_desks

        def done(_nothing: None) -> None:
            self.said.emit(_("The list is heeded from now on."), None)

        self.change(lambda: known.take_list(_bytes_of(file)), done=done, failed=self.not_taken.emit)

    def _take_back(self, fingerprint: str) -> None:
        self.change(lambda: self.office.services.known_desks.remove(fingerprint))

    def _put_back(self, removed: RemovedDesk) -> None:
        self.change(lambda: self.office.services.known_desks.put_back(removed))

    # -- what confirms the time ----------------------------------------------------------------------------------

    def set_server(self, address: str, certificate: Path | None) -> None:
        """Use a time-stamp server from now on, and ask it at once."""
        times = self.office.services.time_stamps
        if not address.strip():
            self.server_refused.emit(RuleViolation("time-server-address"))
            return

        def done(_server: TimeServerView | None) -> None:
            self.try_server()

        self.change(
            lambda: times.set_server(address, b"" if certificate is None else _bytes_of(certificate)),
            done=done,
            failed=self.server_refused.emit,
        )

    def use_none(self) -> None:
        """Take the computer's time from now on."""
        self.change(lambda: self.office.services.time_stamps.set_server(""))

    def try_server(self) -> None:
        """Ask the server for a stamp; it may take ten seconds, and is asked once at a time."""
        if self._asking:
            return
        self._asking = True
        self.time_asked.emit()
        task = self.office.runner.pool(self.office.services.time_stamps.try_server)
        task.on_success(self._on_time_told).on_failure(self._on_time_troubled)

    def _on_time_told(self, told: datetime) -> None:
        self._asking = False
        self.time_told.emit(told)

    def _on_time_troubled(self, trouble: ReviewDeskError) -> None:
        self._asking = False
        self.time_troubled.emit(trouble)


def called(desk: KnownDesk) -> str:
    """Return what people call a desk."""
    return isolated(desk.organisation or desk.name)


def _bytes_of(file: Path) -> bytes:
    """Return what is in the file, and no more of it than any certificate can have."""
    try:
        return read_ordinary(file, LARGEST)
    except OSError as error:
        raise ReviewDeskError("file-unreadable", file=file.name, reason=error.strerror or "") from error
