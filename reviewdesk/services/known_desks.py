"""Desks that are known here: their root certificates, added after two people compared the fingerprints."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from reviewdesk.document.certificates import fingerprint, issued_by, may_vouch, read_certificates, takes_over
from reviewdesk.document.revocation import is_list_of
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.stored_settings import read_setting, write_setting

_KEY: Final = "known_desks"
_SETTINGS = frozenset({Topic.SETTINGS, Topic.ARCHIVE})


@dataclass(frozen=True, slots=True)
class KnownDesk:
    """A desk's root as people see it; ``since`` is the day it was added, ``None`` where it is only looked at."""

    fingerprint: str
    organisation: str
    name: str
    until: datetime
    since: date | None = None


class KnownDesks:
    """Whoever signed on a known desk is trusted as far as that desk is."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def all(self) -> tuple[KnownDesk, ...]:
        """Return the desks in the order in which they were added."""
        with self._context.reading() as session:
            entries = _entries(session)
        return tuple(
            _view(base64.b64decode(entry["certificate"]), date.fromisoformat(entry["since"]))
            for entry in entries
        )

    def look_at(self, data: bytes) -> KnownDesk:
        """Return what a certificate (PEM or DER) says, so that its fingerprint can be compared."""
        certificate = self._checked(data)
        return _view(certificate, None)

    def add(self, data: bytes, compared: str) -> Change[KnownDesk]:
        """Trust a desk; ``compared`` is the fingerprint as the people at that desk told it."""
        certificate = self._checked(data)
        if _plain(compared) != fingerprint(certificate):
            raise RuleViolation("fingerprint-differs", field="fingerprint")
        today = self._context.today()
        with self._context.writing() as unit:
            entries = _entries(unit.session)
            if any(entry["fingerprint"] == fingerprint(certificate) for entry in entries):
                raise RuleViolation("desk-already-known")
            entry = {
                "fingerprint": fingerprint(certificate),
                "certificate": base64.b64encode(certificate).decode(),
                "since": today.isoformat(),
            }
            write_setting(unit, _KEY, [*entries, entry])
            unit.audit("desk.trusted", fingerprint(certificate))
        return Change(_view(certificate, today), _SETTINGS)

    def follow(self, data: bytes) -> Change[KnownDesk]:
        """Trust a known desk's new root on the word of the old one, which stands beside it; nothing to compare."""
        new, *words = read_certificates(data)
        heard = list(self.roots())
        for word in reversed(words):  # the oldest speaks first, and each for the next
            if may_vouch(word) and any(issued_by(word, old) for old in heard):
                heard.append(word)
        if not any(takes_over(new, word, old) for word in words for old in heard):
            raise RuleViolation("desk-does-not-follow", field="certificate")
        return self.add(new, fingerprint(new))

    def remove(self, known: str) -> Change[None]:
        """Trust a desk no more; what was kept from it stays and is then told as not known here."""
        with self._context.writing() as unit:
            entries = _entries(unit.session)
            left = [entry for entry in entries if entry["fingerprint"] != known]
            if len(left) == len(entries):
                raise RuleViolation("not-on-this-desk")
            write_setting(unit, _KEY, left)
            unit.audit("desk.trusted-no-more", known)
        return Change(None, _SETTINGS)

    def take_list(self, data: bytes) -> Change[None]:
        """Keep a desk's newest list of withdrawn certificates; it must be signed by a desk that is known here."""
        with self._context.writing() as unit:
            entries = _entries(unit.session)
            whose = next((e for e in entries if is_list_of(base64.b64decode(e["certificate"]), data)), None)
            if whose is None:
                raise RuleViolation("revocations-unknown")
            kept = whose | {"withdrawn": base64.b64encode(data).decode()}
            write_setting(unit, _KEY, [kept if entry is whose else entry for entry in entries])
            unit.audit("desk.withdrawals-taken", whose["fingerprint"])
        return Change(None, _SETTINGS)

    def roots(self) -> tuple[bytes, ...]:
        """Return the root certificates (DER)."""
        return tuple(self._stored("certificate"))

    def withdrawals(self) -> tuple[bytes, ...]:
        """Return the lists (DER) of certificates that these desks have withdrawn."""
        return tuple(self._stored("withdrawn"))

    def _stored(self, part: str) -> Iterator[bytes]:
        with self._context.reading() as session:
            entries = _entries(session)
        yield from (base64.b64decode(entry[part]) for entry in entries if part in entry)

    def _checked(self, data: bytes) -> bytes:
        certificate, *_more = read_certificates(data)
        if not may_vouch(certificate):
            raise RuleViolation("not-a-root", field="certificate")
        own = self._context.desk.root()
        if own is not None and own.certificate == certificate:
            raise RuleViolation("desk-is-this-one", field="certificate")
        return certificate


def _entries(session: Session) -> list[dict[str, Any]]:
    return list(read_setting(session, _KEY, []))


def _plain(told: str) -> str:
    """Return a fingerprint without what people put between its letters."""
    return "".join(c for c in told.casefold() if c.isalnum())


def _view(certificate: bytes, since: date | None) -> KnownDesk:
    from cryptography import x509

    found = x509.load_der_x509_certificate(certificate)

    def part(oid: x509.ObjectIdentifier) -> str:
        return next((str(each.value) for each in found.subject.get_attributes_for_oid(oid)), "")

    organisation, name = part(x509.NameOID.ORGANIZATION_NAME), part(x509.NameOID.COMMON_NAME)
    return KnownDesk(fingerprint(certificate), organisation, name, found.not_valid_after_utc, since)
