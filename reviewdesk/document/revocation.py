"""Certificates that were withdrawn: lists signed by the root that issued them, made, read and looked up."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from reviewdesk.document.certificates import Identity, load_key

_VALID = timedelta(days=400)
"""How long a list speaks for itself; a newer one takes its place with every withdrawal."""


def revocation_list(root: Identity, withdrawn: Mapping[int, datetime], now: datetime) -> bytes:
    """Return the list (DER) in which ``root`` withdraws certificates, by serial number."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization

    issuer = x509.load_der_x509_certificate(root.certificate).subject
    builder = x509.CertificateRevocationListBuilder().issuer_name(issuer).last_update(now)
    builder = builder.next_update(now + _VALID)
    for serial, since in withdrawn.items():
        one = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(since)
        builder = builder.add_revoked_certificate(one.build())
    made = builder.sign(load_key(root.key), hashes.SHA256())
    return made.public_bytes(serialization.Encoding.DER)


def withdrawn_at(certificate: bytes, issuer: bytes, lists: Sequence[bytes]) -> datetime | None:
    """Return since when a certificate is withdrawn; only lists that its issuer signed count."""
    from cryptography import x509

    serial = x509.load_der_x509_certificate(certificate).serial_number
    key: Any = x509.load_der_x509_certificate(issuer).public_key()
    for data in lists:
        try:
            found = x509.load_der_x509_crl(data)
            entry = found.get_revoked_certificate_by_serial_number(serial)
            if entry is not None and found.is_signature_valid(key):
                return entry.revocation_date_utc
        except (ValueError, TypeError):  # whatever else may stand in a file
            continue
    return None


def embedded_lists(reader: Any) -> list[bytes]:
    """Return the lists that a file brings along; raises what the library raises on a broken file."""
    store = reader.root.get("/DSS", {})
    return [entry.get_object().data for entry in store.get("/CRLs", [])]


def withdrawn_in(data: bytes) -> int:
    """Return how many certificates a list withdraws."""
    from cryptography import x509

    return len(x509.load_der_x509_crl(data))


def is_later(data: bytes, kept: bytes) -> bool:
    """Tell whether a list was made after another of the same issuer."""
    from cryptography import x509

    new, old = x509.load_der_x509_crl(data), x509.load_der_x509_crl(kept)
    return new.last_update_utc > old.last_update_utc


def is_list_of(issuer: bytes, data: bytes) -> bool:
    """Tell whether ``data`` is a list that ``issuer`` signed."""
    from cryptography import x509

    try:
        key: Any = x509.load_der_x509_certificate(issuer).public_key()
        return x509.load_der_x509_crl(data).is_signature_valid(key)
    except (ValueError, TypeError):
        return False
