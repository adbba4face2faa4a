"""Walks a shown window and reports what someone could not read, reach, hit or hear.

After WCAG 2.2 AA and EN 301 549 chapter 11: names (4.1.2), focus order (2.1.1, 2.4.3), target size (2.5.8),
reflow and text size (1.4.4, 1.4.10). ``walk(window)`` returns the findings, none for a good window. Show the
window first (``pictures.shown``); a real Tab walk runs through it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QButtonGroup,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QScrollArea,
    QScrollBar,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from reviewdesk.ui.widgets import Curtain, FocusRing, SecretRating, Toast
from reviewdesk.ui.widgets.signature_pad import InkArea

LEAST_TARGET = 24  # px; WCAG 2.2, 2.5.8
_SECTIONS = 4  # a date field keeps Tab for its day, month and year
_CONTROLS = (
    QAbstractButton, QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QAbstractItemView,
    InkArea, SecretRating,
)  # fmt: skip
_FLOATING = (FocusRing, Toast, Curtain)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, and where."""

    rule: str
    widget: str
    detail: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.widget}: {self.detail}"


def walk(window: QWidget, *, keys: bool = True) -> list[Finding]:
    """Return every finding in the window as it is shown now; ``keys``: press Tab, which takes most of the time."""
    seen = _shown(window)
    controls = _controls(seen)
    found = [*_names(controls), *_unique_names(controls), *_targets(controls)]
    if keys:
        found += _tab_walk(window, controls)
        seen = _shown(window)  # Tab may have brought something on screen
    return [*found, *_clipped(seen), *_overlaps([window, *seen]), *_too_wide(window, seen)]


def spoken_name(widget: QWidget) -> str:
    """Return what a screen reader says first."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface.isValid() else ""


def _finding(rule: str, widget: QWidget, detail: str) -> Finding:
    return Finding(rule, f"{type(widget).__name__} “{spoken_name(widget) or widget.objectName()}”", detail)


def _shown(window: QWidget) -> list[QWidget]:
    return [widget for widget in window.findChildren(QWidget) if widget.isVisible()]


def _part_of_another(widget: QWidget) -> bool:
    """Tell whether the widget is an inner part of a standard control, for example a spin box's line."""
    if isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_"):
        return True
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, (QComboBox, QAbstractSpinBox)):
            return True
        parent = parent.parentWidget()
    return False


def _controls(seen: list[QWidget]) -> list[QWidget]:
    found = [w for w in seen if isinstance(w, _CONTROLS) and not _part_of_another(w)]
    return [widget for widget in found if widget.isEnabled()]


def _names(controls: list[QWidget]) -> Iterator[Finding]:
    for widget in controls:
        if not spoken_name(widget):
            yield _finding("no name", widget, "a screen reader has nothing to say")


def _unique_names(controls: list[QWidget]) -> Iterator[Finding]:
    buttons = [widget for widget in controls if not isinstance(widget, QRadioButton)]
    counted = Counter(spoken_name(widget) for widget in buttons)
    for name, times in counted.items():
        if name and times > 1:
            yield Finding("same name", f"“{name}”", f"{times} controls are called so")


def _targets(controls: list[QWidget]) -> Iterator[Finding]:
    for widget in controls:
        if widget.width() < LEAST_TARGET or widget.height() < LEAST_TARGET:
            yield _finding("small target", widget, f"{widget.width()} x {widget.height()} px")


