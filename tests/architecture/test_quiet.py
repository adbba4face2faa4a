"""Nothing of ReviewDesk speaks up elsewhere on the desktop: no notification, no badge, no list of recent files.

While a meeting is open the screen may be shared, and whatever pops up there is read by everybody. So there is no code
that could. A system's file dialog remembers folders; the name of a plan's file names nobody (``document.file_name``).
"""

import ast

import pytest

from tests.architecture.source import Module, modules

LOUD = frozenset(
    {
        "QSystemTrayIcon", "setBadgeNumber", "alert", "showMessage", "SHAddToRecentDocs", "QSettings",
        "QWinJumpList", "NSUserNotification", "gi", "notify2", "plyer", "win10toast", "RecentManager",
    }
)  # fmt: skip
LOUD_WORDS = (
    "org.freedesktop.Notifications",
    "recently-used",
    "notify-send",
    "osascript",
    "com.canonical.Unity",
)


def speaking_up(tree: ast.Module) -> set[str]:
    """Return what in a source file could say something outside its windows."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.alias):
            found |= {node.name.partition(".")[0], node.name.rpartition(".")[2]}
    texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    return (found & LOUD) | {word for word in LOUD_WORDS if any(word in text for text in texts)}


def test_no_code_notifies_badges_or_keeps_a_list_of_recent_files() -> None:
    def told(module: Module) -> set[str]:
        return speaking_up(module.tree)

    assert not {module.name: told(module) for module in modules() if told(module)}


@pytest.mark.parametrize(
    "code",
    [
        "from PySide6.QtWidgets import QSystemTrayIcon",
        "app.setBadgeNumber(1)",
        "bus('org.freedesktop.Notifications')",
        "import gi.repository",
        "tray.showMessage('Devon')",
    ],
)
def test_the_search_finds_what_speaks_up(code: str) -> None:
    assert speaking_up(ast.parse(code))
