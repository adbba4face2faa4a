"""What the two make of their views: one rating that both stand behind, or both views kept."""

from PySide6.QtCore import Qt, Signal

from reviewdesk.domain.ratings import Progress, RatingPhase
from reviewdesk.services.meeting_snapshot import MeetingGoal
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.meeting.progress_view_model import ProgressViewModel
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Button,
    Frame,
    Icon,
    IconLine,
    RatingScale,
    Reflow,
    Row,
    Text,
    announce,
    step_word,
)
from reviewdesk.ui.widgets.rating_words import USUAL, RatingWords


def distance_sentence(goal: MeetingGoal) -> str:
    """Return how far the two views lie apart, as a neutral sentence that opens the talk."""
    if goal.distance is None:
        both = goal.employee is goal.manager
        return (
            _("Neither of you can judge this yet. That counts as no answer, never as a low one.")
            if both
            else _("One of you cannot judge this yet. That counts as no answer, never as a low one.")
        )
    if goal.distance == 0:
        return _("You both see it the same way.")
    return ngettext(
        "One step apart: what did each of you see?",
        "{n} steps apart: what did each of you see?",
        goal.distance,
    ).format(n=goal.distance)


class AgreementCard(Frame):
    """The scale, the two ways to settle, and room for what was learned."""

    proposed = Signal(object)
    let_go = Signal()
    agreed = Signal()
    both_kept = Signal()
    learned_asked = Signal()

    def __init__(self, theme: Theme, words: RatingWords = USUAL) -> None:
        super().__init__(theme, "card", margins=(20, 16, 20, 18), spacing=12)
        self.words = words
        title = Row(theme, spacing=10)
        title.add(Icon(theme, "handshake", tone="accent", size=24))
        title.add(Text(theme, _("What do we agree on?"), "strong", wrap=True), 1)
        trailing = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
        self.distance = Text(theme, "", "caption", tone="text2", wrap=True, align=trailing)
        self.add(Reflow(theme, [(title, 1), (self.distance, 1)], spacing=10, need=560))
        self.scale = self.add(RatingScale(theme, name=_("Agreed rating"), cannot_judge=False, words=words))
        self.settled = IconLine(theme, "circle-check", "", tone="accent_text")
        self.agree = Button(theme, _("We agree"), "primary", icon="check", role="caption")
        self.keep = Button(theme, _("Keep both views"), "secondary", role="caption")
        self.learned = Button(theme, _("Add what we learned"), "ghost", icon="pen-line", role="caption")
        buttons = Row(theme, spacing=10)
        for widget in (self.agree, self.keep):
            buttons.add(widget)
        self.why = buttons.add(
            Text(theme, _("Choose a rating first"), "caption", tone="text2", wrap=True),
            1,
            align=Qt.AlignmentFlag.AlignVCenter,
        )
        buttons.add_stretch()
        self.offer = self.add(IconLine(theme, "messages-square", "", tone="accent_text", wrap=True))
        self.offer.hide()
        self.foot = self.add(Reflow(theme, [(self.settled, 0), (buttons, 1), (self.learned, 0)], spacing=10))
        self.scale.chosen.connect(self._on_scale_chosen)
        self.scale.let_go.connect(self.let_go)
        self.agree.clicked.connect(self.agreed)
        self.keep.clicked.connect(self.both_kept)
        self.learned.clicked.connect(self.learned_asked)

    def show_goal(self, goal: MeetingGoal, model: ProgressViewModel) -> None:
        """Show the state of ``goal``; exactly one of its buttons is primary, and only before it is settled."""
        self.distance.setText(distance_sentence(goal))
        self.scale.set_step(model.proposal.value if model.proposal else None, firm=not model.may_agree)
        self.scale.setEnabled(model.meeting.writable)
        self.settled.setVisible(goal.settled)
        if goal.agreed is not None:
            words = _("Agreed: {rating}").format(rating=step_word(goal.agreed.value, self.words.labels))
            self.settled.set_line("circle-check", words, tone="accent_text")
        elif goal.settled:
            self.settled.set_line("circle-check", _("Both views are kept"), tone="accent_text")
        self.agree.setVisible(model.meeting.writable and (not goal.settled or model.may_agree))
        self.agree.setEnabled(model.may_agree)
        waits = model.meeting.writable and not goal.settled and model.proposal is None
        self.why.setVisible(waits)
        self.agree.setAccessibleDescription(self.why.text() if waits else "")
        self.keep.setVisible(goal.phase is not RatingPhase.BOTH_KEPT)
        self.keep.setEnabled(model.meeting.writable)
        self._offer_both(offered=model.keep_offered)
        self.foot.retheme()  # what stands in it needs another width now

    def _offer_both(self, *, offered: bool) -> None:
        """Say that seeing it differently is a result too, once the two have talked about it for a while."""
        told = _("You still see it differently, and that is a result. Keep both views, each with its reason.")
        self.offer.set_line("messages-square", told, tone="accent_text")
        self.keep.set_kind("gentle" if offered else "secondary")
        self.keep.setAccessibleDescription(told if offered else "")
        if offered and self.offer.isHidden() and self.isVisible():
            announce(self, told)
        self.offer.setVisible(offered)

    def _on_scale_chosen(self, step: str) -> None:
        self.proposed.emit(Progress(step))
