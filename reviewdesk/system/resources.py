"""One locator for the data under ``resources/``, in a checkout, a wheel and a frozen app."""

import sys
from functools import cache
from pathlib import Path


@cache
def resources_folder() -> Path:
    """Return the folder that holds fonts, icons, templates and the sample company."""
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(__file__).resolve().parent.parent
    candidates = [package / "_resources", package.parent / "resources"]
    if frozen:
        candidates.insert(0, Path(frozen) / "resources")
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise FileNotFoundError("resources")


def resource(*parts: str) -> Path:
    """Return the path of one resource, for example ``resource("icons", "lock.svg")``."""
    return resources_folder().joinpath(*parts)
