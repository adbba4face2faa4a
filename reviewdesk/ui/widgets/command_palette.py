"""The command palette: type a word or two, press Enter, and it is done."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.announce import announce
from reviewdesk.ui.widgets.command_list import CommandList
from reviewdesk.ui.widgets.commands import command, offered
from reviewdesk.ui.widgets.inputs import LineEdit
from reviewdesk.ui.widgets.overlay import EDGE, Overlay
from reviewdesk.ui.widgets.text import Text

_WIDTH: Final = 560
_MOST: Final = 0.72
"""Of the window's height."""
_STEPS: Final = {Qt.Key.Key_Down: +1, Qt.Key.Key_Up: -1}
_LEAP: Final = 6
_LEAPS: Final = {Qt.Key.Key_PageDown: +_LEAP, Qt.Key.Key_PageUp: -_LEAP}


class CommandPalette(Overlay):
    """Lists the commands that ``commands`` returns when it is opened; the window adds ``action`` to itself.

    The keyboard stays in the line: letters filter, arrows choose, Enter does it, Esc goes. What is chosen and how many
    fit is announced, because the keyboard is not in the list.
    """

    def __init__(self, window: QWidget, theme: Theme, commands: Callable[[], Sequence[QAction]]) -> None:
        super().__init__(window, theme)
        self._commands = commands
        self._shown: list[QAction] = []
        self.setAccessibleName(_("Commands"))
        self.line = self.card.add(LineEdit(theme, name=_("What would you like to do?")))
        self.line.setPlaceholderText(_("What would you like to do?"))
        self.line.setAccessibleDescription(_("Type to find, choose with the arrow keys, then press Enter."))
        self.list = self.card.add(CommandList(theme, _("Commands")), 1)
        self.nothing = self.card.add(
            Text(theme, _("Nothing is called so. Try another word."), "body", tone="text2", wrap=True)
        )
        self.setFocusProxy(self.line)
        self.action = command(window, _("Find a command"), self.toggle, keys="Ctrl+K", icon="search")
        self.line.textChanged.connect(self._on_line_changed)
        self.line.installEventFilter(self)
        self.list.given.connect(self._on_list_given)

    def first_focus(self) -> QWidget:
        """Begin in the line."""
        return self.line

    def place(self) -> None:
        """Stand high in the window, no higher than what is listed."""
        edge, window = self.theme.px(EDGE), self._window.size()
        width = min(self.theme.px(_WIDTH), window.width() - 2 * edge)
        self.card.resize(width, self.card.height())
        self.card.box.activate()
        other = self.card.sizeHint().height() - self.list.sizeHint().height() if self._shown else 0
        top = min(self.theme.px(64), window.height() // 8)
        most = min(round(window.height() * _MOST), window.height() - top - edge)
        wanted = other + self.list.needed_height() if self._shown else self.card.heightForWidth(width)
        if not self._shown and wanted < 0:
            wanted = self.card.sizeHint().height()
        self.card.setGeometry((window.width() - width) // 2, top, width, min(wanted, most))

    def open(self) -> None:
        """Come with an empty line and every command that can be given now."""
        if not self.isVisible():
            self.line.blockSignals(True)
            self.line.clear()
            self.line.blockSignals(False)
            self._find("")
            super().open()
            self._tell()

    @property
    def shown(self) -> tuple[QAction, ...]:
        """The commands that are listed."""
        return tuple(self._shown)

    def _find(self, needle: str) -> None:
        self._shown = [each for each in offered(self._commands(), needle) if each is not self.action]
        self.list.show_commands(self._shown)
        self.list.setVisible(bool(self._shown))
        self.nothing.setVisible(not self._shown)
        self.place()

    def _on_line_changed(self, needle: str) -> None:
        self._find(needle)
        self._tell()

    def _tell(self) -> None:
        count = len(self._shown)
        if not count:
            announce(self, self.nothing.text())
            return
        told = ngettext("{n} command", "{n} commands", count).format(n=count)
        announce(self, f"{told}. {self.list.spoken()}")

    def _on_list_given(self, place: int) -> None:
        self._give(place)

    def _give(self, place: int) -> None:
        """Do it, with the keyboard back where it was: the command may lead it elsewhere."""
        if 0 <= place < len(self._shown):
            action = self._shown[place]
            self.put_away()
            action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows choose while the keyboard is in the line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self.line:
            return self._take(event.key())
        return super().eventFilter(watched, event)

    def _take(self, key: int) -> bool:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give(self.list.chosen)
            return True
        step, leap = _STEPS.get(Qt.Key(key), 0), _LEAPS.get(Qt.Key(key), 0)
        if not (step or leap):
            return False
        if self._shown:
            last = len(self._shown) - 1
            place = self.list.chosen
            self.list.choose(place + step if step else min(max(place + leap, 0), last))
            spoken = _("{command}, {n} of {all}")
            words = spoken.format(command=self.list.spoken(), n=self.list.chosen + 1, all=len(self._shown))
            announce(self, words)
        return True
