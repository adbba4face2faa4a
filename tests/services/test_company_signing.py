"""A person may sign with the company's key: it is printed first, and the key must be theirs."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from reviewdesk.content.messages import sentence
from reviewdesk.document.company_keys import CompanyKey, open_file
from reviewdesk.domain.errors import DocumentError, RuleViolation
from reviewdesk.domain.key_places import KeyPlace
from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.company_signing import MOST_BYTES, company_key
from reviewdesk.services.context import DeskContext
from reviewdesk.services.known_desks import KnownDesks
from reviewdesk.services.sealing import Sealing
from tests.document.company import PASSWORD, company_root, key_file
from tests.services.meeting import STROKES, Meeting, attached
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, OWNER_PASSPHRASE, StandingClock


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


def test_what_the_page_says_can_be_asked_for(context: DeskContext, ready: Meeting) -> None:
    sealing, review = ready.sealing, ready.review
    assert sealing.company_parties(review) == frozenset()
    sealing.use_company_keys(review, {Party.MANAGER})
    assert sealing.company_parties(review) == {Party.MANAGER}
    sealing.preview(review)
    _sign(ready, None)
    taken_up_again = Sealing(context)
    assert taken_up_again.company_parties(review) == {Party.MANAGER}


def test_page_drawn_while_somebody_chose_is_not_signed(
    ready: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealing, review = ready.sealing, ready.review
    drawing = sealing._draw

    def chooses_meanwhile(*args: Any) -> Any:
        drawn = drawing(*args)
        sealing.use_company_keys(review, {Party.EMPLOYEE})
        return drawn

    monkeypatch.setattr(sealing, "_draw", chooses_meanwhile)
    sealing.preview(review)
    monkeypatch.setattr(sealing, "_draw", drawing)
    _sign(ready, _key())
    assert sealing.company_parties(review) == {Party.EMPLOYEE}


@pytest.mark.parametrize(("days", "key"), [(-800, "company-key-not-yet"), (4000, "company-key-over")])
def test_certificate_out_of_its_time_is_refused(
    ready: Meeting, time: StandingClock, days: int, key: str
) -> None:
    ready.sealing.use_company_keys(ready.review, {Party.EMPLOYEE})
    time.moment += timedelta(days=days)
    with pytest.raises(RuleViolation, match=key) as refused:
        _sign(ready, _key())
    assert sentence(refused.value).count("{") == 0


def test_file_is_read_when_it_is_needed(tmp_path: Path) -> None:
    place = KeyPlace(tmp_path / "staff.p12")
    with pytest.raises(DocumentError, match="company-key-file-unreadable"), company_key(place, PASSWORD):
        pass
    place.path.write_bytes(key_file("WHITFIELD, Dana"))
    with company_key(place, PASSWORD) as key:
        assert key.name == "WHITFIELD, Dana"
    place.path.write_bytes(bytes(MOST_BYTES + 1))
    with pytest.raises(DocumentError, match="company-key-not-opened"), company_key(place, PASSWORD):
        pass


def test_card_is_asked_through_its_own_software(tmp_path: Path) -> None:
    (tmp_path / "card.so").write_bytes(b"nothing")
    place = KeyPlace(tmp_path / "card.so", card=True)
    with pytest.raises(DocumentError, match="card-"), company_key(place, "1234"):
        pass


def test_who_would_rather_not_sign_has_no_level(ready: Meeting) -> None:
    ready.sealing.use_company_keys(ready.review, set(Party))
    ready.sealing.set_outcome(ready.review, Outcome.DECLINED, "Ines Weber")
    assert ready.sealing.company_parties(ready.review) == {Party.MANAGER}
    assert attached(ready.sealing.preview(ready.review).pdf)["assurance"] == {"employee": "A", "manager": "C"}
