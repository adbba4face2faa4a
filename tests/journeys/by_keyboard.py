"""Two people who never touch the mouse: what others click, they reach by Tab and arrows and press by key."""

from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDateEdit, QDateTimeEdit, QRadioButton, QWidget

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.ui.dates import from_qdate
from reviewdesk.ui.walkthrough.choosing import tab_to
from reviewdesk.ui.walkthrough.driver import Driver, spoken_name
from reviewdesk.ui.walkthrough.table import Table

MOST_STEPS: Final = 40
_SECTIONS: Final = (
    QDateTimeEdit.Section.YearSection,
    QDateTimeEdit.Section.MonthSection,
    QDateTimeEdit.Section.DaySection,
)


class Untouched(AssertionError):
    """Somebody would have needed the mouse."""


class ByKeyboard(Table):
    """A meeting's window worked by keys alone."""

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """Go to ``widget`` by Tab, and press it where it is something to press."""
        del place
        if isinstance(widget, QAbstractButton) and _one_of_several(widget):
            choose_one(self, widget)
            return
        tab_to(self, widget)
        if isinstance(widget, QAbstractButton):
            self.key(Qt.Key.Key_Space)

    def draw(self, widget: QWidget, points: list[QPoint]) -> None:
        """Refuse: a signature can be typed."""
        raise Untouched(spoken_name(widget), len(points))


def _one_of_several(button: QAbstractButton) -> bool:
    group = button.group()
    in_a_group = group is not None and group.exclusive()  # type: ignore[redundant-expr]  # without one, None comes
    return isinstance(button, QRadioButton) or in_a_group


def choose_one(driver: Driver, button: QAbstractButton) -> None:
    """Come to the group by Tab, go to the choice by arrows."""
    for _press in range(3 * MOST_STEPS):
        here = QApplication.focusWidget()
        if isinstance(here, QAbstractButton) and here.parentWidget() is button.parentWidget():
            break
        driver.key(Qt.Key.Key_Tab)
    for _press in range(MOST_STEPS):
        if QApplication.focusWidget() is button:
            driver.key(Qt.Key.Key_Space)
            return
        before = QApplication.focusWidget()
        driver.key(Qt.Key.Key_Right)
        if QApplication.focusWidget() is before:  # the end of a row, or a column
            driver.key(Qt.Key.Key_Down)
    raise ReviewDeskError("walkthrough-stuck", what=spoken_name(button))


def choose_day(driver: Driver, edit: QDateEdit, day: date) -> None:
    """Set a day by arrows: up and down in each part of it, the year first."""
    tab_to(driver, edit)
    for section, part in zip(_SECTIONS, ("year", "month", "day"), strict=True):
        _go_to_section(driver, edit, section)
        for _press in range(MOST_STEPS):
            now, wanted = getattr(from_qdate(edit.date()), part), getattr(day, part)
            if now == wanted:
                break
            driver.key(Qt.Key.Key_Up if now < wanted else Qt.Key.Key_Down)
    if from_qdate(edit.date()) != day:
        raise ReviewDeskError("walkthrough-stuck", what=day.isoformat())


def _go_to_section(driver: Driver, edit: QDateEdit, section: QDateTimeEdit.Section) -> None:
    driver.key(Qt.Key.Key_Home)
    for _press in range(MOST_STEPS):
        if edit.currentSection() == section:
            return
        driver.key(Qt.Key.Key_Right)
    raise ReviewDeskError("walkthrough-stuck", what=section.name)
