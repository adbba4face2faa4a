"""A day that need not be chosen: nothing stands there until somebody wants a day."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, Qt, Signal

from reviewdesk.system.i18n import _
from reviewdesk.ui.dates import from_qdate, to_qdate
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, DateEdit, Row


class DayChoice(Row):
    """A button "Choose a day"; pressed, a date field that begins with what ``propose`` returns.

    ``chosen`` carries a ``date``, or ``None`` when the day is taken away again; ``left`` tells that the person moved
    on, the moment to help with it. It stands for none of its parts in Qt's order of Tab: the last button of a window
    led to such a stand-in, and Tab never came back to what is before it.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, name: str, propose: Callable[[], date]) -> None:
        super().__init__(theme, spacing=4)
        self._propose = propose
        self._silent = False
        self.button = self.add(
            Button(
                theme,
                _("Choose a day"),
                "secondary",
                icon="calendar-plus",
                role="input",
                name=_("{field}: choose a day").format(field=name),
            ),
            1,
        )
        self.edit = self.add(DateEdit(theme, name=name), 1)
        self.away = self.add(
            Button(theme, "", "ghost", icon="x", name=_("{field}: no day").format(field=name))
        )
        self.button.clicked.connect(self._on_button_clicked)
        self.away.clicked.connect(self._on_away_clicked)
        self.edit.dateChanged.connect(self._on_edit_date_changed)
        self.edit.editingFinished.connect(self.left)
        self.show_day(None)

    def retheme(self) -> None:
        """Make the button as high as the field that takes its place."""
        super().retheme()
        if hasattr(self, "away"):  # the first call comes from the constructor of the base
            self.button.setMinimumHeight(self.edit.minimumHeight())

    def day(self) -> date | None:
        """Return the day that is chosen."""
        return None if self.edit.isHidden() else from_qdate(self.edit.date())

    def show_day(self, day: date | None) -> None:
        """Show what is kept; nothing is emitted."""
        self._silent = True
        if day is not None and from_qdate(self.edit.date()) != day:
            self.edit.setDate(to_qdate(day))
        self._silent = False
        self.button.setVisible(day is None)
        self.edit.setVisible(day is not None)
        self.away.setVisible(day is not None)

    def set_writable(self, *, writable: bool) -> None:
        """Let the day be chosen, or only shown."""
        for control in (self.button, self.edit, self.away):
            control.setEnabled(writable)

    def _on_button_clicked(self) -> None:
        self.show_day(self._propose())
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(self.day())

    def _on_away_clicked(self) -> None:
        self.show_day(None)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit(None)
        self.left.emit()

    def _on_edit_date_changed(self, day: QDate) -> None:
        if not self._silent:
            self.chosen.emit(from_qdate(day))
