"""The two faces of the exit pulse: the cover between two people, and the scale to answer with."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QWidget

from reviewdesk.domain.people import Party
from reviewdesk.domain.pulse import STEPS
from reviewdesk.services.meeting_snapshot import MeetingNotice, MeetingPerson
from reviewdesk.system.i18n import _
from reviewdesk.system.pulse_words import pulse_steps
from reviewdesk.ui.meeting.tab_stop import settle_tab_stop
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Avatar, Button, Column, Frame, Icon, Reflow, Row, Text

_TOP: Final = Qt.AlignmentFlag.AlignTop
_OPTION_HEIGHT: Final = 76
_ICONS: Final = {"alone": "eye-off", "no_name": "shield-check", "groups": "users"}


class PulseCover(Frame):
    """Covers what the person before has seen, and says what becomes of the answers.

    ``skipped`` leaves out this person's part, ``closed`` the rest of the meeting.
    """

    skipped = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, notices: Iterable[MeetingNotice]) -> None:
        super().__init__(theme, "hero", margins=(28, 24, 28, 24), spacing=16)
        self._head = self.add(Row(theme, spacing=14))
        for notice in notices:
            row = self.add(Row(theme, spacing=14))
            row.add(Icon(theme, _ICONS.get(notice.id, "info"), tone="accent", size=24), align=_TOP)
            row.add(Text(theme, notice.text, "body", wrap=True), 1, align=_TOP)
        self.add_space(4)
        self.skip = Button(theme, _("Leave my part out"), "secondary", icon="minus")
        self.close_meeting = Button(theme, _("Close the meeting"), "secondary", icon="x")
        foot = Row(theme, spacing=10)
        foot.add(self.skip)
        foot.add(self.close_meeting)
        foot.add_stretch()
        self.add(Reflow(theme, [(foot, 1)], spacing=0))
        self.skip.clicked.connect(self.skipped)
        self.close_meeting.clicked.connect(self.closed)

    def show_person(self, person: MeetingPerson, party: Party) -> None:
        """Show whose part begins."""
        self._head.clear()
        self._head.add(Avatar(self.theme, person.initials, party.value, size=56))
        self._head.add(Text(self.theme, person.name, "heading", tone=party.value, wrap=True), 1)


class PulseScale(Column):
    """Five words, none chosen beforehand; the keys 1 to 5 choose too.

    ``chosen`` carries a step, or ``None`` where the choice was taken back; ``chosen_by_number`` a step.
    """

    chosen = Signal(object)
    chosen_by_number = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, spacing=14)
        self._group = QButtonGroup(self)
        self._value: int | None = None
        self.options = {
            step: Button(theme, words, "chip", checkable=True, role="heading")
            for step, words in zip(STEPS, pulse_steps(), strict=True)
        }
        self.add(Reflow(theme, [(option, 1) for option in self.options.values()], spacing=10, need=760))
        self.add(
            Text(
                theme,
                _("The keys 1 to 5 choose too. F9 covers the screen and forgets what you chose."),
                "caption",
                tone="text2",
                wrap=True,
            )
        )
        for step, option in self.options.items():
            self._group.addButton(option, step)
            keys = QShortcut(QKeySequence(str(step)), self)
            keys.setContext(Qt.ShortcutContext.WindowShortcut)
            keys.activated.connect(lambda each=step: self.chosen_by_number.emit(each))
        self._group.idClicked.connect(self._on_group_id_clicked)
        self.retheme()

    def retheme(self) -> None:
        """Make the words easy to hit."""
        super().retheme()
        if hasattr(self, "options"):  # the first call comes from the constructor of the base
            for option in self.options.values():
                option.setMinimumHeight(self.theme.px(_OPTION_HEIGHT))

    def first(self) -> QWidget:
        """Return where the keyboard begins: what is chosen, or the first word."""
        return self.options[self._value or STEPS[0]]

    def show_value(self, value: int | None) -> None:
        """Show what is chosen."""
        self._value = value
        self._group.setExclusive(False)  # an exclusive group refuses to have nothing chosen
        for step, option in self.options.items():
            option.setChecked(step == value)
        self._group.setExclusive(True)
        settle_tab_stop(list(self.options.values()))

    def _on_group_id_clicked(self, step: int) -> None:
        self.chosen.emit(None if step == self._value else step)
