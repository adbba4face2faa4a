"""What the two take along from the sign-off, and where it lies: files go only where a person chose."""

from datetime import time
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewdesk.ui.check_ins_card import CheckInsCard
from reviewdesk.ui.folders import show_folder
from reviewdesk.ui.meeting.finished_card import FinishedCard
from reviewdesk.ui.meeting.home_card import HomeCard
from reviewdesk.ui.meeting.sign_off_view_model import SignOffViewModel
from reviewdesk.ui.sharing import send_by_mail, time_zone


class SignOffCopies(QObject):
    """Stands between the cards and the desk; ``said`` carries a sentence about what was opened."""

    said = Signal(str)

    def __init__(
        self, model: SignOffViewModel, home: HomeCard, finished: FinishedCard, check_ins: CheckInsCard
    ) -> None:
        super().__init__(model)
        self.model, self.meeting = model, model.meeting
        self.home, self.finished, self.check_ins = home, finished, check_ins
        self._copy = Path()
        home.copy_wanted.connect(self._on_reading_copy_wanted)
        home.place_chosen.connect(self._on_reading_place_chosen)
        home.folder_wanted.connect(self._on_folder_wanted)
        finished.copy_wanted.connect(self._on_copy_wanted)
        finished.folder_wanted.connect(self._on_folder_wanted)
        finished.mail_wanted.connect(self._on_mail_wanted)
        check_ins.wanted.connect(self._on_check_ins_wanted)

    def _on_copy_wanted(self, place: Path) -> None:
        review_id, sealing = self.meeting.snapshot.review_id, self.meeting.services.sealing
        task = self.meeting.tasks.pool(lambda: sealing.save_copy(review_id, place))
        task.on_success(self._on_copy_saved).on_failure(self.meeting.failed.emit)

    def _on_copy_saved(self, place: Path) -> None:
        self._copy = place
        self.finished.show_saved(place)

    def _on_folder_wanted(self) -> None:
        show_folder(self._copy.parent)

    def _on_mail_wanted(self) -> None:
        self.said.emit(send_by_mail(self._copy))

    def _on_reading_copy_wanted(self) -> None:
        review_id, along = self.meeting.snapshot.review_id, self.meeting.services.sealing.along
        task = self.meeting.tasks.database(lambda: along.reading_copy_name(review_id))
        task.on_success(self.home.ask_place).on_failure(self.meeting.failed.emit)

    def _on_reading_place_chosen(self, place: Path) -> None:
        review_id, along = self.meeting.snapshot.review_id, self.meeting.services.sealing.along
        task = self.meeting.tasks.pool(lambda: along.save_reading_copy(review_id, place))
        task.on_success(self._on_reading_copy_saved).on_failure(self.meeting.failed.emit)

    def _on_reading_copy_saved(self, place: Path) -> None:
        self._copy = place
        self.home.show_saved(place)

    def _on_check_ins_wanted(self, place: Path, at: time) -> None:
        if self.model.finished is None:
            return
        document_id, along = self.model.finished.document_id, self.meeting.services.sealing.along
        zone = time_zone()
        task = self.meeting.tasks.pool(lambda: along.save_check_ins(document_id, place, at, zone))
        task.on_success(self.check_ins.show_saved).on_failure(self.meeting.failed.emit)
