"""One topic of a preparation: the question, the goal it is about, the rating and the words."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.people import Party
from reviewdesk.domain.quarters import over_period
from reviewdesk.domain.ratings import Progress
from reviewdesk.services.office_snapshots import GoalView, PrepareView
from reviewdesk.system.i18n import _
from reviewdesk.ui.prepare.evidence_pane import EvidencePane
from reviewdesk.ui.prepare.own_words import OwnWords
from reviewdesk.ui.prepare.prepare_view_model import PrepareViewModel
from reviewdesk.ui.prepare.steps import StepKind
from reviewdesk.ui.theme import Theme, Tone
from reviewdesk.ui.widgets import Column, Frame, RatingScale, Reflow, Text
from reviewdesk.ui.widgets.rating_words import RatingWords
from reviewdesk.ui.widgets.scale_legend import ScaleLegend
from reviewdesk.ui.words_that_help import WordsThatHelp

_SIDE_BY_SIDE: Final = 900


class PrepareTopic(Column):
    """Built for the step that is open; ``release`` lets go of the words before it is thrown away."""

    def __init__(self, theme: Theme, model: PrepareViewModel, foot: QWidget) -> None:
        super().__init__(theme, spacing=0)
        self.model = model
        self.words: list[OwnWords] = []
        self.scale: RatingScale | None = None
        self.helping: WordsThatHelp | None = None
        step, view = model.step, model.view
        if view is None:  # pragma: no cover - a page is built only for an open preparation
            raise ValueError("closed")
        self._party = view.party
        card = Frame(theme, "card", margins=(26, 22, 26, 24), spacing=0)
        card.add(Text(theme, self._kicker(), "overline", tone="accent_text", wrap=True))
        card.add_space(4)
        if step.goal is not None:
            self._add_goal(card, step.goal.goal, step.question)
        else:
            card.add(self._head(step.question))
            if step.guidance:
                card.add_space(6)
                card.add(Text(theme, step.guidance, "body", tone="text2", wrap=True))
        for answer in step.answers:
            card.add_space(18)
            words = OwnWords(
                theme,
                answer.label,
                doc=model.doc,  # type: ignore[arg-type]  # open, as is the view
                field=answer.field,
                party=view.party,
                hints=model.hints,
                hint=answer.hint,
            )
            if step.kind is StepKind.QUESTION:
                words.control.setAccessibleName(step.question)
            self.words.append(card.add(words))
            if self.helping is not None:
                self.helping.serve(words)
        card.add_stretch()
        left = Column(theme, spacing=18)
        left.add(card)
        left.add(foot)
        left.add_stretch()
        if step.goal is None:
            self.add(left)
            return
        review = view.review
        quarters = over_period(step.goal.goal.evidence, review.period_start, review.period_end)
        pane = EvidencePane(theme, quarters, _names(view))
        sides: list[tuple[QWidget, int]] = [(left, 9), (pane, 4)]
        self.add(Reflow(theme, sides, spacing=20, need=_SIDE_BY_SIDE))

    def first_focus(self) -> QWidget | None:
        """Begin with the rating, or with the words."""
        if self.scale is not None:
            checked = [option for option in self.scale.options if option.isChecked()]
            return (checked or self.scale.options)[0]
        return self.words[0].control if self.words else None

    def release(self) -> None:
        """Let go of the document."""
        for words in self.words:
            words.control.unbind()
        if self.helping is not None:
            self.helping.release()

    def _head(self, question: str) -> QWidget:
        """Return the question, and where a growth area is named the words that help with it."""
        middle = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        head = Text(self.theme, question, "h2", wrap=True, align=middle)
        view = self.model.view
        if view is None or self.model.step.kind is not StepKind.OFFER or not view.words:
            return head
        self.helping = WordsThatHelp(self.theme, lambda: view.words)
        return Reflow(self.theme, [(head, 1), (self.helping, 0)], spacing=8, below=4)

    def _kicker(self) -> str:
        steps = [step for step in self.model.topics if step.kind is self.model.step.kind]
        place = steps.index(self.model.step) + 1
        if self.model.step.kind is StepKind.GOAL:
            return _("Goal {number} of {count}").format(number=place, count=len(steps))
        if self.model.step.kind is StepKind.QUESTION:
            return _("Question {number} of {count}").format(number=place, count=len(steps))
        return _("Growth")

    def _add_goal(self, card: Frame, goal: GoalView, question: str) -> None:
        card.add(Text(self.theme, goal.title, "h2", wrap=True))
        card.add_space(6)
        for words, text in ((_("Why: {text}"), goal.why), (_("How we notice: {text}"), goal.how_we_notice)):
            if text:
                card.add(Text(self.theme, words.format(text=text), "body", tone="text2", wrap=True))
                card.add_space(2)
        card.add_space(16)
        view = self.model.view
        scale = RatingWords.of(view.scale if view is not None else ())
        legend = ScaleLegend(self.theme, scale, role="label")
        middle = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        asked = Text(self.theme, question, "strong", wrap=True, align=middle)
        card.add(Reflow(self.theme, [(asked, 1), (legend.button, 0)], spacing=8))
        card.add(legend)
        card.add_space(8)
        tone: Tone = "employee" if self._party is Party.EMPLOYEE else "manager"
        rating = self.model.ratings.get(goal.id)
        self.scale = RatingScale(
            self.theme,
            name=question,
            tone=tone,
            step=rating.value if rating is not None else None,
            words=scale,
        )
        self.scale.chosen.connect(self._on_scale_chosen)
        card.add(self.scale)

    def _on_scale_chosen(self, code: str) -> None:
        goal = self.model.step.goal
        if goal is not None:
            self.model.rate(goal.goal.id, Progress(code))


def _names(view: PrepareView) -> dict[Party, str]:
    """Return what the two are called by whoever prepares."""
    return {view.party: _("you"), view.party.other: view.other_given_name}
