"""A time-stamp server that is down, slow or lying ends in one of our own words, soon, and with nothing signed."""

import asyncio
import socket
import time
from datetime import timedelta

import pytest

from reviewdesk.content.messages import sentence
from reviewdesk.document.render import render
from reviewdesk.document.time_server import TimeServer, stamper
from reviewdesk.document.verify import verify
from reviewdesk.domain.errors import TimeTrouble
from tests.document.sample import DEVON, sample
from tests.document.signed import NOW, root, seal
from tests.document.time_service import Service, serving, time_root


def _trouble(server: TimeServer, *, minutes: int = 0) -> TimeTrouble:
    asks = stamper(server, lambda: NOW + timedelta(minutes=minutes))
    with pytest.raises(TimeTrouble) as refused:
        asyncio.run(asks.async_timestamp(bytes(range(32)), "sha256"))
    return refused.value


@pytest.mark.parametrize(
    ("manner", "key"),
    [
        ("html", "time_server_answer"),
        ("huge", "time_server_answer"),
        ("refused", "time_server_refused"),
        ("broken", "time_server_refused"),
        ("elsewhere", "time_server_refused"),
        ("nonce", "time_stamp_wrong"),
        ("digest", "time_stamp_wrong"),
        ("forged", "time_stamp_wrong"),
        ("other token", "time_server_answer"),
    ],
)
def test_server_that_lies_is_caught(manner: str, key: str) -> None:
    with serving(Service(manner)) as service:
        trouble = _trouble(service.known())
    assert trouble.key == key
    assert "go on without" in sentence(trouble)


def test_stamp_of_an_unknown_service_is_refused() -> None:
    with serving(Service()) as service:
        assert _trouble(TimeServer(service.url, (root().certificate,))).key == "time_stamp_untrusted"


def test_without_a_root_any_sound_stamp_will_do() -> None:
    with serving(Service()) as service:
        asks = stamper(TimeServer(service.url), lambda: NOW)
        asyncio.run(asks.async_timestamp(bytes(32), "sha256"))
        assert service.asked == 1


def test_clocks_that_lie_far_apart_are_told_in_minutes() -> None:
    with serving(Service()) as service:
        trouble = _trouble(service.known(), minutes=-90)
    assert trouble.key == "time_stamp_clock"
    assert "90 minutes" in sentence(trouble)


def test_server_that_is_down_is_told_at_once() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begun = time.monotonic()
    assert _trouble(TimeServer(f"http://127.0.0.1:{port}/")).key == "time_server_unreachable"
    assert time.monotonic() - begun < 2


def test_server_that_never_answers_is_given_up() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        begun = time.monotonic()
        assert _trouble(TimeServer(url, patience=0.3)).key == "time_server_slow"
    assert time.monotonic() - begun < 2


def test_server_that_drips_is_given_up_though_every_byte_is_in_time() -> None:
    with serving(Service("dripping", patience=0.4)) as service:
        begun = time.monotonic()
        assert _trouble(service.known()).key == "time_server_slow"
    assert time.monotonic() - begun < 4


def test_nothing_is_signed_where_no_stamp_is_to_be_had() -> None:
    drawn = render(sample())
    with serving(Service("html")) as service, pytest.raises(TimeTrouble):
        seal(drawn, "Employee", DEVON.name, certify=True, stamper=stamper(service.known(), lambda: NOW))
    assert verify(seal(drawn, "Employee", DEVON.name, certify=True)).signers[0].name == DEVON.name


def test_root_of_the_service_is_no_root_of_people() -> None:
    with serving(Service()) as service:
        asks = stamper(service.known(), lambda: NOW)
        once = seal(render(sample()), "Employee", DEVON.name, certify=True, stamper=asks)
    signer = verify(
        once, trusted_roots=[time_root().certificate], trusted_time_roots=[root().certificate]
    ).signers[0]
    assert not signer.trusted
    assert not signer.stamped
