"""The sign-off without its page: how the employee closes the review, who signs next, and sealing.

A passphrase passes through on its way to the desk and is kept nowhere here.
"""

from dataclasses import replace
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from reviewdesk.domain.errors import ReviewDeskError, TimeTrouble
from reviewdesk.domain.fields import own_words
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import WRITABLE, ReviewState
from reviewdesk.domain.sign_off import Outcome, SealGap, SignOff
from reviewdesk.services.changes import Change
from reviewdesk.services.meeting_snapshot import BackFromHome
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.company_keys_view_model import CompanyKeysViewModel, is_of_the_key
from reviewdesk.ui.meeting.covered_words_view_model import CoveredWordsViewModel
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.sign_off_values import Finished, Hand, Refusal, Signed, Step, gap_words

UNDO_ENDED: Final = "undo-cleared-signature"


class SignOffViewModel(QObject):
    """``refused`` carries a party and a ``Refusal``; ``told`` what to say."""

    changed = Signal()
    refused = Signal(object, object)
    failed = Signal(str)
    told = Signal(str)
    words_changed = Signal()
    witness_refused = Signal(str)

    def __init__(self, meeting: MeetingViewModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meeting = meeting
        self.covered = CoveredWordsViewModel(meeting, self)
        self.covered.changed.connect(self.words_changed)
        self.company = CompanyKeysViewModel(meeting, self)
        self.company.changed.connect(self.changed)
        self.finished: Finished | None = None
        self.signing: Party | None = None
        self.file_name = ""
        self._step = Step.READ
        self._words = QTimer(self, singleShot=True, interval=0)
        self._words.timeout.connect(self.words_changed)
        self._kept = meeting.joint.observe(self._on_joint_updated)
        meeting.left.connect(self._on_meeting_left)

    # -- what is the case ----------------------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        """Where in the stage the two are."""
        if self.meeting.snapshot.state is ReviewState.SEALED:
            return Step.FINISHED
        if self.sign_off.outcome is Outcome.TAKEN_HOME:
            return Step.HOME
        return self._step if not self.gaps else Step.READ

    @property
    def sign_off(self) -> SignOff:
        """The sign-off as the rules see it."""
        now = self.meeting.snapshot.sign_off
        return SignOff(now.outcome, now.witness, now.reason, now.due, frozenset(self.signed_at))

    @property
    def signed_at(self) -> dict[Party, datetime]:
        """Who has signed, and when."""
        return dict(self.meeting.snapshot.sign_off.signed_at)

    @property
    def gaps(self) -> tuple[SealGap, ...]:
        """What is missing before sealing; own words count as they are typed."""
        return self.sign_off.gaps(employee_words=self._employee_words)

    @property
    def signers(self) -> tuple[Party, ...]:
        """Who signs, in order; nobody before an outcome is chosen."""
        return self.sign_off.signers() if self.sign_off.outcome else ()

    @property
    def next_signer(self) -> Party | None:
        """Who signs next, once all is said that is printed above the signatures."""
        gaps = self.sign_off.gaps_before_signing(employee_words=self._employee_words)
        if gaps or self.covered.pending or self.reads_otherwise:
            return None
        return next((party for party in self.signers if party not in self.signed_at), None)

    @property
    def frozen(self) -> bool:
        """Say whether a signature holds the words as they are."""
        return self.meeting.snapshot.state is ReviewState.SIGNING

    @property
    def back(self) -> BackFromHome | None:
        """What can be said of a text that was taken home and is back."""
        return self.meeting.snapshot.sign_off.back

    @property
    def reads_otherwise(self) -> bool:
        """Say whether the text is not the one that was taken home, so that the two read it again before they sign."""
        return self.back is not None and self.back.opened is None and not self.back.unchanged

    @property
    def may_choose(self) -> bool:
        """Say whether the outcome may still be chosen; also for a text that is back from home."""
        return self.meeting.snapshot.state in WRITABLE

    def hand(self, party: Party) -> Hand:
        """Return what a person's signature waits for."""
        if party in self.signed_at:
            return Hand.DONE
        return Hand.NOW if party is self.next_signer else Hand.LATER

    def needs_drawer(self, party: Party) -> bool:
        """Say whether the person has no passphrase on this computer yet and chooses one now."""
        return not self.meeting.snapshot.person(party).has_drawer

    def missing(self) -> str:
        """Return in a few words what is waited for."""
        employee, manager = (self.meeting.name(party) for party in Party)
        if not self.gaps:
            return ""
        if self.reads_otherwise:
            return _("First read it again together")
        if self.covered.pending and not self.frozen:
            return _("{name}’s words are still covered").format(name=employee)
        return gap_words(self.gaps[0], employee, manager)

    def caption(self) -> str:
        """Return what the rail says of the stage."""
        if self.step is Step.FINISHED:
            return _("Sealed")
        if self.step is Step.HOME:
            return _("Taken home")
        signed = list(self.signed_at)
        if len(signed) > 1:
            return _("Both signed")
        return _("{name} signed").format(name=self.meeting.name(signed[0])) if signed else ""

    # -- the outcome ---------------------------------------------------------------------------------------------

    def choose(self, outcome: Outcome | None, witness: str = "", reason: str = "") -> None:
        """Say how the employee closes the review, or take that back."""
        review_id = self.meeting.snapshot.review_id
        self.meeting.texts.flush()
        self.meeting.ask(
            lambda: self.meeting.services.sealing.set_outcome(review_id, outcome, witness, reason),
            refused=self._on_outcome_refused,
        )

    def compare_again(self) -> None:
        """Ask once more how a text that went home and was opened since reads now; words are typed meanwhile."""
        if self.back is not None and self.back.opened is not None:
            self._look_again()

    def open_text_again(self) -> None:
        """Let both change a text once more that was taken home."""
        review_id = self.meeting.snapshot.review_id
        self.meeting.ask(lambda: self.meeting.services.sealing.open_text_again(review_id))

    def _on_outcome_refused(self, error: ReviewDeskError) -> None:
        if error.key == "witness-is-one-of-the-two":
            self.witness_refused.emit(self.meeting.sentence(error))
        else:
            self.meeting.failed.emit(error)

    # -- signing -------------------------------------------------------------------------------------------------

    def sign(self, party: Party, signed: Signed) -> None:
        """Put a person's signature into the document; ``refused`` says why not."""
        if self.signing is not None:
            return
        self.signing = party
        self.changed.emit()
        self.meeting.texts.flush()
        if not signed.new_drawer:
            self._put_signature(party, signed)
            return
        review_id = self.meeting.snapshot.review_id
        self.meeting.ask(
            lambda: self.meeting.services.meetings.create_drawer(review_id, signed.passphrase),
            then=lambda _snapshot: self._put_signature(party, signed),
            refused=lambda error: self._refuse(party, error),
        )

    def _put_signature(self, party: Party, signed: Signed) -> None:
        review_id, first = self.meeting.snapshot.review_id, not self.signed_at

        def signed_now(_snapshot: object) -> None:
            self._on_signed(party, first=first)

        self.meeting.ask(
            lambda: self.company.sign(review_id, party, signed),
            then=signed_now,
            refused=lambda error: self._refuse(party, error),
        )

    def _on_signed(self, party: Party, *, first: bool) -> None:
        self.signing = None
        if first:
            for doc in self.meeting.texts.docs.values():
                doc.clear_undo(UNDO_ENDED)
            name = self.meeting.name(party)
            self.told.emit(
                _("{name} has signed. The words stay as they are; undo ends here.").format(name=name)
            )
        if self.next_signer is not None:
            self.meeting.give_turn(self.next_signer)
        self.changed.emit()

    def _refuse(self, party: Party, error: ReviewDeskError) -> None:
        self.signing = None
        if error.key == "text-not-as-taken-home":
            self._look_again()
        self.changed.emit()
        unstamped, of_key = isinstance(error, TimeTrouble), is_of_the_key(error)
        self.refused.emit(party, Refusal(self.meeting.sentence(error), unstamped, of_key))

    def clear_signatures(self) -> None:
        """Take all signatures away, so that the words can be changed again."""
        review_id = self.meeting.snapshot.review_id
        self._step = Step.READ
        self.meeting.ask(lambda: self.meeting.services.sealing.clear_signatures(review_id))
        self.meeting.give_turn(Party.EMPLOYEE)

    def open_sheet(self) -> None:
        """Show what sealing will do."""
        if self.gaps:
            return
        review_id = self.meeting.snapshot.review_id
        task = self.meeting.tasks.database(lambda: self.meeting.services.sealing.file_name(review_id))
        task.on_success(self._on_named).on_failure(self._on_not_sealed)

    def close_sheet(self) -> None:
        """Go back to the signatures."""
        self._step = Step.READ
        self.changed.emit()

    def seal(self) -> None:
        """Seal the plan for good."""
        if self.step is not Step.SHEET:
            return
        self._step = Step.SEALING
        self.changed.emit()
        review_id, services = self.meeting.snapshot.review_id, self.meeting.services

        def work() -> Change[Finished]:
            sealed = services.sealing.seal(review_id)
            plan, along = sealed.value, services.sealing.along
            talks = along.has_check_ins(plan.document_id)
            return Change(Finished(plan.file_name, plan.sealed_at, plan.document_id, talks), sealed.topics)

        self.meeting.store_time()
        self.meeting.ask(work, then=self._on_sealed, refused=self._on_not_sealed)

    def _on_named(self, name: str) -> None:
        self.file_name = name
        self._step = Step.SHEET
        self.changed.emit()

    def _on_sealed(self, finished: Finished) -> None:
        self.finished = finished
        review_id, services = self.meeting.snapshot.review_id, self.meeting.services
        self._look_again()
        task = self.meeting.tasks.pool(lambda: services.sealing.verdict(review_id))
        task.on_success(self._on_checked).on_failure(self._on_not_sealed)

    def _on_checked(self, verdict: object) -> None:
        if self.finished is not None:
            sentence, sound = verdict.sentence, verdict.intact and verdict.trusted  # type: ignore[attr-defined]  # its type lives on a floor this window does not import
            self.finished = replace(self.finished, verdict=sentence, sound=sound)
            self.changed.emit()

    def _on_not_sealed(self, error: ReviewDeskError) -> None:
        self._step = Step.READ
        self.changed.emit()
        self.failed.emit(self.meeting.sentence(error))

    def _look_again(self) -> None:
        review_id, services = self.meeting.snapshot.review_id, self.meeting.services
        self.meeting.ask(lambda: Change(services.meetings.snapshot(review_id), frozenset()))

    @property
    def _employee_words(self) -> str:
        return self.meeting.joint.text(own_words(Party.EMPLOYEE)).value

    def _on_joint_updated(self, _update: bytes) -> None:
        self._words.start()

    def _on_meeting_left(self) -> None:
        self._kept.close()
        self._words.stop()
