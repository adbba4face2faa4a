"""Every place of the employee's window can be read, reached, hit and heard, in each theme, size and direction."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from reviewdesk.ui.drawer.drawer_view_model import DrawerViewModel
from reviewdesk.ui.drawer.drawer_window import DrawerWindow
from reviewdesk.ui.theme import Theme
from tests.services.conftest import Company
from tests.services.surroundings import EMPLOYEE_PASSPHRASE
from tests.ui.accessibility import walk
from tests.ui.pictures import EVERY, Setting, settle, shown


@pytest.mark.parametrize("setting", EVERY, ids=lambda setting: setting.slug)
def test_every_place_can_be_read_reached_and_hit(
    build: Callable[[Theme], DrawerWindow],
    model_of: Callable[[str], DrawerViewModel],
    company: Company,
    review: str,
    setting: Setting,
) -> None:
    for window in shown(build, setting):
        assert isinstance(window, DrawerWindow)
        expect_nothing(window)
        window.model.create(EMPLOYEE_PASSPHRASE)
        expect_nothing(window)
        window.model.prepare(review)
        preparation = window.model.preparation
        assert preparation is not None
        for place in (0, len(preparation.topics) - 1, len(preparation.steps) - 1):
            preparation.go_to(place)
            expect_nothing(window)
        window.model.close_drawer()
        expect_nothing(window)
        window.model.give_back("guess")
        expect_nothing(window)
    for window in shown(lambda theme: DrawerWindow(theme, model_of(company.dana)), setting):
        expect_nothing(window)


def expect_nothing(window: QWidget) -> None:
    settle()
    findings = walk(window)
    assert not findings, "\n".join(map(str, findings))
