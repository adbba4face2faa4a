"""The words that the employee writes at the end, until they are shown: locked in the drawer, or nowhere.

The joint document is read by both and printed, so nothing of them may come there before. In the open desk the manager
could read them. So they are stored under the drawer's key alone; while the drawer is closed they are not stored.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from reviewdesk.coedit.shared_doc import SharedDoc
from reviewdesk.domain import fields
from reviewdesk.domain.fields import REBUTTAL, Authority
from reviewdesk.domain.people import Party
from reviewdesk.models.review_rows import Review
from reviewdesk.services.changes import Change
from reviewdesk.services.context import DeskContext, require
from reviewdesk.services.drafts import draft_lock, read_draft
from reviewdesk.services.live_meetings import LiveMeetings
from reviewdesk.services.review_life import life_of
from reviewdesk.services.texts import append_updates, read_document
from reviewdesk.vault.drawers import OpenDrawer

OWN_FIELDS = (fields.own_words(Party.EMPLOYEE), REBUTTAL)
"""The fields of the joint document that are written behind the cover."""
_COVERED = "covered"


@dataclass(frozen=True, slots=True)
class CoveredWords:
    """``safe`` says whether the drawer is open to keep them; ``words`` what lies in it, by the joint field."""

    safe: bool
    words: Mapping[str, str] = field(default_factory=dict, repr=False)


class OwnWords:
    """One instance serves a desk; the drawer is the one that the meeting holds open."""

    def __init__(self, context: DeskContext, live: LiveMeetings) -> None:
        self._context = context
        self._live = live

    def kept(self, review_id: str) -> Change[CoveredWords]:
        """Return what lies in the drawer, as far as it is open."""
        drawer = self._live.of(review_id).drawer
        if drawer is None:
            return Change(CoveredWords(safe=False), frozenset())
        with self._context.reading() as session:
            return Change(CoveredWords(True, _read(session, drawer, review_id)), frozenset())

    def keep(self, review_id: str, words: Mapping[str, str]) -> Change[CoveredWords]:
        """Lock the words in the drawer; where it is closed nothing is stored, and the answer says so."""
        drawer = self._live.of(review_id).drawer
        if drawer is None:
            return Change(CoveredWords(safe=False), frozenset())
        with self._context.writing(drawer.person_id) as unit:
            life_of(require(unit.session, Review, review_id)).require_writable()
            own = SharedDoc(Authority.SELF, read_draft(unit.session, drawer, review_id))
            try:
                before = own.state()
                for name, text in words.items():
                    own.set_text(fields.covered(name), text, _COVERED)
                update = own.diff_since(before)
            finally:
                own.close()
            lock = draft_lock(drawer, review_id)
            append_updates(unit, review_id, Authority.SELF, [update], lock=lock)
            return Change(CoveredWords(True, _read(unit.session, drawer, review_id)), frozenset())

    def open_drawer(self, review_id: str, passphrase: str) -> Change[CoveredWords]:
        """Open the employee's drawer for these words alone; a pause and the end of the program close it again."""
        with self._context.reading() as session:
            employee_id = require(session, Review, review_id).employee_id
        self._live.of(review_id).keep_open(self._context.desk.drawers.open(employee_id, passphrase))
        return self.kept(review_id)


def unshown(session: Session, drawer: OpenDrawer, review_id: str) -> tuple[str, ...]:
    """Return the joint fields whose words still lie covered while nothing stands where both would read them.

    Where something stands there the employee has shown newer words since, and what lies below is left behind.
    """
    joint = read_document(session, review_id, Authority.JOINT)
    kept = _read(session, drawer, review_id)
    return tuple(name for name, words in kept.items() if words.strip() and not joint.text(name).strip())


def _read(session: Session, drawer: OpenDrawer, review_id: str) -> dict[str, str]:
    own = SharedDoc(Authority.SELF, read_draft(session, drawer, review_id))
    try:
        texts = own.texts()
    finally:
        own.close()
    found = {name: texts.get(fields.covered(name), "") for name in OWN_FIELDS}
    return {name: text for name, text in found.items() if text}
