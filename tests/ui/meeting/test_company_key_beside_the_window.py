"""A card takes seconds: key and card are opened beside the window, and what opens them is gone by then."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reviewdesk.document.company_keys import CompanyKey
from reviewdesk.domain.key_places import KeyPlace
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.company_signing import company_key
from reviewdesk.ui.meeting import company_keys_view_model
from reviewdesk.ui.tasks import TaskRunner
from reviewdesk.ui.walkthrough.driver import wait_until
from tests.document.company import PASSWORD, key_file
from tests.journeys.holding import held_by
from tests.ui.meeting import signing_hands
from tests.ui.meeting.desk import Table
from tests.ui.meeting.key_hands import E, choose_file, sign_with, told, written
from tests.ui.meeting.signing_hands import block_of, choose, page_of, talked_through

desk = signing_hands.desk
keys = signing_hands.keys


@pytest.fixture
def table(table: Table) -> Iterator[Table]:
    """Work in the background, as the program does."""
    runner = table.runner = TaskRunner()
    talked_through(table)
    yield table
    for window in table.windows:
        window.meeting.pause()
    runner.close()
    table.windows.clear()


def test_window_goes_on_while_a_slow_key_is_opened(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, may_go_on = threading.Event(), threading.Event()
    threads = []

    @contextmanager
    def slow(place: KeyPlace, secret: str) -> Iterator[CompanyKey]:
        threads.append(threading.current_thread())
        opened.set()
        may_go_on.wait(60)
        with company_key(place, secret) as key:
            yield key

    monkeypatch.setattr(company_keys_view_model, "company_key", slow)
    window = table.open()
    choose(window, Outcome.ACKNOWLEDGED)
    page, block = page_of(window), block_of(window, E)
    wait_until(lambda: block.key.offer.isVisible() and not page.preview.waiting, "the first drawing")
    choose_file(window, written(tmp_path, key_file("PARK, Devon (E-1042)")))
    wait_until(lambda: block.key.chosen and not page.preview.waiting, "the second drawing")
    sign_with(window, PASSWORD)
    assert opened.wait(60)
    assert block.button.text() == "Signing …"
    assert not block.key.without.isVisible()
    assert block.key.secret.control.text() == block.first.control.text() == ""
    may_go_on.set()
    wait_until(lambda: page.model.signing is None, "the signature")
    assert told(block) == ""
    assert list(page.model.signed_at) == [E]
    assert threads
    assert threading.main_thread() not in threads
    assert PASSWORD not in held_by(window)
