"""A real desk with Dana's drawer on it, and the employee's window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from reviewdesk.domain.people import given_name, initials
from reviewdesk.services.bundle import Services, build_services
from reviewdesk.services.context import DeskContext
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.change_hub import ChangeHub
from reviewdesk.ui.drawer.drawer_view_model import DrawerViewModel, Handover
from reviewdesk.ui.drawer.drawer_window import DrawerWindow
from reviewdesk.ui.tasks import InlineRunner
from reviewdesk.ui.theme import Theme
from tests.services.conftest import *  # noqa: F403  # the same desk, people and review
from tests.services.conftest import Company


@pytest.fixture
def services(context: DeskContext) -> Services:
    return build_services(context.desk, context.library)


@pytest.fixture
def hub() -> ChangeHub:
    return ChangeHub()


@pytest.fixture
def model_of(context: DeskContext, services: Services, hub: ChangeHub) -> Callable[[str], DrawerViewModel]:
    """Return what makes the view-model for a person."""

    def made(person_id: str) -> DrawerViewModel:
        name = services.people.page(person_id).person.name
        return DrawerViewModel(
            services.drawers,
            Handover(person_id, given_name(name), initials(name), "Maya"),
            InlineRunner(),
            tell=hub.tell,
            clock=context.clock,
            verify_owner=context.desk.verify_passphrase,
        )

    return made


@pytest.fixture
def build(
    company: Company, model_of: Callable[[str], DrawerViewModel], dressed_app: QApplication
) -> Callable[[Theme], DrawerWindow]:
    """Return what builds Dana's window."""
    del dressed_app
    return lambda theme: DrawerWindow(theme, model_of(company.dana))


@pytest.fixture
def drawer_window(build: Callable[[Theme], DrawerWindow], theme: Theme) -> Iterator[DrawerWindow]:
    made = build(theme)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(tmp_path / "preferences.json")
