"""Renders windows to pictures, and compares pictures with what was drawn before.

Any page can be looked at in every size, theme, text size and direction without a display::

    save_pictures(lambda theme: Gallery(theme, ExamplePage(theme)), "gallery", folder)
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from reviewdesk.ui.theme import Mode, Ramp, Theme, window_factor

Build = Callable[[Theme], QWidget]
GOLDEN = Path(__file__).parent.parent / "golden" / "ui"
WRITE_GOLDEN = "REVIEWDESK_WRITE_GOLDEN"
"""Set in the environment, it makes ``assert_like_golden`` write instead of compare."""
SMALL, LARGE = (1366, 768), (1920, 1080)


@dataclass(frozen=True, slots=True)
class Setting:
    """One way to look at a window."""

    size: tuple[int, int] = SMALL
    mode: Mode = "light"
    scale: float = 1.0
    mirrored: bool = False

    @property
    def slug(self) -> str:
        """A part of a file's name."""
        parts = [self.mode.replace("_", "-"), str(self.size[0])]
        parts += [f"text{round(self.scale * 100)}"] if self.scale != 1.0 else []
        return "-".join(parts + (["rtl"] if self.mirrored else []))


USUAL = (
    Setting(), Setting(mode="dark"), Setting(size=LARGE), Setting(size=LARGE, mode="dark"),
    Setting(scale=2.0), Setting(mirrored=True), Setting(mode="high_contrast"),
)  # fmt: skip
EVERY = tuple(
    Setting(mode=mode, scale=scale, mirrored=mirrored)
    for mode in ("light", "dark", "high_contrast")
    for scale in (1.0, 2.0)
    for mirrored in (False, True)
)
"""What the accessibility walker visits."""


def settle(rounds: int = 4) -> None:
    """Let layouts come to rest; each round may change a height that another depends on."""
    for _ in range(rounds):
        QApplication.sendPostedEvents(None, 0)
        QApplication.processEvents()


def shown(build: Build, setting: Setting, ramp: Ramp = "office") -> Iterator[QWidget]:
    """Yield the window in this setting and delete it afterwards; for use in a ``with`` or a fixture."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("QApplication")
    direction = Qt.LayoutDirection.RightToLeft if setting.mirrored else Qt.LayoutDirection.LeftToRight
    app.setLayoutDirection(direction)
    shared = window_factor(*setting.size) if ramp == "meeting" else 1.0
    theme = Theme(setting.mode, ramp=ramp, scale=setting.scale, shared=shared, reduced_motion=True)
    window = build(theme)
    try:
        window.resize(*setting.size)
        window.show()
        settle()
        yield window
    finally:
        window.close()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def picture(build: Build, setting: Setting, ramp: Ramp = "office") -> QImage:
    """Return the window as a picture."""
    for window in shown(build, setting, ramp):
        return window.grab().toImage()
    raise AssertionError


def save_pictures(
    build: Build, name: str, folder: Path, *, ramp: Ramp = "office", settings: tuple[Setting, ...] = USUAL
) -> list[Path]:
    """Write one PNG a setting and return the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for setting in settings:
        path = folder / f"{name}-{setting.slug}.png"
        picture(build, setting, ramp).save(str(path))
        paths.append(path)
    return paths


def difference(one: QImage, other: QImage, *, tolerance: int = 24) -> float:
    """Return the share of pixels whose strongest channel differs by more than ``tolerance`` of 255.

    Antialiasing differs a little between platforms; 1.0 if the sizes differ.
    """
    if one.size() != other.size():
        return 1.0
    form = QImage.Format.Format_RGB32
    first, second = (
        bytes(one.convertToFormat(form).constBits()),
        bytes(other.convertToFormat(form).constBits()),
    )
    if first == second:
        return 0.0
    pixels = len(first) // 4
    bad = sum(
        1
        for i in range(0, len(first), 4)
        if first[i : i + 3] != second[i : i + 3]
        and max(abs(first[i + c] - second[i + c]) for c in range(3)) > tolerance
    )
    return bad / pixels


def assert_like_golden(image: QImage, name: str, *, least: float = 0.01) -> None:
    """Fail if more than ``least`` of the pixels differ from ``tests/golden/ui/<name>.png``."""
    path = GOLDEN / f"{name}.png"
    if os.environ.get(WRITE_GOLDEN):
        path.parent.mkdir(parents=True, exist_ok=True)
        image.save(str(path))
    share = difference(image, QImage(str(path)))
    assert share <= least, f"{share:.1%} of {name} differs from its golden picture"
