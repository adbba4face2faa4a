"""Everything a window is given, frozen: the owner's window all of it, the meeting's window its ``meeting`` alone."""

from dataclasses import dataclass

from reviewdesk.content.library import Library
from reviewdesk.services.amendments import Amendments
from reviewdesk.services.archive import Archive
from reviewdesk.services.archive_check import ArchiveCheck
from reviewdesk.services.archive_export import ArchiveExport
from reviewdesk.services.archive_import import ArchiveImport
from reviewdesk.services.archive_seal import ArchiveSeal, sealer_of
from reviewdesk.services.context import DeskContext
from reviewdesk.services.desk_settings import DeskSettings
from reviewdesk.services.drawers import DrawerRoom
from reviewdesk.services.erasure import Erasure
from reviewdesk.services.fact_sheet import FactSheets
from reviewdesk.services.goals import Goals
from reviewdesk.services.key_rollover import OwnRoot
from reviewdesk.services.known_desks import KnownDesks
from reviewdesk.services.meeting_services import MeetingServices
from reviewdesk.services.meetings import Meetings
from reviewdesk.services.notes import Notes
from reviewdesk.services.people import People
from reviewdesk.services.personal_data import PersonalData
from reviewdesk.services.preparation import Preparation
from reviewdesk.services.register import Register
from reviewdesk.services.retention import Retention
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.room_rules import RoomRules
from reviewdesk.services.sealing import Sealing
from reviewdesk.services.stamp_renewal import StampRenewal
from reviewdesk.services.templates import Templates
from reviewdesk.services.time_stamps import TimeStamps
from reviewdesk.vault.desk import Desk


@dataclass(frozen=True, slots=True)
class Services:
    """All that the owner's window can ask for; ``meeting`` is what it hands to the meeting's window."""

    people: People
    goals: Goals
    templates: Templates
    notes: Notes
    reviews: Reviews
    preparation: Preparation
    drawers: DrawerRoom
    archive: Archive
    archive_seal: ArchiveSeal | None
    """On HR's desk alone."""
    register: Register
    retention: Retention
    archive_check: ArchiveCheck
    archive_export: ArchiveExport
    archive_import: ArchiveImport
    amendments: Amendments
    settings: DeskSettings
    own_root: OwnRoot
    known_desks: KnownDesks
    time_stamps: TimeStamps
    stamp_renewal: StampRenewal | None
    """On HR's desk alone, too."""
    facts: FactSheets
    personal_data: PersonalData
    erasure: Erasure
    meeting: MeetingServices


def build_services(desk: Desk, library: Library) -> Services:
    """Return the services of an open desk."""
    context = DeskContext(desk, library)
    meetings = Meetings(context)
    seal = sealer_of(context)
    archive = Archive(context, seal)
    return Services(
        people=People(context),
        goals=Goals(context),
        templates=Templates(context),
        notes=Notes(context),
        reviews=Reviews(context),
        preparation=Preparation(context),
        drawers=DrawerRoom(context),
        archive=archive,
        archive_seal=seal,
        register=Register(context),
        retention=Retention(context),
        archive_check=ArchiveCheck(context),
        archive_export=ArchiveExport(context),
        archive_import=ArchiveImport(context, archive.verifying),
        amendments=Amendments(context),
        settings=DeskSettings(context),
        own_root=OwnRoot(context),
        known_desks=KnownDesks(context),
        time_stamps=TimeStamps(context),
        stamp_renewal=None if seal is None else StampRenewal(context, archive, seal),
        facts=FactSheets(context),
        personal_data=PersonalData(context),
        erasure=Erasure(context),
        meeting=MeetingServices(meetings, Sealing(context), RoomRules(context, meetings)),
    )
