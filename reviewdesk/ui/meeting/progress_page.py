"""Progress: one goal at a time, both ratings chosen unseen, revealed at the same moment, then settled."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.fields import progress_learned
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import RatingPhase
from reviewdesk.domain.review import StageKind
from reviewdesk.services.meeting_snapshot import MeetingGoal, MeetingSnapshot
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.agreement_card import AgreementCard, distance_sentence
from reviewdesk.ui.meeting.evidence_panel import EvidenceHint, EvidencePanel
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.owned_field import OwnedField
from reviewdesk.ui.meeting.progress_view_model import ProgressViewModel
from reviewdesk.ui.meeting.stage_page import NextStep, StagePage
from reviewdesk.ui.meeting.view_card import ViewCard
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, EmptyState, Reflow, announce, cross_fade, step_word
from reviewdesk.ui.widgets.rating_words import RatingWords
from reviewdesk.ui.widgets.scale_legend import ScaleLegend


class ProgressPage(StagePage):
    """Two cards, the employee's on the leading side; below them the agreement, what was learned, the evidence."""

    kind = StageKind.PROGRESS

    def __init__(self, theme: Theme, meeting: MeetingViewModel) -> None:
        super().__init__(theme, meeting)
        self.model = ProgressViewModel(meeting, self)
        self.cards = {party: ViewCard(theme, meeting, party) for party in Party}
        self.hint = self.body.add(EvidenceHint(theme))
        self.pair = self.body.add(
            Reflow(theme, [(card, 1) for card in self.cards.values()], spacing=16, need=640)
        )
        self.body.box.insertWidget(0, self.legend)  # above the cards, where it is seen when it unfolds
        self.agreement = self.body.add(AgreementCard(theme, self.words))
        self.learned_room = self.body.add(Column(theme))
        self.evidence = self.body.add(EvidencePanel(theme, meeting))
        self.empty = self.body.add(
            EmptyState(
                theme, "target", _("No goal was chosen for this review. Talk about the work, then go on.")
            )
        )
        self.learned: OwnedField | None = None
        self._cards_shown: tuple[object, ...] = ()
        self._learned_shown = ""
        self._fading = False
        self._goal_shown: tuple[str, bool] | None = None
        self._connect()

    def kicker_buttons(self) -> list[QWidget]:
        """Make what one may do beside rating: look at the evidence, leave the goal for now, choose anew."""
        self.words = RatingWords.of(self.meeting.snapshot.scale)
        self.legend = ScaleLegend(self.theme, self.words, short=True)
        self.evidence_button = self._small_button("chevron-down", "", _("What was noted, by quarter"))
        self.later = self._small_button("arrow-right", _("Leave for now"), "")
        self.again = self._small_button("undo-2", _("Choose again"), _("Both seals are void"))
        return [self.legend.button, self.evidence_button, self.later, self.again]

    def _small_button(self, icon: str, words: str, tip: str) -> Button:
        return Button(self.theme, words, "ghost", icon=icon, role="caption", tip=tip)

    def _connect(self) -> None:
        self.model.changed.connect(self._on_model_changed)
        self.evidence_button.clicked.connect(self._on_evidence_button_clicked)
        self.hint.read.clicked.connect(self._read_evidence)
        self.later.clicked.connect(self._on_later_clicked)
        self.again.clicked.connect(self.model.reopen)
        for card in self.cards.values():
            card.sealed.connect(self.model.seal)
            card.turn_asked.connect(self.meeting.switch_turn)
            card.unlocked.connect(self.model.unlock)
            card.choice_asked.connect(self.model.choose_instead)
        self.model.refused.connect(self.cards[Party.EMPLOYEE].refuse)
        self.model.nothing_there.connect(self.cards[Party.EMPLOYEE].say_nothing_there)
        self.agreement.proposed.connect(self.model.propose)
        self.agreement.let_go.connect(self.model.let_go)
        self.agreement.agreed.connect(self.model.agree)
        self.agreement.both_kept.connect(self.model.keep_both)
        self.agreement.learned_asked.connect(self.model.open_learned)

    # -- for the window ------------------------------------------------------------------------------------------

    def refresh(self, snapshot: MeetingSnapshot) -> None:
        """Show ``snapshot``."""
        goal = self.model.goal
        stage = self.stage(snapshot)
        self.pair.setVisible(goal is not None)
        self.legend.button.setVisible(goal is not None and bool(self.words.meanings))
        self.empty.setVisible(goal is None)
        if goal is None:
            self.set_question(_("Which goals did the year have?"))
            self.evidence.hide()
            beside = (self.evidence_button, self.later, self.again)
            for absent in (self.hint, self.agreement, self.learned_room, *beside):
                absent.hide()
            return
        self.set_kicker(self.caption())
        blind = goal.phase is RatingPhase.BLIND
        notice = _("How we notice it: {words}").format(words=goal.how_we_notice)
        self.set_question(stage.question.replace("{goal}", goal.title), notice if goal.how_we_notice else "")
        self.later.setVisible(blind and not self.model.both_ready)
        self.again.setVisible(blind and bool(goal.sealed) and self.meeting.writable)
        self._show_cards(goal)
        self.agreement.setVisible(not blind)
        if not blind:
            self.agreement.show_goal(goal, self.model)
            self.cards[Party.EMPLOYEE].offer(offered=self.model.may_bring_reason)
        self._show_learned(goal)
        self.evidence.show_goal(goal, snapshot)
        self.hint.show_goal(goal, snapshot)
        self.hint.setVisible(blind and bool(goal.evidence))
        if (goal.id, blind) != self._goal_shown:
            self._goal_shown = (goal.id, blind)
            self._unfold(unfolded=blind)

    def refresh_turn(self) -> None:
        """Let the other choose."""
        self.refresh(self.meeting.snapshot)
        if self.model.chooser is not None:
            self.focus_soon()

    def caption(self) -> str:
        """Return which goal is open."""
        if self.model.goal is None:
            return ""
        return _("Goal {number} of {count}").format(number=self.model.place + 1, count=len(self.model.goals))

    def next_step(self) -> NextStep:
        """Reveal while blind; afterwards the next goal, primary once this one is settled."""
        goal = self.model.goal
        if goal is None:
            return super().next_step()
        if goal.phase is RatingPhase.BLIND and self.meeting.writable:
            return NextStep(_("Reveal both"), enabled=self.model.both_ready, hint=self._waited_for(goal))
        settled = goal.settled and not self.model.may_agree
        if self.model.is_last:
            step = super().next_step()
            return NextStep(step.text, primary=settled or not self.meeting.writable)
        return NextStep(_("Next goal"), primary=settled or not self.meeting.writable)

    def go_on(self) -> bool:
        """Reveal, or open the next goal; a second click on the button that revealed does not skip what is shown."""
        goal = self.model.goal
        if self._fading:
            return True
        if goal is not None and goal.phase is RatingPhase.BLIND and self.meeting.writable:
            self.model.reveal()
            return True
        return self.model.go_to_goal(self.model.place + 1)

    def go_back(self) -> bool:
        """Open the goal before."""
        return self.model.go_to_goal(self.model.place - 1)

    def first_focus(self) -> QWidget | None:
        """Begin where the person at the keyboard chooses, or with that person's reason."""
        for party in (self.meeting.party, self.meeting.party.other):
            card = self.cards[party]
            if card.unlock is not None:
                return card.unlock.passphrase
            if card.secret is not None:
                return card.secret
            if card.reason is not None and not card.reason.edit.isReadOnly():
                return card.reason.edit
        return None

    def leave(self) -> None:
        """Forget a choice that was not sealed, a proposal not agreed on, and a passphrase not handed over."""
        self.model.let_go()
        for card in self.cards.values():
            card.forget()

    # -- parts ---------------------------------------------------------------------------------------------------

    def _waited_for(self, goal: MeetingGoal) -> str:
        missing = [self.meeting.name(party) for party in Party if party not in goal.sealed]
        if len(missing) > 1:
            return _("Waiting for you both")
        return _("Waiting for {name}").format(name=missing[0]) if missing else ""

    def _show_cards(self, goal: MeetingGoal) -> None:
        states = tuple(self.model.card_state(party) for party in Party)
        blind = goal.phase is RatingPhase.BLIND
        shown = (
            (goal.id, *states, self.model.may_use_prepared)
            if blind
            else (goal.id, goal.employee, goal.manager)
        )
        before, self._cards_shown = self._cards_shown, shown
        if shown == before:
            return
        revealed_now = not blind and bool(before) and before[0] == goal.id
        if revealed_now and self.isVisible():
            fade = cross_fade(self.theme, list(self.cards.values()), self._fill_cards)
            self._fading = fade is not None
            if fade is not None:
                fade.finished.connect(self._on_fade_finished)
            self._announce_reveal(goal)
            self.focus_soon()
        else:
            self._fill_cards()

    def _fill_cards(self) -> None:
        goal = self.model.goal
        if goal is None:
            return
        for party, card in self.cards.items():
            rating = goal.employee if party is Party.EMPLOYEE else goal.manager
            if rating is None:
                prepared = self.model.may_use_prepared
                ready = party.other in goal.sealed
                card.show_blind(self.model.card_state(party), may_use_prepared=prepared, other_ready=ready)
            else:
                card.show_view(goal, rating)

    def _on_fade_finished(self) -> None:
        self._fading = False

    def _announce_reveal(self, goal: MeetingGoal) -> None:
        if goal.employee is None or goal.manager is None:
            return
        said = _("{employee} sees: {one}. {manager} sees: {other}. {distance}").format(
            employee=self.meeting.name(Party.EMPLOYEE),
            one=step_word(goal.employee.value, self.words.labels),
            manager=self.meeting.name(Party.MANAGER),
            other=step_word(goal.manager.value, self.words.labels),
            distance=distance_sentence(goal),
        )
        announce(self, said)

    def _show_learned(self, goal: MeetingGoal) -> None:
        field = progress_learned(goal.id)
        said = bool(self.meeting.joint.text(field).value)
        blind = goal.phase is RatingPhase.BLIND
        open_here = not blind and (self.model.learned_open or said)
        self.agreement.learned.setVisible(not open_here)
        self.learned_room.setVisible(open_here)
        shown = field if open_here else ""
        if shown == self._learned_shown:
            return
        self._learned_shown = shown
        self.learned_room.clear()
        self.learned = None
        if open_here:
            self.learned = OwnedField(self.theme, self.meeting, field, _("What we learned"), optional=True)
            self.learned_room.add(self.learned)

    def _unfold(self, *, unfolded: bool) -> None:
        """Show or fold the evidence: open while both still rate, at hand afterwards."""
        goal = self.model.goal
        count = len(goal.evidence) if goal is not None else 0
        self.evidence.setVisible(unfolded)
        self.evidence_button.setText(_("Evidence ({n})").format(n=count))
        self.evidence_button.set_icon("chevron-up" if unfolded else "chevron-down")
        self.evidence_button.setAccessibleDescription(_("Shown below") if unfolded else _("Folded"))

    def _on_evidence_button_clicked(self) -> None:
        self._unfold(unfolded=self.evidence.isHidden())
        if not self.evidence.isHidden():
            QTimer.singleShot(0, self, self._scroll_to_evidence)

    def _read_evidence(self) -> None:
        self._unfold(unfolded=True)
        QTimer.singleShot(0, self, self._scroll_to_evidence)

    def _scroll_to_evidence(self) -> None:
        self.scroller.ensureWidgetVisible(self.evidence)

    def _show_learned_field(self) -> None:
        if self.learned is not None:
            self.learned.edit.setFocus()
            self.scroller.ensureWidgetVisible(self.learned)

    def _on_later_clicked(self) -> None:
        if not self.model.go_to_goal(self.model.place + 1):
            following = self.meeting.neighbour(+1)
            if following is not None:
                self.meeting.go_to_stage(following)

    def _on_model_changed(self) -> None:
        opened = self.model.learned_open and self.learned is None
        goal_before = self._goal_shown
        self.refresh(self.meeting.snapshot)
        self.footer_changed.emit()
        moved = (
            goal_before is not None and self._goal_shown is not None and goal_before[0] != self._goal_shown[0]
        )
        if opened and self.learned is not None:
            QTimer.singleShot(0, self, self._show_learned_field)
        elif moved or self.model.chooser is not None:
            self.focus_soon(from_top=moved)
        elif self.model.both_ready:
            self.next_wanted.emit()
