"""A plan as HR keeps it: three stamped seals, and a time stamp over everything. Made once for all tests."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from reviewdesk.document.long_term import renew
from reviewdesk.document.render import render
from reviewdesk.document.revocation import revocation_list
from reviewdesk.document.time_server import stamper
from tests.document.sample import DEVON, MAYA, sample
from tests.document.signed import NOW, archive_seal, root, seal
from tests.document.time_service import YEAR, Service, serving, time_root, unit


@dataclass(frozen=True)
class Stages:
    """The file after each step; ``renewed`` holds stamps of years 0, 4, 8 and 12."""

    once: bytes
    both: bytes
    sealed: bytes
    stamped: bytes
    renewed: tuple[bytes, ...]


def _lists(now: datetime) -> list[bytes]:
    """Return what desk and service say at that time: nobody's certificate was withdrawn."""
    return [revocation_list(each, {}, now) for each in (root(), time_root())]


@cache
def archived() -> Stages:
    """Return the stages of one plan."""
    with serving(Service()) as service:
        asks = stamper(service.known(), lambda: service.now)
        once = seal(render(sample()), "Employee", DEVON.name, certify=True, stamper=asks)
        both = seal(once, "Manager", MAYA.name, certify=False, later=3, stamper=asks)
        sealed = archive_seal(both, later=4, stamper=asks)
        stamped = renew(sealed, asks, revocations=_lists(NOW))
        renewed = []
        newest = stamped
        for year in (4, 8, 12):
            service.now, service.who = NOW + year * YEAR, unit(NOW + (year - 1) * YEAR)
            newest = renew(newest, asks, revocations=_lists(service.now))
            renewed.append(newest)
    return Stages(once, both, sealed, stamped, tuple(renewed))
