"""Named colours, type and icons, turned into palettes, fonts and one small style sheet.

Every window owns one ``Theme`` and hands it to the constructor of each widget in it: ``Text(theme, ...)``.
There is no application-wide theme, because the meeting window has its own scale and ramp, and no look-up
through the parent, because a widget must know its fonts before it has a parent. ``theme.changed`` tells
widgets to measure again.
"""

from reviewdesk.ui.theme.fonts import load_fonts
from reviewdesk.ui.theme.theme import Theme, prepare_application
from reviewdesk.ui.theme.tokens import MODES, PAIRS, Mode, Token, Tone
from reviewdesk.ui.theme.typography import Ramp, Role, window_factor

__all__ = [
    "MODES",
    "PAIRS",
    "Mode",
    "Ramp",
    "Role",
    "Theme",
    "Token",
    "Tone",
    "load_fonts",
    "prepare_application",
    "window_factor",
]
