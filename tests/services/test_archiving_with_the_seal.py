"""Plans that come in on HR's desk get its seal, and a renewed stamp takes the place of the one before."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reviewdesk.content.library import Library
from reviewdesk.document.certificates import fingerprint, new_key
from reviewdesk.document.long_term import renew as renewed
from reviewdesk.services.archive import Archive
from reviewdesk.services.archive_seal import sealer_of
from reviewdesk.services.context import DeskContext
from reviewdesk.services.intake import Outcome
from reviewdesk.services.key_rollover import OwnRoot
from reviewdesk.services.known_desks import KnownDesks
from reviewdesk.services.register import Register
from reviewdesk.services.time_stamps import TimeStamps
from reviewdesk.vault.desk import Desk
from tests.document.signed import NOW, archive_seal, root
from tests.document.time_service import YEAR, Service, serving, time_root, unit
from tests.services.archive_kit import document_id, folder_of, keep, plan
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
    entropy, clock = CountedEntropy().entropy(), time.clock()
    place = tmp_path / "hr"
    desk = Desk.create(place, "hr", "Ines Prado", OWNER_PASSPHRASE, clock=clock, entropy=entropy, cost=CHEAP)
    yield DeskContext(desk, library, handed_out())
    desk.close()


def test_what_comes_in_is_sealed_and_known_again_in_either_form(hr: DeskContext, tmp_path: Path) -> None:
    archive = Archive(hr, sealer_of(hr))
    files = folder_of(tmp_path / "files", 1, 2)
    assert [one.outcome for one in archive.intake.add_folder(files)] == [Outcome.ADDED] * 2
    kept = archive.pdf(document_id(1))
    assert kept.startswith(plan(1))
    verdict = archive.verify(kept)
    assert verdict.intact
    assert verdict.archive is not None
    assert verdict.archive.trusted
    assert Register(hr).plan(document_id(1)).seal == "sealed"
    (files / "001.pdf").write_bytes(kept)
    assert [one.outcome for one in archive.intake.add_folder(files)] == [Outcome.KNOWN] * 2


def test_a_stamp_is_renewed_and_the_register_says_until_when(hr: DeskContext, tmp_path: Path) -> None:
    seal = sealer_of(hr)
    assert seal is not None
    archive = Archive(hr, seal)
    with serving(Service(now=MORNING, who=unit(MORNING - YEAR), patience=2.0)) as running:
        TimeStamps(hr).set_server(running.url, time_root().certificate)
        archive.intake.add_folder(folder_of(tmp_path / "files", 1))
        first = Register(hr).plan(document_id(1))
        assert (first.seal, first.stamped_until) == ("stamped", seal.due(archive.pdf(document_id(1))))
        running.who = unit(MORNING)
        filed = seal.renew(archive.pdf(document_id(1)))
    later = archive.intake.keep_revision(document_id(1), filed).value
    assert first.stamped_until is not None
    assert later.stamped_until is not None
    assert later.stamped_until > first.stamped_until
    assert len(archive.verify(archive.pdf(document_id(1))).stamps) == 2


def test_a_seal_that_another_desk_made_is_not_taken_for_the_archives_own(hr: DeskContext) -> None:
    """Whoever has a desk can call a key of it "HR archive", and ask any service to stamp the file."""
    faked = renewed(archive_seal(plan(1)), Service(now=NOW, who=unit(NOW))._stamper())
    archive = Archive(hr, sealer_of(hr))
    taken = keep(archive, faked)
    assert "archive-seal-of-others" in [note.key for note in taken.notes]
    view = Register(hr).plan(document_id(1))
    assert (view.seal, view.stamped_until) == ("none", None)
    assert archive.pdf(document_id(1)) == faked
    KnownDesks(hr).add(root().certificate, fingerprint(root().certificate))
    keep(archive, archive_seal(plan(2)))
    assert archive.verify(archive.pdf(document_id(2))).archive is not None
    assert Register(hr).plan(document_id(2)).seal == "none"


def test_the_archives_own_seal_is_known_again_after_the_desk_has_a_new_root(hr: DeskContext) -> None:
    fresh = replace(hr, new_key=new_key)
    seal = sealer_of(fresh)
    assert seal is not None
    filed = seal.seal(plan(1)).pdf
    OwnRoot(fresh).renew()
    archive = Archive(fresh, seal)
    keep(archive, filed)
    assert Register(fresh).plan(document_id(1)).seal == "sealed"
    assert archive.pdf(document_id(1)) == filed


def test_stamps_of_a_service_nobody_knows_here_promise_nothing(hr: DeskContext) -> None:
    archive = Archive(hr, sealer_of(hr))
    keep(archive, renewed(plan(1), Service(now=NOW, who=unit(NOW))._stamper()))
    view = Register(hr).plan(document_id(1))
    assert (view.seal, view.stamped_until) == ("sealed", None)


def test_other_desks_have_no_seal_for_the_archive(context: DeskContext) -> None:
    assert sealer_of(context) is None
