"""Hands for the controls that are neither a button nor a text: a list that opens, a day, a slider."""

from datetime import date
from typing import Final

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QDateTimeEdit, QSlider, QWidget

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.ui.dates import from_qdate, to_qdate
from reviewdesk.ui.walkthrough.driver import Driver, spoken_name

_MOST_TABS: Final = 120
_MOST_CHOICES: Final = 60
_SECTIONS: Final = (
    (QDateTimeEdit.Section.YearSection, "yyyy"),
    (QDateTimeEdit.Section.MonthSection, "MMM"),
    (QDateTimeEdit.Section.DaySection, "dd"),
)
"""The day comes last: what the month before it had too many of is gone by then."""


def tab_to(driver: Driver, widget: QWidget) -> None:
    """Press Tab until ``widget`` has the keyboard."""
    for _press in range(_MOST_TABS):
        if QApplication.focusWidget() is widget:
            return
        driver.key(Qt.Key.Key_Tab)
    raise ReviewDeskError("walkthrough-stuck", what=spoken_name(widget))


def choose_from(driver: Driver, box: QComboBox, words: str) -> None:
    """Choose the line that reads ``words`` by the arrow keys."""
    tab_to(driver, box)
    driver.key(Qt.Key.Key_Home)
    for _press in range(_MOST_CHOICES):
        if box.currentText() == words:
            return
        driver.key(Qt.Key.Key_Down)
    raise ReviewDeskError("walkthrough-stuck", what=words)


def choose_day(driver: Driver, edit: QDateEdit, day: date) -> None:
    """Type a day, one section after the other."""
    driver.scroll_to(edit)
    edit.setFocus(Qt.FocusReason.TabFocusReason)
    for section, digits in _SECTIONS:
        edit.setSelectedSection(section)
        driver.type_words(QLocale().toString(to_qdate(day), digits))
    driver.key(Qt.Key.Key_Return)
    if from_qdate(edit.date()) != day:
        raise ReviewDeskError("walkthrough-stuck", what=day.isoformat())


def slide_to(driver: Driver, slider: QSlider, number: int) -> None:
    """Press the key of a number from 0 to 9, or End for the most."""
    tab_to(driver, slider)
    if number == slider.maximum():
        driver.key(Qt.Key.Key_End)
    else:
        driver.type_words(str(number))
