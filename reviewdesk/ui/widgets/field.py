"""A question with the control that answers it."""

from typing import Generic, TypeVar

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets.announce import announce
from reviewdesk.ui.widgets.containers import Column, Row
from reviewdesk.ui.widgets.icon import Icon
from reviewdesk.ui.widgets.inputs import TextEdit
from reviewdesk.ui.widgets.text import Text

C = TypeVar("C", bound=QWidget)


class Field(Column, Generic[C]):
    """Label above, control, then a hint or what would help; a placeholder is never the label.

    ``optional`` says so in words. The label becomes the control's spoken name unless it already has one.
    """

    def __init__(
        self, theme: Theme, label: str, control: C, *, hint: str = "", optional: bool = False
    ) -> None:
        super().__init__(theme, spacing=6)
        self.control: C = control
        self._hint = hint
        words = _("{label} (optional)").format(label=label) if optional else label
        self.label = self.add(Text(theme, words, "strong", wrap=True))
        self.label.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(label)
        self.add(control)
        self.hint = self.add(Text(theme, hint, "label", tone="text2", wrap=True))
        self._error_row = self.add(Row(theme, spacing=6))
        self._error_row.add(Icon(theme, "circle-alert", tone="danger", size=15))
        self.error = self._error_row.add(Text(theme, "", "label", tone="danger", wrap=True), 1)
        self.add_stretch()
        self.clear_error()
        self._follow(control)

    def _follow(self, control: QWidget) -> None:
        """Take back what was asked for as soon as the person answers it; a field wiped by us keeps its sentence."""
        if isinstance(control, QLineEdit):
            control.textEdited.connect(self.clear_error)
        elif isinstance(control, TextEdit):
            control.textChanged.connect(self.clear_error)
        elif isinstance(control, QComboBox):
            control.activated.connect(self.clear_error)

    def set_error(self, sentence: str) -> None:
        """Say what would help, beside the control and to a screen reader."""
        changed = self.error.text() != sentence
        self.error.setText(sentence)
        self._error_row.setVisible(True)
        self.hint.setVisible(False)
        self.control.setAccessibleDescription(sentence)
        self._mark(invalid=True)
        if changed:
            announce(self.control, sentence)

    def clear_error(self) -> None:
        """All is well again."""
        self.error.setText("")
        self._error_row.setVisible(False)
        self.hint.setVisible(bool(self._hint))
        self.control.setAccessibleDescription(self._hint)
        self._mark(invalid=False)

    def set_hint(self, sentence: str) -> None:
        """Show another hint."""
        if sentence == self._hint:
            return
        self._hint = sentence
        self.hint.setText(sentence)
        if not self._error_row.isVisibleTo(self):
            self.clear_error()

    def has_error(self) -> bool:
        """Tell whether something is still asked for."""
        return bool(self.error.text())

    def _mark(self, *, invalid: bool) -> None:
        """Let the style sheet see it; a dynamic property needs polishing anew."""
        if self.control.property("invalid") == invalid:
            return
        self.control.setProperty("invalid", invalid)
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)
