"""The one small style sheet, for the standard controls that we do not paint ourselves.

No fonts here: a font in a style sheet beats ``setFont`` and ends the ramps.
"""

from collections.abc import Callable
from typing import Final

from reviewdesk.ui.theme.tokens import RADIUS_INPUT, RADIUS_SMALL, Colours

_SHEET: Final = """
QToolTip {{ background:{text}; color:{canvas}; border:0; padding:{p6}px {p8}px; }}
QLabel {{ background:transparent; }}
QLineEdit, QTextEdit, QPlainTextEdit, QDateEdit, QComboBox, QSpinBox, QTimeEdit {{
  background:{surface}; border:1px solid {border_strong}; border-radius:{radius}px;
  padding:{p7}px {p10}px; color:{text}; selection-background-color:{selection}; selection-color:{text}; }}
QLineEdit:focus, QTextEdit:focus, QPlainTextEdit:focus, QDateEdit:focus, QTimeEdit:focus, QComboBox:focus {{
border-color:{focus}; }} QLineEdit:disabled, QPlainTextEdit:disabled, QDateEdit:disabled, QComboBox:disabled {{
  background:{sunken}; border-color:{border}; color:{text2}; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background:transparent; border-color:{border}; color:{text}; }}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QDateEdit[invalid="true"],
QComboBox[invalid="true"] {{
  border-color:{danger}; }}
QDateEdit, QTimeEdit, QComboBox {{ padding-top:{p4}px; padding-bottom:{p4}px; }}
QDateEdit {{ padding-right:{p30}px; }}
QComboBox {{ padding-{trailing}:{p30}px; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border:0; width:{p28}px; background:transparent; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image:none; width:0; height:0; }}
QAbstractItemView {{ background:{surface}; color:{text}; border:1px solid {border}; outline:0;
  selection-background-color:{selection}; selection-color:{text}; alternate-background-color:{sunken}; }}
QComboBoxPrivateContainer {{ background:{surface}; border:1px solid {border_strong}; }}
QComboBox QAbstractItemView {{ border:0; margin:0 1px; padding:{p4}px; }}
QComboBox QAbstractItemView::item {{ padding:{p6}px {p8}px; color:{text}; }}
QComboBox QAbstractItemView::item:selected {{ background:{selection}; border-radius:{small}px; color:{text}; }}
QHeaderView::section {{ background:{canvas}; color:{text2}; border:0; border-bottom:1px solid {border};
  padding:{p6}px {p8}px; }}
QMenu {{ background:{raised}; color:{text}; border:1px solid {border}; padding:{p4}px; }}
QMenu {{ icon-size:{p18}px; }}
QMenu::item {{ padding:{p6}px {p16}px; border-radius:{small}px; }}
QMenu::item:disabled {{ color:{text3}; }}
QMenu::separator {{ height:1px; background:{border}; margin:{p4}px {p8}px; }}
QMenu::item:selected {{ background:{selection}; color:{text}; }}
QCalendarWidget {{ background:{surface}; border:1px solid {border_strong}; }}
QCalendarWidget QWidget {{ background:{surface}; color:{text}; alternate-background-color:{surface}; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ border-bottom:1px solid {border}; }}
QCalendarWidget QToolButton {{ background:transparent; color:{text}; border:0; border-radius:{small}px;
  padding:{p6}px; margin:{p4}px; }}
QCalendarWidget QToolButton:hover {{ background:{sunken}; }}
QCalendarWidget QToolButton::menu-indicator {{ image:none; width:0; }}
QCalendarWidget QSpinBox {{ padding:0 {p4}px; }}
QCalendarWidget QAbstractItemView {{ border:0; selection-background-color:transparent; }}
QScrollArea {{ background:transparent; border:0; }}
QScrollArea > QWidget > QWidget {{ background:transparent; }}
QAbstractScrollArea::corner {{ background:transparent; border:0; }}
QScrollBar:vertical {{ background:transparent; width:12px; margin:0; }}
QScrollBar:horizontal {{ background:transparent; height:12px; margin:0; }}
QScrollBar::handle {{ background:{scroll}; border-radius:4px; margin:2px; }}
QScrollBar::handle:vertical {{ min-height:36px; }}
QScrollBar::handle:horizontal {{ min-width:36px; }}
QScrollBar::handle:hover {{ background:{border_strong}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height:0; width:0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background:transparent; }}
"""


def style_sheet(
    colours: Colours, px: Callable[[float], int], *, strong_scrollbar: bool = False, mirrored: bool = False
) -> str:
    """Return the sheet for one theme; ``px`` scales lengths with the text size."""
    trailing = "left" if mirrored else "right"  # a sheet knows no reading direction
    lengths = {f"p{n}": px(n) for n in (4, 6, 7, 8, 10, 16, 18, 28, 30)}
    scroll = colours["border_strong" if strong_scrollbar else "track"]
    return _SHEET.format(
        radius=RADIUS_INPUT, small=RADIUS_SMALL, scroll=scroll, trailing=trailing, **lengths, **colours
    )
