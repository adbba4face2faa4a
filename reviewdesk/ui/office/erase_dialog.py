"""The one question before data about a person is erased: what goes, what stays, and that there is no way back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.office.duties_view_model import ErasureTold
from reviewdesk.ui.office.question_dialog import QuestionDialog
from reviewdesk.ui.office.words import isolated
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, IconLine, Text


class EraseDialog(QuestionDialog):
    """``confirmed`` carries what was told. Where it cannot be done, the dialog says why and offers no such button."""

    confirmed = Signal(object)

    def __init__(self, theme: Theme, told: ErasureTold, parent: QWidget | None = None) -> None:
        question = _("Erase all data about {name}?").format(name=isolated(told.name))
        super().__init__(theme, _("Erase all data about a person"), question, (600, 520), parent)
        self._told = told
        if told.refused:
            self.column.add(IconLine(theme, "circle-alert", told.refused, tone="warn", wrap=True))
        else:
            self._list(_("What goes, for good"), told.goes, "trash-2")
        self._list(_("What stays"), told.stays, "archive")
        self.column.add_space(4)
        backups = _(
            "Backups and copies made before still hold everything until they are deleted. There is no way back here."
        )
        if not told.refused:
            self.column.add(IconLine(theme, "info", backups, wrap=True))
        self.keep = Button(theme, _("Close") if told.refused else _("Keep everything"), "primary")
        self.erase = Button(theme, _("Erase for good"), "danger", icon="eraser")
        self.erase.clicked.connect(self._on_erase_clicked)
        self.erase.setVisible(not told.refused)
        self.finish(self.erase, self.keep)

    def _list(self, title: str, lines: tuple[str, ...], icon: str) -> None:
        self.column.add_space(4)
        self.column.add(Text(self.theme, title, "h3", wrap=True))
        for line in lines:
            self.column.add(IconLine(self.theme, icon, line, wrap=True))

    def _on_erase_clicked(self) -> None:
        self.confirmed.emit(self._told)
        self.accept()
