"""Who signs on this desk: its root, made once, and each person's certificate, kept in the person's own drawer."""

from dataclasses import dataclass

from reviewdesk.document import certificates
from reviewdesk.document.certificates import Identity, PrivateKeyBytes
from reviewdesk.services.context import DeskContext
from reviewdesk.vault.desk import DeskRootIdentity
from reviewdesk.vault.drawers import OpenDrawer


@dataclass(frozen=True, slots=True, repr=False)
class Signer:
    """A key to sign with, and the certificates that vouch for it, the signer's own first."""

    key: PrivateKeyBytes
    chain: tuple[bytes, bytes]


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
    """Return the key in an open drawer, made and vouched for at the person's first signature."""
    root = desk_root(context)
    key, certificate = drawer.signing_key(), context.desk.drawers.certificate(drawer.person_id)
    if key is None or certificate is None:
        made = certificates.issue(
            root, name, context.clock.now(), context.entropy.random_bytes, key=context.new_key()
        )
        drawer.store_signing_key(made.key, made.certificate)
        key, certificate = made.key, made.certificate
    return Signer(PrivateKeyBytes(key), (certificate, root.certificate))
