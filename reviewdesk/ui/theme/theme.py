"""One window's look: which colours, how large, how much movement."""

from typing import Final

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget
from shiboken6 import isValid

from reviewdesk.ui.theme.fonts import load_fonts
from reviewdesk.ui.theme.icons import IconCache
from reviewdesk.ui.theme.stylesheet import style_sheet
from reviewdesk.ui.theme.tokens import MODES, Colours, Mode, Token
from reviewdesk.ui.theme.typography import FAMILIES, RAMPS, Ramp, Role, Style

_LEAST_PX: Final = 9
_STYLE: Final = "fusion"
_PALETTE: Final[tuple[tuple[QPalette.ColorRole, Token], ...]] = (
    (QPalette.ColorRole.Window, "canvas"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "surface"),
    (QPalette.ColorRole.AlternateBase, "sunken"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.Button, "surface"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.BrightText, "danger"),
    (QPalette.ColorRole.Highlight, "selection"),
    (QPalette.ColorRole.HighlightedText, "text"),
    (QPalette.ColorRole.ToolTipBase, "text"),
    (QPalette.ColorRole.ToolTipText, "canvas"),
    (QPalette.ColorRole.PlaceholderText, "text3"),
    (QPalette.ColorRole.Link, "accent_text"),
    (QPalette.ColorRole.Mid, "border"),
    (QPalette.ColorRole.Dark, "border_strong"),
    (QPalette.ColorRole.Light, "raised"),
    (QPalette.ColorRole.Midlight, "border"),
    (QPalette.ColorRole.Accent, "accent"),
)


class Theme(QObject):
    """Colours, fonts and lengths of one window and of the dialogs it opens.

    ``scale`` is the person's text size (1.0 to 2.0); ``shared`` the meeting's (desk 1, two at a desk 1.3,
    room 1.6, times the window's own factor). Both multiply. Connect ``changed`` to bound methods only: a
    lambda keeps the widget alive.
    """

    changed = Signal()

    def __init__(
        self,
        mode: Mode = "light",
        *,
        ramp: Ramp = "office",
        scale: float = 1.0,
        shared: float = 1.0,
        reduced_motion: bool = False,
    ) -> None:
        super().__init__()
        self.mode: Mode = mode
        self.ramp: Ramp = ramp
        self.scale = scale
        self.shared = shared
        self.reduced_motion = reduced_motion
        self.icons = IconCache()
        self._windows: list[QWidget] = []

    @property
    def colours(self) -> Colours:
        """The named colours in force."""
        return MODES[self.mode]

    @property
    def factor(self) -> float:
        """By what every length and font is multiplied."""
        return self.scale * self.shared

    def set(
        self,
        *,
        mode: Mode | None = None,
        scale: float | None = None,
        shared: float | None = None,
        reduced_motion: bool | None = None,
    ) -> None:
        """Change what is given; if anything differs, dress the windows anew and emit ``changed``."""
        before = (self.mode, self.scale, self.shared, self.reduced_motion)
        self.mode = self.mode if mode is None else mode
        self.scale = self.scale if scale is None else scale
        self.shared = self.shared if shared is None else shared
        self.reduced_motion = self.reduced_motion if reduced_motion is None else reduced_motion
        if before == (self.mode, self.scale, self.shared, self.reduced_motion):
            return
        self._windows = [window for window in self._windows if isValid(window)]
        for window in self._windows:
            self._dress(window)
        self.changed.emit()

    def dress(self, window: QWidget) -> None:
        """Give ``window`` palette, font and style sheet, now and after each change. Call it once."""
        self._windows.append(window)
        self._dress(window)

    def _dress(self, window: QWidget) -> None:
        """Put the sheet on first: a new one gives a window back the palette that it had under the old one."""
        mirrored = window.layoutDirection() == Qt.LayoutDirection.RightToLeft
        strong = self.mode == "high_contrast"
        window.setStyleSheet(style_sheet(self.colours, self.px, strong_scrollbar=strong, mirrored=mirrored))
        window.setPalette(self.palette())
        window.setFont(self.font("body"))

    def px(self, length: float) -> int:
        """Return a length given at 100 % in the window's px."""
        return round(length * self.factor)

    def colour(self, token: Token, alpha: float = 1.0) -> QColor:
        """Return a named colour, more or less opaque."""
        colour = QColor(self.colours[token])
        colour.setAlphaF(alpha)
        return colour

    def style(self, role: Role) -> Style:
        """Return how ``role`` is set in this window's ramp."""
        return RAMPS[self.ramp][role]

    def font(self, role: Role, *, weight: int | None = None) -> QFont:
        """Return the font of ``role``, scaled."""
        style = self.style(role)
        font = QFont()
        font.setFamilies(list(FAMILIES[style.family]))
        font.setPixelSize(max(_LEAST_PX, round(style.size * self.factor)))
        font.setWeight(QFont.Weight(weight or style.weight))
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + style.tracking)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if style.tabular:  # never on prose: Inter widens the hyphen with it
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def draw_icon(
        self, painter: QPainter, box: QRectF, name: str, colour: Token, *, mirrored: bool = False
    ) -> None:
        """Draw the icon ``name`` into ``box``; pass ``mirrored`` in a right-to-left widget."""
        self.icons.draw(painter, box, name, self.colour(colour), mirrored=mirrored)

    def motion(self, milliseconds: int) -> int:
        """Return how long a movement may take: nothing under reduced motion."""
        return 0 if self.reduced_motion else milliseconds

    def palette(self) -> QPalette:
        """Return the palette for standard controls."""
        palette = QPalette()
        for role, token in _PALETTE:
            palette.setColor(role, self.colour(token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("text3"))
        return palette


def prepare_application(app: QApplication, theme: Theme | None = None) -> None:
    """Set what Qt keeps per process: the Fusion style, the fonts and, from ``theme``, the look of dialogs.

    A style in use is never replaced: widgets on their way out may still be drawn by it, and Qt then falls over.
    """
    if app.style().name() != _STYLE:
        app.setStyle(QStyleFactory.create(_STYLE))
    load_fonts()
    if theme is not None:
        scheme = Qt.ColorScheme.Dark if theme.mode == "dark" else Qt.ColorScheme.Light
        app.styleHints().setColorScheme(scheme)
        app.setPalette(theme.palette())
        app.setFont(theme.font("body"))
