"""The reveal: several widgets change at the same instant, by a short cross-fade."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from reviewdesk.ui.theme import Theme
from reviewdesk.ui.theme.tokens import SLOW


class _Fading(QWidget):
    """The look of a widget before it changed, fading away over it."""

    def __init__(self, over: QWidget, picture: QPixmap) -> None:
        super().__init__(over)
        self._picture, self.opacity = picture, 1.0
        self.setGeometry(over.rect())
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what was."""
        del event
        painter = QPainter(self)
        painter.setOpacity(self.opacity)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()


class CrossFade(QVariantAnimation):
    """Plays once over all ``widgets`` together; use ``cross_fade``."""

    def __init__(self, widgets: Sequence[QWidget], pictures: Sequence[QPixmap], milliseconds: int) -> None:
        super().__init__(widgets[0])
        self._layers = [_Fading(widget, picture) for widget, picture in zip(widgets, pictures, strict=True)]
        self.setStartValue(1.0)
        self.setEndValue(0.0)
        self.setDuration(milliseconds)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._on_value_changed)
        self.finished.connect(self._on_finished)

    def _on_value_changed(self, value: float) -> None:
        for layer in self._layers:
            layer.opacity = value
            layer.update()

    def _on_finished(self) -> None:
        for layer in self._layers:
            layer.deleteLater()
        self._layers = []
        self.deleteLater()


def cross_fade(theme: Theme, widgets: Sequence[QWidget], change: Callable[[], None]) -> CrossFade | None:
    """Call ``change`` and fade from how ``widgets`` looked before; at once under reduced motion."""
    milliseconds = theme.motion(SLOW)
    if milliseconds == 0 or not widgets:
        change()
        return None
    pictures = [widget.grab() for widget in widgets]
    change()
    fade = CrossFade(widgets, pictures, milliseconds)
    fade.start()
    return fade
