"""Undo that takes back a person's own words and never the other's."""

from pycrdt import UndoManager

from reviewdesk.coedit.shared_text import SharedText
from reviewdesk.system.clock import Clock

CAPTURE_MILLISECONDS = 600
"""Typing without a longer pause is taken back in one go."""


class OwnUndo:
    """The undo stack of one person in one text field.

    One stack a field: what a person takes back is in front of them, never on a page they have left.
    """

    def __init__(self, text: SharedText, origin: str, clock: Clock) -> None:
        self._doc = text.root.doc
        self._manager = UndoManager(
            scopes=[text.root],
            capture_timeout_millis=CAPTURE_MILLISECONDS,
            timestamp=lambda: int(clock.now().timestamp() * 1000),
        )
        self._manager.include_origin(origin)

    @property
    def can_undo(self) -> bool:
        """Say whether there are own words to take back."""
        return self._manager.can_undo()

    @property
    def can_redo(self) -> bool:
        """Say whether something taken back can return."""
        return self._manager.can_redo()

    def undo(self) -> bool:
        """Take back the last own change; say whether there was one."""
        return self._checked(self._manager.undo())

    def redo(self) -> bool:
        """Bring back what was taken back last; say whether there was anything."""
        return self._checked(self._manager.redo())

    def clear(self) -> None:
        """Forget all; what is written stays written."""
        self._manager.clear()

    def _checked(self, done: bool) -> bool:  # noqa: FBT001  # passes a result through
        # The undo runs outside pycrdt's own transaction, so errors of observers wait for the next one: ask now.
        with self._doc.transaction():
            return done
