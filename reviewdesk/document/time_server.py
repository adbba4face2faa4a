"""A time-stamp server (RFC 3161): asked over HTTP, believed only after its answer was checked.

A server may be down, slow, or lie; each ends in a ``TimeTrouble`` that a person can act on, within ``patience``
seconds whatever the server does. Nothing was signed then and nothing is lost.
"""

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, ClassVar

from reviewdesk.document.quiet import quiet_library
from reviewdesk.document.signature_form import is_plain_stamp
from reviewdesk.domain.errors import TimeTrouble

PATIENCE = 10.0
"""Seconds for one question, from looking up the name to the last byte."""
MOST = 256 * 1024
"""Bytes; a stamp with its certificates has less than a tenth of it."""
FARTHEST = timedelta(minutes=5)
"""How far the server's clock and the computer's may lie apart: the page shows the computer's time."""


@dataclass(frozen=True, slots=True)
class TimeServer:
    """Where stamps come from; ``roots`` (DER) are those that a stamp must lead to, if there are any."""

    url: str
    roots: tuple[bytes, ...] = ()
    patience: float = PATIENCE


def stamper(server: TimeServer, now: Callable[[], datetime]) -> Any:
    """Return what the signing library asks for stamps; it may be kept and used again."""
    quiet_library()
    return _stamper_class()(server, now)


@cache
def _stamper_class() -> type[Any]:
    from pyhanko.sign.timestamps import TimeStamper

    class CheckedTimeStamper(TimeStamper):
        """Asks and checks by itself; the library's own clients trust an answer as far as its nonce."""

        def __init__(self, server: TimeServer, now: Callable[[], datetime]) -> None:
            super().__init__()  # type: ignore[no-untyped-call]  # pyHanko's
            self._server, self._now = server, now

        async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
            nonce, request = self.request_cms(message_digest, md_algorithm)  # type: ignore[no-untyped-call]  # pyHanko's
            answer = _ask(self._server, request.dump())
            return await _checked(answer, message_digest, nonce, self._server.roots, self._now())

    return CheckedTimeStamper


def _ask(server: TimeServer, question: bytes) -> bytes:
    """Return the server's answer; a thread of its own asks, since no setting bounds the look-up of a name."""
    answers: queue.Queue[bytes | TimeTrouble] = queue.Queue(1)

    def ask() -> None:
        try:
            answers.put(_post(server, question))
        except TimeTrouble as refused:
            answers.put(refused)

    threading.Thread(target=ask, daemon=True, name="time-server").start()
    try:
        answer = answers.get(timeout=server.patience)
    except queue.Empty:
        raise TimeTrouble("time_server_slow") from None
    if isinstance(answer, TimeTrouble):
        raise answer
    return answer


def _post(server: TimeServer, question: bytes) -> bytes:
    from http.client import HTTPException
    from urllib.error import HTTPError
    from urllib.request import HTTPRedirectHandler, Request, build_opener

    class Stay(HTTPRedirectHandler):
        """Follows nowhere: a question that is sent on loses its body."""

        def redirect_request(self, *_args: Any) -> None:
            return None

    kind = "application/timestamp-"
    headers = {"Content-Type": kind + "query", "Accept": kind + "reply"}
    try:
        request = Request(server.url, question, headers)  # noqa: S310 - checked when it was set
        with build_opener(Stay()).open(request, timeout=server.patience) as reply:
            answer: bytes = reply.read(MOST + 1)
    except HTTPError as refused:
        refused.close()
        raise TimeTrouble("time_server_refused") from None
    except TimeoutError:
        raise TimeTrouble("time_server_slow") from None
    except (OSError, HTTPException, ValueError):
        raise TimeTrouble("time_server_unreachable") from None
    if len(answer) > MOST:
        raise TimeTrouble("time_server_answer")
    return answer


async def _checked(answer: bytes, digest: bytes, nonce: int, roots: tuple[bytes, ...], now: datetime) -> Any:
    """Return the stamp in ``answer``, which must be for exactly what was asked, sound, and made now."""
    from pyhanko.sign.validation.errors import SignatureValidationError

    try:
        token, told = _opened(answer)
        if told["nonce"].native != nonce or told["message_imprint"]["hashed_message"].native != digest:
            raise TimeTrouble("time_stamp_wrong")
        status = await _status(token, digest, roots)
        plain = is_plain_stamp(token.dump())
    except (SignatureValidationError, ValueError, TypeError, LookupError, AttributeError):
        raise TimeTrouble("time_server_answer") from None
    if not (status.intact and status.valid):
        raise TimeTrouble("time_stamp_wrong")
    if roots and not status.trusted:
        raise TimeTrouble("time_stamp_untrusted")
    if not plain:
        raise TimeTrouble("time_stamp_form")
    apart = abs(status.timestamp - now)
    if apart > FARTHEST:
        raise TimeTrouble("time_stamp_clock", minutes=round(apart / timedelta(minutes=1)))
    return token


def _opened(answer: bytes) -> tuple[Any, Any]:
    """Return the token in an answer and what it says."""
    from asn1crypto.cms import ContentInfo
    from asn1crypto.core import Sequence
    from asn1crypto.tsp import PKIStatusInfo, TSTInfo

    class Answer(Sequence):  # type: ignore[misc]  # asn1crypto has no types; its own class wants a token in a refusal
        _fields: ClassVar = [
            ("status", PKIStatusInfo),
            ("time_stamp_token", ContentInfo, {"optional": True}),
        ]

    response = Answer.load(answer, strict=True)
    if response["status"]["status"].native not in ("granted", "granted_with_mods"):
        raise TimeTrouble("time_server_refused")
    token = response["time_stamp_token"]
    told = token["content"]["encap_content_info"]["content"].parsed
    if not isinstance(told, TSTInfo):
        raise TypeError
    return token, told


async def _status(token: Any, digest: bytes, roots: tuple[bytes, ...]) -> Any:
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.validation.generic_cms import validate_tst_signed_data
    from pyhanko.sign.validation.status import TimestampSignatureStatus
    from pyhanko_certvalidator import ValidationContext

    made = token["content"]["encap_content_info"]["content"].parsed["gen_time"].native
    context = ValidationContext(
        trust_roots=[Certificate.load(root) for root in roots],
        allow_fetching=False,
        moment=made,
        revocation_mode="soft-fail",
    )
    found = await validate_tst_signed_data(token["content"], context, lambda _algorithm: digest)
    return TimestampSignatureStatus(**found)
