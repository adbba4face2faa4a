"""The walls between the rooms; finer than import-linter can draw them."""

import ast
import sys
from dataclasses import fields, is_dataclass

import pytest

from reviewdesk.services import meeting_snapshot
from tests.architecture.source import Module, below, is_in, modules

QT = "PySide6"
# What pages are made from, not a page itself.
BASE_PAGES = frozenset({"stage_page.py"})
WIDGETS = ("PySide6.QtWidgets", "reviewdesk.ui.widgets")
SQL_ROOMS = ("models", "vault", "services")
GPL_QT = ("PySide6.QtCharts", "PySide6.QtGraphs", "PySide6.QtDataVisualization")

# What the shared window may know of the services. Nothing here lists people, goals of others, or notes.
MEETING_MAY_KNOW = frozenset(
    {
        "reviewdesk.services",
        "reviewdesk.services.changes",
        "reviewdesk.services.company_signing",
        "reviewdesk.services.meeting_services",
        "reviewdesk.services.meeting_snapshot",
        "reviewdesk.services.meetings",
        "reviewdesk.services.helpful_words",
        "reviewdesk.services.own_words",
        "reviewdesk.services.moment_questions",
        "reviewdesk.services.sealing",
    }
)
# What it must not even reach through others: lists of people and goals, notes, what lies on the owner's desk.
MEETING_NEVER_REACHES = tuple(
    f"reviewdesk.{room}"
    for room in (
        "ui.office",
        "ui.private",
        *(f"services.{name}" for name in ("archive", "bundle", "drawers", "goal_tree", "goals", "home")),
        *(f"services.{name}" for name in ("notes", "people", "person_pages", "preparation", "pulse_results")),
        *(f"services.{name}" for name in ("about_person", "erasure", "person_export", "personal_data")),
    )
)
# Everything that the shared window is ever told. A new field is a decision about what both people may see.
MEETING_IS_TOLD = {
    "MeetingEvidence": "id on text by",
    "MeetingGoal": "id title why how_we_notice objective evidence phase sealed prepared"
    " employee manager agreed distance",
    "MeetingNotice": "id text",
    "MeetingObjective": "id title",
    "MeetingPerson": "id name given_name initials has_drawer",
    "MeetingPrompt": "id question guidance asks",
    "MeetingSignOff": "outcome witness reason due signers signed_at gaps needs_both back",
    "BackFromHome": "on unchanged other opened",
    "MeetingSnapshot": "hr_contact review_id title organisation period_start period_end state employee manager"
    " stages stage self_opened goals objectives sign_off today prepared_growth drawer_open scale competencies",
    "MeetingStage": "kind title question guidance speaks_first keyboard minutes seconds_used visited prompts notices",
}
# What the drawer's window, and what it shares with the owner's preparation, may know of the services.
DRAWER_MAY_KNOW = frozenset(
    f"reviewdesk.services.{name}" for name in ("changes", "drawers", "office_snapshots")
)
DRAWER_MUST_NOT_KNOW = tuple(f"reviewdesk.{room}" for room in ("ui.office", "ui.meeting", "vault", "models"))
MEETING_FLOORS = tuple(f"reviewdesk.{room}" for room in ("ui", "domain", "system", "coedit", "services"))

# Where an error of any kind may be caught: the task runner and the app turn it into a report; a keyring's
# backends leak errors of the system that share no base class, and all of them mean "use the passphrase".
CATCH_ALL = frozenset({"reviewdesk.ui.tasks", "reviewdesk.app", "reviewdesk.vault.keyring_slot"})


def offenders(found: dict[str, set[str]]) -> dict[str, set[str]]:
    return {name: names for name, names in found.items() if names}


def test_the_rules_need_nothing_but_the_standard_library() -> None:
    def foreign(module: Module) -> set[str]:
        tops = {(name.partition(".")[0], name) for name in module.imports()}
        return {
            name
            for top, name in tops
            if top not in sys.stdlib_module_names and not is_in(name, "reviewdesk.domain")
        } - {"reviewdesk"}

    assert below("domain")
    assert not offenders({module.name: foreign(module) for module in below("domain")})


def test_only_windows_know_qt() -> None:
    outside = [
        module
        for module in modules()
        if not is_in(module.name, "reviewdesk.ui") and module.name != "reviewdesk.app"
    ]
    assert not [m.name for m in outside if any(is_in(name, QT) for name in m.imports())]


def test_only_models_vault_and_services_know_sqlalchemy() -> None:
    allowed = {module.name for module in below(*SQL_ROOMS)}
    knowing = {m.name for m in modules() if any(is_in(name, "sqlalchemy") for name in m.imports())}
    assert knowing <= allowed


def test_the_shared_window_cannot_reach_what_is_private() -> None:
    """Privacy by construction: what is not imported cannot be shown by accident."""

    def forbidden(module: Module) -> set[str]:
        names = {name for name in module.imports() if is_in(name, "reviewdesk")}
        private = {name for name in names if not any(is_in(name, room) for room in MEETING_FLOORS)}
        office = {
            name
            for name in names
            if any(is_in(name, f"reviewdesk.ui.{room}") for room in ("office", "private"))
        }
        known = {m.name for m in below("services")} | {"reviewdesk.services"}
        return private | office | {name for name in names & known if name not in MEETING_MAY_KNOW}

    assert below("ui.meeting")
    assert not offenders({module.name: forbidden(module) for module in below("ui.meeting")})


