"""A person may sign with the company's key: it is printed first, and the key must be theirs."""

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from reviewdesk.document.company_keys import CompanyKey, open_file
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.context import DeskContext
from reviewdesk.services.known_desks import KnownDesks
from tests.document.company import PASSWORD, company_root, key_file
from tests.services.meeting import STROKES, Meeting, attached
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, OWNER_PASSPHRASE


@pytest.fixture
def ready(meeting: Meeting) -> Meeting:
    meeting.hold()
    meeting.sealing.set_outcome(meeting.review, Outcome.ACKNOWLEDGED)
    return meeting


def _key(name: str = "WHITFIELD, Dana") -> CompanyKey:
    return open_file(key_file(name), PASSWORD)


def _sign(meeting: Meeting, company: CompanyKey | None) -> None:
    meeting.sealing.sign(meeting.review, Party.EMPLOYEE, EMPLOYEE_PASSPHRASE, STROKES, company=company)


def test_plan_signed_with_a_companys_key_says_so_and_is_sealed(context: DeskContext, ready: Meeting) -> None:
    ready.sealing.use_company_keys(ready.review, {Party.EMPLOYEE})
    assert attached(ready.sealing.preview(ready.review).pdf)["assurance"] == {"employee": "C", "manager": "A"}
    _sign(ready, _key())
    ready.sealing.sign(ready.review, Party.MANAGER, OWNER_PASSPHRASE, STROKES)
    verdict = ready.sealing.verdict(ready.review)
    assert verdict.intact
    assert [(signer.level, signer.trusted) for signer in verdict.signers] == [("C", False), ("A", True)]
    desks, root = KnownDesks(context), company_root().public_bytes(Encoding.PEM)
    desks.add(root, desks.look_at(root).fingerprint)
    assert ready.sealing.verdict(ready.review).trusted
    assert ready.sealing.seal(ready.review).value.employee == "Dana Whitfield"


def test_key_and_page_must_agree(ready: Meeting) -> None:
    with pytest.raises(RuleViolation, match="company-key-not-on-page"):
        _sign(ready, _key())
    ready.sealing.use_company_keys(ready.review, {Party.EMPLOYEE})
    with pytest.raises(RuleViolation, match="company-key-needed"):
        _sign(ready, None)
    with pytest.raises(RuleViolation, match="company-key-of-another"):
        _sign(ready, _key("OKAFOR, Maya"))
    ready.sealing.use_company_keys(ready.review, set())
    _sign(ready, None)
    with pytest.raises(RuleViolation, match="company-key-too-late"):
        ready.sealing.use_company_keys(ready.review, {Party.MANAGER})
