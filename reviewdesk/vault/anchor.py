"""A memory outside the database of how far the audit trail had come.

A database copied without its write-ahead log, or one with flipped bytes in it, opens without complaint and
lacks the last commits. The anchor notices: it names a head that the trail must still contain. It is written
after commits, so an older anchor is normal; one that knows more than the database is an alarm.
"""

import hmac
import json
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Connection

from reviewdesk.domain.errors import DeskError
from reviewdesk.vault.audit_trail import AuditHead, hash_at, head
from reviewdesk.vault.ciphers import joined
from reviewdesk.vault.durable import write_durably

_DOMAIN = b"reviewdesk anchor 1"


def write_anchor(path: Path, key: bytes, last: AuditHead) -> None:
    """Remember ``last``; raises ``OSError``."""
    content = {"seq": last.seq, "hash": last.hash.hex(), "mac": _mac(key, last).hex()}
    write_durably(path, json.dumps(content).encode())


def check_anchor(path: Path, key: bytes, connection: Connection) -> None:
    """Compare the database with the anchor.

    Raises ``DeskError``: ``anchor-lost`` (missing, unreadable or not of this desk), ``commits-missing``
    (``known``, ``found``) when the trail ends before it, ``history-changed`` when the trail has another
    event in its place.
    """
    anchor = _read(path, key)
    if anchor is None:
        raise DeskError("anchor-lost")
    last = head(connection)
    if last.seq < anchor.seq:
        raise DeskError("commits-missing", known=anchor.seq, found=last.seq)
    if hash_at(connection, anchor.seq) != anchor.hash:
        raise DeskError("history-changed")


def _read(path: Path, key: bytes) -> AuditHead | None:
    try:
        content = json.loads(path.read_bytes())
        anchor = AuditHead(int(content["seq"]), bytes.fromhex(content["hash"]))
        mac = bytes.fromhex(content["mac"])
        return anchor if hmac.compare_digest(mac, _mac(key, anchor)) else None
    except (FileNotFoundError, ValueError, KeyError, TypeError, OverflowError):
        return None


def _mac(key: bytes, last: AuditHead) -> bytes:
    return hmac.new(key, joined(_DOMAIN, last.seq.to_bytes(8, "big"), last.hash), sha256).digest()
