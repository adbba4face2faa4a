"""What a desk owes to the people it is about: the fact sheet, a person's data handed out, or erased."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from reviewdesk.content.messages import sentence
from reviewdesk.services.changes import Change
from reviewdesk.services.duty_snapshots import ErasurePreview
from reviewdesk.ui.office.office import Office


@dataclass(frozen=True, slots=True)
class ErasureTold:
    """What a person is told before they erase; ``refused`` is the sentence of why it cannot be done now, or empty."""

    person_id: str
    name: str = field(repr=False)
    goes: tuple[str, ...]
    stays: tuple[str, ...]
    refused: str


class DutiesViewModel(QObject):
    """``saved`` carries where a file lies now, ``told`` what erasing would do, ``erased`` whose data is gone."""

    saved = Signal(object)
    told = Signal(object)
    erased = Signal(str)
    failed = Signal(object)

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office

    def save_facts(self, place: Path) -> None:
        """Write the fact sheet to where the person chose."""
        facts = self.office.services.facts
        self.office.runner.database(lambda: facts.save(place)).on_success(self.saved.emit).on_failure(
            self.failed.emit
        )

    def save_data(self, person_id: str, place: Path) -> None:
        """Write everything about a person to where the owner chose."""
        data = self.office.services.personal_data
        task = self.office.runner.database(lambda: data.save(person_id, place))
        task.on_success(self.saved.emit).on_failure(self.failed.emit)

    def ask_erasure(self, person_id: str) -> None:
        """Find out what erasing would do."""
        task = self.office.runner.database(lambda: self.look_at(person_id))
        task.on_success(self.told.emit).on_failure(self.failed.emit)

    def erase(self, told: ErasureTold) -> None:
        """Erase what was told."""
        erasure, hub = self.office.services.erasure, self.office.hub
        task = self.office.runner.database(lambda: erasure.erase(told.person_id))

        def done(change: Change[ErasurePreview]) -> None:
            hub.tell(change)
            self.erased.emit(told.name)

        task.on_success(done).on_failure(self.failed.emit)

    def look_at(self, person_id: str) -> ErasureTold:
        """Return what a person is told; runs on the thread that owns the database."""
        from reviewdesk.services.erasure_words import goes, stays

        preview = self.office.services.erasure.preview(person_id)
        refused = "" if preview.refused is None else sentence(preview.refused)
        return ErasureTold(person_id, preview.name, goes(preview), stays(preview), refused)
