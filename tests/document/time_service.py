"""A time-stamp service for tests: real stamps over real HTTP on this computer, and every way to fail at it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from asn1crypto import cms, keys as asn1_keys, tsp, x509 as asn1_x509
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from reviewdesk.document import certificates
from reviewdesk.document.certificates import Identity
from reviewdesk.document.time_server import TimeServer
from tests.document.signed import NOW, keys, steady_bytes

YEAR = timedelta(days=365)


@cache
def time_root(years: int = 30) -> Identity:
    """Return the root of the time-stamp service."""
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Clock Tower Root")])
    key = keys()[0]
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(int.from_bytes(steady_bytes(19), "big") | 1)
        .not_valid_before(NOW - YEAR)
        .not_valid_after(NOW + years * YEAR)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(certificates._usage(certificates=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return certificates._signed(builder, key, key)


@cache
def unit(begins: datetime = NOW - YEAR, years: int = 5) -> Identity:
    """Return a certificate that may stamp for ``years``."""
    parent, key = certificates._load_certificate(time_root().certificate), keys()[1]
    identifier = x509.SubjectKeyIdentifier.from_public_key(parent.public_key())
    builder = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Clock Tower")]))
        .issuer_name(parent.subject)
        .public_key(key.public_key())
        .serial_number(int.from_bytes(steady_bytes(19), "big") | 1)
        .not_valid_before(begins)
        .not_valid_after(begins + years * YEAR)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier), critical=False
        )
    )
    return certificates._signed(builder, key, keys()[0])


@dataclass
class Service:
    """What the server does: ``manner`` is *honest* or the way in which it fails."""

    manner: str = "honest"
    now: datetime = NOW
    who: Identity = field(default_factory=unit)
    url: str = ""
    asked: int = 0
    patience: float = 5.0

    def known(self) -> TimeServer:
        """Return the setting of somebody who trusts this service."""
        return TimeServer(self.url, (time_root().certificate,), self.patience)

    def answer(self, question: bytes) -> bytes:
        """Return the bytes of an answer."""
        if self.manner == "html":
            return b"<!DOCTYPE html><html><body>Please log in to the guest network</body></html>"
        if self.manner == "huge":
            return b"0" * 5_000_000
        if self.manner == "other token":
            token = cms.ContentInfo({"content_type": "data", "content": b"hello"})
            return bytes(
                tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": token}).dump()
            )
        if self.manner == "refused":
            return bytes.fromhex("3005 3003 020102")  # status: rejection
        request = tsp.TimeStampReq.load(question)
        if self.manner == "nonce":
            request["nonce"] = int(request["nonce"].native) + 1
        if self.manner == "digest":
            request["message_imprint"]["hashed_message"] = bytes(32)
        answer = bytearray(self._stamper().request_tsa_response(request).dump())
        if self.manner == "forged":
            answer[-1] ^= 1
        return bytes(answer)

    def _stamper(self) -> Any:
        certificate = asn1_x509.Certificate.load(self.who.certificate)
        root = asn1_x509.Certificate.load(time_root().certificate)
        key = asn1_keys.PrivateKeyInfo.load(self.who.key)
        store = SimpleCertificateStore.from_certs([root])  # type: ignore[no-untyped-call]  # pyHanko's
        return DummyTimeStamper(certificate, key, certs_to_embed=store, fixed_dt=self.now)


@contextmanager
def serving(service: Service) -> Iterator[Service]:
    """Serve on a free port of this computer."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            service.asked += 1
            question = self.rfile.read(int(self.headers["Content-Length"]))
            if service.manner == "broken":
                self.send_error(500)
                return
            if service.manner == "elsewhere":
                self.send_response(302)
                self.send_header("Location", service.url + "other")
                self.end_headers()
                return
            self.send_response(200)
            self.end_headers()
            if service.manner == "dripping":
                for _ in range(40):
                    self.wfile.write(b"0")
                    self.wfile.flush()
                    time.sleep(0.05)
            self.wfile.write(service.answer(question))

        def log_message(self, *_args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_args: None  # type: ignore[method-assign]  # the asker went away
    service.url = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
