"""A small panel of words that help: what the template's competencies look like when somebody does them."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from reviewdesk.services.helpful_words import HelpfulWords
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, IconLine, LineEdit, Page, Reflow, Row, Text, announce
from reviewdesk.ui.widgets.command_list import CommandList
from reviewdesk.ui.widgets.commands import command, fits
from reviewdesk.ui.widgets.overlay import EDGE, Overlay

_WIDTH: Final = 820
_HEIGHT: Final = 560
_LIST: Final = 250
_BESIDE_FROM: Final = 620
_STEPS: Final = {Qt.Key.Key_Down: +1, Qt.Key.Key_Up: -1}
_PAGES: Final = {Qt.Key.Key_PageDown: +1, Qt.Key.Key_PageUp: -1}


class WordsPanel(Overlay):
    """``chosen`` carries a name, and nothing else of what is shown here.

    The keyboard stays in the line: letters find, arrows choose, Enter takes, Esc goes; Page Down reads on where there
    is more. A click in the list shows.
    """

    chosen = Signal(str)

    def __init__(
        self, window: QWidget, theme: Theme, held: Callable[[], tuple[HelpfulWords, ...] | None]
    ) -> None:
        super().__init__(window, theme)
        self._held = held
        self.shown: tuple[HelpfulWords, ...] = ()
        self.setAccessibleName(_("Words that help"))
        self.action = QAction(self)
        self._title = self.card.add(Text(theme, _("Words that help"), "h3", wrap=True))
        told = _("What you can see when somebody does it, from first steps on. Nobody is rated by it.")
        self._told = self.card.add(Text(theme, told, "label", tone="text2", wrap=True))
        self.line = self.card.add(LineEdit(theme, name=_("Find words")))
        self.line.setPlaceholderText(_("Find words"))
        self.line.setAccessibleDescription(_("Type to find, choose with the arrow keys, then press Enter."))
        self.list = CommandList(theme, _("Words that help"))
        self.detail = Page(theme, margins=(4, 2, 10, 2), spacing=8)
        self.detail.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.columns = self.card.add(
            Reflow(theme, [(self.list, 0), (self.detail, 1)], spacing=18, below=10, need=_BESIDE_FROM), 1
        )
        self.nothing = self.card.add(Text(theme, "", "body", tone="text2", wrap=True), 1)
        self.take = Button(theme, "", "secondary", icon="plus", tip=_("Adds these words at the cursor"))
        self.close_button = Button(theme, _("Close"), "ghost", icon="x", tip=_("Close (Esc)"))
        foot = self.card.add(Row(theme, spacing=10))
        foot.add(self.close_button)
        foot.add_stretch()
        foot.add(self.take)
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(self._on_line_changed)
        for typed in (self.line, self.list):
            typed.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._on_list_current_changed)
        self.list.doubleClicked.connect(self._on_list_double_clicked)
        self.take.clicked.connect(self._take)
        self.close_button.clicked.connect(self.put_away)

    def first_focus(self) -> QWidget:
        """Begin in the line."""
        return self.line

    def place(self) -> None:
        """Stand in the middle, no larger than the window; the list narrow beside the words, or above them."""
        px, edge, window = self.theme.px, self.theme.px(EDGE), self._window.size()
        width = min(px(_WIDTH), window.width() - 2 * edge)
        height = min(px(_HEIGHT), window.height() - 2 * edge)
        self.card.setGeometry((window.width() - width) // 2, (window.height() - height) // 2, width, height)
        self.card.box.activate()
        stacked = self.columns.is_stacked()
        for left_out in (self._title, self._told):  # where the words themselves need the room
            left_out.setVisible(not stacked)
        if stacked:
            self.list.setMaximumWidth(width)
            self.list.setMinimumWidth(0)
            self.list.setFixedHeight(min(self.list.needed_height() + 2, height // 4))
        else:
            self.list.setFixedWidth(px(_LIST))
            self.list.setMinimumHeight(0)
            self.list.setMaximumHeight(height)

    def open(self) -> None:
        """Come with an empty line and every word that is held ready."""
        if not self.isVisible():
            self.line.blockSignals(True)
            self.line.clear()
            self.line.blockSignals(False)
            self._find("")
            super().open()
            self._tell()

    # -- what is shown -------------------------------------------------------------------------------------------

    def _find(self, needle: str) -> None:
        held = self._held()
        self.shown = tuple(each for each in held or () if fits(needle, " ".join(_texts(each))))
        self.list.show_commands(self._rows(self.shown))
        self.columns.setVisible(bool(self.shown))
        self.take.setVisible(bool(self.shown))
        self.nothing.setVisible(not self.shown)
        self.nothing.setText(_("One moment") if held is None else _("Nothing fits. Try another word."))
        self.place()

    def _rows(self, words: Sequence[HelpfulWords]) -> list[QAction]:
        for action in self.findChildren(QAction):
            if action is not self.action:
                action.deleteLater()
        return [command(self, each.name, self._take, icon="sprout") for each in words]

    def _on_list_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.detail.column.clear()
        if not 0 <= current.row() < len(self.shown):
            return
        words = self.shown[current.row()]
        self.detail.add(Text(self.theme, words.name, "strong", wrap=True))
        self.detail.add(Text(self.theme, words.definition, "body", wrap=True))
        for anchor in words.anchors:
            self.detail.add(IconLine(self.theme, "eye", anchor, wrap=True))
        self.detail.add_stretch()
        self.detail.verticalScrollBar().setValue(0)
        self.take.setText(_("Add “{name}”").format(name=words.name))

    def _on_line_changed(self, needle: str) -> None:
        self._find(needle)
        self._tell()

    def refresh(self) -> None:
        """Show words that have just come."""
        if self.isVisible():
            self._on_line_changed(self.line.text())

    def _tell(self) -> None:
        count = len(self.shown)
        if not count:
            announce(self, self.nothing.text())
            return
        told = ngettext("{n} found", "{n} found", count).format(n=count)
        announce(self, f"{told}. {self._spoken()}")

    def _spoken(self) -> str:
        """Return what is chosen as it is read aloud: the keyboard is in the line, not in the words."""
        name, *more = _texts(self.shown[self.list.chosen])
        return " ".join((f"{name}.", *more))

    # -- choosing ------------------------------------------------------------------------------------------------

    def _take(self) -> None:
        """Hand the name over, with the keyboard back where it was."""
        if self.shown:
            name = self.shown[self.list.chosen].name
            self.put_away()
            self.chosen.emit(name)

    def _on_list_double_clicked(self, _index: QModelIndex) -> None:
        self._take()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows choose while the keyboard is in the line, and Enter take it there and in the list."""
        if event.type() != QEvent.Type.KeyPress or watched not in {self.line, self.list}:
            return super().eventFilter(watched, event)
        return isinstance(event, QKeyEvent) and self._press(event.key())

    def _press(self, key: int) -> bool:
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take()
        elif key in _PAGES:
            bar = self.detail.verticalScrollBar()
            bar.setValue(bar.value() + _PAGES[Qt.Key(key)] * self.detail.viewport().height() // 2)
        elif key in _STEPS and self.shown:
            self.list.choose(self.list.chosen + _STEPS[Qt.Key(key)])
            announce(self, self._spoken())
        else:
            return key in _STEPS
        return True


def _texts(words: HelpfulWords) -> tuple[str, ...]:
    return words.name, words.definition, *words.anchors
