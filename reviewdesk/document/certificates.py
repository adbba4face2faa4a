"""Whose seal it is: each desk has a root of its own, which vouches for the people who sign on that desk.

RSA with 3072 bits and not an elliptic curve: with a curve the signing library writes PDF 2.0, which is no
PDF/A-3 any more. Certificates bear the key usage for signing documents (RFC 9336). They say only what the
desk knows: a name typed by people in a room, not a checked identity.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NewType

from reviewdesk.domain.errors import DocumentError

PrivateKeyBytes = NewType("PrivateKeyBytes", bytes)
"""An unencrypted PKCS#8 key in DER form: a secret, to be held in memory only and kept in the vault."""

DOCUMENT_SIGNING = "1.3.6.1.5.5.7.3.36"
KEY_BITS = 3072
DESK_NAME = "ReviewDesk "
"""Every desk's root is called so, with the desk's id behind it."""
ARCHIVE_NAME = "HR archive"
"""What the certificate for HR's seal is made out to."""
_ROOT_YEARS, _PERSON_YEARS = 20, 10
_HOUR = timedelta(hours=1)
LONGEST_NAME = 64
"""What X.520 allows for a common or organisation name."""

SerialNumbers = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Identity:
    """A certificate and its key. ``repr`` does not show the key."""

    certificate: bytes
    key: PrivateKeyBytes

    def __repr__(self) -> str:
        return "Identity(…)"


def make_root(
    organisation: str, desk_id: str, now: datetime, random_bytes: SerialNumbers, *, key: Any = None
) -> Identity:
    """Return a new root for one desk, valid for twenty years; ``key`` is for tests, which reuse one."""
    from cryptography import x509

    key = key or new_key()
    name = _name(organisation, DESK_NAME + desk_id)
    builder = (
        _builder(now, _ROOT_YEARS, random_bytes)
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return _signed(builder, key, key)


def link(old: Identity, new: bytes, now: datetime, random_bytes: SerialNumbers) -> bytes:
    """Return the old root's word that ``new`` takes over from it: a certificate for the new root's name and key."""
    from cryptography import x509

    above, root = _load_certificate(old.certificate), _load_certificate(new)
    identifier = x509.SubjectKeyIdentifier.from_public_key(above.public_key())
    builder = (
        _builder(now, _ROOT_YEARS, random_bytes, latest=above.not_valid_after_utc)
        .subject_name(root.subject)
        .issuer_name(above.subject)
        .public_key(root.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(certificates=True), critical=True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False
        )
    )
    return _signed(builder, load_key(old.key), load_key(old.key)).certificate


def takes_over(new: bytes, linked: bytes, old: bytes) -> bool:
    """Tell whether ``linked`` is the word of ``old`` that the root ``new`` takes over from it.

    A person's certificate is no such word, or whoever holds one could make a root of it.
    """
    root, word = _load_certificate(new), _load_certificate(linked)
    same = root.subject == word.subject and root.public_key() == word.public_key()
    return bool(same) and may_vouch(linked) and issued_by(linked, old)


def issue(
    root: Identity, person_name: str, now: datetime, random_bytes: SerialNumbers, *, key: Any = None
) -> Identity:
    """Return a new certificate for one person, vouched for by ``root``; ends before the root does."""
    from cryptography import x509

    parent = _load_certificate(root.certificate)
    parent_key = load_key(root.key)
    key = key or new_key()
    organisation = parent.subject.get_attributes_for_oid(x509.NameOID.ORGANIZATION_NAME)
    vouched = str(organisation[0].value) if organisation else ""
    identifier = x509.SubjectKeyIdentifier.from_public_key(parent.public_key())
    builder = (
        _builder(now, _PERSON_YEARS, random_bytes, latest=parent.not_valid_after_utc)
        .subject_name(_name(vouched, person_name))
        .issuer_name(parent.subject)
        .public_key(key.public_key())
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([x509.ObjectIdentifier(DOCUMENT_SIGNING)]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False
        )
    )
    return _signed(builder, key, parent_key)


def fingerprint(certificate: bytes) -> str:
    """Return the SHA-256 of a certificate in hexadecimal, by which two desks come to trust each other."""
    from cryptography.hazmat.primitives import hashes

    digest: bytes = _load_certificate(certificate).fingerprint(hashes.SHA256())
    return digest.hex()


def read_certificates(data: bytes) -> tuple[bytes, ...]:
    """Return the certificates (DER) in a file, PEM or DER; raises ``DocumentError`` where there is none."""
    from cryptography import x509
    from cryptography.hazmat.primitives.serialization import Encoding

    try:
        found = x509.load_pem_x509_certificates(data)
    except ValueError:
        found = [_load_certificate(data)]
    return tuple(each.public_bytes(Encoding.DER) for each in found)


def may_vouch(certificate: bytes) -> bool:
    """Tell whether a certificate may vouch for others, as every root does."""
    from cryptography import x509

    try:
        found = _load_certificate(certificate).extensions.get_extension_for_class(x509.BasicConstraints)
    except (x509.ExtensionNotFound, ValueError):
        return False
    return bool(found.value.ca)


def issued_by(certificate: bytes, above: bytes) -> bool:
    """Tell whether the key of ``above`` signed ``certificate``; false for anything that cannot be checked."""
    from asn1crypto.x509 import Certificate
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.x509 import InvalidVersion

    broken = (DocumentError, InvalidSignature, InvalidVersion, UnsupportedAlgorithm, ValueError, TypeError)
    try:
        if any(Certificate.load(each).serial_number < 1 for each in (certificate, above)):
            return False  # no authority gives such a number, and reading one leaves a warning
        _load_certificate(certificate).verify_directly_issued_by(_load_certificate(above))
    except broken:
        return False
    return True


def new_key() -> Any:
    """Return a fresh RSA key; takes up to a second."""
    from cryptography.hazmat.primitives.asymmetric import rsa

    return rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)


