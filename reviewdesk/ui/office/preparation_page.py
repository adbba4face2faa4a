"""The owner prepares a review: one topic a page."""

from PySide6.QtWidgets import QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_page import WIDTH, OfficePage
from reviewdesk.ui.office.preparation_view_model import PreparationViewModel
from reviewdesk.ui.prepare.prepare_panel import PreparePanel
from reviewdesk.ui.theme import Theme


class PreparationPage(OfficePage):
    """Asked for with a review's id; leads back to the reviews."""

    view_model: PreparationViewModel

    def __init__(self, theme: Theme, view_model: PreparationViewModel) -> None:
        super().__init__(theme, view_model, max_width=WIDTH)
        self.panel = self.add(PreparePanel(theme, view_model.preparation, _("Reviews")))
        self.panel.left.connect(self._on_panel_left)
        self.panel.turned.connect(self._on_panel_turned)
        self.add_stretch()

    def shown(self, thing: str = "") -> None:
        """Open the preparation of the review ``thing``."""
        self.view_model.choose(thing)
        super().shown(thing)

    def refresh(self, snapshot: str) -> None:
        """Leave it to the panel, which follows the preparation itself."""

    def first_focus(self) -> QWidget | None:
        """Begin with the first control of the open topic."""
        return self.panel.first_focus()

    def _on_panel_left(self) -> None:
        self.place_asked.emit(Place("reviews"))

    def _on_panel_turned(self) -> None:
        self.verticalScrollBar().setValue(0)
