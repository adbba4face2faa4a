"""The one question before a desk gets a new certificate."""

from PySide6.QtWidgets import QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.office.question_dialog import QuestionDialog
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, IconLine, Text


class NewRootDialog(QuestionDialog):
    """``accepted``: a new one is wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        title, question = _("A new certificate for this desk"), _("Make a new certificate for this desk?")
        super().__init__(theme, title, question, (560, 300), parent)
        told = _(
            "Whoever signs here from now on signs under the new one; what was signed before stays trusted, and the"
            " old key is forgotten."
        )
        self.column.add(Text(theme, told, "body", wrap=True))
        handed = _(
            "Desks that know this one take the new certificate on the word of the old one, without comparing"
            " anything. Save it and give it to them."
        )
        self.column.add(IconLine(theme, "info", handed, wrap=True))
        self.column.add(IconLine(theme, "info", _("There is no way back to the old one."), wrap=True))
        self.keep = Button(theme, _("Keep this one"), "primary")
        self.make = Button(theme, _("Make a new one"), icon="refresh-cw")
        self.make.clicked.connect(self.accept)
        self.finish(self.make, self.keep)
