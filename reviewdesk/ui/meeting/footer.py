"""The foot of the meeting window: back, the quiet word that all is saved, and the one next step."""

from datetime import datetime

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent

from reviewdesk.system.i18n import _
from reviewdesk.ui.dates import clock_words
from reviewdesk.ui.meeting.stage_page import NextStep
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Frame, Icon, Row, Text


class Footer(Frame):
    """Back and next; exactly one button of the screen is primary, and the page says whether it is this one."""

    back_asked = Signal()
    next_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "bar", horizontal=True, margins=(28, 10, 32, 14), spacing=14)
        self.back = self.add(Button(theme, _("Back"), "ghost", icon="chevron-left", role="caption"))
        self.saved = self.add(Row(theme, spacing=6, margins=(10, 0, 0, 0)))
        self.saved.add(Icon(theme, "cloud-check", tone="text3", size=16))
        self._saved_words = self.saved.add(Text(theme, "", "caption", tone="text3"))
        self.saved.hide()
        self._was_saved = False
        self.add_stretch()
        self.hint = self.add(
            Text(theme, "", "caption", tone="text2", wrap=True, align=Qt.AlignmentFlag.AlignRight),
            align=Qt.AlignmentFlag.AlignVCenter,
        )
        self.next = self.add(
            Button(theme, _("Next"), "primary", icon="arrow-right", icon_after=True, role="strong")
        )
        self._shown: tuple[NextStep, bool] | None = None
        self.back.clicked.connect(self.back_asked)
        self.next.clicked.connect(self.next_asked)

    def refresh(self, step: NextStep, *, can_go_back: bool) -> None:
        """Show the page's next step; the same one again changes nothing."""
        if self._shown == (step, can_go_back):
            return
        self._shown = step, can_go_back
        self.back.setVisible(can_go_back)
        self.hint.setText(step.hint)
        self.hint.setVisible(bool(step.hint))
        self.next.setText(step.text)
        self.next.set_kind("primary" if step.primary else "secondary")
        self.next.setEnabled(step.enabled)
        self.next.setAccessibleDescription(step.hint)
        self._fit()

    def show_saved(self, at: datetime) -> None:
        """Say when the last words were stored."""
        self._saved_words.setText(_("Saved {time}").format(time=clock_words(at)))
        self._was_saved = True
        self._fit()

    def free_room(self) -> QRect:
        """Return the widest place in which nothing stands, as the window counts; nothing while the bar is away."""
        if not self.isVisible():
            return QRect()
        parts = (self.back, self.saved, self.hint, self.next)
        boxes = sorted((each.geometry() for each in parts if not each.isHidden()), key=QRect.left)
        ends = [0, *(box.right() + 1 for box in boxes)]
        begins = [*(box.left() for box in boxes), self.width()]
        left, right = max(zip(ends, begins, strict=True), key=lambda span: span[1] - span[0])
        return QRect(self.mapTo(self.window(), QPoint(left, 0)), QSize(right - left, self.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is no room for both, what is waited for goes before what is saved."""
        parts = [each for each in (self.back, self.hint, self.next) if not each.isHidden()]
        edges = self.box.contentsMargins()
        needed = sum(each.sizeHint().width() for each in (*parts, self.saved)) + edges.left() + edges.right()
        room = needed + (len(parts) + 1) * self.box.spacing() <= self.width()
        self.saved.setVisible(self._was_saved and (room or self.hint.isHidden()))
