"""The questions of the moment as the two see them: with their names in, in their language, and frozen."""

from dataclasses import dataclass

from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind


@dataclass(frozen=True, slots=True)
class MomentQuestion:
    """One question; ``asks`` is ``None`` where either of the two might.

    ``purpose`` is one of ``open``, ``deepen``, ``commit`` and ``repair``; ``says`` what the other has just said, or
    empty; ``follow_up`` what to ask then, ``avoid`` when not to ask.
    """

    stage: StageKind
    purpose: str
    asks: Party | None
    says: str
    text: str
    follow_up: str
    avoid: str


def moment_questions(employee: str, manager: str) -> tuple[MomentQuestion, ...]:
    """Return the questions of all stages; the names are given names. ``ContentError`` where a file is broken."""
    from reviewdesk.content.questions import questions
    from reviewdesk.content.template import fill

    def worded(text: str) -> str:
        return fill(text, employee=employee, manager=manager) if text else ""

    return tuple(
        MomentQuestion(
            stage=question.stage,
            purpose=question.purpose.value,
            asks=question.asks,
            says=worded(question.says),
            text=worded(question.text),
            follow_up=worded(question.follow_up),
            avoid=worded(question.avoid),
        )
        for question in questions().questions
    )
