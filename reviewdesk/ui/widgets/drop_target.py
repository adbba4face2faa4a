"""Where a file is dropped, or chosen by keyboard."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog

from reviewdesk.system.i18n import _
from reviewdesk.ui.folders import documents_folder
from reviewdesk.ui.theme import Theme, Token
from reviewdesk.ui.theme.tokens import RADIUS_CARD
from reviewdesk.ui.widgets.button import Button
from reviewdesk.ui.widgets.containers import Column
from reviewdesk.ui.widgets.icon import Icon
from reviewdesk.ui.widgets.text import Text


class DropTarget(Column):
    """Takes one file; ``chosen`` carries its ``Path``, whether dropped or picked.

    ``ask`` opens the picker and returns a path or ""; tests give their own.
    """

    chosen = Signal(Path)

    def __init__(
        self,
        theme: Theme,
        sentence: str,
        *,
        button: str = "",
        icon: str = "file-down",
        pattern: str = "",
        ask: Callable[[], str] | None = None,
    ) -> None:
        super().__init__(theme, spacing=12, margins=(24, 28, 24, 28))
        self._pattern, self._ask, self._over = pattern, ask or self._pick, False
        centre = Qt.AlignmentFlag.AlignHCenter
        self.add_stretch()
        self.add(Icon(theme, icon, tone="accent", size=34), align=centre)
        self.text = self.add(Text(theme, sentence, "body", tone="text2", wrap=True, align=centre))
        self.button = self.add(Button(theme, button or _("Choose a file"), icon="folder-open"), align=centre)
        self.add_stretch()
        self.button.clicked.connect(self._on_button_clicked)
        self.setAcceptDrops(True)

    def _pick(self) -> str:
        return QFileDialog.getOpenFileName(self, self.text.text(), documents_folder(), self._pattern)[0]

    def _on_button_clicked(self) -> None:
        path = self._ask()
        if path:
            self.chosen.emit(Path(path))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Show that the file would be taken."""
        if _local_file(event.mimeData()):
            self._over = True
            event.acceptProposedAction()
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show that it would not any more."""
        self._over = False
        self.update()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file."""
        self._over = False
        self.update()
        path = _local_file(event.mimeData())
        if path:
            event.acceptProposedAction()
            self.chosen.emit(Path(path))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the dashed edge."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line: Token = "accent" if self._over else "border_strong"
        painter.setPen(QPen(self.theme.colour(line), 1.5, Qt.PenStyle.DashLine))
        painter.setBrush(self.theme.colour("accent_soft" if self._over else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_CARD, RADIUS_CARD)
        painter.end()


def _local_file(data: QMimeData) -> str:
    """Return the first local file of a drag, or ""."""
    return next((url.toLocalFile() for url in data.urls() if url.isLocalFile()), "")
