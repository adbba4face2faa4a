"""The sample company on a desk of its own, with today's meeting ready to be held."""

from pathlib import Path
from typing import TYPE_CHECKING

from reviewdesk.content.demo import load_demo
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.tasks import TaskRunner
from reviewdesk.ui.walkthrough.room import Room, result
from reviewdesk.ui.walkthrough.script import Script

if TYPE_CHECKING:
    from reviewdesk.vault.ciphers import PassphraseCost


def open_sample(folder: Path, *, cost: "PassphraseCost | None" = None) -> tuple[Room, Script]:
    """Make the sample company below ``folder`` and open its windows, without movement, in light colours."""
    from reviewdesk.content.library import load_library
    from reviewdesk.services.bundle import build_services
    from reviewdesk.services.demo import build_sample

    runner = TaskRunner()
    library = load_library()
    desk = result(runner.database(lambda: build_sample(folder / "desk", library, cost=cost)))
    preferences = Preferences(folder / "preferences.json")
    preferences.set("theme", "light")
    preferences.set("motion", "none")
    company = load_demo(desk.clock.today())
    return Room(desk, build_services(desk, library), runner, preferences), Script(company, company.ready)
