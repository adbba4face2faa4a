"""What every page of the owner's window is: built once, on the first visit, and set from frozen snapshots."""

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.ui.office.office_view_model import OfficeViewModel
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Page

WIDTH: Final = 1320
"""Px at 100 %: a page with lists fills a large screen without lines too long to read."""


class OfficePage(Page):
    """A page emits what it wants; the shell is connected and acts.

    ``place_asked`` carries a ``Place``, ``meeting_asked`` a review's id, ``said`` a sentence for the toast and
    a function that undoes it (or None), ``drawer_asked`` a person's id.
    ``refresh`` must be idempotent: the same snapshot, the same page.
    """

    place_asked = Signal(object)
    meeting_asked = Signal(str)
    said = Signal(str, object)
    sample_delete_asked = Signal()
    drawer_asked = Signal(str)

    def __init__(self, theme: Theme, view_model: OfficeViewModel[Any], *, max_width: int = 1080) -> None:
        super().__init__(theme, max_width=max_width)
        self.view_model = view_model
        view_model.setParent(self)
        view_model.changed.connect(self.refresh)

    def refresh(self, snapshot: Any) -> None:
        """Show the snapshot."""
        raise NotImplementedError

    def shown(self, thing: str = "") -> None:
        """Come into view; ``thing`` is what the page is asked to show (``Place.thing``)."""
        del thing
        self.view_model.look()

    def left(self) -> None:
        """Go out of view: another page is shown, the desk is locked, or ReviewDesk ends.

        Whatever is not saved yet is handed to the runner here; it is waited for before the desk closes.
        """
        self.view_model.leave()

    def first_focus(self) -> QWidget | None:
        """Return the control that should have the keyboard when the page opens, if there is one."""
        return None