def test_what_the_shared_window_uses_cannot_reach_what_is_private_either() -> None:
    """Follow the imports of the meeting through everything else."""
    reached = reached_from("ui.meeting")
    assert "reviewdesk.services.meeting_views" in reached
    assert not [name for name in reached if any(is_in(name, room) for room in MEETING_NEVER_REACHES)]


def reached_from(room: str) -> set[str]:
    """Return every module that the modules of a room import, directly or through others."""
    by_name = {module.name: module for module in modules()}
    todo = [module.name for module in below(room)]
    reached: set[str] = set()
    while todo:
        name = todo.pop()
        if name in by_name and name not in reached:
            reached.add(name)
            todo += by_name[name].imports()
    return reached


def test_the_private_window_knows_nothing_of_the_shared_one() -> None:
    """What it needs of the meeting is passed on as plain values; a change in one cannot leak into the other."""
    reached = reached_from("ui.private")
    assert "reviewdesk.ui.office.notes_view_model" in reached
    assert not [name for name in reached if is_in(name, "reviewdesk.ui.meeting")]


def test_only_the_meetings_host_knows_both_windows() -> None:
    rooms = ("reviewdesk.ui.meeting", "reviewdesk.ui.private")
    both = {
        module.name
        for module in modules()
        if all(any(is_in(name, room) for name in module.imports()) for room in rooms)
    }
    assert both == {"reviewdesk.ui.office.private_host"}


def test_the_services_of_the_meeting_have_no_way_to_notes() -> None:
    reading = {module.name for module in modules() if "PrivateNote" in _names_in(module)}
    duties = {f"reviewdesk.services.{name}" for name in ("about_person", "erasure", "person_export")}
    assert reading == {"reviewdesk.models.review_rows", "reviewdesk.services.notes", *duties}
    reached = reached_from("services.meeting_services")
    assert "reviewdesk.services.meetings" in reached
    assert not [name for name in reached if any(is_in(name, room) for room in MEETING_NEVER_REACHES)]


def _names_in(module: Module) -> set[str]:
    imported = {name.rpartition(".")[2] for name in module.imports()}
    return imported | {node.name for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef)}


def test_the_computer_handed_over_cannot_reach_what_is_the_owners() -> None:
    """The employee at the manager's computer sees the drawer; its window was never given anything else."""

    def forbidden(module: Module) -> set[str]:
        names = {name for name in module.imports() if is_in(name, "reviewdesk")}
        private = {name for name in names if any(is_in(name, room) for room in DRAWER_MUST_NOT_KNOW)}
        known = {m.name for m in below("services")}
        return private | {name for name in names & known if name not in DRAWER_MAY_KNOW}

    rooms = below("ui.drawer", "ui.prepare")
    assert rooms
    assert not offenders({module.name: forbidden(module) for module in rooms})


def test_the_shared_window_is_told_only_what_both_may_see() -> None:
    values = {name: thing for name, thing in vars(meeting_snapshot).items() if is_dataclass(thing)}
    own = {name: thing for name, thing in values.items() if thing.__module__ == meeting_snapshot.__name__}
    told = {name: {field.name for field in fields(thing)} for name, thing in own.items()}
    assert "MeetingSnapshot" in told
    assert not offenders(
        {name: names - set(MEETING_IS_TOLD.get(name, "").split()) for name, names in told.items()}
    )


def test_view_models_know_no_widgets() -> None:
    found = {
        module.name: {name for name in module.imports() if any(is_in(name, room) for room in WIDGETS)}
        for module in below("ui")
        if module.name.endswith("_view_model")
    }
    assert not offenders(found)


def test_every_page_has_its_view_model_beside_it() -> None:
    pages = [m.path for m in below("ui") if m.name.endswith("_page") and m.path.name not in BASE_PAGES]
    alone = [page.name for page in pages if not page.with_stem(f"{page.stem[:-5]}_view_model").is_file()]
    assert not alone


def test_no_part_of_qt_under_the_gpl_is_used() -> None:
    found = {
        module.name: {name for name in module.imports() if any(is_in(name, part) for part in GPL_QT)}
        for module in modules()
    }
    assert not offenders(found)


def test_errors_of_any_kind_are_caught_in_few_places_only() -> None:
    catching = {module.name for module in modules() if any(map(_catches_all, ast.walk(module.tree)))}
    assert catching <= CATCH_ALL


def _catches_all(node: ast.AST) -> bool:
    """Say whether ``node`` swallows errors of any kind; clearing up and raising again is no catching."""
    if not isinstance(node, ast.ExceptHandler) or _raises_again(node):
        return False
    kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(
        kind is None or (isinstance(kind, ast.Name) and kind.id in {"Exception", "BaseException"})
        for kind in kinds
    )


def _raises_again(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


@pytest.mark.parametrize(
    ("code", "caught"),
    [
        ("try: ...\nexcept BaseException:\n  clear()\n  raise", False),
        ("try: ...\nexcept BaseException:\n  raise ValueError", True),
        ("try: ...\nexcept Exception: ...", True),
        ("try: ...\nexcept (ValueError, BaseException): ...", True),
        ("try: ...\nexcept: ...", True),
        ("try: ...\nexcept (ValueError, OSError): ...", False),
    ],
)
def test_the_search_for_catch_alls_finds_them(code: str, *, caught: bool) -> None:
    assert any(map(_catches_all, ast.walk(ast.parse(code)))) is caught
