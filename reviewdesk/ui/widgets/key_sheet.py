"""The sheet of keys: every key that does something in this window, read off the commands themselves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.button import Button
from reviewdesk.ui.widgets.commands import command, key_words, section_of, words_of
from reviewdesk.ui.widgets.containers import Column, Frame, Row
from reviewdesk.ui.widgets.overlay import EDGE, Overlay
from reviewdesk.ui.widgets.page import Page
from reviewdesk.ui.widgets.reflow import Reflow
from reviewdesk.ui.widgets.text import Text
from reviewdesk.ui.widgets.tips import set_tip

_WIDTH: Final = 860
_TWO_COLUMNS: Final = 640


@dataclass(frozen=True, slots=True)
class KeyLine:
    """What a key does; ``keys`` as they are written on the sheet."""

    section: str
    keys: str
    words: str


def lines_of(actions: Sequence[QAction]) -> list[KeyLine]:
    """Return a line for each command that has a key, in their order."""
    kept = (each for each in actions if each.isVisible() and not each.shortcut().isEmpty())
    return [KeyLine(section_of(each), _all_keys(each), words_of(each)) for each in kept]


def _all_keys(action: QAction) -> str:
    written = dict.fromkeys(key_words(sequence) for sequence in action.shortcuts())
    return _(" or ").join(written)


class KeySheet(Overlay):
    """Shows the keys of the commands, then ``more``: keys that belong to a control and are no command."""

    def __init__(
        self,
        window: QWidget,
        theme: Theme,
        commands: Callable[[], Sequence[QAction]],
        more: Callable[[], Sequence[KeyLine]],
    ) -> None:
        super().__init__(window, theme)
        self._commands, self._more = commands, more
        self.lines: tuple[KeyLine, ...] = ()
        self.setAccessibleName(_("Keys"))
        head = self.card.add(Row(theme, spacing=12))
        head.add(Text(theme, _("Keys"), "h2", wrap=True), 1)
        self.close_button = head.add(Button(theme, _("Close"), "ghost", icon="x"))
        set_tip(self.close_button, _("Close (Esc)"))
        self.close_button.clicked.connect(self.put_away)
        self.page = self.card.add(Page(theme, max_width=_WIDTH, margins=(12, 10, 22, 12)), 1)
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.page.setAccessibleName(_("Keys of this window"))
        self.setFocusProxy(self.page)
        self.action = command(window, _("Show the keys"), self.toggle, keys="F1", icon="keyboard")

    def first_focus(self) -> QWidget:
        """Begin in the sheet, which the arrow keys scroll."""
        return self.page

    def place(self) -> None:
        """Stand in the middle, as large as the keys need or the window allows."""
        edge, window = self.theme.px(EDGE), self._window.size()
        width = min(self.theme.px(_WIDTH), window.width() - 2 * edge)
        margins = self.card.box.contentsMargins()
        inner = width - margins.left() - margins.right()
        needed = self.page.column.heightForWidth(inner - self.theme.px(24)) if self.lines else 0
        needed = max(needed, self.page.column.sizeHint().height())
        others = margins.top() + margins.bottom() + self.card.box.spacing() + self.theme.px(44)
        height = min(needed + others, window.height() - 2 * edge)
        self.card.setGeometry((window.width() - width) // 2, (window.height() - height) // 2, width, height)

    def open(self) -> None:
        """Come with the keys as they are now."""
        if not self.isVisible():
            self._fill()
            self.page.verticalScrollBar().setValue(0)
            super().open()

    def _fill(self) -> None:
        self.lines = (*lines_of(self._commands()), *self._more())
        sections: dict[str, list[KeyLine]] = {}
        for line in self.lines:
            sections.setdefault(line.section or _("This window"), []).append(line)
        self.page.clear()
        sides = [Column(self.theme, spacing=14), Column(self.theme, spacing=14)]
        told = [0, 0]
        for title, lines in sections.items():
            side = 0 if told[0] <= told[1] else 1
            told[side] += len(lines) + 2
            sides[side].add(self._section(title, lines))
        for each in sides:
            each.add_stretch()
        self.page.add(
            Reflow(self.theme, [(each, 1) for each in sides], spacing=28, below=14, need=_TWO_COLUMNS)
        )
        self.page.add_stretch()

    def _section(self, title: str, lines: Sequence[KeyLine]) -> Column:
        column = Column(self.theme, spacing=6)
        column.add(Text(self.theme, title, "strong", tone="accent_text", wrap=True))
        for line in lines:
            row = column.add(Row(self.theme, spacing=12))
            words = row.add(Text(self.theme, line.words, "body", wrap=True), 1)
            words.setAccessibleName(f"{line.words}: {line.keys}")
            cap = row.add(
                Frame(self.theme, "soft", margins=(8, 2, 8, 2)), align=Qt.AlignmentFlag.AlignVCenter
            )
            cap.add(Text(self.theme, line.keys, "caption", tone="text"))
        return column
