"""Who signs with a company's key, and where it lies. What opens a key passes through and is kept nowhere here."""

from collections.abc import Set as AbstractSet
from typing import Final

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.key_places import KeyPlace
from reviewdesk.domain.people import Party
from reviewdesk.services.changes import Change
from reviewdesk.services.company_signing import company_key
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.sign_off_values import Signed

_OF_THE_KEY: Final = ("company-key-", "card-")


class CompanyKeysViewModel(QObject):
    """``parties`` are those whom the page gives level C, as the desk says; where their keys lie is known here alone."""

    changed = Signal()

    def __init__(self, meeting: MeetingViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self.parties: frozenset[Party] = frozenset()
        self._places: dict[Party, KeyPlace] = {}

    def place(self, party: Party) -> KeyPlace | None:
        """Return where a person's key lies; of a meeting that was taken up again nobody has said it yet."""
        return self._places.get(party)

    def load(self) -> None:
        """Ask the desk what the page says."""
        review_id, sealing = self.meeting.snapshot.review_id, self.meeting.services.sealing
        task = self.meeting.tasks.database(lambda: sealing.company_parties(review_id))
        task.on_success(self._on_parties).on_failure(self.meeting.failed.emit)

    def choose(self, party: Party, place: KeyPlace) -> None:
        """Let a person sign with the key at ``place``."""
        self._places[party] = place
        if party in self.parties:
            self.changed.emit()
        else:
            self._use(self.parties | {party})

    def take_back(self, party: Party) -> None:
        """Let a person sign without a company's key again."""
        self._places.pop(party, None)
        self._use(self.parties - {party})

    def sign(self, review_id: str, party: Party, signed: Signed) -> Change[MeetingSnapshot]:
        """Put a signature into the document, with the company's key where one was handed over; may take seconds."""
        sealing = self.meeting.services.sealing
        if signed.place is None:
            return sealing.sign(
                review_id, party, signed.passphrase, signed.strokes, signed.typed, stamp=signed.stamp
            )
        with company_key(signed.place, signed.secret) as company:
            return sealing.sign(
                review_id,
                party,
                signed.passphrase,
                signed.strokes,
                signed.typed,
                stamp=signed.stamp,
                company=company,
            )

    def _use(self, parties: AbstractSet[Party]) -> None:
        review_id, sealing = self.meeting.snapshot.review_id, self.meeting.services.sealing

        def work() -> frozenset[Party]:
            sealing.use_company_keys(review_id, parties)
            return sealing.company_parties(review_id)

        task = self.meeting.tasks.database(work)
        task.on_success(self._on_parties).on_failure(self.meeting.failed.emit)

    def _on_parties(self, parties: frozenset[Party]) -> None:
        if parties != self.parties:
            self.parties = parties
            self.changed.emit()


def is_of_the_key(error: ReviewDeskError) -> bool:
    """Tell whether it was the company's key, and not the person's own passphrase, that did not do."""
    return error.key.startswith(_OF_THE_KEY)
