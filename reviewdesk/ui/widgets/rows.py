"""Rows of a list and of a timeline."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from reviewdesk.ui.theme import Theme, Token
from reviewdesk.ui.widgets.containers import Column, Row
from reviewdesk.ui.widgets.icon import Icon
from reviewdesk.ui.widgets.painting import centred_square, is_mirrored
from reviewdesk.ui.widgets.text import Text

_MIDDLE: Final = Qt.AlignmentFlag.AlignVCenter
_DOT: Final = 28


class ListRow(Row):
    """A leading picture, a title with a line below, and one thing to do at the end."""

    def __init__(
        self,
        theme: Theme,
        title: str,
        subtitle: str = "",
        *,
        leading: QWidget | None = None,
        trailing: QWidget | None = None,
        tone: Token = "text2",
    ) -> None:
        super().__init__(theme, spacing=12, margins=(0, 10, 0, 10))
        if leading is not None:
            self.add(leading, align=_MIDDLE)
        words = self.add(Column(theme, spacing=2), 1)
        words.add_stretch()
        self.title = words.add(Text(theme, title, "strong", wrap=True))
        self.subtitle = words.add(Text(theme, subtitle, "label", tone=tone, wrap=True))
        self.subtitle.setVisible(bool(subtitle))
        words.add_stretch()
        if trailing is not None:
            self.add(trailing, align=_MIDDLE)


class IconLine(Row):
    """An icon with words, for states such as "On track" or "Saved 10:42"."""

    def __init__(
        self, theme: Theme, icon: str, text: str, *, tone: Token = "text2", icon_tone: Token | None = None,
        wrap: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(theme, spacing=8)
        self.icon = self.add(Icon(theme, icon, tone=icon_tone or tone, size=16), align=_MIDDLE)
        self.text = self.add(
            Text(theme, text, "label", tone=tone, wrap=wrap), 1 if wrap else 0, align=_MIDDLE
        )
        if not wrap:
            self.add_stretch()

    def set_line(self, icon: str, text: str, *, tone: Token = "text2") -> None:
        """Show another state."""
        self.icon.set_icon(icon, tone)
        self.text.setText(text)
        self.text.set_tone(tone)


class _Dot(QWidget):
    """The icon of a timeline row, on the line that joins the rows."""

    def __init__(self, theme: Theme, icon: str, tone: Token, *, first: bool, last: bool) -> None:
        super().__init__()
        self.theme, self._icon, self._first, self._last = theme, icon, first, last
        self._tone: Token = tone
        theme.changed.connect(self.retheme)
        self.retheme()

    def retheme(self) -> None:
        """Take the width from the theme again."""
        self.setFixedWidth(self.theme.px(_DOT))
        self.setMinimumHeight(self.theme.px(_DOT + 8))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw line and disc."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self.width() / 2 - 1
        centre = QPointF(self.width() / 2, self.theme.px(10) + radius)
        painter.setPen(QPen(self.theme.colour("track"), 2))
        if not self._first:
            painter.drawLine(QPointF(centre.x(), 0), centre)
        if not self._last:
            painter.drawLine(centre, QPointF(centre.x(), self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("sunken"))
        painter.drawEllipse(centre, radius, radius)
        box: QRectF = centred_square(centre, radius * 1.1)
        self.theme.draw_icon(painter, box, self._icon, self._tone, mirrored=is_mirrored(self))
        painter.end()


class TimelineRow(Row):
    """Something that happened: when, what, and a line or two about it."""

    def __init__(
        self,
        theme: Theme,
        when: str,
        title: str,
        text: str = "",
        *,
        icon: str = "calendar",
        tone: Token = "text2",
        first: bool = False,
        last: bool = False,
        trailing: QWidget | None = None,
    ) -> None:
        super().__init__(theme, spacing=14)
        self.box.addWidget(
            _Dot(theme, icon, tone, first=first, last=last)
        )  # not centred: its line joins rows
        words = self.add(Column(theme, spacing=2, margins=(0, 10, 0, 14)), 1)
        words.add(Text(theme, when, "caption", tone="text3", wrap=True))
        words.add(Text(theme, title, "strong", wrap=True))
        if text:
            words.add(Text(theme, text, "body", tone="text2", wrap=True))
        words.add_stretch()
        if trailing is not None:
            self.add(trailing, align=Qt.AlignmentFlag.AlignTop)
