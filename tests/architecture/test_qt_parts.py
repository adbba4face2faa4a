"""Only those parts of Qt that we may ship and that the small package holds; and a Qt that counts right."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QObject

ROOT = Path(__file__).parents[2]
FORBIDDEN = {"QtCharts", "QtGraphs", "QtDataVisualization"}  # GPL; our charts are painted by hand
ESSENTIALS = {
    "QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtPrintSupport", "QtSvg", "QtSvgWidgets", "QtTest",
    "QtDBus", "QtXml", "QtOpenGL", "QtOpenGLWidgets", "QtConcurrent", "QtSql",
}  # fmt: skip


def python_files() -> list[Path]:
    return sorted([*(ROOT / "reviewdesk").rglob("*.py"), *(ROOT / "tests").rglob("*.py")])


def qt_modules(source: str) -> Iterator[str]:
    """Yield the PySide6 modules that a source imports."""
    for node in ast.walk(ast.parse(source)):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "PySide6":
            names = [f"PySide6.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        yield from (name.split(".")[1] for name in names if name.startswith("PySide6."))


@pytest.mark.parametrize(
    "source",
    ["from PySide6.QtCharts import QChart", "import PySide6.QtCharts", "from PySide6 import QtCharts"],
)
def test_an_import_is_seen_in_each_form(source: str) -> None:
    assert list(qt_modules(source)) == ["QtCharts"]


def test_nothing_imports_gpl_charts_or_parts_outside_the_essentials() -> None:
    used = {(path.name, module) for path in python_files() for module in qt_modules(path.read_text("utf-8"))}
    assert used, "no file imports Qt: looked in the wrong folder"
    wrong = {(name, module) for name, module in used if module in FORBIDDEN or module not in ESSENTIALS}
    assert not wrong


def test_every_tooltip_is_set_where_words_are_kept_from_being_drawn_as_a_page() -> None:
    setters = [
        path.relative_to(ROOT / "reviewdesk").as_posix()
        for path in sorted((ROOT / "reviewdesk").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"setToolTip", "setItemToolTip", "setWhatsThis"}
    ]
    assert setters == ["ui/widgets/tips.py"]


def test_void_qt_calls_keep_the_count_of_none() -> None:
    """PySide6 6.12.0 drops a reference to None on each and ends Python 3.11 with "none_dealloc"."""
    thing = QObject()
    thing.setObjectName("warm-up")
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("name")
    assert sys.getrefcount(None) > before - 100, f"PySide6 {PySide6.__version__} loses references to None"
