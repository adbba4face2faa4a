"""The one dialog for what nobody expected. The report says where in the program, never what was written."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from reviewdesk import __version__
from reviewdesk.content.messages import words
from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, FocusRing, Icon, Row, Text


class ReportDialog(QDialog):
    """Shows one report; nothing is ever sent."""

    def __init__(self, theme: Theme, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setWindowTitle(_("Something unexpected happened"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme.dress(self)
        self.report = f"ReviewDesk {__version__}\n{report}"
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        column = Column(theme, spacing=12, margins=(28, 24, 28, 24))
        outer.addWidget(column)
        head = column.add(Row(theme, spacing=12))
        head.add(Icon(theme, "circle-alert", tone="warn", size=26))
        head.add(Text(theme, _("Something unexpected happened"), "h2", wrap=True), 1)
        column.add(Text(theme, words("unexpected"), "body", wrap=True))
        told = _(
            "This report says where in the program it happened. No names, ratings or comments are in it, and it"
            " is sent to nobody unless you do."
        )
        column.add(Text(theme, told, "label", tone="text2", wrap=True))
        self.text = column.add(QPlainTextEdit(self.report), 1)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Report"))
        buttons = column.add(Row(theme, spacing=10))
        buttons.add_stretch()
        self.copy_button = buttons.add(Button(theme, _("Copy report"), icon="file-text"))
        self.close_button = buttons.add(Button(theme, _("Close"), "primary"))
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.accept)
        self.resize(theme.px(620), theme.px(460))
        self.close_button.setFocus()
        self.ring = FocusRing(self, theme)

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report)
        self.copy_button.setText(_("Copied"))


class CrashReporter(QObject):
    """Brings reports from any thread to the window's, and shows one at a time."""

    _reported = Signal(str)

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.dialog: ReportDialog | None = None
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)

    def report(self, description: str) -> None:
        """Show ``description`` soon; called on the thread where it happened."""
        self._reported.emit(description)

    def _on_reported(self, description: str) -> None:
        if self.dialog is not None:
            return  # the log has it; a second dialog would only hide the first
        self.dialog = ReportDialog(self.theme, description)
        self.dialog.finished.connect(self._on_dialog_finished)
        self.dialog.open()

    def _on_dialog_finished(self, _code: int) -> None:
        self.dialog = None
