"""The foot of the meeting window: back, the quiet word that all is saved, and the one next step."""

from datetime import datetime

from PySide6.QtCore import QLocale, QTime, Signal

from reviewdesk.system.i18n import _
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
        self.saved = self.add(Row(theme, spacing=6))
        self.saved.add(Icon(theme, "cloud-check", tone="text3", size=16))
        self._saved_words = self.saved.add(Text(theme, "", "caption", tone="text3"))
        self.saved.hide()
        self.add_stretch()
        self.hint = self.add(Text(theme, "", "caption", tone="text2"))
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

    def show_saved(self, at: datetime) -> None:
        """Say when the last words were stored."""
        local = at.astimezone()
        clock = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
        self._saved_words.setText(_("Saved {time}").format(time=clock))
        self.saved.show()
