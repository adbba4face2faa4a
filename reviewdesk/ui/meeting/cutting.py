"""A signature cut out of the document, for where nothing is left of the hand that drew it."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.theme.tokens import RADIUS_INPUT

_HEIGHT: Final = 112  # px, as high as the pad
_EDGE: Final = 10


class Cutting(QWidget):
    """Paper with the signature on it; not there without a picture."""

    def __init__(self, theme: Theme, person: str) -> None:
        super().__init__()
        self.theme = theme
        self.image = QImage()
        self.setAccessibleName(_("Signature of {person}").format(person=person))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.retheme)
        self.retheme()
        self.hide()

    def retheme(self) -> None:
        """Take the height from the theme again."""
        self.setFixedHeight(self.theme.px(_HEIGHT))
        self.update()

    def show_image(self, image: QImage | None) -> None:
        """Show ``image``, or nothing."""
        self.image = image or QImage()
        self.setVisible(not self.image.isNull())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw paper, which is white in every theme, and the signature as large as it fits."""
        del event
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(self.theme.colour("border"), 1))
        painter.setBrush(Qt.GlobalColor.white)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, RADIUS_INPUT, RADIUS_INPUT)
        edge = self.theme.px(_EDGE)
        room = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        size = self.image.size().toSizeF().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        painter.drawImage(place, self.image)
        painter.end()
