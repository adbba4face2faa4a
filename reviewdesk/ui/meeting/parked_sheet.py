"""What was parked comes back before the sign-off: settle it, take it into the next talk, or leave it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from reviewdesk.domain.parked import ParkedFate, ParkedPoint
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.cover import Sheet
from reviewdesk.ui.meeting.tab_stop import settle_tab_stop
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Frame, Reflow, Row, Text

_LEADING: Final = Qt.AlignmentFlag.AlignLeading
_FATE: Final = "fate"


class PointCard(Frame):
    """One point with the three things that can become of it. ``decided`` carries its number and the fate."""

    decided = Signal(int, object)
    removed = Signal(int)

    def __init__(self, theme: Theme, point: ParkedPoint, *, writable: bool) -> None:
        super().__init__(theme, "card", margins=(22, 14, 14, 16), spacing=10)
        self.number = point.number
        head = self.add(Row(theme, spacing=8))
        head.add(Text(theme, point.text, "strong", wrap=True), 1)
        self.remove = Button(
            theme,
            "",
            "ghost",
            icon="x",
            name=_("Remove this point: {point}").format(point=point.text),
            tip=_("Remove this point"),
        )
        head.add(self.remove)
        self.remove.clicked.connect(self._on_remove_clicked)
        self.remove.setVisible(writable)
        self.group = QButtonGroup(self)
        self.chips: dict[ParkedFate | None, Button] = {}
        for fate, words in (
            (ParkedFate.SETTLED, _("Settled")),
            (ParkedFate.NEXT_TALK, _("Into our next talk")),
            (None, _("Leave it open")),
        ):
            self._add_chip(fate, words, point)
        chips: list[tuple[QWidget, int]] = [(chip, 0) for chip in self.chips.values()]
        self.add(Reflow(theme, [*chips, (Column(theme), 1)], spacing=8, below=6))
        self.group.buttonClicked.connect(self._on_group_button_clicked)
        settle_tab_stop(list(self.chips.values()))
        for chip in self.chips.values():
            chip.setEnabled(writable)

    def _add_chip(self, fate: ParkedFate | None, words: str, point: ParkedPoint) -> None:
        chip = Button(self.theme, words, "chip", name=f"{words}: {point.text}", checkable=True)
        chip.setProperty(_FATE, fate.value if fate else "")
        chip.setChecked(fate is not None and point.fate is fate)  # nobody has yet said to leave it open
        self.group.addButton(chip)
        self.chips[fate] = chip

    def _on_group_button_clicked(self, chip: Button) -> None:
        settle_tab_stop(list(self.chips.values()))
        stored = str(chip.property(_FATE))
        self.decided.emit(self.number, ParkedFate(stored) if stored else None)

    def _on_remove_clicked(self) -> None:
        self.removed.emit(self.number)


class ParkedSheet(Sheet):
    """All points below each other. ``before_sign_off`` says that they came back by themselves.

    ``went_on``: to the sign-off; ``left`` is then the way back to where the two came from.
    """

    decided = Signal(int, object)
    removed = Signal(int)
    went_on = Signal()

    def __init__(
        self, theme: Theme, points: Sequence[ParkedPoint], *, writable: bool, before_sign_off: bool
    ) -> None:
        question = _("Before you close: what you parked") if before_sign_off else _("What you parked")
        super().__init__(theme, "hourglass", question)
        told = _(
            "Settle what takes a minute. What you leave open is printed in the document, for another time."
        )
        self.add(Text(theme, told, "body", tone="text2", wrap=True))
        self._writable = writable
        self.cards: list[PointCard] = []
        self._list = self.add(Column(theme, spacing=12))
        self.add_space(6)
        words = _("Go on to the sign-off") if before_sign_off else _("Back to the meeting")
        self.go_on = Button(theme, words, "primary")
        self.back = Button(theme, _("Back"), "ghost", icon="chevron-left")
        ways: list[tuple[QWidget, int]] = [(self.go_on, 0), (self.back, 0), (Row(theme), 1)]
        self.add(Reflow(theme, ways, spacing=10, below=8))
        self.back.setVisible(before_sign_off)
        self.add_stretch()
        self.go_on.clicked.connect(self.went_on if before_sign_off else self.left)
        self.back.clicked.connect(self.left)
        self.show_points(points)

    def show_points(self, points: Sequence[ParkedPoint]) -> None:
        """Show what is parked now; a choice alone changes no card."""
        if [card.number for card in self.cards] == [point.number for point in points]:
            return
        self._list.clear()
        self.cards = []
        for point in points:
            card = self._list.add(PointCard(self.theme, point, writable=self._writable))
            card.decided.connect(self.decided)
            card.removed.connect(self.removed)
            self.cards.append(card)

    def first_focus(self) -> QWidget:
        """Begin with the first point's choice."""
        if not self.cards or not self._writable:
            return self.go_on
        card = self.cards[0]
        return card.group.checkedButton() or next(iter(card.chips.values()))
