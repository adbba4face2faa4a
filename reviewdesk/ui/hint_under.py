"""A quiet line under a text, after a pause in typing: it offers other words, and goes away for good when told to."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.content.wording import FieldKind, kind_of
from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Field, IconLine, Reflow, Row, announce
from reviewdesk.ui.widgets.shared_edit import SharedEdit
from reviewdesk.ui.wording_hints import WordingHints, line_of

PAUSE_MILLISECONDS: Final = 800
_NEED: Final = 420


class HintLine(Reflow):
    """The offer, and "Not now"."""

    waved_off = Signal()

    def __init__(self, theme: Theme, about: str) -> None:
        self.line = IconLine(theme, "lightbulb", "", wrap=True)
        name = _("Not now: no more hints at “{label}”").format(label=about)
        self.button = Button(theme, _("Not now"), "ghost", name=name)
        way_out = Row(theme)
        way_out.add(self.button)
        way_out.add_stretch()
        super().__init__(theme, [(self.line, 1), (way_out, 0)], spacing=8, below=0, need=_NEED)
        self.button.clicked.connect(self.waved_off)


class HintUnder(QObject):
    """Watches one field. Nothing is said of words that somebody else may be reading or has written."""

    def __init__(self, owner: Field[SharedEdit], place: str, kind: FieldKind, hints: WordingHints) -> None:
        super().__init__(owner)
        self.line: HintLine | None = None
        self._owner, self._edit = owner, owner.control
        self._place, self._kind, self._hints = place, kind, hints
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self.pause.timeout.connect(self.look)
        self._edit.edited.connect(self.pause.start)

    def look(self) -> None:
        """Offer what there is to offer now, or nothing."""
        if self._edit.isReadOnly():
            self.hide()
            return
        text, caret = self._edit.toPlainText(), self._edit.textCursor().position()
        hint = self._hints.hint(self._place, self._kind, text, caret)
        if hint is None:
            self.hide()
            return
        words = line_of(hint, text, caret)
        line = self._shown_line()
        line.line.set_line("lightbulb", words)
        if self._hints.is_news(self._place, hint):
            announce(self._edit, words)

    def hide(self) -> None:
        """Say nothing, and wait for the next word that is typed."""
        self.pause.stop()
        if self.line is not None:
            self.line.hide()

    def _shown_line(self) -> HintLine:
        if self.line is None:
            self.line = HintLine(self._owner.theme, self._edit.accessibleName())
            self.line.waved_off.connect(self._on_waved_off)
            self._owner.box.insertWidget(self._owner.box.count() - 1, self.line)  # before the stretch
            QWidget.setTabOrder(self._edit, self.line.button)
        self.line.show()
        return self.line

    def _on_waved_off(self) -> None:
        self._hints.wave_off(self._place)
        self._edit.setFocus()
        self.hide()


def hint_under(owner: Field[SharedEdit], field: str, hints: WordingHints) -> HintUnder | None:
    """Watch a field of a shared document, unless nobody should be told how to put it."""
    kind = kind_of(field)
    return HintUnder(owner, field, kind, hints) if kind is not None else None
