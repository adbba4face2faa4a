"""The one question before a desk gets a new certificate."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, FocusRing, IconLine, Reflow, Text


class NewRootDialog(QDialog):
    """``accepted``: a new one is wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("A new certificate for this desk"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme.dress(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = Column(theme, spacing=10, margins=(28, 24, 28, 20))
        column.add(Text(theme, _("Make a new certificate for this desk?"), "h2", wrap=True))
        told = _(
            "Whoever signs here from now on signs under the new one; what was signed before stays trusted, and the"
            " old key is forgotten."
        )
        column.add(Text(theme, told, "body", wrap=True))
        handed = _(
            "Desks that know this one take the new certificate on the word of the old one, without comparing"
            " anything. Save it and give it to them."
        )
        column.add(IconLine(theme, "info", handed, wrap=True))
        back = _("There is no way back to the old one.")
        column.add(IconLine(theme, "info", back, wrap=True))
        column.add_stretch()
        self.keep = Button(theme, _("Keep this one"), "primary")
        self.make = Button(theme, _("Make a new one"), icon="refresh-cw")
        self.keep.clicked.connect(self.reject)
        self.make.clicked.connect(self.accept)
        column.add(Reflow(theme, [(Column(theme), 1), (self.make, 0), (self.keep, 0)], spacing=10, need=360))
        outer.addWidget(column)
        self.resize(theme.px(560), theme.px(300))
        self.keep.setFocus()
        self.ring = FocusRing(self, theme)
