"""What stands in the private window until its owner says that nobody else can see the screen."""

from PySide6.QtCore import Qt, Signal

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Icon, Page, Text


class Cover(Page):
    """Names nobody. ``lifted``: show the notes; ``declined``: not in this meeting."""

    lifted = Signal()
    declined = Signal()

    def __init__(self, theme: Theme, *, left_out: bool) -> None:
        super().__init__(theme, max_width=460, margins=(28, 24, 28, 24))
        centre = Qt.AlignmentFlag.AlignHCenter
        self.add_stretch()
        self.add(Icon(theme, "eye-off", tone="text3", size=36), align=centre)
        self.add_space(14)
        self.add(Text(theme, _("Are you the only one who sees this screen?"), "h2", wrap=True, align=centre))
        self.add_space(10)
        told = _("Your private notes for this meeting open here, beside the window that you both look at.")
        self.add(Text(theme, told, "body", tone="text2", wrap=True, align=centre))
        self.add_space(8)
        self.capture = self.add(Text(theme, "", "body", tone="text2", wrap=True, align=centre))
        self.capture.setText(capture_words(left_out=left_out))
        self.add_space(20)
        buttons = self.add(Column(theme, spacing=8), align=centre)
        self.show_notes = buttons.add(Button(theme, _("Show my notes"), "primary", icon="eye"))
        self.not_now = buttons.add(Button(theme, _("Not in this meeting"), "ghost"))
        self.add_stretch()
        self.show_notes.clicked.connect(self.lifted)
        self.not_now.clicked.connect(self.declined)


def capture_words(*, left_out: bool) -> str:
    """Say what can be relied on when a screen is shared, and no more."""
    if left_out:
        return _(
            "ReviewDesk asks your system to leave this window out of a shared screen."
            " Check before you rely on it."
        )
    return _(
        "In a call, share the meeting’s window and not a whole screen: your system may show this window too."
    )
