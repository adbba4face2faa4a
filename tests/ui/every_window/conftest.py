"""The tables, houses, notebooks and drawers that other tests set up; a scene asks for the one it needs."""

from collections.abc import Callable

import pytest

from reviewdesk.ui.drawer.drawer_window import DrawerWindow
from reviewdesk.ui.theme import Theme
from tests.services.conftest import company, review  # noqa: F401
from tests.ui.drawer.conftest import build, hub, model_of, services  # noqa: F401
from tests.ui.meeting.conftest import desk, table  # noqa: F401
from tests.ui.office.conftest import (  # noqa: F401
    context,
    house,
    preferences,
    sample,
    sample_desk,
)
from tests.ui.office.hr.conftest import archive_of_many, filled  # noqa: F401
from tests.ui.private.conftest import notebook  # noqa: F401


@pytest.fixture
def handed_over(
    build: Callable[[Theme], DrawerWindow],  # noqa: F811
    review: str,  # noqa: F811
) -> tuple[Callable[[Theme], DrawerWindow], str]:
    """Return what builds the employee's window, and the review to prepare in it."""
    return build, review
