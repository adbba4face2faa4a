"""Makes the vendored fonts known to Qt."""

import logging

from PySide6.QtGui import QFontDatabase

from reviewdesk.system.resources import resource

log = logging.getLogger(__name__)

SCREEN_FONTS = (
    "Inter-Regular",
    "Inter-Medium",
    "Inter-SemiBold",
    "Inter-Bold",
    "SourceSerif4-Regular",
    "SourceSerif4-SemiBold",
    "NotoSansArabic-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansThai-Regular",
    "DroidSansFallbackFull",
    "NanumGothic-Regular",
)
"""The scripts that the sealed plan can print can also be read on a computer without fonts of its own for them."""


def load_fonts() -> list[str]:
    """Load each font of the screen and return the families that came; Qt ignores a file it already has."""
    families: list[str] = []
    for name in SCREEN_FONTS:
        number = QFontDatabase.addApplicationFont(str(resource("fonts", f"{name}.ttf")))
        if number < 0:
            log.warning("font %s could not be loaded", name)
            continue
        families.extend(QFontDatabase.applicationFontFamilies(number))
    return sorted(set(families))