def _builder(
    now: datetime, years: int, random_bytes: SerialNumbers, *, latest: datetime | None = None
) -> Any:
    """Begin a certificate; it is valid an hour before ``now``, so that a clock set back does no harm."""
    from cryptography import x509

    serial = int.from_bytes(random_bytes(19), "big") | 1
    ends = now + timedelta(days=365 * years)
    return (
        x509.CertificateBuilder()
        .serial_number(serial)
        .not_valid_before(now - _HOUR)
        .not_valid_after(min(ends, latest) if latest else ends)
    )


def _name(organisation: str, common: str) -> Any:
    from cryptography import x509

    parts = ((x509.NameOID.ORGANIZATION_NAME, organisation), (x509.NameOID.COMMON_NAME, common))
    return x509.Name(
        [x509.NameAttribute(oid, text.strip()[:LONGEST_NAME]) for oid, text in parts if text.strip()]
    )


def _usage(*, certificates: bool) -> Any:
    """Return a root's usage (certificates, revocation lists) or a person's (signing, non-repudiation)."""
    from cryptography import x509

    return x509.KeyUsage(
        digital_signature=not certificates,
        content_commitment=not certificates,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=certificates,
        crl_sign=certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _signed(builder: Any, key: Any, by: Any) -> Identity:
    from cryptography.hazmat.primitives import hashes, serialization

    made = builder.sign(by, hashes.SHA256())
    secret = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return Identity(made.public_bytes(serialization.Encoding.DER), PrivateKeyBytes(secret))


def _load_certificate(data: bytes) -> Any:
    from cryptography import x509

    try:
        return x509.load_der_x509_certificate(data)
    except ValueError:
        raise DocumentError("certificate_unreadable") from None


def load_key(data: PrivateKeyBytes) -> Any:
    """Return the private key in ``data``; raises ``DocumentError`` (*key_unreadable*)."""
    from cryptography.hazmat.primitives import serialization

    try:
        # Checking that the primes are prime takes a quarter of a second; the vault's encryption vouches for the bytes.
        return serialization.load_der_private_key(data, password=None, unsafe_skip_rsa_key_validation=True)
    except (ValueError, TypeError):
        raise DocumentError("key_unreadable") from None
