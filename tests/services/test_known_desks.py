"""HR trusts another desk after two people compared the fingerprints, and no more once it is removed."""

from datetime import timedelta

import pytest

from reviewdesk.document import certificates
from reviewdesk.document.certificates import Identity
from reviewdesk.document.revocation import revocation_list
from reviewdesk.domain.errors import DocumentError, RuleViolation
from reviewdesk.services.archive import Archive
from reviewdesk.services.changes import Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.known_desks import KnownDesks
from tests.document.sample import DEVON
from tests.document.signed import NOW, keys, person, plan, root, steady_bytes


def _fingerprint(who: Identity = root()) -> str:  # noqa: B008 - made once for all tests
    return certificates.fingerprint(who.certificate)


def test_desk_is_looked_at_before_it_is_added(context: DeskContext) -> None:
    found = KnownDesks(context).look_at(root().certificate)
    assert (found.organisation, found.name) == ("Northwind Cooperative", "ReviewDesk desk-1")
    assert (found.fingerprint, found.since) == (_fingerprint(), None)
    assert KnownDesks(context).all() == ()


def test_plans_of_a_desk_are_trusted_once_it_is_known(context: DeskContext) -> None:
    desks, archive = KnownDesks(context), Archive(context)
    assert not archive.verify(plan().sealed).trusted
    told = " ".join(_fingerprint()[i : i + 4].upper() for i in range(0, 64, 4))
    change = desks.add(root().certificate, told)
    assert change.topics == {Topic.SETTINGS, Topic.ARCHIVE}
    assert archive.verify(plan().sealed).trusted
    assert [desk.since for desk in desks.all()] == [context.today()]
    desks.remove(_fingerprint())
    assert not archive.verify(plan().sealed).trusted
    assert desks.all() == ()


def test_desk_with_another_fingerprint_is_not_added(context: DeskContext) -> None:
    with pytest.raises(RuleViolation, match="fingerprint-differs"):
        KnownDesks(context).add(root().certificate, "0" * 64)
    assert KnownDesks(context).all() == ()


def test_desk_is_added_once(context: DeskContext) -> None:
    desks = KnownDesks(context)
    desks.add(root().certificate, _fingerprint())
    with pytest.raises(RuleViolation, match="desk-already-known"):
        desks.add(root().certificate, _fingerprint())
    with pytest.raises(RuleViolation, match="not-on-this-desk"):
        desks.remove("0" * 64)


def test_certificate_of_a_person_or_of_nobody_is_no_desk(context: DeskContext) -> None:
    desks = KnownDesks(context)
    with pytest.raises(RuleViolation, match="not-a-root"):
        desks.look_at(person(DEVON.name).certificate)
    with pytest.raises(DocumentError, match="certificate_unreadable"):
        desks.look_at(b"garbage")


def test_own_desk_needs_no_adding(context: DeskContext) -> None:
    with pytest.raises(RuleViolation, match="desk-is-this-one"):
        KnownDesks(context).look_at(Archive(context).root_certificate())


def test_known_desks_withdrawals_are_heeded(context: DeskContext) -> None:
    desks, archive = KnownDesks(context), Archive(context)
    other = certificates.make_root("Northwind", "desk-2", NOW, steady_bytes, key=keys()[1])
    desks.add(other.certificate, _fingerprint(other))
    serial = int(certificates._load_certificate(person(DEVON.name).certificate).serial_number)
    withdrawn = revocation_list(root(), {serial: NOW}, NOW)
    with pytest.raises(RuleViolation, match="revocations-unknown"):
        desks.take_list(withdrawn)
    desks.add(root().certificate, _fingerprint())
    desks.take_list(withdrawn)
    signers = archive.verify(plan().sealed).signers
    assert [signer.trusted for signer in signers] == [False, True]
    assert [remark.key for remark in signers[0].remarks] == ["withdrawn_unstamped"]


def test_an_older_list_undoes_no_withdrawal(context: DeskContext) -> None:
    desks, archive = KnownDesks(context), Archive(context)
    desks.add(root().certificate, _fingerprint())
    serial = int(certificates._load_certificate(person(DEVON.name).certificate).serial_number)
    newest = revocation_list(root(), {serial: NOW}, NOW + timedelta(days=30))
    desks.take_list(revocation_list(root(), {}, NOW))
    desks.take_list(newest)
    for older in (NOW, NOW + timedelta(days=30)):  # before it, and at the very same moment
        with pytest.raises(RuleViolation, match="revocations-older"):
            desks.take_list(revocation_list(root(), {}, older))
    desks.take_list(newest)
    assert desks.withdrawals() == (newest,)
    assert not archive.verify(plan().sealed).trusted


def test_desk_that_was_removed_is_put_back_as_it_was(context: DeskContext) -> None:
    desks = KnownDesks(context)
    other = certificates.make_root("Northwind", "desk-2", NOW, steady_bytes, key=keys()[1])
    desks.add(root().certificate, _fingerprint())
    desks.add(other.certificate, _fingerprint(other))
    serial = int(certificates._load_certificate(person(DEVON.name).certificate).serial_number)
    desks.take_list(revocation_list(root(), {serial: NOW}, NOW))
    before = desks.all()
    assert [desk.withdrawn for desk in before] == [1, 0]
    removed = desks.remove(_fingerprint()).value
    assert [desk.fingerprint for desk in desks.all()] == [_fingerprint(other)]
    desks.put_back(removed)
    assert desks.all() == before
    with pytest.raises(RuleViolation, match="desk-already-known"):
        desks.put_back(removed)


def test_desk_that_is_known_already_says_so_when_it_is_looked_at(context: DeskContext) -> None:
    desks = KnownDesks(context)
    desks.add(root().certificate, _fingerprint())
    with pytest.raises(RuleViolation, match="desk-already-known"):
        desks.look_at(root().certificate)
