"""The month below a day: whole, in our colours, in reach of keyboard and finger, in every text size and direction."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QVBoxLayout, QWidget

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import DateEdit
from reviewdesk.ui.widgets.calendar import Calendar
from tests.ui.accessibility import LEAST_TARGET, spoken_name, walk
from tests.ui.pictures import EVERY, Setting, settle, shown

DAY = QDate(2026, 11, 23)
LATER = QDate(2026, 12, 24)


class Host(QWidget):
    """A day in a window."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        theme.dress(self)
        self.day = DateEdit(theme, DAY, name="Day")
        column = QVBoxLayout(self)
        column.addWidget(self.day)
        column.addStretch()


def opened(setting: Setting) -> Iterator[tuple[Host, Calendar]]:
    for host in shown(Host, setting):
        assert isinstance(host, Host)
        press_arrow(host)
        month = host.day.calendarWidget()
        assert isinstance(month, Calendar)
        assert month.isVisible()
        yield host, month


def press_arrow(host: Host) -> None:
    QTest.mousePress(
        host.day, Qt.MouseButton.LeftButton, pos=QPoint(host.day.width() - 14, host.day.height() // 2)
    )
    settle()


def days(month: Calendar) -> QTableView:
    found = month.findChild(QTableView)
    assert isinstance(found, QTableView)
    return found


@pytest.mark.parametrize("setting", EVERY, ids=lambda each: each.slug)
def test_every_week_is_whole_and_every_day_can_be_hit(dressed_app: QApplication, setting: Setting) -> None:
    del dressed_app
    for _host, month in opened(setting):
        view = days(month)
        last = view.model().index(view.model().rowCount() - 1, view.model().columnCount() - 1)
        assert view.viewport().rect().contains(view.visualRect(last))
        assert view.visualRect(last).width() >= LEAST_TARGET
        assert view.visualRect(last).height() >= LEAST_TARGET
        assert [
            str(each) for each in walk(month) if each.rule in {"no name", "small target", "clipped"}
        ] == []


def test_it_reads_as_its_window_does(dressed_app: QApplication) -> None:
    del dressed_app
    for mirrored in (False, True):
        for _host, month in opened(Setting(mirrored=mirrored)):
            view = days(month)
            first, last = (view.visualRect(view.model().index(1, column)).x() for column in (0, 6))
            assert (first > last) == mirrored


def test_arrows_say_where_they_lead(dressed_app: QApplication) -> None:
    del dressed_app
    for _host, month in opened(Setting()):
        names = {spoken_name(each) for each in month.findChildren(QWidget)}
        assert {"Month before", "Month after"} <= names


def test_a_day_is_chosen_with_the_keyboard(dressed_app: QApplication) -> None:
    del dressed_app
    for host, month in opened(Setting()):
        month.setFocus()
        QTest.keyClick(days(month), Qt.Key.Key_Right)
        QTest.keyClick(days(month), Qt.Key.Key_Return)
        settle()
        assert host.day.date() == DAY.addDays(1)
        assert not month.isVisible()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_no_day_is_red_and_the_chosen_one_stands_out(dressed_app: QApplication, mode: str) -> None:
    del dressed_app
    for _host, month in opened(Setting(mode=mode)):  # type: ignore[arg-type]  # one of the modes
        image = month.grab().toImage()
        pixels = [image.pixelColor(x, y) for x in range(0, image.width(), 2) for y in range(image.height())]
        assert not [
            each for each in pixels if each.red() > each.green() + 60 and each.red() > each.blue() + 60
        ]
        soft = month.theme.colour("accent_soft")
        assert sum(each == soft for each in pixels) > 100


def test_it_follows_its_window(theme: Theme, dressed_app: QApplication) -> None:
    del dressed_app
    month = Calendar(theme)
    before, arrow = month.sizeHint(), month.findChildren(QWidget, "qt_calendar_prevmonth")[0].grab().toImage()
    month.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert month.findChildren(QWidget, "qt_calendar_prevmonth")[0].grab().toImage() != arrow
    theme.set(scale=2.0)
    assert month.width() > 1.9 * before.width()
    plain = month.grab().toImage()
    month.setSelectedDate(LATER)
    assert month.grab().toImage() != plain
