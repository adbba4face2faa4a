"""The two questions asked about one plan: why it is held, and under which rule it is kept."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from reviewdesk.domain.retention import RetentionClass
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.hr.plan_words import class_words
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, ComboBox, Field, Reflow, Row, Text, TextEdit


class HoldForm(Column):
    """``given`` carries the reason."""

    given = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, spacing=10)
        hint = _("It stays in the archive until somebody lifts the hold. The reason is kept with it.")
        self.field = self.add(Field(theme, _("Why is it held?"), TextEdit(theme), hint=hint))
        self.give = Button(theme, _("Put on hold"), "gentle", icon="lock", role="label")
        self.cancel = Button(theme, _("Not now"), "ghost", name=_("Leave it without a hold"))
        self.add(Reflow(theme, [(self.give, 0), (self.cancel, 0), (Row(theme), 1)], spacing=8))
        self.give.clicked.connect(self._on_give_clicked)
        self.cancel.clicked.connect(self.left)

    def begin(self) -> None:
        """Have the keyboard."""
        self.field.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_give_clicked(self) -> None:
        self.given.emit(self.field.control.toPlainText())


class RuleForm(Column):
    """``given`` carries the id of a class; why a rule is what it is stands below the choice."""

    given = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, classes: Sequence[RetentionClass], now: str) -> None:
        super().__init__(theme, spacing=10)
        self._classes = classes
        self.field = self.add(Field(theme, _("Which rule is it kept by?"), ComboBox(theme)))
        for each in classes:
            self.field.control.addItem(class_words(each), each.id)
        self.field.control.setCurrentIndex(max(0, self.field.control.findData(now)))
        self.why = self.add(Text(theme, "", "label", tone="text2", wrap=True))
        self.give = Button(theme, _("Keep it by this rule"), "gentle", icon="check", role="label")
        self.cancel = Button(theme, _("Not now"), "ghost", name=_("Leave the rule as it is"))
        self.add(Reflow(theme, [(self.give, 0), (self.cancel, 0), (Row(theme), 1)], spacing=8))
        self.field.control.currentIndexChanged.connect(self._show_why)
        self.give.clicked.connect(self._on_give_clicked)
        self.cancel.clicked.connect(self.left)
        self._show_why()

    def begin(self) -> None:
        """Have the keyboard."""
        self.field.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_why(self) -> None:
        row = self.field.control.currentIndex()
        self.why.setText(self._classes[row].rule if 0 <= row < len(self._classes) else "")

    def _on_give_clicked(self) -> None:
        self.given.emit(str(self.field.control.currentData()))
