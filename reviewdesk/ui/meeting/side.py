"""The side of the meeting window: the stages, and the time as information."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.meeting.side_extras import SideExtras
from reviewdesk.ui.meeting.stage_time import TimeShown
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Column, Frame, Row, StageItem, StageLook, StageRail, Text, TimeRing
from reviewdesk.ui.widgets.tips import set_tip

WIDE: Final = 246
COMPACT: Final = 72
EDGES: Final = 24


class Side(Frame):
    """The rail of stages over the ring of time. ``stage_chosen`` carries the ``StageKind``."""

    stage_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        self._compact = False
        self._snapshot: MeetingSnapshot | None = None
        self._looks: list[StageLook] = []
        self._extras: tuple[bool, int] | None = None
        super().__init__(theme, "side", margins=(12, 18, 12, 16), spacing=0)
        self.rail = self.add(StageRail(theme))
        self.add_stretch()
        row = self.add(Row(theme, spacing=12, margins=(6, 0, 0, 0)))
        self.ring = row.add(TimeRing(theme))
        self._words = row.add(Column(theme, spacing=1), 1)
        self._stage_time = self._words.add(Text(theme, "", "caption"))
        self._whole_time = self._words.add(Text(theme, "", "caption", tone="text2"))
        self.extras = self.add(SideExtras(theme))
        self.rail.stage_chosen.connect(self._on_rail_stage_chosen)

    def retheme(self) -> None:
        """Take lengths from the theme again."""
        super().retheme()
        self._fit()

    def _fit(self) -> None:
        """Be as wide as the longest name of a stage needs; other languages have longer ones."""
        if self._compact:
            self.setFixedWidth(self.theme.px(COMPACT))
            return
        words = max((item.minimumSizeHint().width() for item in self._items()), default=0)
        self.setFixedWidth(max(self.theme.px(WIDE), words + self.theme.px(EDGES)))

    def _items(self) -> list[StageItem]:
        return self.rail.items if self._snapshot is not None else []

    def set_compact(self, *, compact: bool) -> None:
        """Show discs and ring only."""
        self._compact = compact
        self.rail.set_compact(compact=compact)
        self._words.setVisible(not compact)
        self.retheme()
        self._fit_extras()

    def show_extras(self, *, writable: bool, parked: int) -> None:
        """Offer three more minutes while there is a meeting to give them to, and say what is parked."""
        if (writable, parked) == self._extras:
            return
        self._extras = writable, parked
        self.extras.minutes.setVisible(writable)
        self.extras.show_parked(parked)
        self._fit_extras()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what fits."""
        super().resizeEvent(event)
        self._fit_extras()

    def _fit_extras(self) -> None:
        """Leave the extras to the menu where the stages need the room."""
        edges = self.box.contentsMargins()
        others = (self.rail, self._words, self.extras)
        needed = sum(other.sizeHint().height() for other in others) + edges.top() + edges.bottom()
        self.extras.setVisible(not self._compact and needed <= self.height())

    def show_stages(
        self, snapshot: MeetingSnapshot, caption: str, unwritten: frozenset[StageKind] = frozenset()
    ) -> None:
        """Show which stages are done, which were passed and left empty, which is now and where in it the two are."""
        self._snapshot = snapshot
        looks = []
        for stage in snapshot.stages:
            now = stage.kind is snapshot.stage
            left = "passed" if stage.kind in unwritten else "done"
            state = "now" if now else left if stage.visited else "todo"
            looks.append(StageLook(stage.title, state, caption if now else ""))  # type: ignore[arg-type]  # one of four
        if looks != self._looks:
            self._looks = looks
            self.rail.set_stages(looks)
            self._fit()

    def show_time(self, time: TimeShown) -> None:
        """Show what is left of the stage, and how long the whole has taken. It never presses."""
        left = time.stage_minutes_left
        self.ring.set_time(time.stage_minutes - time.stage_seconds / 60, time.stage_minutes)
        if left > 0:
            words = ngettext("{n} min left here", "{n} min left here", left).format(n=left)
        elif left == 0:
            words = _("Time used here")
        else:
            words = ngettext("{n} min longer here", "{n} min longer here", -left).format(n=-left)
        self._stage_time.setText(words)
        self._whole_time.setText(
            _("{used} of {all} min used").format(used=time.total_minutes_used, all=time.total_minutes)
        )
        set_tip(self.ring, f"{words}, {self._whole_time.text()}" if self._compact else "")

    def _on_rail_stage_chosen(self, index: int) -> None:
        if self._snapshot is not None:
            self.stage_chosen.emit(self._snapshot.stages[index].kind)
