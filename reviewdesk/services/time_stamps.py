"""The time-stamp server of a desk: who set it, what it is, and what asks it."""

import asyncio
import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit

from reviewdesk.document.certificates import fingerprint, may_vouch, read_certificates
from reviewdesk.document.time_server import TimeServer, stamper
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.stored_settings import read_setting, write_setting

_KEY: Final = "time_server"
_SETTINGS = frozenset({Topic.SETTINGS})


@dataclass(frozen=True, slots=True)
class TimeServerView:
    """The server as it is set; ``fingerprint`` is that of the root its stamps must lead to, or empty."""

    url: str
    fingerprint: str


class TimeStamps:
    """Without a server every time is that of a computer, and the document says so."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._kept: tuple[TimeServer, Any] | None = None

    def server(self) -> TimeServerView | None:
        """Return the server that is set."""
        set_ = self._server()
        return None if set_ is None else _view(set_)

    def set_server(self, url: str, root: bytes = b"") -> Change[TimeServerView | None]:
        """Set the server, or none where ``url`` is empty; ``root`` (PEM or DER) is what its stamps must lead to."""
        url = url.strip()
        roots = read_certificates(root) if root else ()
        if url and not _is_address(url):
            raise RuleViolation("time-server-address", field=_KEY)
        if not all(may_vouch(each) for each in roots):
            raise RuleViolation("not-a-root", field=_KEY)
        told = {"url": url, "roots": [base64.b64encode(each).decode() for each in roots]} if url else None
        with self._context.writing() as unit:
            write_setting(unit, _KEY, told)
            unit.audit("setting.changed", _KEY, {"set": bool(url)})
        return Change(self.server(), _SETTINGS)

    def try_server(self) -> datetime:
        """Ask for a stamp over nothing in particular and return its time; raises ``TimeTrouble``."""
        asks = self.stamper()
        if asks is None:
            raise RuleViolation("time-server-address", field=_KEY)
        token = asyncio.run(asks.async_timestamp(hashlib.sha256(b"").digest(), "sha256"))
        made: datetime = token["content"]["encap_content_info"]["content"].parsed["gen_time"].native
        return made

    def roots(self) -> tuple[bytes, ...]:
        """Return the roots of time-stamp services that are known here."""
        set_ = self._server()
        return () if set_ is None else set_.roots

    def stamper(self) -> Any | None:
        """Return what asks the server, or ``None`` where none is set."""
        set_ = self._server()
        if set_ is None:
            return None
        if self._kept is None or self._kept[0] != set_:
            self._kept = (set_, stamper(set_, self._context.clock.now))
        return self._kept[1]

    def _server(self) -> TimeServer | None:
        with self._context.reading() as session:
            told = read_setting(session, _KEY, None)
        if told is None:
            return None
        return TimeServer(told["url"], tuple(base64.b64decode(each) for each in told["roots"]))


def _view(server: TimeServer) -> TimeServerView:
    return TimeServerView(server.url, fingerprint(server.roots[0]) if server.roots else "")


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and not set(url) & set(" \t\r\n")
