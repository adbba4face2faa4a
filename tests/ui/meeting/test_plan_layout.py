"""The plan in narrow windows and large text: what stands where, and that it comes to rest."""

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QWidget

from reviewdesk.ui.meeting.meeting_window import MeetingWindow
from tests.ui.accessibility import reached_by_tab
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import tab_to
from tests.ui.meeting.test_growth_page import write
from tests.ui.meeting.test_plan_page import opened, page_of


def top_of(window: MeetingWindow, widget: QWidget) -> int:
    return widget.mapTo(window, QPoint(0, 0)).y()


def test_in_large_text_the_editor_comes_before_the_rhythm(table: Table) -> None:
    window = opened(table, 3)
    page = page_of(window)
    weeks = page.rhythm.weeks.control
    assert top_of(window, page.rhythm) > top_of(window, page.editor)
    weeks.setFocus()
    window.set_text_size(2.0)
    settle()
    assert weeks.hasFocus()
    assert page.rhythm.isVisible()
    assert top_of(window, page.rhythm) >= top_of(window, page.editor) + page.editor.height()
    window.set_text_size(1.0)
    settle()
    assert page.rhythm.isVisible()
    assert page.rhythm.mapTo(window, QPoint(0, 0)).x() < page.editor.mapTo(window, QPoint(0, 0)).x()
    tab_to(page.rhythm.first.control.edit)


def test_at_every_width_the_plan_comes_to_rest(table: Table) -> None:
    window = opened(table, 3)
    page = page_of(window)
    turns: list[bool] = []
    page._pair.turned.connect(lambda: turns.append(page._pair.is_stacked()))
    for width in range(1366, 640, -13):
        turns.clear()
        window.resize(width, 768)
        settle()
        assert len(turns) <= 1, width
    assert page._pair.is_stacked()


class LayoutWatch(QObject):
    """Counts how often a part of the window lays itself out."""

    def __init__(self, window: MeetingWindow) -> None:
        super().__init__(window)
        self.count = 0
        for part in (window, *window.findChildren(QWidget)):
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count."""
        self.count += event.type() == QEvent.Type.LayoutRequest
        return super().eventFilter(watched, event)


def test_one_more_letter_in_a_line_does_not_lay_anything_out_anew(table: Table) -> None:
    window = opened(table)
    write("Lead the Apri")
    settle()
    watch = LayoutWatch(window)
    write("l")
    settle()
    assert page_of(window).model.looks[0].title == "Lead the April"
    assert watch.count == 0


def test_tab_comes_to_the_editor_and_the_rhythm_in_the_order_in_which_they_stand(table: Table) -> None:
    window = opened(table, 3)
    page = page_of(window)

    def places() -> tuple[int, int]:
        chain = reached_by_tab(window, 80)
        inside = [page.editor.isAncestorOf(each) for each in chain]
        return inside.index(True), chain.index(page.rhythm.weeks.control)

    editor, rhythm = places()
    assert rhythm < editor
    window.set_text_size(2.0)
    settle()
    editor, rhythm = places()
    assert editor < rhythm
