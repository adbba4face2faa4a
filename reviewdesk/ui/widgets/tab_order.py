"""Tab in the order in which a page is read, whenever its parts were made."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QScrollArea, QWidget


def in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """Yield ``widget`` and what it holds as the layouts place it: leading before trailing, above before below."""
    yield widget
    layout: QLayout | None = widget.layout()
    inner: QWidget | None = widget.widget() if isinstance(widget, QScrollArea) else None
    if inner is not None:
        yield from in_reading_order(inner)
    elif layout is not None:
        yield from _held(widget, layout)


def _held(owner: QWidget, layout: QLayout) -> Iterator[QWidget]:
    """Yield what is in a layout of ``owner``, without a look at its items.

    Qt deletes an item when its widget moves to another layout, and Python is not told: it would take whatever comes to
    lie in the same place for that item.
    """
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    parts: list[QWidget | QLayout] = [*owner.findChildren(QWidget, options=directly)]
    parts += [each for each in layout.children() if isinstance(each, QLayout)]
    placed = [(layout.indexOf(part), part) for part in parts]
    for place, part in sorted(placed, key=itemgetter(0)):
        if place < 0:
            continue
        yield from _held(owner, part) if isinstance(part, QLayout) else in_reading_order(part)


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what can have the keyboard, in reading order."""
    return (each for each in in_reading_order(widget) if _is_stop(each))


def _is_stop(widget: QWidget) -> bool:
    """Leave out what hands the keyboard on to one of its parts: that part is a stop itself."""
    proxy: QWidget | None = widget.focusProxy()
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and proxy is None


def first_stop(widget: QWidget) -> QWidget | None:
    """Return the first control on the screen that Tab would reach."""
    tab = Qt.FocusPolicy.TabFocus
    shown = (each for each in stops(widget) if each.isVisible() and each.isEnabled())
    return next((each for each in shown if each.focusPolicy() & tab), None)


def settle_tab_order(widget: QWidget) -> None:
    """Have Tab go through ``widget`` in reading order; call it when parts were added or have moved."""
    link(list(stops(widget)))


def link(chain: Sequence[QWidget]) -> None:
    """Have Tab lead from each to the next; all are in one window.

    The line inside a date field goes along. Left behind, it would hand the keyboard back to its field whenever Tab
    passed the place where it stood, and Tab would go in a circle.
    """
    for one, following in pairwise(chain):
        QWidget.setTabOrder(one, following)
    for stop in chain:
        for part in _inner_parts(stop):
            QWidget.setTabOrder(stop, part)


def _inner_parts(stop: QWidget) -> Iterator[QWidget]:
    return (part for part in stop.findChildren(QWidget) if part.focusProxy() is stop)


def stop_at_chosen(buttons: Iterable[QAbstractButton]) -> None:
    """Have Tab stop at the chosen one of a group, however it was chosen; Qt moves the stop with the keyboard only."""
    for button in buttons:
        stop = Qt.FocusPolicy.StrongFocus if button.isChecked() else Qt.FocusPolicy.ClickFocus
        button.setFocusPolicy(stop)
