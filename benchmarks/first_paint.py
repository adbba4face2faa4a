"""Starts something in a process of its own and reports its first painted window.

``python -m benchmarks.first_paint reference|app|home`` prints one JSON object: ``painted`` (the system's monotonic
clock, s, when the event loop came back from the first paint of a window, for ``home`` of the page Home), ``peak``
and ``rest`` (MiB, resident, at that paint at the most and half a second later). Nothing in the app knows of this:
the event loop is taken over before it starts.
"""

import json
import os
import subprocess
import sys
import time
from functools import cache, partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

REST_MS = 500


def watch(page: str = "") -> None:
    """Let the next event loop end by itself once a window was painted and the process has come to rest.

    ``page`` names the class of a page to wait for instead of the first window; it counts once it shows something.
    """
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    class FirstPaint(QObject):
        """Sees every event of the application."""

        seen = False

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.seen and isinstance(watched, QWidget):
                self.seen = self._counts(watched)
                if self.seen:
                    QTimer.singleShot(0, self._painted)
            return False

        def _counts(self, painted: QWidget) -> bool:
            if not page:
                return painted.isWindow()
            around: QWidget | None = painted
            while around is not None and type(around).__name__ != page:
                around = around.parentWidget()
            return around is not None and type(painted).__name__ == "Text"

        def _painted(self) -> None:
            found = {"painted": time.monotonic(), "peak": peak()}
            QTimer.singleShot(REST_MS, partial(_report, found))

    watcher = FirstPaint()
    run_loop = QApplication.exec

    def exec_watched(*_self: "QApplication") -> int:
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(watcher)
        return run_loop()

    QApplication.exec = exec_watched  # type: ignore[method-assign]


def _report(found: dict[str, float]) -> None:
    print(json.dumps({**found, "rest": _resident()}), flush=True)
    os._exit(0)  # what an app does on closing is not what is measured


def peak() -> float:
    """Return the most since this program was loaded; ``ru_maxrss`` would count the process it was forked from."""
    with open("/proc/self/status", encoding="ascii") as file:  # noqa: PTH123  pathlib would be loaded for it
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM")) / 1024


def _resident() -> float:
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123  pathlib would be loaded for it
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def empty_window() -> None:
    """Open the smallest window that PySide6 can open: the reference."""
    from PySide6.QtWidgets import QApplication, QWidget

    application = QApplication([])
    window = QWidget()
    window.resize(1366, 768)
    window.show()
    application.exec()


def app() -> None:
    """Open ReviewDesk as ``reviewdesk`` does."""
    from benchmarks.sample import open_by_passphrase
    from reviewdesk.cli import main

    open_by_passphrase()

    main([])


@cache
def _compiled() -> str:
    """Return a folder for compiled modules that goes at the end of the run."""
    import atexit
    import shutil
    import tempfile

    folder = tempfile.mkdtemp(prefix="reviewdesk-benchmark-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def measure(what: str, environment: dict[str, str] | None = None) -> dict[str, float]:
    """Start ``what`` and return ``start`` (ms from the start of the process to the first paint), peak and rest.

    Python may keep what it compiled, as it does for anybody who starts the app a second time.
    """
    settings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.first_paint", what],
        env={**settings, "PYTHONPYCACHEPREFIX": _compiled(), **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    try:
        found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    except (IndexError, ValueError) as error:
        raise SystemExit(f"{what} painted no window: {done.stderr.strip() or done.stdout.strip()}") from error
    return {"start": (found["painted"] - began) * 1000, "peak": found["peak"], "rest": found["rest"]}


if __name__ == "__main__":
    watch("HomePage" if sys.argv[1] == "home" else "")
    {"reference": empty_window, "app": app, "home": app}[sys.argv[1]]()
