"""A new root for a desk: what was signed before stays vouched for by the old one, which names the new one."""

import base64
from collections.abc import Iterator

from reviewdesk.document import certificates
from reviewdesk.document.certificates import Identity
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.signers import desk_root
from reviewdesk.services.stored_settings import read_setting, write_setting
from reviewdesk.vault.desk import DeskRootIdentity

_KEY = "earlier_roots"


class OwnRoot:
    """The root of this desk, which vouches for whoever signs on it."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def fingerprint(self) -> str:
        """Return what the people at other desks compare; empty while nothing was signed here and nothing saved."""
        kept = self._context.desk.root()
        return "" if kept is None else certificates.fingerprint(kept.certificate)

    def renew(self) -> Change[str]:
        """Make a new root in its place and return its fingerprint; people get new certificates as they sign."""
        return Change(_renew(self._context), frozenset({Topic.SETTINGS}))


def _renew(context: DeskContext) -> str:
    """Use the old key once more, for its word that the new root takes over, and then forget it."""
    old, desk, now = desk_root(context), context.desk, context.clock.now()
    new = certificates.make_root(
        desk.info.organisation, desk.info.desk_id, now, context.entropy.random_bytes, key=context.new_key()
    )
    word = certificates.link(old, new.certificate, now, context.entropy.random_bytes)
    with context.writing() as unit:
        earlier = read_setting(unit.session, _KEY, [])
        told = {"certificate": _text(old.certificate), "word": _text(word)}
        write_setting(unit, _KEY, [told, *earlier])
        unit.audit("desk.root-renewed", certificates.fingerprint(new.certificate))
    _store(context, new, old)
    return certificates.fingerprint(new.certificate)


def earlier_roots(context: DeskContext) -> tuple[bytes, ...]:
    """Return the roots (DER) that this desk had before, newest first."""
    return tuple(_stored(context, "certificate"))


def own_fingerprints(context: DeskContext) -> frozenset[str]:
    """Return the fingerprints of every root that this desk has or had."""
    own = context.desk.root()
    roots = (*earlier_roots(context), *(() if own is None else (own.certificate,)))
    return frozenset(map(certificates.fingerprint, roots))


def words_of_earlier(context: DeskContext) -> tuple[bytes, ...]:
    """Return each earlier root's word that the next takes over (DER), newest first."""
    return tuple(_stored(context, "word"))


def _store(context: DeskContext, new: Identity, old: Identity) -> None:
    context.desk.store_root(DeskRootIdentity(new.certificate, new.key), instead_of=old.certificate)


def _stored(context: DeskContext, part: str) -> Iterator[bytes]:
    with context.reading() as session:
        entries = read_setting(session, _KEY, [])
    yield from (base64.b64decode(entry[part]) for entry in entries)


def _text(certificate: bytes) -> str:
    return base64.b64encode(certificate).decode()
