"""HR's desk seals what it archives, stamps it where it can, and says where it could not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reviewdesk.content.library import Library
from reviewdesk.document import certificates
from reviewdesk.domain.errors import DocumentError, RuleViolation
from reviewdesk.services.archive import Archive
from reviewdesk.services.archive_seal import ArchiveSeal
from reviewdesk.services.context import DeskContext
from reviewdesk.services.key_rollover import OwnRoot
from reviewdesk.services.time_stamps import TimeStamps
from reviewdesk.vault.desk import Desk
from tests.document.signed import plan
from tests.document.time_service import YEAR, Service, serving, time_root, unit
from tests.services.surroundings import (
    CHEAP,
    MORNING,
    OWNER_PASSPHRASE,
    CountedEntropy,
    StandingClock,
    handed_out,
)


@pytest.fixture
def hr(tmp_path: Path, time: StandingClock, library: Library) -> Iterator[DeskContext]:
    desk = Desk.create(
        tmp_path / "hr",
        "hr",
        "Ines Prado",
        OWNER_PASSPHRASE,
        organisation="Wrenfield",
        clock=time.clock(),
        entropy=CountedEntropy().entropy(),
        cost=CHEAP,
    )
    yield DeskContext(desk, library, handed_out())
    desk.close()


@pytest.fixture
def service(hr: DeskContext) -> Iterator[Service]:
    with serving(Service(now=MORNING, who=unit(MORNING - YEAR), patience=2.0)) as running:
        TimeStamps(hr).set_server(running.url, time_root().certificate)
        yield running


def test_document_is_sealed_and_says_by_whom(hr: DeskContext) -> None:
    filed = ArchiveSeal(hr).seal(plan().sealed)
    assert (filed.stamped, filed.trouble) == (False, None)
    archive = Archive(hr).verify(filed.pdf).archive
    assert archive is not None
    assert (archive.name, archive.trusted, archive.stamped) == ("Wrenfield", True, False)


def test_document_that_has_the_seal_keeps_it(hr: DeskContext) -> None:
    seal = ArchiveSeal(hr)
    once = seal.seal(plan().sealed).pdf
    assert seal.seal(once).pdf == once
    assert seal.seal(plan().sealed).pdf != once


def test_changed_document_is_not_sealed(hr: DeskContext) -> None:
    with pytest.raises(DocumentError, match="plan-not-intact"):
        ArchiveSeal(hr).seal(plan().sealed + b"x")


def test_only_hrs_desk_seals(context: DeskContext) -> None:
    with pytest.raises(RuleViolation, match="archive-needs-hr-desk"):
        ArchiveSeal(context).seal(plan().sealed)


@pytest.mark.usefixtures("service")
def test_seal_and_whole_document_are_stamped(hr: DeskContext) -> None:
    seal = ArchiveSeal(hr)
    filed = seal.seal(plan().sealed)
    verdict = Archive(hr).verify(filed.pdf)
    assert filed.stamped
    assert verdict.intact
    assert verdict.archive is not None
    assert verdict.archive.stamped
    assert len(verdict.stamps) == 1
    assert seal.due(filed.pdf) == (MORNING + 4 * YEAR - timedelta(days=90)).date()


def test_stamps_are_renewed(hr: DeskContext, service: Service, time: StandingClock) -> None:
    seal = ArchiveSeal(hr)
    first = seal.seal(plan().sealed)
    time.moment = service.now = MORNING + 3.8 * YEAR
    service.who = unit(service.now - YEAR)
    second = seal.renew(first.pdf)
    assert second.stamped
    time.moment = MORNING + 7 * YEAR
    assert not _archive_is_stamped(hr, first.pdf)
    assert _archive_is_stamped(hr, second.pdf)


def _archive_is_stamped(hr: DeskContext, pdf: bytes) -> bool:
    archive = Archive(hr).verify(pdf).archive
    return archive is not None and archive.stamped


def test_server_that_fails_does_not_keep_a_document_from_being_sealed(
    hr: DeskContext, service: Service
) -> None:
    service.manner = "html"
    seal = ArchiveSeal(hr)
    filed = seal.seal(plan().sealed)
    assert not filed.stamped
    assert filed.trouble is not None
    assert filed.trouble.key == "time_server_answer"
    assert Archive(hr).verify(filed.pdf).archive is not None
    again = seal.renew(filed.pdf)
    assert (again.pdf, again.stamped) == (filed.pdf, False)
    service.manner = "honest"
    assert seal.renew(filed.pdf).stamped


def test_batch_may_go_without_asking(hr: DeskContext, service: Service) -> None:
    assert not ArchiveSeal(hr).seal(plan().sealed, stamp=False).stamped
    assert service.asked == 0


def test_without_a_server_nothing_is_renewed(hr: DeskContext) -> None:
    assert ArchiveSeal(hr).renew(plan().sealed).pdf == plan().sealed
    assert ArchiveSeal(hr).due(plan().sealed) is None


def test_what_is_sealed_after_the_desk_has_a_new_root_is_vouched_for_by_it(hr: DeskContext) -> None:
    fresh = replace(hr, new_key=certificates.new_key)
    seal = ArchiveSeal(fresh)
    before = seal.seal(plan().sealed).pdf
    OwnRoot(fresh).renew()
    for pdf in (before, seal.seal(plan().sealed).pdf):
        archive = Archive(hr).verify(pdf).archive
        assert archive is not None
        assert archive.trusted
