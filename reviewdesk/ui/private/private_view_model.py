"""What the private window knows of the meeting: plain values that its host passes on, nothing of the meeting itself."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from reviewdesk.system.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Question:
    """One question that the manager might ask now, and when it helps."""

    words: str
    when: str = ""


@dataclass(frozen=True, slots=True)
class TalkNow:
    """The meeting at one moment: where it is, what could be asked, how many of the manager's points were news.

    ``share`` is the employee's part of the talk, from 0 to 1, as far as turns tell it; nothing while that is off.
    """

    employee_id: str
    employee: str
    stage: str
    questions: tuple[Question, ...] = ()
    points: int = 0
    news: int = 0
    share: float | None = None


LITTLE: Final = 0.4
MUCH: Final = 0.6


class PrivateViewModel(QObject):
    """``changed`` after anything is different from before."""

    changed = Signal()

    def __init__(self, talk: TalkNow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.talk = talk
        self._place = 0

    def tell(self, talk: TalkNow) -> None:
        """Take in how the meeting stands; another stage begins with its first question."""
        if talk == self.talk:
            return
        if talk.questions != self.talk.questions:
            self._place = 0
        self.talk = talk
        self.changed.emit()

    @property
    def question(self) -> Question | None:
        """The question to ask next, if this stage has any."""
        return self.talk.questions[self._place] if self.talk.questions else None

    @property
    def has_others(self) -> bool:
        """Whether there is another question to look at."""
        return len(self.talk.questions) > 1

    def another(self) -> None:
        """Look at the next question; after the last one comes the first again."""
        if self.has_others:
            self._place = (self._place + 1) % len(self.talk.questions)
            self.changed.emit()

    def news_words(self) -> str:
        """Say how many of the manager's points were new to the employee; nothing where there are none to tick."""
        talk = self.talk
        if not talk.points:
            return ""
        if not talk.news:
            return _("{name} has ticked none of your points as new so far.").format(name=talk.employee)
        words = ngettext(
            "{news} of your {n} point was new to {name}.",
            "{news} of your {n} points were new to {name}.",
            talk.points,
        )
        later = _("What is news today could have been said sooner.")
        return f"{words.format(news=talk.news, n=talk.points, name=talk.employee)} {later}"

    def balance_words(self) -> str:
        """Say how the talk is shared, in words and no number: it is an estimate from turns."""
        share = self.talk.share
        if share is None:
            return ""
        if share < LITTLE:
            words = _("{name} has had the smaller part of the talk, by the turns. Ask, and leave a pause.")
        elif share > MUCH:
            words = _("{name} has had the larger part of the talk, by the turns.")
        else:
            words = _("By the turns, you have both had about the same part of the talk.")
        return words.format(name=self.talk.employee)