def reached_by_tab(window: QWidget, limit: int) -> list[QWidget]:
    """Press Tab until the focus comes round, and return where it went."""
    window.activateWindow()
    window.setFocus()
    reached: list[QWidget] = []
    stayed = 0
    for _ in range(limit):
        focus: QWidget | None = QApplication.focusWidget()
        QTest.keyClick(focus if focus is not None else window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None:
            break
        if reached and focus is reached[-1] and stayed < _SECTIONS:
            stayed += 1
            continue
        stayed = 0
        if focus in reached:
            break
        reached.append(focus)
    return reached


def _tab_walk(window: QWidget, controls: list[QWidget]) -> Iterator[Finding]:
    reached = reached_by_tab(window, 3 * len(controls) + 10)
    for widget in controls:
        if widget in reached or any(widget.isAncestorOf(other) for other in reached):
            continue
        mates = _exclusive_mates(widget)
        if not any(mate in reached for mate in mates):
            yield _finding("Tab misses it", widget, f"{len(reached)} others were reached")
        elif isinstance(widget, QAbstractButton) and widget.isChecked():
            yield _finding("Tab lands beside it", widget, "a group's stop is its chosen member")


def _exclusive_mates(widget: QWidget) -> list[QAbstractButton]:
    """Return the buttons that arrow keys lead to from this one."""
    if not isinstance(widget, QAbstractButton):
        return []
    group: QButtonGroup | None = widget.group()
    if isinstance(group, QButtonGroup) and group.exclusive():
        return group.buttons()
    parent = widget.parentWidget()
    if widget.autoExclusive() and parent is not None:
        mates = parent.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return [mate for mate in mates if mate.autoExclusive()]
    return []


def _clipped(seen: list[QWidget]) -> Iterator[Finding]:
    """Ask own-painted widgets whether their words fit; measure standard ones by their hints."""
    for widget in seen:
        report = getattr(widget, "painted_overflow", None)
        if report is not None:
            words = report()
            if words:
                yield _finding("clipped", widget, f"{words!r} in {widget.width()} x {widget.height()} px")
        elif _is_standard(widget) and widget.height() + 1 < widget.minimumSizeHint().height():
            yield _finding("clipped", widget, f"{widget.height()} px high")


def _is_standard(widget: QWidget) -> bool:
    return isinstance(widget, (QAbstractButton, QLineEdit, QComboBox)) and not _part_of_another(widget)


def _overlaps(seen: list[QWidget]) -> Iterator[Finding]:
    for parent in seen:
        if isinstance(parent, (QAbstractScrollArea, QComboBox, QAbstractSpinBox, QStackedWidget)):
            continue
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        children = [
            child
            for child in parent.findChildren(QWidget, options=direct)
            if child.isVisible() and not child.isWindow() and not isinstance(child, _FLOATING)
        ]
        for i, one in enumerate(children):
            for other in children[i + 1 :]:
                common = one.geometry() & other.geometry()
                if common.width() > 1 and common.height() > 1:
                    detail = f"{common.width()} x {common.height()} px under {type(other).__name__}"
                    yield _finding("overlap", one, detail)


def _too_wide(window: QWidget, seen: list[QWidget]) -> Iterator[Finding]:
    for widget in seen:
        if isinstance(widget, QScrollArea):
            inner: QWidget | None = widget.widget()
            page = isinstance(inner, QWidget) and widget.widgetResizable()
            if inner is not None and page and inner.width() > widget.viewport().width() + 1:
                yield _finding(
                    "scrolls sideways", widget, f"{inner.width()} px in {widget.viewport().width()} px"
                )
        if not _inside_parent(widget):
            yield _finding("sticks out", widget, f"{widget.geometry().getRect()} of its parent")
    hint = (
        window.minimumSizeHint()
    )  # a window smaller than this grows by itself, beyond the screen if need be
    if hint.width() > window.width() or hint.height() > window.height():
        yield _finding("larger than the screen", window, f"needs {hint.width()} x {hint.height()} px")


def _inside_parent(widget: QWidget) -> bool:
    """Tell whether the widget lies within its parent sideways; scrolled contents may be larger."""
    parent = widget.parentWidget()
    if parent is None or widget.isWindow() or isinstance(widget, _FLOATING) or _part_of_another(widget):
        return True
    if isinstance(parent.parentWidget(), QAbstractScrollArea) or isinstance(parent, QAbstractScrollArea):
        return True
    room = QRect(QPoint(0, 0), parent.size())
    return widget.x() >= room.left() - 1 and widget.geometry().right() <= room.right() + 1
