"""What the list shows: words, people and days to look for, or only what is due or held."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup

from reviewdesk.services.register import Search, Which
from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, ComboBox, Field, LineEdit, Reflow, Row
from reviewdesk.ui.widgets.tab_order import stop_at_chosen

_PAUSE_MS: Final = 180
"""Nobody types the next letter of a word later than that."""
_YEARS: Final = 10


class Finder(Column):
    """``search_changed`` carries a ``Search``, ``which_chosen`` a ``Which``."""

    search_changed = Signal(object)
    which_chosen = Signal(object)

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__(theme, spacing=12)
        self._periods = _periods(today())
        self.words = Field(theme, _("Words"), LineEdit(theme, placeholder=_("A goal, a promise, a word")))
        self.people = Field(theme, _("Person"), LineEdit(theme, placeholder=_("A name")))
        self.period = Field(theme, _("Sealed"), ComboBox(theme))
        for label, _since, _until in self._periods:
            self.period.control.addItem(label)
        self.add(Reflow(theme, [(self.words, 3), (self.people, 2), (self.period, 2)], spacing=12, need=560))
        self.chips = {
            Which.ALL: Button(theme, _("All plans"), "chip", checkable=True),
            Which.DUE: Button(theme, _("Time is over"), "chip", icon="clock", checkable=True),
            Which.HELD: Button(theme, _("On hold"), "chip", icon="lock", checkable=True),
            Which.LOST: Button(theme, _("File lost"), "chip", icon="circle-alert", checkable=True),
        }
        self._group = QButtonGroup(self)
        for which, chip in self.chips.items():
            self._group.addButton(chip)
            chip.clicked.connect(self._chooser(which))
        self._mark(Which.ALL)
        self.chips[Which.LOST].hide()
        self.add(Reflow(theme, [*((chip, 0) for chip in self.chips.values()), (Row(theme), 1)], spacing=8))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.look_now)
        self.words.control.textEdited.connect(self._on_edited)
        self.people.control.textEdited.connect(self._on_edited)
        self.words.control.returnPressed.connect(self.look_now)
        self.people.control.returnPressed.connect(self.look_now)
        self.period.control.activated.connect(self.look_now)

    def search(self) -> Search:
        """Return what is typed and chosen."""
        _label, since, until = self._periods[self.period.control.currentIndex()]
        return Search(self.words.control.text().strip(), self.people.control.text().strip(), since, until)

    def look_now(self) -> None:
        """Look for what is typed, without waiting."""
        self._pause.stop()
        search = self.search()
        marked = next((which for which, chip in self.chips.items() if chip.isChecked()), Which.ALL)
        self._mark(marked if search == Search() else None)
        self.search_changed.emit(search)

    def wipe(self) -> None:
        """Look for nothing any more."""
        self._pause.stop()
        self.words.control.clear()
        self.people.control.clear()
        self.period.control.setCurrentIndex(0)

    def offer_lost(self, *, some: bool) -> None:
        """Offer plans whose files are lost only where there are such."""
        chip = self.chips[Which.LOST]
        chip.setVisible(some)
        if chip.isChecked() and not some:
            self.choose(Which.ALL)

    def choose(self, which: Which) -> None:
        """Show all, those due, or those held; they are not looked through by words."""
        self.wipe()
        self._mark(which)
        self.which_chosen.emit(which)

    def _mark(self, which: Which | None) -> None:
        """Mark a chip, or none of them while a search narrows the list."""
        self._group.setExclusive(False)
        for each, chip in self.chips.items():
            chip.setChecked(each is which)
        self._group.setExclusive(True)
        stop_at_chosen(self.chips.values())
        if which is None:
            self.chips[Which.ALL].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _chooser(self, which: Which) -> Callable[[], None]:
        def choose() -> None:
            self.choose(which)

        return choose

    def _on_edited(self) -> None:
        self._pause.start()


def _periods(today: date) -> tuple[tuple[str, date | None, date | None], ...]:
    """Return the periods that can be chosen: any, each of the last years, and what is older."""
    years = [
        (str(year), date(year, 1, 1), date(year, 12, 31))
        for year in range(today.year, today.year - _YEARS, -1)
    ]
    oldest = today.year - _YEARS
    earlier = _("{year} and earlier").format(year=oldest)
    return ((_("Any time"), None, None), *years, (earlier, None, date(oldest, 12, 31)))
