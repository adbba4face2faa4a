"""Stamps that end soon are found without reading everything, and renewed one by one, whatever the server does."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reviewdesk.content.library import Library
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.services import stamp_renewal
from reviewdesk.services.bundle import Services, build_services
from reviewdesk.services.context import DeskContext
from reviewdesk.services.stamp_renewal import MOST_TROUBLES, SOON, Renewed, StampRenewal
from reviewdesk.services.stored_files import newest_file
from reviewdesk.vault.desk import Desk
from tests.document.time_service import YEAR, Service, serving, time_root, unit
from tests.services.archive_kit import document_id, folder_of
from tests.services.query_plans import asked_of, whole_tables
from tests.services.surroundings import CHEAP, MORNING, OWNER_PASSPHRASE, CountedEntropy, StandingClock

MANY = 4
ENDS_SOON = unit(MORNING - 4 * YEAR)


@pytest.fixture(scope="session")
def stamped_archive(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """Make a desk with plans whose stamps end within the year, once; tests work on copies of it."""
    place, entropy, clock = (
        tmp_path_factory.mktemp("stamped"),
        CountedEntropy().entropy(),
        StandingClock().clock(),
    )
    desk = Desk.create(
        place / "hr", "hr", "Ines Prado", OWNER_PASSPHRASE, clock=clock, entropy=entropy, cost=CHEAP
    )
    with serving(Service(now=MORNING, who=ENDS_SOON, patience=2.0)) as running:
        made = build_services(desk, library)
        made.time_stamps.set_server(running.url, time_root().certificate)
        made.archive.intake.add_folder(folder_of(place / "files", *range(1, MANY + 1)))
    desk.close()
    return place / "hr"


@pytest.fixture
def hr(stamped_archive: Path, tmp_path: Path, time: StandingClock, library: Library) -> Iterator[DeskContext]:
    time.advance(minutes=1)
    folder = shutil.copytree(stamped_archive, tmp_path / "hr")
    desk = Desk.open(folder, passphrase=OWNER_PASSPHRASE, clock=time.clock())
    yield DeskContext(desk, library)
    desk.close()


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(Service(now=MORNING, who=ENDS_SOON, patience=2.0)) as running:
        yield running


@pytest.fixture
def services(hr: DeskContext, service: Service) -> Services:
    """Return an archive of plans whose stamps end within the year."""
    made = build_services(hr.desk, hr.library)
    made.time_stamps.set_server(service.url, time_root().certificate)
    return made


@pytest.fixture
def renewal(services: Services) -> StampRenewal:
    assert services.stamp_renewal is not None
    return services.stamp_renewal


def test_stamps_that_end_soon_are_renewed_and_want_nothing_then(
    services: Services, renewal: StampRenewal, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamp_renewal, "MOST_A_PAGE", MANY - 1)
    before = services.register.plan(document_id(2))
    assert renewal.wanting() == MANY
    service.who = unit(MORNING)
    told: list[tuple[int, int]] = []
    assert renewal.run(lambda done, of: told.append((done, of))) == Renewed(MANY)
    assert told == [(number, MANY) for number in range(1, MANY + 1)]
    assert (renewal.wanting(), renewal.unstamped()) == (0, 0)
    after = services.register.plan(document_id(2))
    assert before.stamped_until is not None
    assert after.stamped_until == before.stamped_until + 4 * YEAR
    verdict = services.archive.verify(services.archive.pdf(document_id(2)))
    assert verdict.intact
    assert len(verdict.stamps) == 2
    assert renewal.run() == Renewed(0)


def test_what_ends_first_comes_first_page_after_page_and_no_table_is_read_whole(
    hr: DeskContext, services: Services
) -> None:
    by = hr.today() + SOON
    with asked_of(hr) as lines:
        first = services.register.stamps_ending(by, size=3)
        rest = services.register.stamps_ending(by, first.after, size=3)
        assert services.register.count_of_stamps_ending(by) == MANY
    found = [plan.document_id for plan in (*first.plans, *rest.plans)]
    assert sorted(found) == [document_id(number) for number in range(1, MANY + 1)]
    assert rest.after == ""
    assert not whole_tables(lines)
    ends = first.plans[0].stamped_until
    assert ends is not None
    assert services.register.stamps_ending(ends - timedelta(days=1)).plans == ()
    assert services.register.count_of_stamps_ending(ends - timedelta(days=1)) == 0


def test_a_server_that_fails_is_not_asked_for_every_plan(
    services: Services, renewal: StampRenewal, service: Service
) -> None:
    service.manner, service.asked = "broken", 0
    before = services.archive.pdf(document_id(1))
    found = renewal.run()
    assert (found.renewed, found.whole, service.asked) == (0, False, MOST_TROUBLES)
    assert [trouble.key for _plan, trouble in found.troubled] == ["time_server_refused"] * MOST_TROUBLES
    assert len({plan for plan, _trouble in found.troubled}) == MOST_TROUBLES
    assert services.archive.pdf(document_id(1)) == before


def test_a_stamp_that_gains_nothing_is_not_put_on(services: Services, renewal: StampRenewal) -> None:
    before = services.archive.pdf(document_id(1))
    found = renewal.run()
    assert {trouble.key for _plan, trouble in found.troubled} == {"time-stamp-no-longer"}
    assert services.archive.pdf(document_id(1)) == before
    assert renewal.wanting() == MANY


def test_a_plan_whose_file_is_lost_is_told_and_the_others_are_renewed(
    hr: DeskContext, renewal: StampRenewal, service: Service
) -> None:
    service.who = unit(MORNING)
    with hr.reading() as session:
        stored = newest_file(session, document_id(1))
    hr.desk.files.discard(stored)
    found = renewal.run()
    assert (found.renewed, found.whole) == (MANY - 1, True)
    assert [(plan, trouble.key) for plan, trouble in found.troubled] == [(document_id(1), "file-missing")]


def test_it_can_be_stopped_and_gone_on_with(renewal: StampRenewal, service: Service) -> None:
    service.who = unit(MORNING)
    done: list[int] = []
    found = renewal.run(lambda so_far, _of: done.append(so_far), lambda: len(done) == 1)
    assert found == Renewed(1, whole=False)
    assert renewal.wanting() == MANY - 1


def test_plans_without_a_stamp_are_counted(services: Services, renewal: StampRenewal, tmp_path: Path) -> None:
    services.time_stamps.set_server("")
    services.archive.intake.add_folder(folder_of(tmp_path / "later", MANY + 1))
    assert (renewal.wanting(), renewal.unstamped()) == (MANY, 1)


def test_without_a_server_nothing_is_begun(services: Services, renewal: StampRenewal) -> None:
    services.time_stamps.set_server("")
    with pytest.raises(RuleViolation, match="no-time-server"):
        renewal.run()


def test_a_server_taken_away_meanwhile_is_said(services: Services, renewal: StampRenewal) -> None:
    with services.archive.verifying() as verify:
        services.time_stamps.set_server("")
        with pytest.raises(Exception, match="no-time-server"):
            renewal._renew(document_id(1), verify)


def test_only_hrs_desk_renews(context: DeskContext) -> None:
    assert build_services(context.desk, context.library).stamp_renewal is None
