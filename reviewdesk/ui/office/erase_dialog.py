"""The one question before data about a person is erased: what goes, what stays, and that there is no way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.office.duties_view_model import ErasureTold
from reviewdesk.ui.office.words import isolated
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, FocusRing, IconLine, Reflow, Text


class EraseDialog(QDialog):
    """``confirmed`` carries what was told. Where it cannot be done, the dialog says why and offers no such button."""

    confirmed = Signal(object)

    def __init__(self, theme: Theme, told: ErasureTold, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme, self._told = theme, told
        self.setWindowTitle(_("Erase all data about a person"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme.dress(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = Column(theme, spacing=10, margins=(28, 24, 28, 12))
        title = _("Erase all data about {name}?").format(name=isolated(told.name))
        column.add(Text(theme, title, "h2", wrap=True))
        if told.refused:
            column.add(IconLine(theme, "circle-alert", told.refused, tone="warn", wrap=True))
        else:
            self._list(column, _("What goes, for good"), told.goes, "trash-2")
        self._list(column, _("What stays"), told.stays, "archive")
        column.add_space(4)
        backups = _(
            "Backups and copies made before still hold everything until they are deleted. There is no way back here."
        )
        if not told.refused:
            column.add(IconLine(theme, "info", backups, wrap=True))
        column.add_stretch()
        scroll.setWidget(column)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._buttons(theme))
        self.resize(theme.px(600), theme.px(520))
        self.keep.setFocus()
        self.ring = FocusRing(self, theme)

    def _list(self, column: Column, title: str, lines: tuple[str, ...], icon: str) -> None:
        column.add_space(4)
        column.add(Text(self.theme, title, "h3", wrap=True))
        for line in lines:
            column.add(IconLine(self.theme, icon, line, wrap=True))

    def _buttons(self, theme: Theme) -> Column:
        foot = Column(theme, margins=(28, 8, 28, 20))
        can = not self._told.refused
        self.keep = Button(theme, _("Keep everything") if can else _("Close"), "primary")
        self.keep.clicked.connect(self.reject)
        self.erase = Button(theme, _("Erase for good"), "danger", icon="eraser")
        self.erase.clicked.connect(self._on_erase_clicked)
        self.erase.setVisible(can)
        row = Reflow(theme, [(Column(theme), 1), (self.erase, 0), (self.keep, 0)], spacing=10, need=360)
        foot.add(row)
        return foot

    def _on_erase_clicked(self) -> None:
        self.confirmed.emit(self._told)
        self.accept()
