"""Python's collector of cycles while a test with windows runs: at rest, as in the program (decision 0085)."""

import gc
from collections.abc import Iterator

import pytest

from reviewdesk.ui.collector import Collector


@pytest.fixture(autouse=True)
def collected_between_tests() -> Iterator[None]:
    """Collect after a test what is due; in the middle of an event it would take windows apart under Qt."""
    gc.disable()
    yield
    gc.enable()
    Collector().collect()
