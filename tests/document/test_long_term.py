"""A plan proves in twelve years who signed it when, as long as its stamps are renewed in time."""

import asyncio
import io
from datetime import date, timedelta

import pytest
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESPassed
from pyhanko.sign.validation.ades import simulate_future_ades_lta_validation
from pyhanko.sign.validation.policy_decl import (
    PdfSignatureValidationSpec,
    SignatureValidationSpec,
)
from pyhanko_certvalidator.context import CertValidationPolicySpec
from pyhanko_certvalidator.policy_decl import REQUIRE_REVINFO, CertRevTrustPolicy
from pyhanko_certvalidator.registry import SimpleTrustManager

from reviewdesk.document.long_term import EARLY, renew, renewal_due
from reviewdesk.document.time_server import TimeServer, stamper
from reviewdesk.document.verdict import Verdict
from reviewdesk.document.verify import verify
from reviewdesk.domain.errors import DocumentError, TimeTrouble
from tests.document.archived import archived
from tests.document.sample import DEVON
from tests.document.signed import NOW, plan, root
from tests.document.time_service import YEAR, Service, serving, time_root, unit


def _after(data: bytes, years: float) -> Verdict:
    return verify(
        data,
        trusted_roots=[root().certificate],
        trusted_time_roots=[time_root().certificate],
        now=NOW + years * YEAR,
    )


def test_stamps_confirm_the_time_of_every_signature() -> None:
    verdict = _after(archived().stamped, 0.1)
    assert verdict.archive is not None
    everybody = [*verdict.signers, verdict.archive]
    assert [(s.trusted, s.stamped, s.remarks) for s in everybody] == [(True, True, ())] * 3
    assert {s.stamp.by for s in everybody if s.stamp} == {"Clock Tower"}


def test_after_twelve_years_and_three_renewals_all_still_hold() -> None:
    verdict = _after(archived().renewed[-1], 12.5)
    assert verdict.intact
    assert all(signer.trusted and signer.stamped for signer in verdict.signers)
    assert verdict.stamped_until == NOW + 16 * YEAR
    assert len(verdict.stamps) == 4


def test_stamps_that_were_not_renewed_prove_no_time_any_more() -> None:
    verdict = _after(archived().stamped, 12.5)
    assert verdict.intact
    assert not any(signer.stamped for signer in verdict.signers)
    assert verdict.stamped_until is None
    assert {remark.key for signer in verdict.signers for remark in signer.remarks} == {"stamp_over"}


def test_a_renewal_missed_breaks_the_chain_for_good() -> None:
    """Stamped again only after the older stamp had run out: the new one shows no more than that the file is there."""
    with serving(Service(now=NOW + 6 * YEAR)) as service:
        service.who = unit(NOW + 5 * YEAR)
        late = renew(archived().stamped, stamper(service.known(), lambda: service.now))
    verdict = _after(late, 6.1)
    assert verdict.intact
    assert verdict.stamps[-1].trusted
    assert not any(signer.stamped for signer in verdict.signers)


def test_the_librarys_own_long_term_check_agrees() -> None:
    roots = [asn1_x509.Certificate.load(each.certificate) for each in (root(), time_root())]
    policy = CertValidationPolicySpec(
        trust_manager=SimpleTrustManager.build(roots), revinfo_policy=CertRevTrustPolicy(REQUIRE_REVINFO)
    )
    spec = PdfSignatureValidationSpec(SignatureValidationSpec(cert_validation_policy=policy))

    def holds(number: int) -> bool:
        """Suppose with the library that the stamps go on being renewed."""
        found = PdfFileReader(io.BytesIO(archived().stamped)).embedded_regular_signatures[number]
        then, now = NOW + 12.5 * YEAR, NOW + timedelta(days=30)
        return (
            asyncio.run(simulate_future_ades_lta_validation(found, spec, then, now)).ades_subindic
            is AdESPassed.OK
        )

    assert [holds(number) for number in range(3)] == [True] * 3


def test_renewal_is_due_well_before_the_newest_stamp_ends() -> None:
    assert renewal_due(archived().stamped) == (NOW + 4 * YEAR - EARLY).date()
    assert renewal_due(archived().renewed[0]) == (NOW + 8 * YEAR - EARLY).date()
    assert renewal_due(archived().both) == (NOW + 4 * YEAR - EARLY).date()
    assert isinstance(renewal_due(archived().stamped), date)
    assert renewal_due(plan().sealed) is None


def test_what_is_no_pdf_has_no_day_and_gets_no_stamp() -> None:
    with pytest.raises(DocumentError):
        renewal_due(b"no pdf")
    with pytest.raises(DocumentError):
        renew(b"no pdf", stamper(TimeServer("http://127.0.0.1:9/"), lambda: NOW))


def test_renewal_that_gets_no_stamp_leaves_the_file_alone() -> None:
    with serving(Service("refused")) as service, pytest.raises(TimeTrouble):
        renew(archived().stamped, stamper(service.known(), lambda: NOW))


def test_stamp_of_an_unknown_service_counts_as_claimed() -> None:
    verdict = verify(archived().stamped, trusted_roots=[root().certificate], now=NOW + timedelta(days=1))
    assert verdict.intact
    assert verdict.trusted
    first = verdict.signers[0]
    assert (first.name, first.stamped) == (DEVON.name, False)
    assert [remark.key for remark in first.remarks] == ["stamp_unknown"]
    assert verdict.stamped_until is None
