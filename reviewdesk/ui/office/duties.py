"""The dialogs around a desk's duties, for every page that offers them."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from reviewdesk.system.i18n import _
from reviewdesk.ui.office.duties_card import DATA_NAME, FACTS_NAME
from reviewdesk.ui.office.duties_view_model import DutiesViewModel, ErasureTold
from reviewdesk.ui.office.erase_dialog import EraseDialog
from reviewdesk.ui.save_dialog import ask_where
from reviewdesk.ui.theme import Theme


class Duties:
    """Asks where, or whether, and has the view-model do it."""

    def __init__(self, page: QWidget, theme: Theme, model: DutiesViewModel) -> None:
        self.page, self.theme, self.model = page, theme, model
        self.dialog: EraseDialog | None = None
        model.setParent(page)
        model.told.connect(self.ask)

    def hand_facts(self) -> None:
        """Ask where the fact sheet goes."""
        ask_where(self.page, _("Save the fact sheet"), FACTS_NAME, _("PDF document"), self.model.save_facts)

    def hand_data(self, person_id: str) -> None:
        """Ask where a person's data goes."""
        save: Callable[..., None] = self.model.save_data
        ask_where(
            self.page,
            _("Hand out all data about a person"),
            DATA_NAME,
            _("ZIP archive"),
            lambda place: save(person_id, place),
        )

    def ask(self, told: ErasureTold) -> None:
        """Say what goes and what stays, and ask."""
        self.dialog = EraseDialog(self.theme, told, self.page)
        self.dialog.confirmed.connect(self.model.erase)
        self.dialog.finished.connect(self._on_dialog_finished)
        self.dialog.open()

    def _on_dialog_finished(self, _code: int) -> None:
        self.dialog = None
