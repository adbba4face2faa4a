"""A quiet button that opens words to name something with; choosing one writes its name, no more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt

from reviewdesk.services.helpful_words import HelpfulWords
from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Field
from reviewdesk.ui.widgets.shared_edit import SharedEdit
from reviewdesk.ui.words_panel import WordsPanel

Held = Callable[[], tuple[HelpfulWords, ...] | None]
"""Returns the words, or ``None`` as long as they are being read."""


class WordsThatHelp(Button):
    """Serves a few fields: the name goes where the cursor was last, at first into the first of them.

    It stands before its fields, so that Tab and Enter lead from one field to the next.
    """

    def __init__(self, theme: Theme, held: Held, whose: str = "") -> None:
        words = _("Words that help")
        spoken = _("Words that help {name}").format(name=whose) if whose else words
        super().__init__(theme, words, "ghost", icon="book-open", role="caption", name=spoken)
        self._held = held
        self.panel: WordsPanel | None = None
        self._fields: list[Field[SharedEdit]] = []
        self._place = 0
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing jumps when the keyboard goes across the table
        self.setSizePolicy(policy)
        self.clicked.connect(self._on_clicked)

    def serve(self, field: Field[SharedEdit]) -> None:
        """Write into ``field`` when the cursor was there last."""
        self._fields.append(field)
        field.control.installEventFilter(self)

    def refresh(self) -> None:
        """Show words that have just come."""
        if self.panel is not None:
            self.panel.refresh()

    def release(self) -> None:
        """Take the panel away with the page; it lies over the window, which stays."""
        if self.panel is not None:
            self.panel.put_away()
            self.panel.deleteLater()
            self.panel = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember where the cursor is."""
        if event.type() == QEvent.Type.FocusIn:
            self._place = [field.control for field in self._fields].index(watched)  # type: ignore[arg-type]
        return super().eventFilter(watched, event)

    def _on_clicked(self) -> None:
        if self.panel is None:
            self.panel = WordsPanel(self.window(), self.theme, self._held)
            self.panel.chosen.connect(self._on_panel_chosen)
        self.panel.open()

    def _on_panel_chosen(self, name: str) -> None:
        """Put the name where the cursor is, and go on writing there."""
        edit = self._fields[self._place].control
        edit.put_in(name)
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
