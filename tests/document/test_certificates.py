"""Certificates say what a desk knows, and no more."""

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa

from reviewdesk.document import certificates
from reviewdesk.document.certificates import PrivateKeyBytes
from reviewdesk.domain.errors import DocumentError
from tests.document.signed import NOW, keys, person, root, steady_bytes


def _load(certificate: bytes) -> x509.Certificate:
    return x509.load_der_x509_certificate(certificate)


def test_root_vouches_for_a_person() -> None:
    devon, above = _load(person("Devon Park").certificate), _load(root().certificate)
    devon.verify_directly_issued_by(above)
    above.verify_directly_issued_by(above)


def test_person_may_sign_documents_and_nothing_else() -> None:
    devon = _load(person("Devon Park").certificate)
    usage = devon.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_cert_sign
    extended = devon.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert [oid.dotted_string for oid in extended] == ["1.3.6.1.5.5.7.3.36"]
    assert not devon.extensions.get_extension_for_class(x509.BasicConstraints).value.ca


def test_root_may_vouch_for_people_but_for_no_further_roots() -> None:
    constraints = _load(root().certificate).extensions.get_extension_for_class(x509.BasicConstraints).value
    assert constraints.ca
    assert constraints.path_length == 0


def test_keys_are_rsa_of_3072_bits() -> None:
    key = _load(person("Devon Park").certificate).public_key()
    assert isinstance(key, rsa.RSAPublicKey)
    assert key.key_size == 3072


def test_person_never_outlives_the_root() -> None:
    late = NOW + timedelta(days=365 * 15)
    made = certificates.issue(root(), "Devon Park", late, steady_bytes, key=keys()[1])
    assert _load(made.certificate).not_valid_after_utc == _load(root().certificate).not_valid_after_utc


def test_long_names_and_a_missing_organisation_are_borne() -> None:
    bare = certificates.make_root("  ", "desk-2", NOW, steady_bytes, key=keys()[0])
    made = certificates.issue(bare, "N" * 150, NOW, steady_bytes, key=keys()[1])
    names = _load(made.certificate).subject
    assert [attribute.value for attribute in names] == ["N" * 64]


def test_keys_do_not_show_in_messages() -> None:
    assert repr(root()) == "Identity(…)"


def test_two_desks_are_told_apart_by_fingerprint() -> None:
    other = certificates.make_root("Northwind Cooperative", "desk-1", NOW, steady_bytes, key=keys()[0])
    assert len(certificates.fingerprint(root().certificate)) == 64
    assert certificates.fingerprint(root().certificate) != certificates.fingerprint(other.certificate)


def test_who_issued_a_certificate_is_checked_and_not_believed() -> None:
    other = certificates.make_root("Northwind Cooperative", "desk-1", NOW, steady_bytes, key=keys()[1])
    devon = person("Devon Park").certificate
    assert certificates.issued_by(devon, root().certificate)
    assert not certificates.issued_by(devon, other.certificate)
    assert not certificates.issued_by(devon, b"garbage")


def test_garbage_is_refused() -> None:
    with pytest.raises(DocumentError) as refused:
        certificates.fingerprint(b"garbage")
    assert refused.value.key == "certificate_unreadable"
    with pytest.raises(DocumentError) as refused:
        certificates.load_key(PrivateKeyBytes(b"garbage"))
    assert refused.value.key == "key_unreadable"
