"""Python's collector of cycles, run on the window's thread alone (decision 0085).

Left to itself it runs on whichever thread allocates next. A window that is only held by a cycle would then be taken
apart on the database's thread, and Qt objects, timers above all, must not die on another thread than their own.
"""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

EVERY_MS: Final = 2000


class Collector(QObject):
    """Between ``begin`` and ``end`` nothing is collected but here, between two events."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def begin(self) -> None:
        """Take the collector over."""
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Give it back."""
        self._timer.stop()
        gc.enable()

    def collect(self) -> None:
        """Collect the generations that are due, by the thresholds Python itself would use."""
        due = [
            generation
            for generation, (count, threshold) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > threshold
        ]
        if due:
            gc.collect(due[-1])
