"""The shared window can show only what it was given: what its modules import is an allow-list."""

import ast
from pathlib import Path

import pytest

import reviewdesk.ui.meeting
from reviewdesk.domain.people import Party
from reviewdesk.ui.meeting.meeting_texts import OPEN_HERE

FOLDER = Path(reviewdesk.ui.meeting.__file__).parent
MODULES = sorted(FOLDER.glob("*.py"))
SERVICES = {
    f"reviewdesk.services.{name}"
    for name in ("meetings", "sealing", "meeting_services", "meeting_snapshot", "changes")
}
FLOORS = ("reviewdesk.ui.", "reviewdesk.domain.", "reviewdesk.system.", "reviewdesk.coedit.")


def imports_of(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("file", MODULES, ids=lambda file: file.stem)
def test_the_meeting_imports_no_list_of_people_and_no_notes(file: Path) -> None:
    ours = {name for name in imports_of(file) if name.startswith("reviewdesk.")}
    assert {name for name in ours if name.startswith("reviewdesk.services")} <= SERVICES
    assert all(name.startswith(FLOORS) or name in SERVICES for name in ours)
    assert not any(name.startswith(("reviewdesk.ui.office", "reviewdesk.ui.private")) for name in ours)


@pytest.mark.parametrize(
    "file", [file for file in MODULES if "view_model" in file.stem], ids=lambda file: file.stem
)
def test_view_models_have_no_widgets(file: Path) -> None:
    assert not any("QtWidgets" in name or "ui.widgets" in name for name in imports_of(file))


def test_the_managers_preparation_is_never_opened_in_the_shared_window() -> None:
    assert Party.MANAGER.value not in {authority.value for authority in OPEN_HERE}
