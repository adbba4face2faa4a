"""One signal that tells every view-model what is no longer what it was; each decides whether to look again."""

from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from reviewdesk.services.changes import Change

T = TypeVar("T")


class ChangeHub(QObject):
    """Lives as long as a desk is open. ``changed`` carries a ``frozenset[Topic]``."""

    changed = Signal(object)

    def tell(self, change: Change[T]) -> T:
        """Say what a service has changed, and return what it came to. Called on the window's thread."""
        if change.topics:
            self.changed.emit(change.topics)
        return change.value
