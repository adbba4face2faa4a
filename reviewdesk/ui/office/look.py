"""From preferences to the theme of a window."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.theme import Mode, Ramp, Theme

_MODES: Final[dict[str, Mode]] = {"light": "light", "dark": "dark", "high_contrast": "high_contrast"}


def chosen_mode(preferences: Preferences) -> Mode:
    """Return the colours a person chose, or those of the computer."""
    mode = _MODES.get(preferences.text("theme"))
    if mode is not None:
        return mode
    hints = QGuiApplication.styleHints()
    return "dark" if hints.colorScheme() is Qt.ColorScheme.Dark else "light"


def has_reduced_motion(preferences: Preferences) -> bool:
    """Say whether things should appear at once. Qt does not tell what the computer is set to: then they move."""
    return preferences.text("motion") == "none"


def theme_from(preferences: Preferences, ramp: Ramp = "office") -> Theme:
    """Make the theme of a window that opens now; the meeting's window sets its own scale."""
    scale = preferences.number("text_scale") if ramp == "office" else 1.0
    return Theme(
        chosen_mode(preferences), ramp=ramp, scale=scale, reduced_motion=has_reduced_motion(preferences)
    )


def apply(theme: Theme, preferences: Preferences) -> None:
    """Let a window that is open, and the dialogs after it, follow the preferences."""
    if preferences.text("theme") not in _MODES:
        QGuiApplication.styleHints().unsetColorScheme()  # else it tells what we chose, not what the computer has
    theme.set(
        mode=chosen_mode(preferences),
        scale=preferences.number("text_scale"),
        reduced_motion=has_reduced_motion(preferences),
    )
