"""Where a grievance or a matter of health is led out of the meeting; nothing tells afterwards that this was open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.cover import Sheet
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Frame, Icon, IconLine, Reflow, Text


class StopSheet(Sheet):
    """It knows no names and takes no words. ``contact`` is whom to talk to in HR, if the desk's owner named anybody."""

    pause_asked = Signal()
    rebook_asked = Signal()

    def __init__(self, theme: Theme, *, contact: str, organisation: str, may_rebook: bool) -> None:
        super().__init__(theme, "shield-alert", _("This deserves a better place than a form"))
        told = _(
            "How somebody was treated, or how somebody’s health is, does not belong in a review. It needs people"
            " who are there for it, and time of its own. Nothing of it should be written down here."
        )
        self.add(Text(theme, told, "body", wrap=True))
        self._add_contact(contact, organisation)
        kept = _("That this page was opened is not kept anywhere.")
        self.add(IconLine(theme, "eye-off", kept, wrap=True))
        self.add_space(10)
        self.pause = Button(theme, _("Pause for today"), "primary", icon="pause")
        self.rebook = Button(theme, _("Stop and rebook"), icon="calendar-plus")
        self.go_on = Button(theme, _("Go on with the meeting"), "ghost", role="strong")
        ways: list[tuple[QWidget, int]] = [(self.pause, 0), (self.rebook, 0), (self.go_on, 0)]
        self.add(Reflow(theme, [*ways, (Column(theme), 1)], spacing=12, below=8))
        self.rebook.setVisible(may_rebook)  # with a parent: else it would be a window of its own
        self.add_stretch()
        self.pause.clicked.connect(self.pause_asked)
        self.rebook.clicked.connect(self.rebook_asked)
        self.go_on.clicked.connect(self.left)

    def first_focus(self) -> QWidget:
        """Begin with the way back: nobody is moved on by a key press too many."""
        return self.go_on

    def _add_contact(self, contact: str, organisation: str) -> None:
        card = self.add(Frame(self.theme, "hero", horizontal=True, margins=(22, 16, 22, 18), spacing=14))
        card.add(Icon(self.theme, "users", tone="accent", size=26), align=Qt.AlignmentFlag.AlignTop)
        words = card.add(Column(self.theme, spacing=4), 1)
        words.add(Text(self.theme, _("Who is there for this"), "strong", wrap=True))
        at = _("HR at {organisation}").format(organisation=organisation) if organisation else _("HR")
        self.contact = words.add(Text(self.theme, contact or at, "body", wrap=True))
        also = _("Either of you can go there alone, today or later, and need not tell the other.")
        words.add(Text(self.theme, also, "caption", tone="text2", wrap=True))
