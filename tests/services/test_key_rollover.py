"""A desk gets a new root; old plans stay trusted here and where the desk was known, and new ones become so."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from reviewdesk.document import certificates
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.key_rollover import OwnRoot, earlier_roots
from reviewdesk.services.known_desks import KnownDesks
from tests.document.sample import DEVON
from tests.document.signed import person, root
from tests.services.meeting import STROKES, Meeting
from tests.services.surroundings import EMPLOYEE_PASSPHRASE, OWNER_PASSPHRASE, Surroundings


@pytest.fixture
def elsewhere(surroundings: Surroundings, tmp_path: Path) -> Iterator[DeskContext]:
    made = surroundings.elsewhere(tmp_path / "hr").new_desk()
    yield made
    made.desk.close()


def _renewed(context: DeskContext) -> None:
    made = OwnRoot(replace(context, new_key=certificates.new_key)).renew().value
    assert OwnRoot(context).fingerprint() == made


def test_old_and_new_plans_are_trusted_here_and_where_the_desk_is_followed(
    context: DeskContext, meeting: Meeting, elsewhere: DeskContext
) -> None:
    old_root = Archive(context).root_certificate()
    desks = KnownDesks(elsewhere)
    desks.add(old_root, desks.look_at(old_root).fingerprint)
    meeting.hold()
    meeting.sealing.set_outcome(meeting.review, Outcome.ACKNOWLEDGED)
    meeting.sealing.sign(meeting.review, Party.EMPLOYEE, EMPLOYEE_PASSPHRASE, STROKES)
    before = meeting.sealing.signed_pdf(meeting.review)
    _renewed(context)
    meeting.sealing.sign(meeting.review, Party.MANAGER, OWNER_PASSPHRASE, STROKES)
    plan = meeting.sealing.signed_pdf(meeting.review)
    assert plan.startswith(before)
    assert Archive(context).verify(plan).trusted
    assert [signer.trusted for signer in Archive(elsewhere).verify(plan).signers] == [True, False]
    _renewed(context)
    assert desks.look_at(Archive(context).root_certificate()).follows
    desks.follow(Archive(context).root_certificate())
    middle = earlier_roots(context)[0]
    desks.add(middle, certificates.fingerprint(middle))
    assert Archive(elsewhere).verify(plan).trusted
    assert len(desks.all()) == 3
    meeting.sealing.seal(meeting.review)


def test_person_who_signed_under_the_old_root_gets_a_new_certificate(
    context: DeskContext, meeting: Meeting
) -> None:
    meeting.hold()
    meeting.sealing.set_outcome(meeting.review, Outcome.ACKNOWLEDGED)
    fingerprints = []
    for _ in range(2):
        meeting.sealing.sign(meeting.review, Party.EMPLOYEE, EMPLOYEE_PASSPHRASE, STROKES)
        fingerprints.append(meeting.sealing.verdict(meeting.review).signers[0].root)
        meeting.sealing.clear_signatures(meeting.review)
        _renewed(context)
    assert fingerprints[0] != fingerprints[1]
    assert len(earlier_roots(context)) == 2


def test_person_cannot_make_a_root_of_their_certificate(elsewhere: DeskContext) -> None:
    desks = KnownDesks(elsewhere)
    desks.add(root().certificate, certificates.fingerprint(root().certificate))
    devon = person(DEVON.name)
    own, key = certificates._load_certificate(devon.certificate), certificates.load_key(devon.key)
    builder = (
        x509.CertificateBuilder()
        .subject_name(own.subject)
        .issuer_name(own.subject)
        .public_key(own.public_key())
        .serial_number(1)
        .not_valid_before(own.not_valid_before_utc)
        .not_valid_after(own.not_valid_after_utc)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    )
    pretended = certificates._load_certificate(certificates._signed(builder, key, key).certificate)
    with pytest.raises(RuleViolation, match="desk-does-not-follow"):
        desks.follow(b"".join(each.public_bytes(Encoding.PEM) for each in (pretended, own)))


def test_stranger_does_not_follow(context: DeskContext, elsewhere: DeskContext) -> None:
    Archive(context).root_certificate()
    _renewed(context)
    assert not KnownDesks(elsewhere).look_at(Archive(context).root_certificate()).follows
    with pytest.raises(RuleViolation, match="desk-does-not-follow"):
        KnownDesks(elsewhere).follow(Archive(context).root_certificate())
    desks = KnownDesks(elsewhere)
    desks.add(root().certificate, certificates.fingerprint(root().certificate))
    with pytest.raises(RuleViolation, match="desk-does-not-follow"):
        desks.follow(Archive(context).root_certificate())


def test_desk_that_never_signed_has_no_fingerprint_to_tell(context: DeskContext) -> None:
    assert OwnRoot(context).fingerprint() == ""
    Archive(context).root_certificate()
    assert len(OwnRoot(context).fingerprint()) == 64
