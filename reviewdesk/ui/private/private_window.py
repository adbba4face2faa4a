"""The manager's own window in a meeting: private notes and what to ask next, under a cover until its owner lifts it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QMoveEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.notes_view_model import NotesViewModel
from reviewdesk.ui.office.private_notes import PrivateNotes
from reviewdesk.ui.private.capture import Ask, leave_out_of_capture
from reviewdesk.ui.private.cover import Cover
from reviewdesk.ui.private.private_view_model import PrivateViewModel
from reviewdesk.ui.private.talk_aids import TalkAids
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Banner, Button, FocusRing, Frame, Icon, Page, Text, Toast

LEAST: Final = (360, 420)


class PrivateWindow(QWidget):
    """Its title names nobody: titles stand in task bars and in the list of windows to share.

    ``moved``: it stands somewhere else now. ``closed``: its owner closed it, or whoever opened it did.
    """

    moved = Signal()
    closed = Signal()

    def __init__(
        self, theme: Theme, model: PrivateViewModel, notes: NotesViewModel, ask: Ask | None = None
    ) -> None:
        super().__init__()
        self.theme, self.model, self.notes = theme, model, notes
        model.setParent(self)
        notes.setParent(self)
        self.setWindowTitle("ReviewDesk")
        self.setMinimumSize(*LEAST)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # the keyboard stays in the meeting
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        theme.dress(self)
        self.left_out = leave_out_of_capture(self, ask)
        self.stack = QStackedWidget()
        self.cover = Cover(theme, left_out=self.left_out)
        self.content = self._content()
        self.stack.addWidget(self.cover)
        self.stack.addWidget(self.content)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.stack)
        self.toast = Toast(self, theme)
        self._connect()
        self.ring = FocusRing(self, theme)

    def _content(self) -> QWidget:
        theme = self.theme
        content = Frame(theme, "plain", spacing=0)
        bar = content.add(Frame(theme, "side", horizontal=True, margins=(20, 8, 12, 8), spacing=10))
        bar.add(Icon(theme, "eye-off", size=20))
        middle = Qt.AlignmentFlag.AlignVCenter
        bar.add(Text(theme, _("Only you"), "strong", wrap=True), 1, align=middle)
        tip = _("Hide all of this until you want it back (F9)")
        self.cover_button = bar.add(Button(theme, _("Cover"), "ghost", icon="blinds", tip=tip))
        self.banner = content.add(Banner(theme, "", "danger", action=_("Close message")))
        self.banner.hide()
        page = content.add(Page(theme, max_width=640, margins=(20, 16, 20, 20), spacing=16), 1)
        self.aids = page.add(TalkAids(theme, self.model))
        self.private_notes = page.add(
            PrivateNotes(theme, self.notes, _("Only you, while nobody else sees this screen."))
        )
        page.add_stretch()
        return content

    def _connect(self) -> None:
        self.cover.lifted.connect(self.uncover)
        self.cover.declined.connect(self.close)
        self.cover_button.clicked.connect(self.draw_cover)
        self.banner.acted.connect(self.banner.hide)
        self.notes.removed.connect(self._on_note_removed)
        self.notes.failed.connect(self._on_notes_failed)
        QShortcut(QKeySequence("F9"), self).activated.connect(self.toggle_cover)

    # -- covered and not -----------------------------------------------------------------------------------------

    @property
    def is_covered(self) -> bool:
        """Whether nothing private can be seen."""
        return self.stack.currentWidget() is self.cover

    def uncover(self) -> None:
        """Show the notes on the person at the table; they are not loaded before."""
        self.notes.choose(self.model.talk.employee_id)
        self.private_notes.start()
        self.notes.look()
        self.stack.setCurrentWidget(self.content)
        self.cover_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw_cover(self) -> None:
        """Store what was typed, and show nothing private any more."""
        self.notes.leave()
        self.toast.forget()
        self.stack.setCurrentWidget(self.cover)
        self.cover.show_notes.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_cover(self) -> None:
        """Draw the cover, or lift it."""
        self.uncover() if self.is_covered else self.draw_cover()

    def vanish(self) -> None:
        """Be off the screen at once; when the window comes back it is covered."""
        self.hide()
        self.draw_cover()

    # -- what the notes say --------------------------------------------------------------------------------------

    def _on_note_removed(self, restore: Callable[[], None]) -> None:
        self.toast.say(_("The note is removed."), restore)

    def _on_notes_failed(self, error: ReviewDeskError) -> None:
        self.banner.show_sentence(sentence(error), _("Close message"))

    # -- the window itself ---------------------------------------------------------------------------------------

    def moveEvent(self, event: QMoveEvent) -> None:
        """Tell whoever watches over the screens."""
        super().moveEvent(event)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell it too: a window can be drawn out to another screen."""
        super().resizeEvent(event)
        self.moved.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store what was typed."""
        self.notes.leave()
        self.ring.release()
        super().closeEvent(event)
        self.closed.emit()
