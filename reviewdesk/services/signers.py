"""Who signs on this desk: its root, made once, and each person's certificate, kept in the person's own drawer."""

from dataclasses import dataclass
from datetime import datetime

from reviewdesk.document import certificates
from reviewdesk.document.certificates import Identity, PrivateKeyBytes, issued_by
from reviewdesk.document.company_keys import CompanyKey
from reviewdesk.document.names import same_person
from reviewdesk.document.signing import KeyInDevice
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.services.context import DeskContext
from reviewdesk.vault.desk import DeskRootIdentity
from reviewdesk.vault.drawers import OpenDrawer

_LONGEST_NAME = 64
"""What a certificate has room for (X.520)."""


@dataclass(frozen=True, slots=True, repr=False)
class Signer:
    """A key to sign with, and the certificates that vouch for it, the signer's own first."""

    key: PrivateKeyBytes | KeyInDevice
    chain: tuple[bytes, ...]


def desk_root(context: DeskContext) -> Identity:
    """Return the desk's root, made at the first call."""
    desk = context.desk
    kept = desk.root()
    if kept is not None:
        return Identity(kept.certificate, PrivateKeyBytes(kept.key))
    root = certificates.make_root(
        desk.info.organisation,
        desk.info.desk_id,
        context.clock.now(),
        context.entropy.random_bytes,
        key=context.new_key(),
    )
    desk.store_root(DeskRootIdentity(root.certificate, root.key))
    return root


def signer_of(context: DeskContext, drawer: OpenDrawer, name: str) -> Signer:
    """Return the key in an open drawer, made at the person's first signature.

    A person whose name has changed since keeps the key and gets a certificate with the new name: a file whose signer
    is called otherwise than the person in it would be doubted.
    """
    root = desk_root(context)
    key, certificate = drawer.signing_key(), context.desk.drawers.certificate(drawer.person_id)
    certificate = certificate if certificate and issued_by(certificate, root.certificate) else None
    if key is None or certificate is None or not _says(certificate, name):
        made = certificates.issue(
            root,
            name,
            context.clock.now(),
            context.entropy.random_bytes,
            key=context.new_key() if key is None else certificates.load_key(PrivateKeyBytes(key)),
        )
        drawer.store_signing_key(made.key, made.certificate)
        key, certificate = made.key, made.certificate
    return Signer(PrivateKeyBytes(key), (certificate, root.certificate))


def company_signer(context: DeskContext, company: CompanyKey | None, level: str, name: str) -> Signer | None:
    """Return who signs with a company's key, where the page says level C, and only there."""
    if (company is not None) != (level == "C"):
        raise RuleViolation("company-key-needed" if company is None else "company-key-not-on-page")
    if company is None:
        return None
    if not same_person(company.name, name, exactly=False):
        raise RuleViolation("company-key-of-another", signer=company.name, expected=name)
    _require_in_time(company.chain[0], context.clock.now())
    return Signer(company.key, company.chain)


def _require_in_time(certificate: bytes, now: datetime) -> None:
    """Refuse a certificate whose time is over or has not come: what it signs would be doubted at once."""
    from cryptography import x509

    found = x509.load_der_x509_certificate(certificate)
    if now > found.not_valid_after_utc:
        raise RuleViolation("company-key-over", day=found.not_valid_after_utc.date().isoformat())
    if now < found.not_valid_before_utc:
        raise RuleViolation("company-key-not-yet", day=found.not_valid_before_utc.date().isoformat())


def _says(certificate: bytes, name: str) -> bool:
    """Say whether a certificate was made out to ``name``."""
    from cryptography import x509

    found = x509.load_der_x509_certificate(certificate).subject.get_attributes_for_oid(
        x509.NameOID.COMMON_NAME
    )
    return [attribute.value for attribute in found] == [name.strip()[:_LONGEST_NAME]]
