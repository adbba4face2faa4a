"""A time stamp over the whole document may bring itself along, and nothing else: not one change that was tried."""

from collections.abc import Iterator
from typing import Any

import pytest

from reviewdesk.document import long_term
from reviewdesk.document.signing import writer_of
from reviewdesk.document.time_server import stamper
from reviewdesk.document.verify import verify
from tests.document.archived import archived
from tests.document.attacks import suite
from tests.document.attacks.kit import Change
from tests.document.time_service import Service, serving


@pytest.fixture(scope="module")
def asks() -> Iterator[Any]:
    with serving(Service()) as service:
        yield stamper(service.known(), lambda: service.now)


@pytest.mark.parametrize("told", sorted(set(suite.CHANGES) - {suite.UNDONE}))
def test_a_change_with_a_time_stamp_is_seen(monkeypatch: pytest.MonkeyPatch, asks: Any, told: str) -> None:
    change: Change = suite.CHANGES[told]

    def changed(pdf: bytes) -> Any:
        writer = writer_of(pdf)
        change(writer)
        return writer

    monkeypatch.setattr(long_term, "writer_of", changed)
    verdict = verify(long_term.renew(archived().sealed, asks))
    assert verdict.outcome == "changed"
    assert "drawn_over" in [problem.key for problem in verdict.problems]


def test_without_a_change_it_holds(asks: Any) -> None:
    assert verify(long_term.renew(archived().sealed, asks)).intact
