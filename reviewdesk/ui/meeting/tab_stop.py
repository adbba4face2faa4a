"""One Tab stop for a group of which one is chosen; the arrow keys lead from there to the others."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton


def settle_tab_stop(group: Sequence[QAbstractButton]) -> None:
    """Let Tab land on the chosen button, or on any while none is chosen.

    Qt does this itself when a person chooses, and leaves it out when the program does.
    """
    chosen = [button for button in group if button.isChecked()]
    policy = Qt.FocusPolicy
    for button in group:
        stops = not chosen or button in chosen
        button.setFocusPolicy(policy.StrongFocus if stops else policy.ClickFocus)
