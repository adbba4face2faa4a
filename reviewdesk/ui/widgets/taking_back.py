"""Undo by key what a toast offers to undo."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.widgets.commands import command
from reviewdesk.ui.widgets.notices import Toast


def taking_back(window: QWidget, toast: Toast) -> QAction:
    """Return the command that undoes what the toast says, while it says so; in a text Ctrl+Z undoes typing."""
    action = command(
        window, _("Take back what was just removed"), toast.take_back, keys="Ctrl+Z", icon="undo-2"
    )
    action.setEnabled(False)
    toast.undoable.connect(action.setEnabled)
    return action
