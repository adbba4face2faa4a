"""Level C: signing with a key that the company gave out, in a file (PKCS #12) or on a smartcard (PKCS #11).

Passwords and PINs pass through and are kept nowhere. Only RSA keys sign sealed plans: with a curve the file would leave
the archival format.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reviewdesk.document.certificates import PrivateKeyBytes, issued_by
from reviewdesk.document.signing import KeyInDevice
from reviewdesk.domain.errors import DocumentError

_LEAST_BITS = 2048


@dataclass(frozen=True, slots=True, repr=False)
class CompanyKey:
    """A key, the certificates that vouch for it (its own first), and whom it was made out to."""

    name: str
    key: PrivateKeyBytes | KeyInDevice
    chain: tuple[bytes, ...]


def open_file(data: bytes, password: str) -> CompanyKey:
    """Return the key in a PKCS #12 file; raises ``DocumentError``."""
    from cryptography.hazmat.primitives.serialization import (
        Encoding,
        NoEncryption,
        PrivateFormat,
        pkcs12,
    )

    try:
        found = pkcs12.load_pkcs12(data, password.encode())
    except ValueError:
        raise DocumentError("company-key-not-opened") from None
    if found.key is None or found.cert is None:
        raise DocumentError("company-key-missing")
    own, others = (
        found.cert.certificate.public_bytes(Encoding.DER),
        [each.certificate.public_bytes(Encoding.DER) for each in found.additional_certs],
    )
    name = _name_of(own)
    secret = found.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return CompanyKey(name, PrivateKeyBytes(secret), _chain(own, others))


@contextmanager
def open_card(module: Path, pin: str) -> Iterator[CompanyKey]:
    """Give the key on the first smartcard that ``module`` (the card's PKCS #11 library) finds, while the card is open.

    Raises ``DocumentError``.
    """
    card = _card(module)
    with _session(card, pin) as session:
        from pkcs11 import Attribute, KeyType, Mechanism, ObjectClass

        found = [
            (bytes(each[Attribute.ID]), bytes(each[Attribute.VALUE]))
            for each in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
        ]
        wanted = {Attribute.CLASS: ObjectClass.PRIVATE_KEY, Attribute.KEY_TYPE: KeyType.RSA}
        keys = {bytes(each[Attribute.ID]): each for each in session.get_objects(wanted)}
        own = next(((number, certificate) for number, certificate in found if number in keys), None)
        if own is None:
            raise DocumentError("company-key-missing")
        key = keys[own[0]]

        def sign(data: bytes) -> bytes:
            return bytes(key.sign(data, mechanism=Mechanism.SHA256_RSA_PKCS))

        name = _name_of(own[1])
        yield CompanyKey(name, sign, _chain(own[1], [certificate for _number, certificate in found]))


def _card(module: Path) -> Any:
    try:
        from pkcs11 import lib
        from pkcs11.exceptions import PKCS11Error
    except ImportError:
        raise DocumentError("card-support-missing") from None
    try:
        slots = lib(str(module)).get_slots(token_present=True)
    except (PKCS11Error, RuntimeError, OSError):
        raise DocumentError("card-library-unusable") from None
    for slot in slots:
        try:
            token = slot.get_token()
        except PKCS11Error:
            continue  # taken out a moment ago
        if token.flags & token.flags.__class__.TOKEN_INITIALIZED:
            return token
    raise DocumentError("card-missing")


@contextmanager
def _session(card: Any, pin: str) -> Iterator[Any]:
    from pkcs11.exceptions import PinIncorrect, PinInvalid, PinLenRange, PinLocked, PKCS11Error

    try:
        with card.open(user_pin=pin) as session:
            yield session
    except (PinIncorrect, PinInvalid, PinLenRange):
        raise DocumentError("card-pin-wrong") from None
    except PinLocked:
        raise DocumentError("card-locked") from None
    except PKCS11Error:
        raise DocumentError("card-failed") from None


def _name_of(certificate: bytes) -> str:
    """Return whom a certificate was made out to, once it is clear that its key can sign a sealed plan."""
    from cryptography import x509
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

    try:
        found = x509.load_der_x509_certificate(certificate)
        key = found.public_key()
    except ValueError:
        raise DocumentError("company-key-missing") from None
    if not isinstance(key, RSAPublicKey) or key.key_size < _LEAST_BITS:
        raise DocumentError("company-key-kind")
    names = found.subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if names else ""


def _chain(own: bytes, others: Sequence[bytes]) -> tuple[bytes, ...]:
    """Return the certificates from the signer's up, as far as they are at hand."""
    chain = [own]
    while True:
        above = next((each for each in others if each not in chain and issued_by(chain[-1], each)), None)
        if above is None:
            return tuple(chain)
        chain.append(above)
