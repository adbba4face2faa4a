"""The last page of a preparation: what is there, what is still open, and for the employee whether to share."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.system.i18n import _
from reviewdesk.ui.prepare.prepare_view_model import PrepareViewModel
from reviewdesk.ui.prepare.steps import PrepareStep
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Frame, Icon, IconLine, Line, ListRow, Reflow, Text
from reviewdesk.ui.widgets.rating_words import RatingWords


class PrepareEnding(Column):
    """``refresh`` shows the list anew; nothing here can be lost."""

    def __init__(self, theme: Theme, model: PrepareViewModel, foot: QWidget) -> None:
        super().__init__(theme, spacing=0)
        self.model = model
        card = Frame(theme, "card", margins=(26, 22, 26, 24), spacing=0)
        card.add(Text(theme, model.step.question, "h2", wrap=True))
        card.add_space(6)
        card.add(Text(theme, model.step.guidance, "body", tone="text2", wrap=True))
        card.add_space(14)
        self.state = card.add(IconLine(theme, "lock", "", wrap=True))
        self.take_back = Button(theme, _("Keep it a private draft"), icon="lock")
        self.take_back.clicked.connect(self._on_take_back_clicked)
        card.add_space(10)
        card.add(self.take_back, align=Qt.AlignmentFlag.AlignLeading)
        card.add_stretch()
        left = Column(theme, spacing=18)
        left.add(card)
        left.add(foot)
        left.add_stretch()
        self.list = Frame(theme, "card", margins=(26, 18, 26, 18), spacing=0)
        self.add(Reflow(theme, [(left, 1), (self.list, 1)], spacing=20, need=760))
        self._shown: list[tuple[str, str]] = []
        self.refresh()

    def refresh(self) -> None:
        """Show what stands where now."""
        view, model = self.model.view, self.model
        if view is None:
            return
        employee = view.party is Party.EMPLOYEE
        self.state.setVisible(employee)
        self.take_back.setVisible(employee and model.ready)
        if model.ready:
            told = _("Ready to share. {name} knows that you are ready, and nothing else.")
            self.state.set_line("circle-check", told.format(name=view.other_given_name), tone="accent_text")
        else:
            self.state.set_line("lock", _("Private draft. Nobody is told anything yet."))
        rows = [(step.title, self._state(step)) for step in model.topics]
        if rows != self._shown:
            self._shown = rows
            self._fill(rows)

    def _fill(self, rows: list[tuple[str, str]]) -> None:
        self.list.clear()
        for number, (title, told) in enumerate(rows):
            if number:
                self.list.add(Line(self.theme))
            done = self.model.is_done(self.model.topics[number])
            icon = Icon(
                self.theme, "circle-check" if done else "pen-line", tone="accent" if done else "text3"
            )
            words = _("Change") if done else _("Write")
            name = _("Open topic {number}: {title}").format(number=number + 1, title=title)
            button = Button(self.theme, words, "ghost", name=name)
            button.setProperty("place", number)
            button.clicked.connect(self._on_topic_clicked)
            self.list.add(ListRow(self.theme, title, told, leading=icon, trailing=button))
        self.list.add_stretch()

    def _state(self, step: PrepareStep) -> str:
        """Say in words what is there."""
        parts = []
        if step.goal is not None:
            rating = self.model.ratings.get(step.goal.goal.id)
            parts.append(self._words(rating) if rating is not None else _("No rating yet"))
        written = sum(bool(self.model.words(answer.field)) for answer in step.answers)
        if written == len(step.answers):
            parts.append(_("reason written") if step.goal is not None else _("Written"))
        elif step.goal is None:
            parts.append(_("Begun") if written else _("Nothing written yet"))
        else:
            parts.append(_("no reason yet"))
        return " · ".join(parts)

    def _words(self, rating: Progress) -> str:
        view = self.model.view
        return RatingWords.of(view.scale if view is not None else ()).label(rating.value)

    def _on_topic_clicked(self) -> None:
        self.model.go_to(int(self.sender().property("place")))

    def _on_take_back_clicked(self) -> None:
        self.model.set_ready(ready=False)
