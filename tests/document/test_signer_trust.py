"""Why a signer is not trusted is said in a sentence: expired, withdrawn, of an unknown desk, above its level."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from reviewdesk.document import certificates
from reviewdesk.document.appearance import Appearance
from reviewdesk.document.certificates import Identity
from reviewdesk.document.names import same_person
from reviewdesk.document.record import Assurance
from reviewdesk.document.render import render
from reviewdesk.document.revocation import is_list_of, revocation_list
from reviewdesk.document.signing import sign
from reviewdesk.document.verdict import Verdict
from reviewdesk.document.verify import verify
from tests.document.archived import archived
from tests.document.sample import DEVON, MAYA, sample
from tests.document.signed import NOW, keys, person, plan, root, steady_bytes
from tests.document.time_service import time_root


def _serial(who: Identity) -> int:
    return int(certificates._load_certificate(who.certificate).serial_number)


def _remarks(verdict: Verdict) -> list[list[str]]:
    return [[remark.key for remark in signer.remarks] for signer in verdict.signers]


def _withdrawn(data: bytes, since: datetime, *, by: Identity | None = None) -> Verdict:
    lists = [b"no list", revocation_list(by or root(), {_serial(person(DEVON.name)): since}, NOW)]
    return verify(
        data,
        trusted_roots=[root().certificate],
        trusted_time_roots=[time_root().certificate],
        revocations=lists,
        now=NOW + timedelta(days=30),
    )


def test_signer_of_an_unknown_desk_is_told() -> None:
    assert _remarks(verify(plan().sealed)) == [["root_unknown"], ["root_unknown"]]
    assert _remarks(verify(plan().sealed, trusted_roots=[root().certificate])) == [[], []]


def test_certificate_withdrawn_before_signing_is_not_trusted() -> None:
    verdict = _withdrawn(archived().stamped, NOW - timedelta(days=2))
    assert verdict.intact
    assert [signer.trusted for signer in verdict.signers] == [False, True]
    assert verdict.signers[0].remarks[0].sentence == (
        "The certificate was withdrawn on 14 October 2025, before this was signed."
    )


def test_certificate_withdrawn_after_a_stamped_signature_does_no_harm_to_it() -> None:
    verdict = _withdrawn(archived().stamped, NOW + timedelta(days=2))
    assert verdict.trusted
    assert _remarks(verdict) == [["withdrawn_later"], []]


def test_without_a_stamp_nobody_can_tell_what_came_first() -> None:
    verdict = _withdrawn(plan().sealed, NOW + timedelta(days=2))
    assert not verdict.trusted
    assert _remarks(verdict) == [["withdrawn_unstamped"], []]


def test_list_that_another_desk_signed_says_nothing() -> None:
    other = certificates.make_root("Northwind Cooperative", "desk-1", NOW, steady_bytes, key=keys()[1])
    assert _withdrawn(plan().sealed, NOW - timedelta(days=2), by=other).trusted
    assert not is_list_of(root().certificate, revocation_list(other, {}, NOW))
    assert is_list_of(root().certificate, revocation_list(root(), {}, NOW))
    assert not is_list_of(root().certificate, b"no list")


def _signed_at(moment: datetime) -> Verdict:
    data = render(sample())
    for field, party in (("Employee", DEVON), ("Manager", MAYA)):
        who = person(party.name)
        look = Appearance(party.name, moment, typed=party.name)
        chain = [who.certificate, root().certificate]
        data = sign(data, field, who.key, chain, appearance=look, certify=field == "Employee", now=moment)
    return verify(data, trusted_roots=[root().certificate])


@pytest.mark.parametrize(
    ("years", "sentence"),
    [
        (11, "The certificate had run out on 14 October 2035, before this was signed."),
        (-1, "The certificate was not valid before 16 October 2025, after this was signed."),
    ],
)
def test_certificate_outside_its_time_is_explained(years: int, sentence: str) -> None:
    verdict = _signed_at(NOW + timedelta(days=365 * years))
    assert verdict.intact
    assert not verdict.trusted
    assert [remark.sentence for remark in verdict.signers[0].remarks] == [sentence]


def _claiming(employee: str, manager: str, *, of_employee: Identity | None = None) -> Verdict:
    data = render(replace(sample(), assurance=Assurance(employee, manager)))
    for field, party in (("Employee", DEVON), ("Manager", MAYA)):
        issuer = of_employee if of_employee and field == "Employee" else root()
        who = certificates.issue(issuer, party.name, NOW, steady_bytes, key=keys()[1])
        chain = [who.certificate, issuer.certificate]
        look = Appearance(party.name, NOW, typed=party.name)
        data = sign(data, field, who.key, chain, appearance=look, certify=field == "Employee", now=NOW)
    return verify(data)


def _desk(name: str) -> Identity:
    made = certificates.make_root("Elsewhere", name, NOW, steady_bytes, key=keys()[0])
    assert made.certificate != root().certificate
    return made


def test_page_may_not_claim_a_level_that_the_certificate_does_not_show() -> None:
    assert [p.key for p in _claiming("C", "A").problems] == ["level_overclaimed"]
    assert [p.key for p in _claiming("B", "B").problems] == ["level_overclaimed"] * 2
    assert _claiming("A", "B").intact
    assert _claiming("B", "B", of_employee=_desk("desk-9")).intact


def test_company_writes_names_in_its_own_way() -> None:
    assert same_person("PARK, Devon (E-1042)", "Devon Park", exactly=False)
    assert same_person("Zoe Angstrom", "Zoë Ångström", exactly=False)
    assert not same_person("Maya Ellis", "Devon Park", exactly=False)
    assert not same_person("PARK, Devon (E-1042)", "Devon Park", exactly=True)
    assert not same_person("Devon", " ", exactly=False)
