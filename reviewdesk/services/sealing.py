"""From the read-back text to the sealed plan: outcome, preview, signatures, seal."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from reviewdesk.document import signing
from reviewdesk.document.appearance import Appearance
from reviewdesk.document.attached import read_attached
from reviewdesk.document.company_keys import CompanyKey
from reviewdesk.document.file_name import file_name as plan_file_name
from reviewdesk.document.record import Assurance, ReviewRecord
from reviewdesk.document.unprintable import unprintable
from reviewdesk.document.verdict import Verdict
from reviewdesk.domain.errors import DocumentError, RuleViolation
from reviewdesk.domain.goals import clean_text
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import UNSIGNED, ReviewState
from reviewdesk.domain.sign_off import Outcome, take_home_due
from reviewdesk.domain.unprintable import Unprintable
from reviewdesk.models.document_rows import PendingDocument
from reviewdesk.models.people_rows import Person
from reviewdesk.models.review_rows import Review
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext, require
from reviewdesk.services.meeting_snapshot import MeetingSnapshot
from reviewdesk.services.meeting_views import meeting_snapshot
from reviewdesk.services.office_snapshots import SealedPlanView
from reviewdesk.services.own_words import unshown
from reviewdesk.services.pending_plans import (
    Drawn,
    begin_signing,
    draw_plan,
    keep_signature,
    newest_revision,
    still_reads,
)
from reviewdesk.services.review_life import life_of, set_life
from reviewdesk.services.saving import saved
from reviewdesk.services.sealed_plans import plan_view, seal_review
from reviewdesk.services.sign_off_state import employee_words, sign_off_of, witness_of
from reviewdesk.services.signers import Signer, company_signer, signer_of
from reviewdesk.services.stored_files import discard_unnamed
from reviewdesk.services.take_along import TakeAlong
from reviewdesk.services.taken_home import TEXT_OPENED, note_outcome, reads_as_taken_home
from reviewdesk.services.time_stamps import TimeStamps
from reviewdesk.services.trust import verify_here
from reviewdesk.system.i18n import speaking
from reviewdesk.vault.drawers import OpenDrawer

_MEETING = frozenset({Topic.MEETING, Topic.REVIEWS})
_SEALED = _MEETING | {Topic.ARCHIVE, Topic.PEOPLE, Topic.GOALS}
_FIELD = {Party.EMPLOYEE: "Employee", Party.MANAGER: "Manager"}

Strokes = Sequence[Sequence[tuple[float, float]]]


@dataclass(frozen=True, slots=True, repr=False)
class Preview:
    """The file that will be signed, and the characters that no font of ours can print."""

    pdf: bytes
    uncovered: tuple[Unprintable, ...]


class Sealing:
    """What is signed is what was shown: the first signature goes onto the very bytes of the last preview."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context
        self._shown: dict[str, Drawn] = {}
        self._levels: dict[str, Assurance] = {}
        self._times = TimeStamps(context)
        self.along = TakeAlong(context)

    def set_outcome(
        self, review_id: str, outcome: Outcome | None, witness: str = "", reason: str = ""
    ) -> Change[MeetingSnapshot]:
        """Say how the employee closes the review, or take it back with ``None``.

        A review taken home is due after three working days. When it is back the text stands as it was read: the
        employee may add own words and choose, and nothing else is signed before ``open_text_again``. An amendment takes
        the place of a sealed plan, so it needs both and cannot be declined.
        """
        with self._context.writing() as unit:
            review = require(unit.session, Review, review_id)
            life = life_of(review)
            life.require_writable()
            if life.state not in UNSIGNED:
                raise RuleViolation("review-step-not-allowed")
            declined = outcome is Outcome.DECLINED
            if declined and review.supersedes is not None:
                raise RuleViolation("amendment-needs-both")
            note_outcome(unit, self._context.library, review, outcome)
            review.outcome = outcome
            witness = witness_of(unit.session, review, witness) if declined else ""
            review.witness = witness or None
            review.declined_reason = (clean_text(reason, field="reason") or None) if declined else None
            if declined and review_id in self._levels:  # who does not sign has no level
                self._levels[review_id] = replace(self._levels[review_id], employee="A")
            if outcome is Outcome.TAKEN_HOME:
                review.taken_home_due = take_home_due(self._context.today())
        return self._changed(review_id)

    def open_text_again(self, review_id: str) -> Change[MeetingSnapshot]:
        """Let a text that was taken home be changed by both once more; it is read back again before it is signed."""
        with self._context.writing() as unit:
            review = require(unit.session, Review, review_id)
            life_of(review).require_writable()
            review.outcome = review.witness = review.declined_reason = review.taken_home_due = None
            unit.audit(TEXT_OPENED, review_id)
        return self._changed(review_id)

    def use_company_keys(self, review_id: str, parties: Collection[Party]) -> None:
        """Say on the page who signs with a company's key or smartcard (level C); the others sign at level A.

        It is printed, so it is said before the first signature, and the document is looked at again.
        """
        with self._context.reading() as session:
            if newest_revision(session, review_id) is not None:
                raise RuleViolation("company-key-too-late")
        self._levels[review_id] = Assurance(*("C" if party in parties else "A" for party in Party))
        self._shown.pop(review_id, None)

    def company_parties(self, review_id: str) -> frozenset[Party]:
        """Return whom the page gives level C: the page that is signed, and before that the one that is drawn next."""
        with self._context.reading() as session:
            stored = newest_revision(session, review_id)
        levels = self._levels.get(review_id, Assurance())
        if stored is not None:
            levels = read_attached(self._context.desk.files.get(stored)).assurance
        return frozenset(party for party in Party if getattr(levels, party.value) == "C")

    def preview(self, review_id: str) -> Preview:
        """Return the file as it will be signed, or as far as it is signed. May run on any thread."""
        with self._context.reading() as session:
            signed = newest_revision(session, review_id)
            if signed is None:
                drawn = self._draw(session, require(session, Review, review_id))
        if signed is not None:
            return Preview(self._context.desk.files.get(signed), ())
        if drawn.record.assurance == self._levels.get(review_id, Assurance()):  # nobody has chosen meanwhile
            self._shown[review_id] = drawn
        return Preview(drawn.pdf, tuple(unprintable(drawn.record)))

    def sign(
        self,
        review_id: str,
        party: Party,
        passphrase: str,
        strokes: Strokes = (),
        typed: str = "",
        *,
        stamp: bool = True,
        company: CompanyKey | None = None,
    ) -> Change[MeetingSnapshot]:
        """Sign with the person's own passphrase, strokes or typed name. The first signature fixes the text.

        It would fix it without what the employee wrote and has not shown yet: that is shown or taken out before.
        Where a time-stamp server is set the signature carries its ``stamp``; ``TimeTrouble`` says that none is to be
        had, and nothing was signed. ``company`` is the key of a person whom the page gives level C.
        """
        if not strokes and not typed.strip():
            raise RuleViolation("signature-is-empty")
        with self._context.reading() as session:
            review = require(session, Review, review_id)
            _require_may_sign(session, review, party)
            person = require(
                session, Person, review.employee_id if party is Party.EMPLOYEE else review.manager_id
            )
            person_id, name = person.id, person.name
            stored = newest_revision(session, review_id)
            drawn = self._shown_plan(session, review) if stored is None else None
            if drawn is not None and not reads_as_taken_home(session, self._context.library, review):
                raise RuleViolation("text-not-as-taken-home")
        with self._context.desk.drawers.open(person_id, passphrase) as drawer:
            if party is Party.EMPLOYEE:
                self._require_all_shown(review_id, drawer)
            pdf = drawn.pdf if drawn else self._context.desk.files.get(stored or "")
            level = getattr(read_attached(pdf).assurance, party.value)
            signer = company_signer(self._context, company, level, name) or signer_of(
                self._context, drawer, name
            )
        look = Appearance(name, self._context.clock.now(), strokes, typed.strip(), stamped=stamp)
        signed = self._signed(pdf, _FIELD[party], signer, look, certify=drawn is not None)
        newest = self._context.desk.files.put(signed)
        with self._context.writing(person_id) as unit:
            if drawn is not None:
                begin_signing(unit, review_id, drawn)
            keep_signature(unit, review_id, party, newest, signed)
        discard_unnamed(self._context, stored)
        return self._changed(review_id)

    def clear_signatures(self, review_id: str) -> Change[MeetingSnapshot]:
        """Take all signatures away, so that the text can be changed and read back again."""
        with self._context.writing() as unit:
            review = require(unit.session, Review, review_id)
            if review.state != ReviewState.SIGNING:
                life_of(review).require_writable()
                raise RuleViolation("nothing-signed")
            set_life(review, life_of(review).move_to(ReviewState.READ_BACK))
            pending = require(unit.session, PendingDocument, review_id)
            stored = pending.stored_name
            unit.session.delete(pending)
            unit.audit("sign-off.signatures-cleared", review_id)
        discard_unnamed(self._context, stored)
        self._shown.pop(review_id, None)
        return self._changed(review_id)

    def seal(self, review_id: str) -> Change[SealedPlanView]:
        """Keep the signed file for good; from here on nothing in the review changes any more."""
        with self._context.reading() as session:
            review = require(session, Review, review_id)
            if review.state == ReviewState.SEALED:
                raise RuleViolation("review-is-sealed")
            gaps = sign_off_of(session, review).gaps(employee_words=employee_words(session, review))
            if gaps:
                raise RuleViolation(f"seal-needs-{gaps[0].value.replace('_', '-')}")
            stored = newest_revision(session, review_id) or ""
        record, verdict = self._sound(self._context.desk.files.get(stored))
        with self._context.writing(anchor=True) as unit:
            row = seal_review(unit, review_id, record, verdict)
            unit.session.flush()
            view = plan_view(row)
        self._shown.pop(review_id, None)
        return Change(view, _SEALED)

    def signed_pdf(self, review_id: str) -> bytes:
        """Return the file with the signatures that are in it so far."""
        with self._context.reading() as session:
            stored = newest_revision(session, review_id)
        if stored is None:
            raise RuleViolation("nothing-signed")
        return self._context.desk.files.get(stored)

    def file_name(self, review_id: str) -> str:
        """Return the name the sealed file gets."""
        return plan_file_name(read_attached(self.signed_pdf(review_id)))

    def save_copy(self, review_id: str, place: Path) -> Path:
        """Write a copy of the signed file to where the person chose, and return where it lies."""
        return saved(place, self.signed_pdf(review_id), DocumentError("copy-not-saved"))

    def verdict(self, review_id: str) -> Verdict:
        """Check the signed file as anybody could, with this desk's root trusted. May run on any thread."""
        return verify_here(self._context, self.signed_pdf(review_id))

    def _signed(self, pdf: bytes, field: str, signer: Signer, look: Appearance, *, certify: bool) -> bytes:
        """Return the file with one more signature, stamped where that is wanted and a server is set."""
        asks = self._times.stamper() if look.stamped else None
        here = replace(look, time=look.time.astimezone(), stamped=asks is not None)
        with speaking(read_attached(pdf).language):
            return signing.sign(
                pdf,
                field,
                signer.key,
                signer.chain,
                appearance=here,
                certify=certify,
                now=look.time,
                stamper=asks,
            )

    def _require_all_shown(self, review_id: str, drawer: OpenDrawer) -> None:
        with self._context.reading() as session:
            if unshown(session, drawer, review_id):
                raise RuleViolation("sign-needs-covered-words")

    def _sound(self, pdf: bytes) -> tuple[ReviewRecord, Verdict]:
        """Return the record in a signed file and its verdict; it must prove itself before it is kept for good."""
        verdict = verify_here(self._context, pdf)
        if not verdict.intact or not all(each.trusted or each.level == "C" for each in verdict.signers):
            raise DocumentError("sealed-file-not-sound")
        return read_attached(pdf), verdict

    def _draw(self, session: Session, review: Review) -> Drawn:
        return draw_plan(self._context, session, review, self._levels.get(review.id))

    def _shown_plan(self, session: Session, review: Review) -> Drawn:
        """Return what was shown last; refused where the words have changed since, drawn now if nothing was."""
        shown = self._shown.get(review.id)
        if shown is None:
            return self._draw(session, review)
        if not still_reads(self._context, session, review, shown):
            raise RuleViolation("text-changed-since-shown")
        return shown

    def _changed(self, review_id: str) -> Change[MeetingSnapshot]:
        with self._context.reading() as session:
            snapshot = meeting_snapshot(session, self._context.library, review_id, self._context.today())
        return Change(snapshot, _MEETING)


def _require_may_sign(session: Session, review: Review, party: Party) -> None:
    life = life_of(review)
    if life.state is not ReviewState.SIGNING:
        life.move_to(ReviewState.SIGNING)
    sign_off_of(session, review).require_may_sign(party, employee_words=employee_words(session, review))
