"""Desks that are known here: their root certificates, added after two people compared the fingerprints."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy.orm import Session

from reviewdesk.document.certificates import fingerprint, issued_by, may_vouch, read_certificates, takes_over
from reviewdesk.document.revocation import is_later, is_list_of, withdrawn_in
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.stored_settings import read_setting, write_setting

_KEY: Final = "known_desks"
_SETTINGS = frozenset({Topic.SETTINGS, Topic.ARCHIVE})


@dataclass(frozen=True, slots=True)
class KnownDesk:
    """A desk's root as people see it.

    ``since`` is the day it was added, ``withdrawn`` how many certificates it has taken back. Of one that is only
    looked at, ``follows`` says whether a desk that is known here gives its word for it.
    """

    fingerprint: str
    organisation: str
    name: str
    until: datetime
    since: date | None = None
    withdrawn: int = 0
    follows: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class RemovedDesk:
    """What puts a desk back as it was, for as long as somebody may think better of it."""

    entry: dict[str, Any]
    place: int


class KnownDesks:
    """Whoever signed on a known desk is trusted as far as that desk is."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def all(self) -> tuple[KnownDesk, ...]:
        """Return the desks in the order in which they were added."""
        with self._context.reading() as session:
            entries = _entries(session)
        return tuple(
            replace(
                _view(base64.b64decode(entry["certificate"])),
                since=date.fromisoformat(entry["since"]),
                withdrawn=withdrawn_in(base64.b64decode(entry["withdrawn"])) if "withdrawn" in entry else 0,
            )
            for entry in entries
        )

    def look_at(self, data: bytes) -> KnownDesk:
        """Return what a certificate (PEM or DER) says, so that its fingerprint can be compared."""
        certificate = self._checked(data)
        with self._context.reading() as session:
            _require_new(_entries(session), certificate)
        return replace(_view(certificate), follows=self._follows(data))

    def add(self, data: bytes, compared: str) -> Change[KnownDesk]:
        """Trust a desk; ``compared`` is the fingerprint as the people at that desk told it."""
        certificate = self._checked(data)
        if _plain(compared) != fingerprint(certificate):
            raise RuleViolation("fingerprint-differs", field="fingerprint")
        today = self._context.today()
        with self._context.writing() as unit:
            entries = _entries(unit.session)
            _require_new(entries, certificate)
            entry = {
                "fingerprint": fingerprint(certificate),
                "certificate": base64.b64encode(certificate).decode(),
                "since": today.isoformat(),
            }
            write_setting(unit, _KEY, [*entries, entry])
            unit.audit("desk.trusted", fingerprint(certificate))
        return Change(replace(_view(certificate), since=today), _SETTINGS)

    def follow(self, data: bytes) -> Change[KnownDesk]:
        """Trust a known desk's new root on the word of the old one, which stands beside it; nothing to compare."""
        if not self._follows(data):
            raise RuleViolation("desk-does-not-follow", field="certificate")
        new = read_certificates(data)[0]
        return self.add(new, fingerprint(new))

    def remove(self, known: str) -> Change[RemovedDesk]:
        """Trust a desk no more; what was kept from it stays and is then told as not known here."""
        with self._context.writing() as unit:
            entries = _entries(unit.session)
            place = next((at for at, entry in enumerate(entries) if entry["fingerprint"] == known), None)
            if place is None:
                raise RuleViolation("not-on-this-desk")
            removed = RemovedDesk(entries.pop(place), place)
            write_setting(unit, _KEY, entries)
            unit.audit("desk.trusted-no-more", known)
        return Change(removed, _SETTINGS)

    def put_back(self, removed: RemovedDesk) -> Change[None]:
        """Trust a desk that was just removed as it was trusted before: since its day, with what it withdrew."""
        with self._context.writing() as unit:
            entries = _entries(unit.session)
            _require_new(entries, base64.b64decode(removed.entry["certificate"]))
            entries.insert(removed.place, removed.entry)
            write_setting(unit, _KEY, entries)
            unit.audit("desk.trusted", removed.entry["fingerprint"])
        return Change(None, _SETTINGS)

    def take_list(self, data: bytes) -> Change[None]:
        """Keep a desk's newest list of withdrawn certificates; it must be signed by a desk that is known here.

        An older list would undo what was withdrawn since. The very list that is kept already may come again.
        """
        with self._context.writing() as unit:
            entries = _entries(unit.session)
            whose = next((e for e in entries if is_list_of(base64.b64decode(e["certificate"]), data)), None)
            if whose is None:
                raise RuleViolation("revocations-unknown")
            before = base64.b64decode(whose.get("withdrawn", ""))
            if before and before != data and not is_later(data, before):
                raise RuleViolation("revocations-older")
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

    def _follows(self, data: bytes) -> bool:
        """Say whether a desk that is known here gives its word for the first certificate in ``data``."""
        new, *words = read_certificates(data)
        heard = list(self.roots())
        for word in reversed(words):  # the oldest speaks first, and each for the next
            if may_vouch(word) and any(issued_by(word, old) for old in heard):
                heard.append(word)
        return any(takes_over(new, word, old) for word in words for old in heard)

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


def _require_new(entries: list[dict[str, Any]], certificate: bytes) -> None:
    if any(entry["fingerprint"] == fingerprint(certificate) for entry in entries):
        raise RuleViolation("desk-already-known")


def _plain(told: str) -> str:
    """Return a fingerprint without what people put between its letters."""
    return "".join(c for c in told.casefold() if c.isalnum())


def _view(certificate: bytes) -> KnownDesk:
    from cryptography import x509

    found = x509.load_der_x509_certificate(certificate)

    def part(oid: x509.ObjectIdentifier) -> str:
        return next((str(each.value) for each in found.subject.get_attributes_for_oid(oid)), "")

    organisation, name = part(x509.NameOID.ORGANIZATION_NAME), part(x509.NameOID.COMMON_NAME)
    return KnownDesk(fingerprint(certificate), organisation, name, found.not_valid_after_utc)
