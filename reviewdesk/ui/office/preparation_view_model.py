"""Preparing as the owner of the desk: the shared preparation, with the desk's own services behind it."""

from typing import ClassVar

from reviewdesk.services.changes import Topic
from reviewdesk.ui.office.office import Office
from reviewdesk.ui.office.office_view_model import OfficeViewModel
from reviewdesk.ui.prepare.prepare_view_model import PrepareViewModel
from reviewdesk.ui.wording_hints import WordingHints


class PreparationViewModel(OfficeViewModel[str]):
    """Holds the preparation that is open; its snapshot is the review's id, since the words live in the document."""

    topics: ClassVar[frozenset[Topic]] = frozenset()

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.preparation = PrepareViewModel(
            office.services.preparation,
            office.runner,
            tell=office.hub.tell,
            clock=office.clock,
            hints=WordingHints(office.runner, wanted=lambda: office.preferences.flag("wording_hints")),
            parent=self,
        )
        self.preparation.failed.connect(self.failed)
        self.review_id = ""

    def choose(self, review_id: str) -> None:
        """Prepare this review from now on."""
        self.review_id = review_id or self.review_id

    def load(self) -> str:
        """Return which review is open."""
        return self.review_id

    def refresh(self) -> None:
        """Load the preparation anew, also after it failed."""
        self._stale = False
        if self.review_id:
            self.preparation.open(self.review_id)

    def look(self) -> None:
        """Open the preparation as it is stored now: evidence may have been added meanwhile."""
        self._stale = True
        super().look()

    def leave(self) -> None:
        """Store what is left and close it."""
        self.preparation.close()
        super().leave()
