"""Choosing a kind of conversation: grouped by what it is for, each with its minutes and a line that says for whom."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from reviewdesk.content.template import Occasion
from reviewdesk.services.office_snapshots import TemplateView
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.theme.tokens import RADIUS_INPUT
from reviewdesk.ui.widgets import ComboBox
from reviewdesk.ui.widgets.painting import Paragraph, is_mirrored, paragraph, text_width

_VIEW: Final = int(Qt.ItemDataRole.UserRole) + 1
_WIDTH: Final = 620  # px at 100 %: a description in two lines
_EDGE: Final = 14
_ABOVE: Final = 8
_BETWEEN: Final = 2
_APART: Final = 20  # between a name and its minutes
_SHOWN: Final = 10  # lines of a list before it scrolls
Index = QModelIndex | QPersistentModelIndex


def occasion_title(occasion: Occasion) -> str:
    """Return what stands above the conversations that are held for one occasion."""
    return {
        Occasion.YEAR: _("For a year"),
        Occasion.HALF_YEAR: _("For half a year or less"),
        Occasion.TURNING_POINT: _("When something begins or ends"),
        Occasion.BETWEEN: _("Between two reviews"),
    }[occasion]


def minutes_words(template: TemplateView) -> str:
    """Return how long a conversation takes."""
    return ngettext("{n} minute", "{n} minutes", template.minutes).format(n=template.minutes)


class TemplateBox(ComboBox):
    """The templates by occasion, else in the order given; ``currentData`` is the id of the one that is chosen."""

    def __init__(self, theme: Theme, templates: Sequence[TemplateView]) -> None:
        super().__init__(theme)
        self._model = QStandardItemModel(self)
        place = tuple(Occasion).index
        ordered = sorted(templates, key=lambda template: place(template.occasion))
        for occasion, group in groupby(ordered, lambda template: template.occasion):
            self._model.appendRow(_heading(occasion_title(occasion)))
            for template in group:
                self._model.appendRow(_line(template))
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setMaxVisibleItems(_SHOWN)
        self.setStyleSheet("QComboBox { combobox-popup: 0; }")  # a list with a scroll bar, not a full screen
        self.setCurrentIndex(1 if templates else -1)

    @property
    def template(self) -> TemplateView | None:
        """Return the template that is chosen."""
        view = self.currentData(_VIEW)
        return view if isinstance(view, TemplateView) else None

    def line_width(self) -> int:
        """Return how wide a line of the list is, in px: a few words less than the screen at most."""
        screen = self.screen().availableGeometry().width()
        return max(self.width(), min(self.theme.px(_WIDTH), screen - 4 * self.theme.px(_EDGE)))


def _heading(words: str) -> QStandardItem:
    """Return a line that can only be read."""
    item = QStandardItem(words)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _line(template: TemplateView) -> QStandardItem:
    words = _("{name} · {time}").format(name=template.name, time=minutes_words(template))
    item = QStandardItem(words)
    item.setData(template.id, Qt.ItemDataRole.UserRole)
    item.setData(template, _VIEW)
    item.setData(f"{words}. {template.description}", Qt.ItemDataRole.AccessibleTextRole)
    item.setData(template.description, Qt.ItemDataRole.AccessibleDescriptionRole)
    return item


class _Delegate(QStyledItemDelegate):
    """A name with its minutes at the far end, and below it what the conversation is for."""

    @property
    def _box(self) -> TemplateBox:
        """Return the box through Qt: a reference of our own closes a cycle whose collecting crashes."""
        return cast("TemplateBox", self.parent())

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of the words, the same width for every line."""
        del option
        theme, width = self._box.theme, self._box.line_width()
        height = sum(part.height for part in self._words(index, width))
        gaps = 2 * theme.px(_ABOVE) + (theme.px(_BETWEEN) if _view(index) else 0)
        return QSize(width, int(height + gaps + 0.999))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line of the list."""
        theme, place = self._box.theme, QRectF(option.rect)
        edge, top = theme.px(_EDGE), place.top() + theme.px(_ABOVE)
        words = self._words(index, place.width())
        view = _view(index)
        if view is None:
            words[0].draw(painter, QPointF(place.left() + edge, top), theme.colour("text2"))
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selection"))
            painter.drawRoundedRect(place, theme.px(RADIUS_INPUT), theme.px(RADIUS_INPUT))
        minutes, room = minutes_words(view), self._minutes_room(view)
        mirrored = is_mirrored(self._box)
        name_at = place.left() + edge + (room if mirrored else 0)
        minutes_at = place.left() + edge if mirrored else place.right() - edge - room
        told = paragraph(minutes, theme.font("caption"), room, mirrored=mirrored, align=_TRAILING)
        words[0].draw(painter, QPointF(name_at, top), theme.colour("text"))
        told.draw(painter, QPointF(minutes_at, top + self._to_baseline()), theme.colour("text2"))
        below = top + words[0].height + theme.px(_BETWEEN)
        words[1].draw(painter, QPointF(place.left() + edge, below), theme.colour("text2"))

    def _words(self, index: Index, width: float) -> tuple[Paragraph, ...]:
        theme, mirrored = self._box.theme, is_mirrored(self._box)
        room = max(1.0, width - 2 * theme.px(_EDGE))
        view = _view(index)
        if view is None:
            return (paragraph(str(index.data()), theme.font("overline"), room, mirrored=mirrored),)
        beside = max(1.0, room - self._minutes_room(view))
        return (
            paragraph(view.name, theme.font("strong"), beside, mirrored=mirrored),
            paragraph(view.description, theme.font("caption"), room, mirrored=mirrored),
        )

    def _to_baseline(self) -> float:
        """Return how far the smaller letters are moved down to stand on the same line."""
        strong, caption = (QFontMetricsF(self._box.theme.font(role)) for role in ("strong", "caption"))
        return strong.ascent() - caption.ascent()

    def _minutes_room(self, view: TemplateView) -> float:
        theme = self._box.theme
        return text_width(minutes_words(view), theme.font("caption")) + theme.px(_APART)


_TRAILING: Final = Qt.AlignmentFlag.AlignTrailing


def _view(index: Index) -> TemplateView | None:
    view = index.data(_VIEW)
    return view if isinstance(view, TemplateView) else None
