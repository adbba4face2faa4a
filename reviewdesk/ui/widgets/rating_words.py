"""How the steps of the scale are called in one review, and what each means; its template says so."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from reviewdesk.ui.widgets.marks import CANNOT_JUDGE, STEPS, Step, step_word


@dataclass(frozen=True, slots=True)
class RatingWords:
    """Labels and meanings by step; a step without a label is called as it usually is."""

    labels: Mapping[Step, str] = field(default_factory=dict)
    meanings: Mapping[Step, str] = field(default_factory=dict)

    @classmethod
    def of(cls, scale: Sequence[tuple[str, str]]) -> "RatingWords":
        """Take (label, meaning) of each step, in the order of the scale and "cannot judge yet" last."""
        steps = (*STEPS, CANNOT_JUDGE)
        return cls(
            {step: label for step, (label, _meaning) in zip(steps, scale, strict=False)},
            {step: meaning for step, (_label, meaning) in zip(steps, scale, strict=False)},
        )

    def label(self, step: Step) -> str:
        """Return what a step is called."""
        return step_word(step, self.labels)

    def meaning(self, step: Step) -> str:
        """Return what a step means, or nothing."""
        return self.meanings.get(step, "")


USUAL: Final = RatingWords()
"""What the steps are called where no template says otherwise."""
