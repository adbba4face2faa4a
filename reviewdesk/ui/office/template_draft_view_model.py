"""A template while it is being worded: every step is applied to a frozen copy, and nothing is stored before *Keep*."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from reviewdesk.content.template import StagePlan, Template
from reviewdesk.content.template_rules import is_optional, looks_forward, may_add_prompt, new_prompt
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.stage_order import may_leave, moved, with_stage
from reviewdesk.services.template_views import Draft


class TemplateDraftViewModel(QObject):
    """``rearranged``: stages came, went or moved; ``asked_anew``: a stage's questions did; ``timed``: minutes changed.

    Texts are named as a refusal names them: ``name``, ``plan.question``, ``plan.prompts.practice.guidance``,
    ``scale.achieved.label``.
    """

    rearranged = Signal()
    asked_anew = Signal()
    timed = Signal()

    def __init__(self, draft: Draft, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        self.template: Template = draft.template
        self._known = {stage.kind: stage for stage in (*draft.spare, *draft.template.stages)}

    @property
    def changed(self) -> bool:
        """Whether anything is not as it was at first."""
        return self.template != self.draft.template

    @property
    def may_keep(self) -> bool:
        """Whether enough of the time looks forward; everything else is said when it is kept."""
        return looks_forward(self.template)

    def stage(self, kind: StageKind) -> StagePlan | None:
        """Return a stage of the draft; ``None`` where it was taken out."""
        return next((stage for stage in self.template.stages if stage.kind is kind), None)

    def spare(self) -> tuple[StagePlan, ...]:
        """Return the stages that can be put in: as they were when they were taken out, else as they ship."""
        here = {stage.kind for stage in self.template.stages}
        return tuple(self._known[kind] for kind in StageKind if kind in self._known and kind not in here)

    # -- texts ---------------------------------------------------------------------------------------------------

    def word(self, field: str, text: str) -> None:
        """Take what was typed into a field."""
        head, _dot, rest = field.partition(".")
        if not rest:
            self.template = (
                replace(self.template, name=text)
                if head == "name"
                else replace(self.template, description=text)
            )
        elif head == "scale":
            step, _dot, part = rest.partition(".")
            self._word_step(Progress(step), part, text)
        else:
            self._word_stage(StageKind(head), rest, text)

    def _word_step(self, step: Progress, part: str, text: str) -> None:
        changed: dict[str, Any] = {part: text}
        scale = (replace(word, **changed) if word.step is step else word for word in self.template.scale)
        self.template = replace(self.template, scale=tuple(scale))

    def _word_stage(self, kind: StageKind, place: str, text: str) -> None:
        stage = self.stage(kind)
        if stage is None:
            return
        if not place.startswith("prompts."):
            alone: dict[str, Any] = {place: text}
            self._put(replace(stage, **alone))
            return
        _prompts, prompt_id, part = place.split(".")
        changed: dict[str, Any] = {part: text}
        prompts = (
            replace(prompt, **changed) if prompt.id == prompt_id else prompt for prompt in stage.prompts
        )
        self._put(replace(stage, prompts=tuple(prompts)))

    # -- stages --------------------------------------------------------------------------------------------------

    def set_minutes(self, kind: StageKind, minutes: int) -> None:
        """Give a stage its time."""
        stage = self.stage(kind)
        if stage is not None and stage.minutes != minutes:
            self._put(replace(stage, minutes=minutes))
            self.timed.emit()

    def may_move(self, kind: StageKind, steps: int) -> bool:
        """Say whether a stage can be held earlier or later."""
        return moved(self._kinds(), kind, steps) != self._kinds()

    def move(self, kind: StageKind, steps: int) -> None:
        """Hold a stage earlier or later."""
        self._arrange(moved(self._kinds(), kind, steps))

    def may_take_out(self, kind: StageKind) -> bool:
        """Say whether a meeting can be held without a stage."""
        return may_leave(self._kinds(), kind)

    def take_out(self, kind: StageKind) -> None:
        """Hold the meeting without a stage."""
        if self.may_take_out(kind):
            self._arrange(tuple(other for other in self._kinds() if other is not kind))

    def put_in(self, kind: StageKind) -> None:
        """Hold the meeting with one stage more."""
        if kind in {stage.kind for stage in self.spare()}:
            self._arrange(with_stage(self._kinds(), kind))

    # -- prompts and competencies --------------------------------------------------------------------------------

    def may_add_prompt(self, kind: StageKind) -> bool:
        """Say whether a stage has room for one more question."""
        stage = self.stage(kind)
        return stage is not None and may_add_prompt(stage)

    def add_prompt(self, kind: StageKind) -> str:
        """Add an empty question to a stage and return its id."""
        stage = self.stage(kind)
        if stage is None or not may_add_prompt(stage):
            return ""
        prompt = new_prompt(stage)
        self._put(replace(stage, prompts=(*stage.prompts, prompt)))
        self.asked_anew.emit()
        return prompt.id

    def remove_prompt(self, kind: StageKind, prompt_id: str) -> None:
        """Take a question out that no field on the screen needs."""
        stage = self.stage(kind)
        if stage is None:
            return
        kept = tuple(p for p in stage.prompts if p.id != prompt_id or not is_optional(kind, p))
        self._put(replace(stage, prompts=kept))
        self.asked_anew.emit()

    def choose_competency(self, competency_id: str, *, chosen: bool) -> None:
        """Name a competency that fits this kind of work, or name it no longer; their order is the shelf's."""
        now = (
            {*self.template.competencies, competency_id}
            if chosen
            else {*self.template.competencies} - {competency_id}
        )
        shelf = [each for each, _name in self.draft.competencies]
        order = [*shelf, *(each for each in self.template.competencies if each not in shelf)]
        self.template = replace(self.template, competencies=tuple(each for each in order if each in now))

    # -- within --------------------------------------------------------------------------------------------------

    def _kinds(self) -> tuple[StageKind, ...]:
        return tuple(stage.kind for stage in self.template.stages)

    def _put(self, stage: StagePlan) -> None:
        stages = (stage if other.kind is stage.kind else other for other in self.template.stages)
        self.template = replace(self.template, stages=tuple(stages))

    def _arrange(self, kinds: tuple[StageKind, ...]) -> None:
        self._known |= {stage.kind: stage for stage in self.template.stages}
        self.template = replace(self.template, stages=tuple(self._known[kind] for kind in kinds))
        self.rearranged.emit()
        self.timed.emit()
