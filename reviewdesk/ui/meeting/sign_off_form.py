"""The part of the sign-off that the two fill in: own words, the outcome, the signatures."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.fields import own_words
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome, SealGap
from reviewdesk.services.meeting_snapshot import MeetingStage
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.empty_plan_line import EmptyPlanLine
from reviewdesk.ui.meeting.home_card import AsReadNote, HomeCard
from reviewdesk.ui.meeting.outcome_choice import OutcomeChoice
from reviewdesk.ui.meeting.own_words_part import OwnWordsPart
from reviewdesk.ui.meeting.owned_field import OwnedField
from reviewdesk.ui.meeting.prompts import notice_of, prompt_of, stage_of
from reviewdesk.ui.meeting.sample_hint import sample_hint
from reviewdesk.ui.meeting.sign_off_values import Hand, Refusal, Step
from reviewdesk.ui.meeting.sign_off_view_model import SignOffViewModel
from reviewdesk.ui.meeting.signature_block import SignatureBlock
from reviewdesk.ui.pdf_pages import SignatureField
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Frame, Icon, Reflow, Row, Text
from reviewdesk.ui.widgets.tips import set_tip

_LEADING: Final = Qt.AlignmentFlag.AlignLeading
_WORDS_LINES: Final = 2
_NEED: Final = 560  # px at 100 %: a name beside the time of its signature, a passphrase beside its button


class SignOffForm(Column):
    """Renders the view-model; what is not needed yet is not there. ``key_wanted`` carries whose key is to be chosen."""

    key_wanted = Signal(object)

    def __init__(self, theme: Theme, model: SignOffViewModel) -> None:
        super().__init__(theme, spacing=8)
        self.model, self.meeting = model, model.meeting
        self._stage = stage_of(self.meeting.snapshot, StageKind.SIGN_OFF)
        self._build_frozen()
        self.as_read = self.add(AsReadNote(theme, self.meeting.name(Party.EMPLOYEE)))
        self._build_words()
        name = self.meeting.name(Party.EMPLOYEE)
        self.empty_plan = self.add(EmptyPlanLine(theme, self.meeting))
        self.choice = self.add(
            OutcomeChoice(
                theme, name, _meanings(self._stage), needs_both=self.meeting.snapshot.sign_off.needs_both
            )
        )
        self.home = self.add(HomeCard(theme, name))
        self.blocks = {
            party: SignatureBlock(
                theme, self.meeting.snapshot.person(party), party, hint=sample_hint(self.meeting, party)
            )
            for party in Party
        }
        self.pair = self.add(
            Reflow(theme, [(block, 1) for block in self.blocks.values()], spacing=16, below=28, need=_NEED)
        )
        self._build_note()
        self.add_stretch()
        self._connect()

    def show_sign_off(self, step: Step) -> None:
        """Show the sign-off as it stands."""
        model, now = self.model, self.model.sign_off
        self.frozen.setVisible(model.frozen)
        signed = [self.meeting.name(party) for party in model.signed_at]
        if signed:
            words = _("{name} has signed. The words stay as they are.")
            both = _("You have both signed. The words stay as they are.")
            self.frozen_words.setText(both if len(signed) > 1 else words.format(name=signed[0]))
            one, all_ = _("Take {name}’s signature away"), _("Take signatures away")
            self.take_away.setText(all_ if len(signed) > 1 else one.format(name=signed[0]))
        self.own.show_part(reading=step is Step.READ and not model.frozen)
        self.own.setVisible(not model.frozen)  # they stand in the document; the signatures need the room
        self.as_read.setVisible(step is Step.READ and model.back is not None)
        if model.back is not None:
            self.as_read.show_back(model.back)
        self._show_manager_words()
        declined = now.outcome is Outcome.DECLINED
        self.choice.setVisible(step is Step.READ and (declined or not model.frozen))
        self.choice.show_outcome(
            now.outcome, writable=model.may_choose, witness=now.witness, reason=now.reason
        )
        self.empty_plan.show_line(wanted=step is Step.READ and now.outcome is None)
        self.home.setVisible(step is Step.HOME)
        waits_for_witness = SealGap.WITNESS in model.gaps
        self.pair.setVisible(step is Step.READ and bool(model.signers) and not waits_for_witness)
        for party, block in self.blocks.items():
            self._show_block(party, block)
        self.note.setVisible(step is Step.READ)

    def first_focus(self) -> QWidget | None:
        """Return where the two go on."""
        gaps, signer = self.model.gaps, self.model.next_signer
        if signer is not None:
            return self.blocks[signer].pad.area
        if SealGap.WITNESS in gaps:
            return self.choice.witness.control
        return self.own.first_focus()

    def signature_block(self, widget: QWidget) -> SignatureBlock | None:
        """Return the block that ``widget`` is in."""
        return next((block for block in self.blocks.values() if block.isAncestorOf(widget)), None)

    def show_signatures(self, fields: Sequence[SignatureField]) -> None:
        """Show the signatures that were made before this window was opened as they stand in the document."""
        pictures = {each.name: each.picture for each in fields}
        for party, block in self.blocks.items():
            block.cutting.show_image(pictures.get(party.value.capitalize()))

    def hold_signatures(self, *, held: bool) -> None:
        """Let nobody sign while the document shown is older than the words."""
        for block in self.blocks.values():
            block.hold(held=held)

    @property
    def words(self) -> OwnedField:
        """The employee's own words once they are in the open."""
        return self.own.words

    def forget(self) -> None:
        """Wipe passphrases, and put the covers back on."""
        self.own.cover()
        for block in self.blocks.values():
            block.forget()

    # -- building ------------------------------------------------------------------------------------------------

    def _build_frozen(self) -> None:
        self.frozen = self.add(Row(self.theme, spacing=10))
        self.frozen.add(Icon(self.theme, "lock", tone="accent", size=20))
        self.frozen_words = self.frozen.add(Text(self.theme, "", "body", tone="accent_text", wrap=True), 1)
        self.take_away = self.frozen.add(
            Button(self.theme, _("Take signatures away"), "ghost", icon="eraser")
        )

    def _build_words(self) -> None:
        otherwise = _("{name}’s own words").format(name=self.meeting.name(Party.EMPLOYEE))
        words = prompt_of(self._stage, "employee_words", otherwise)
        rebuttal = notice_of(self._stage, "rebuttal")
        self.own = self.add(OwnWordsPart(self.theme, self.model.covered, words, rebuttal))
        self.manager_words = self.add(self._words_of(Party.MANAGER, "manager_words"))
        label = _("{name} adds own words").format(name=self.meeting.name(Party.MANAGER))
        self.more_words = Button(self.theme, label, "ghost", icon="plus")
        more = [(self.own.offer, 0), (self.more_words, 0), (Row(self.theme), 1)]
        self.add(self.own.offer_help)
        self.add(Reflow(self.theme, more, spacing=8, below=4, need=_NEED))
        self._manager_open = False

    def _words_of(self, party: Party, prompt: str) -> OwnedField:
        otherwise = _("{name}’s own words").format(name=self.meeting.name(party))
        words = prompt_of(self._stage, prompt, otherwise)
        label = _("{title} (printed as written)").format(title=words.question)
        field = OwnedField(
            self.theme, self.meeting, own_words(party), label, name=words.question, lines=_WORDS_LINES
        )
        set_tip(field, words.guidance)
        return field

    def _build_note(self) -> None:
        self.note = self.add(Frame(self.theme, "soft", horizontal=True, margins=(16, 12, 16, 12), spacing=12))
        self.note.add(Icon(self.theme, "shield-check", tone="accent", size=22))
        text = notice_of(self._stage, "afterwards")
        self.note.add(Text(self.theme, text, "caption", tone="text2", wrap=True), 1)

    def _connect(self) -> None:
        self.choice.chosen.connect(self.model.choose)
        self.choice.witnessed.connect(self._on_choice_witnessed)
        self.home.back_again.clicked.connect(lambda: self.model.choose(None))
        self.as_read.open_again.clicked.connect(self.model.open_text_again)
        self.take_away.clicked.connect(self._on_take_away_clicked)
        self.more_words.clicked.connect(self._on_more_words_clicked)
        self.model.refused.connect(self._on_model_refused)
        self.model.witness_refused.connect(self._on_model_witness_refused)
        for party, block in self.blocks.items():
            block.signed.connect(lambda signed, who=party: self.model.sign(who, signed))
            block.key.wanted.connect(lambda who=party: self.key_wanted.emit(who))
            block.key.taken_back.connect(lambda who=party: self.model.company.take_back(who))

    # -- parts ---------------------------------------------------------------------------------------------------

    def _show_manager_words(self) -> None:
        said = bool(self.meeting.joint.text(own_words(Party.MANAGER)).value)
        shown = said or self._manager_open
        self.manager_words.setVisible(shown and not self.model.frozen)
        self.more_words.setVisible(
            not shown and self.meeting.writable and self.model.sign_off.outcome is None
        )

    def _show_block(self, party: Party, block: SignatureBlock) -> None:
        model = self.model
        block.setVisible(party in model.signers)
        hand, keys = model.hand(party), model.company
        block.key.show_key(
            keys.place(party),
            chosen=party in keys.parties,
            open_=model.may_choose and model.signing is None,
            done=hand is Hand.DONE,
        )
        block.show_hand(
            hand,
            at=model.signed_at.get(party),
            new=model.needs_drawer(party),
            busy=model.signing is party,
            later=self._later(party) if hand is Hand.LATER else "",
        )

    def _later(self, party: Party) -> str:
        gap = next(iter(self.model.gaps), None)
        if self.model.covered.pending:
            return _("After the covered words: show or delete them")
        if self.model.reads_otherwise:
            return _("After reading it again together")
        if gap is SealGap.OWN_WORDS:
            return _("After the comments above")
        return _("After {name}").format(name=self.meeting.name(party.other))

    def _on_choice_witnessed(self, witness: str, reason: str) -> None:
        now = self.model.sign_off
        if now.outcome is Outcome.DECLINED and (witness, reason) != (now.witness, now.reason):
            self.model.choose(Outcome.DECLINED, witness, reason)

    def _on_take_away_clicked(self) -> None:
        for block in self.blocks.values():
            block.take_away()
        self.model.clear_signatures()

    def _on_more_words_clicked(self) -> None:
        self._manager_open = True
        self.meeting.give_turn(Party.MANAGER)
        self._show_manager_words()
        self.manager_words.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_model_witness_refused(self, sentence: str) -> None:
        self.choice.witness.set_error(sentence)

    def _on_model_refused(self, party: Party, why: Refusal) -> None:
        self.blocks[party].refuse(why.sentence, of_key=why.of_key)
        if why.unstamped:
            self.blocks[party].offer_unstamped()


def _meanings(stage: MeetingStage) -> dict[Outcome, str]:
    """Return what each way of closing means, and beside acknowledging what it does not mean."""
    told = {outcome: notice_of(stage, outcome.value) for outcome in Outcome}
    acknowledged = (told[Outcome.ACKNOWLEDGED], notice_of(stage, "not_agreeing"))
    return {**told, Outcome.ACKNOWLEDGED: " ".join(filter(None, acknowledged))}
