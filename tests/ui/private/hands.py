"""Hands on the private window."""

from dataclasses import dataclass, field

from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget
from shiboken6 import isValid

from reviewdesk.ui.office.notes_view_model import NotesViewModel
from reviewdesk.ui.office.office import Office
from reviewdesk.ui.private.capture import Ask
from reviewdesk.ui.private.private_view_model import PrivateViewModel, Question, TalkNow
from reviewdesk.ui.private.private_window import PrivateWindow
from reviewdesk.ui.theme import Theme

NOTES = ("Let Devon tell the desk goal first.", "Ask about the spring, not the audit.")
QUESTIONS = (
    Question("Stay with that for a moment. What happened just before?", "When an answer was short."),
    Question("What have I not asked about?", "Near the end."),
)


@dataclass
class Notebook:
    """Makes private windows on one person and takes them down again."""

    office: Office
    person: str
    made: list[PrivateWindow] = field(default_factory=list)

    def talk(self, **more: object) -> TalkNow:
        """Return a meeting at its self-assessment."""
        plain: dict[str, object] = {"questions": QUESTIONS, "points": 5, "news": 2}
        return TalkNow(self.person, "Devon", "Self-assessment", **(plain | more))  # type: ignore[arg-type]  # named by the test

    def window(self, theme: Theme, ask: Ask | None = None, **more: object) -> PrivateWindow:
        """Return the window, covered and not shown yet."""
        model = PrivateViewModel(self.talk(**more))
        window = PrivateWindow(theme, model, NotesViewModel(self.office), ask)
        self.made.append(window)
        return window

    def close(self) -> None:
        """Close what is open."""
        for window in self.made:
            if isValid(window):
                window.close()


def words_in(window: QWidget) -> str:
    """Return all words that the window's parts hold, shown or not."""
    labels = [label.text() for label in window.findChildren(QLabel)]
    return "\n".join([*labels, *(edit.toPlainText() for edit in window.findChildren(QPlainTextEdit))])
