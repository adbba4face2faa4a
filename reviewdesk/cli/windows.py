"""The commands that open windows, or do without where none can open."""

import argparse
import os
from pathlib import Path
from typing import Final

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.system.preflight import NoWindowError, check_window

DEMO_FOLDER: Final = Path("demo-out")


def app(asked: argparse.Namespace) -> int:
    """Open ReviewDesk, or say why no window can open."""
    try:
        check_window()
    except NoWindowError as error:
        raise _no_window(error) from error
    from reviewdesk.app import run_app

    return run_app(asked.desk)


def demo(asked: argparse.Namespace) -> int:
    """Open the sample company, or hold its meeting without a display."""
    headless = asked.headless
    try:
        check_window()
    except NoWindowError as error:
        if error.fatal:
            raise _no_window(error) from error
        headless = True
    if headless:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from reviewdesk.ui.walkthrough.demo import run_headless_demo

        return run_headless_demo((asked.out or DEMO_FOLDER).absolute())
    from reviewdesk.app import run_demo

    return run_demo()


def _no_window(error: NoWindowError) -> ReviewDeskError:
    return ReviewDeskError(f"no-window-{error.obstacle}", detail=error.detail, package=error.package)
