"""What stands below the ring of time where there is room: three more minutes, what is parked, the talk balance."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from reviewdesk.domain.people import Party
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Row, Text


class SideExtras(Column):
    """All of it can be reached through the menu in the bar too, so it may go where there is no room."""

    minutes_asked = Signal()
    parked_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, spacing=4, margins=(0, 6, 0, 0))
        row = self.add(Row(theme, spacing=2))
        self.minutes = row.add(
            Button(
                theme,
                _("+3 min"),
                "ghost",
                icon="timer",
                role="caption",
                name=_("+3 min: three more minutes here"),
                tip=_("Three more minutes here (F8). Nobody is cut off without them either."),
            )
        )
        self.parked = row.add(Button(theme, "", "ghost", icon="hourglass", role="caption"))
        row.add_stretch()
        told = self.add(Row(theme, margins=(8, 0, 0, 0)))
        self.balance = told.add(Text(theme, "", "caption", tone="text2", wrap=True), 1)
        self.parked.hide()
        self.balance.hide()
        self.minutes.clicked.connect(self.minutes_asked)
        self.parked.clicked.connect(self.parked_asked)

    def show_parked(self, count: int) -> None:
        """Say how many points wait; nothing while there are none."""
        self.parked.setText(ngettext("{n} parked", "{n} parked", count).format(n=count))
        self.parked.setVisible(count > 0)

    def show_balance(self, share: Mapping[Party, float], snapshot: MeetingSnapshot) -> None:
        """Say how the turns were shared, and that it is an estimate; nothing while it is too early to tell."""
        self.balance.setVisible(bool(share))
        if not share:
            return
        employee = round(100 * share[Party.EMPLOYEE])
        said = _("{employee} {n} %, {manager} {m} %: an estimate from turns, kept nowhere").format(
            employee=snapshot.employee.given_name,
            n=employee,
            manager=snapshot.manager.given_name,
            m=100 - employee,
        )
        self.balance.setText(said)
