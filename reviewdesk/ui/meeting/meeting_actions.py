"""The commands of the meeting's window, gathered in one place for its keys, its palette and its sheet of keys.

Two people look at them together: they name stages and what the window itself can do, never a person or a review.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from reviewdesk.domain.review import ReviewLife, ReviewState, StageKind
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.text_sizes import size_names
from reviewdesk.ui.widgets import CANNOT_JUDGE, STEPS, CommandPalette, KeySheet, step_word
from reviewdesk.ui.widgets.commands import command, keys_of, written
from reviewdesk.ui.widgets.key_sheet import KeyLine
from reviewdesk.ui.widgets.overlay import put_away_overlays
from reviewdesk.ui.widgets.taking_back import taking_back

if TYPE_CHECKING:
    from reviewdesk.ui.meeting.meeting_window import MeetingWindow


class MeetingActions(QObject):
    """Adds the commands to the window; whatever else is added there is listed too.

    Behind the curtain only lifting it is left.
    """

    def __init__(self, window: "MeetingWindow") -> None:
        super().__init__(window)
        self._window = window
        self._held: list[QAction] = []
        self.stages: dict[StageKind, QAction] = {}
        self.sizes: dict[float, QAction] = {}
        self.palette = CommandPalette(window, window.theme, self.commands)
        self.sheet = KeySheet(window, window.theme, self._with_own_line, self._more_keys)
        window.addActions([*self._of_the_room(), *self._of_the_questions(), *self._to_stages()])
        window.addActions(self._of_the_text())
        self.take_back = taking_back(window, window.toast)
        window.addActions([self.take_back, self.palette.action, self.sheet.action])
        window.curtain.drawn.connect(self._on_curtain_drawn)
        window.curtain.lifted.connect(self._on_curtain_lifted)

    def commands(self) -> list[QAction]:
        """Return every command as things stand, the one that is in force marked."""
        for size, action in self.sizes.items():
            action.setChecked(size == self._window.text_size)
        return list(self._window.actions())

    def refresh(self, snapshot: MeetingSnapshot) -> None:
        """Offer what can be done at this stage; a sealed review has no turns and no pause any more.

        While the page is covered no stage is gone to, whatever changes behind the cover.
        """
        going_on = snapshot.state is not ReviewState.SEALED
        for action in (self.turn, self.pause):
            action.setVisible(going_on)
        covered = self._window.is_covered or self._window.curtain.isVisible()
        life = ReviewLife(snapshot.state, snapshot.stage)
        stages = tuple(stage.kind for stage in snapshot.stages)
        for kind, action in self.stages.items():
            action.setEnabled(kind is not snapshot.stage and not covered and life.may_go_to(kind, stages))

    def put_away(self) -> None:
        """Put away what floats over the window, so that the keyboard is where the two were."""
        put_away_overlays(self._window)

    # -- the commands --------------------------------------------------------------------------------------------

    def _to_stages(self) -> list[QAction]:
        section = _("Go to a stage")
        for number, stage in enumerate(self._window.meeting.snapshot.stages, 1):
            words = _("Go to: {stage}").format(stage=stage.title)
            keys = f"Ctrl+{number}"
            going = self._going(stage.kind)
            self.stages[stage.kind] = command(
                self._window, words, going, keys=keys, icon="arrow-right", section=section
            )
        return list(self.stages.values())

    def _with_own_line(self) -> list[QAction]:
        """Return what has a line of its own on the sheet of keys: the stages share one."""
        shared = list(self.stages.values())
        return [action for action in self._window.actions() if action not in shared]

    def _more_keys(self) -> list[KeyLine]:
        """Return what stands on the sheet of keys and is no command with a line of its own."""
        stages = [keys_of(action) for action in self.stages.values()]
        told = _("{first} to {last}").format(first=stages[0], last=stages[-1])
        return [KeyLine(_("In the room"), told, _("Go to a stage")), *more_keys()]

    def _going(self, kind: StageKind) -> Callable[[], None]:
        return lambda: self._window.meeting.go_to_stage(kind)

    def _of_the_room(self) -> list[QAction]:
        window, section = self._window, _("In the room")
        footer = window.footer
        self.turn = command(
            window, _("Hand over the keyboard"), window.meeting.switch_turn, keys="F6", icon="keyboard",
            section=section,
        )  # fmt: skip
        self.curtain = command(
            window, _("Draw or lift the curtain"), window.toggle_curtain, keys="F9", icon="blinds",
            section=section,
        )  # fmt: skip
        self.lift = command(
            window, _("Lift the curtain"), window.curtain.lift, keys="Esc", icon="blinds", section=section
        )
        self.lift.setEnabled(False)
        self.pause = command(
            window, _("Pause: stop here and come back later"), window.meeting.pause, keys="Ctrl+Q",
            icon="pause", section=section,
        )  # fmt: skip
        return [
            command(
                window, _("The next step"), footer.next.click, keys="Ctrl+PgDown", icon="arrow-right",
                section=section,
            ),
            command(
                window, _("A step back"), self._go_back, keys="Ctrl+PgUp", icon="arrow-left", section=section
            ),
            self.turn, self.curtain, self.lift, self.pause,
        ]  # fmt: skip

    def _of_the_questions(self) -> list[QAction]:
        window, drawer, section = self._window, self._window.questions, _("Questions")
        self.moment = command(
            window, _("A question for this moment"), drawer.toggle, keys="F2", icon="message-circle",
            section=section,
        )  # fmt: skip
        return [
            self.moment,
            command(
                window, _("The next question"), self._stepping(drawer.step_on), keys="F3",
                icon="chevron-right", section=section,
            ),
            command(
                window, _("The question before"), self._stepping(drawer.step_back), keys="Shift+F3",
                icon="chevron-left", section=section,
            ),
        ]  # fmt: skip

    def _stepping(self, step: Callable[[], None]) -> Callable[[], None]:
        """Open the drawer first, where it is closed."""
        drawer = self._window.questions
        return lambda: drawer.come() if drawer.isHidden() else step()

    def _go_back(self) -> None:
        if self._window.footer.back.isVisible():
            self._window.footer.back.click()

    def _of_the_text(self) -> list[QAction]:
        window, section = self._window, _("Text size")
        for size, name in size_names().items():
            action = command(
                window, _("Text size: {name}").format(name=name), self._sizing(size), icon="type"
            )
            action.setCheckable(True)
            self.sizes[size] = action
        return [
            command(
                window, _("Larger text"), window.enlarge, keys=("Ctrl++", "Ctrl+="), icon="zoom-in",
                section=section,
            ),
            command(
                window, _("Smaller text"), window.reduce, keys="Ctrl+-", icon="zoom-out", section=section
            ),
            command(
                window, _("Text for a desk"), window.reset_size, keys="Ctrl+0", icon="type", section=section
            ),
            *self.sizes.values(),
        ]  # fmt: skip

    def _sizing(self, size: float) -> Callable[[], None]:
        return lambda: self._window.set_text_size(size)

    # -- the curtain ---------------------------------------------------------------------------------------------

    def hold(self, *kept: QAction) -> None:
        """Let no key change what nobody sees: only ``kept`` works until ``release``."""
        held = [each for each in self._window.actions() if each.isEnabled() and each not in kept]
        self._held += held
        for action in held:
            action.setEnabled(False)

    def release(self) -> None:
        """Let everything be done again."""
        held, self._held = self._held, []
        for action in held:
            action.setEnabled(True)
        self.refresh(self._window.meeting.snapshot)

    def _on_curtain_drawn(self) -> None:
        self.hold(self.curtain, self.lift)
        self.lift.setEnabled(True)

    def _on_curtain_lifted(self) -> None:
        self.lift.setEnabled(False)
        self.release()
        if self._window.is_covered:
            self.hold(self.curtain)


def more_keys() -> list[KeyLine]:
    """Return the keys that belong to a control: a rating, a field."""
    rating, writing, asking = _("Choosing a rating, unseen"), _("Writing"), _("Questions")
    keys = _("{first} to {last}").format(first=written("1"), last=written(str(len(STEPS))))
    span = _("{first} to {last}").format(first=step_word(STEPS[0]), last=step_word(STEPS[-1]))
    return [
        KeyLine(asking, _("Arrow keys"), _("Another question, while one has the keyboard")),
        KeyLine(rating, keys, span),
        KeyLine(rating, written("0"), step_word(CANNOT_JUDGE)),
        KeyLine(rating, written("Enter"), _("Seal what you chose")),
        KeyLine(writing, written("Tab"), _("To the next field or button")),
        KeyLine(writing, written("Shift+Tab"), _("To the one before")),
        KeyLine(writing, written("Ctrl+Enter"), _("To the next field, from longer text")),
        KeyLine(writing, written(QKeySequence.StandardKey.Undo), _("Take back your own last words")),
        KeyLine(writing, written(QKeySequence.StandardKey.Redo), _("Bring them back")),
    ]
