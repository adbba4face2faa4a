"""The sample company on a desk that is quick to open, where the app looks for it; made once a run."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

OPEN = "REVIEWDESK_BENCHMARK_PASSPHRASE_DESK"
"""Names the desk that ``first_paint`` opens with the sample's passphrase, in the place of a keyring's key."""


@contextmanager
def home() -> Iterator[Path]:
    """Lend a home folder, thrown away afterwards."""
    with TemporaryDirectory(prefix="reviewdesk-benchmark-") as folder:
        yield Path(folder)


@cache
def sample_in(folder: Path) -> Path:
    """Make the sample's desk where the app looks first, and return it; asked again, it is there already."""
    from reviewdesk.content.library import load_library
    from reviewdesk.services.demo import build_sample
    from reviewdesk.vault.ciphers import PassphraseCost

    quick = PassphraseCost(memory_kib=8, passes=1, lanes=1)
    desk = folder / "data" / "desk"
    build_sample(desk, load_library(), cost=quick).close()
    return desk


def environment(folder: Path) -> dict[str, str]:
    """Return what a process needs to open the sample in ``folder``."""
    return {"REVIEWDESK_HOME": str(folder), OPEN: str(sample_in(folder))}


def open_by_passphrase() -> None:
    """Let the app open the sample silently: what a keyring would hand over, without needing one."""
    if OPEN not in os.environ:
        return
    from reviewdesk.ui.office.desks import Desks, OpenedDesk

    def open_silently(desks: Desks, folder: Path) -> OpenedDesk:
        return desks.open(folder, desks.sample_passphrase())

    Desks.open_silently = open_silently  # type: ignore[assignment,method-assign]  # mypy takes it for a bound one
