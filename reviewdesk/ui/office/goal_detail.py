"""The right half of the goals page: one goal, one objective, or what to look at first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.goals import GoalState, ObjectiveLevel
from reviewdesk.domain.people import Party, given_name, initials
from reviewdesk.domain.quarters import by_quarter
from reviewdesk.services.office_snapshots import GoalView, ObjectiveView
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.dates import short_day
from reviewdesk.ui.office.goal_forms import objective_picker
from reviewdesk.ui.office.goals_view_model import GoalsSnapshot
from reviewdesk.ui.office.words import isolated
from reviewdesk.ui.prepare.evidence_pane import evidence_note
from reviewdesk.ui.quarter_words import span_words
from reviewdesk.ui.theme import Theme, Token
from reviewdesk.ui.widgets import (
    Avatar,
    Button,
    Column,
    Field,
    Frame,
    IconLine,
    Line,
    ListRow,
    Reflow,
    Row,
    Text,
)

_LATELY = 6


class GoalDetail(Frame):
    """A goal: whose, what for, how one notices, and what was noted, by quarter."""

    person_asked = Signal()
    evidence_asked = Signal()
    edit_asked = Signal()
    remove_asked = Signal()
    state_asked = Signal(object)
    aligned = Signal(object)
    evidence_removed = Signal(object)

    def __init__(self, theme: Theme, snapshot: GoalsSnapshot, goal: GoalView) -> None:
        super().__init__(theme, "card", margins=(26, 20, 26, 22), spacing=0)
        self.goal = goal
        self.add(self._head())
        self.add_space(10)
        self.add(Text(theme, goal.title, "h2", wrap=True))
        self.add_space(12)
        for title, words in ((_("Why it matters"), goal.why), (_("How we notice"), goal.how_we_notice)):
            if words:
                self.add(Text(theme, title, "overline", tone="text2", wrap=True))
                self.add_space(2)
                self.add(Text(theme, words, "body", wrap=True))
                self.add_space(10)
        self.picker = objective_picker(theme, snapshot, goal.objective_id)
        self.add(Field(theme, _("Which objective does it serve?"), self.picker))
        self.picker.currentIndexChanged.connect(self._on_picker_changed)
        self.add_space(16)
        self.add(self._actions())
        self.add_space(16)
        self.add(Line(theme))
        self.add_space(14)
        self._add_evidence()
        self.add_stretch()

    def _head(self) -> QWidget:
        theme, goal = self.theme, self.goal
        row = Row(theme, spacing=8)
        row.add(Avatar(theme, initials(goal.person), "employee", size=28))
        name = _("Open {name}").format(name=goal.person)
        person = row.add(Button(theme, goal.person, "ghost", name=name))
        person.clicked.connect(self.person_asked)
        row.add_stretch()
        icon, words = {
            GoalState.OPEN: ("target", _("Open")),
            GoalState.DONE: ("circle-check", _("Done")),
            GoalState.LET_GO: ("archive", _("Let go")),
        }[goal.state]
        tone: Token = "accent_text" if goal.state is GoalState.DONE else "text2"
        row.add(IconLine(theme, icon, words, tone=tone))
        return row

    def _actions(self) -> QWidget:
        theme, is_open = self.theme, self.goal.state is GoalState.OPEN
        row = Row(theme, spacing=8)
        self.note = row.add(Button(theme, _("Add evidence"), "primary", icon="notebook-pen"))
        self.note.clicked.connect(self.evidence_asked)
        self.edit = row.add(Button(theme, _("Edit"), icon="pen-line", name=_("Edit the goal")))
        self.edit.clicked.connect(self.edit_asked)
        row.add_stretch()
        states = Row(theme, spacing=4)
        offered = (
            ((GoalState.DONE, _("Done"), "circle-check"), (GoalState.LET_GO, _("Let go"), "archive"))
            if is_open
            else ((GoalState.OPEN, _("Open again"), "undo-2"),)
        )
        for state, words, icon in offered:
            button = states.add(StateButton(theme, state, words, icon))
            button.asked.connect(self.state_asked)
        remove = states.add(Button(theme, "", "ghost", icon="trash-2", name=_("Remove the goal")))
        remove.clicked.connect(self.remove_asked)
        states.add_stretch()
        return Reflow(theme, [(row, 1), (states, 0)], spacing=8)

    def _add_evidence(self) -> None:
        theme = self.theme
        self.add(Text(theme, _("What was noted"), "h3", wrap=True))
        self.add_space(8)
        names = {Party.EMPLOYEE: given_name(self.goal.person), Party.MANAGER: _("you")}
        quarters = by_quarter(self.goal.evidence)
        if not quarters:
            told = _(
                "Nothing yet. A line now and then, about something one could see, keeps the review free of surprises."
            )
            self.add(Text(theme, told, "body", tone="text2", wrap=True))
        for quarter in quarters:
            self.add(
                Text(theme, span_words(quarter.first, quarter.last), "overline", tone="text2", wrap=True)
            )
            self.add_space(4)
            for note in quarter.notes:
                row = self.add(Row(theme, spacing=8))
                row.add(evidence_note(theme, note, names), 1)
                name = _("Remove the note of {day}: {text}").format(day=short_day(note.on), text=note.text)
                told = _("Remove this note")
                remove = Button(theme, "", "ghost", icon="trash-2", name=name, tip=told)
                row.add(remove, align=Qt.AlignmentFlag.AlignTop)
                remove.setProperty("note", note.id)
                remove.clicked.connect(self._on_remove_note)
                self.add_space(8)
            self.add_space(6)

    def _on_picker_changed(self) -> None:
        self.aligned.emit(self.picker.currentData())

    def _on_remove_note(self) -> None:
        note_id = self.sender().property("note")
        self.evidence_removed.emit(next(note for note in self.goal.evidence if note.id == note_id))


class StateButton(Button):
    """Sets a goal's state; ``asked`` carries it."""

    asked = Signal(object)

    def __init__(self, theme: Theme, state: GoalState, words: str, icon: str) -> None:
        super().__init__(theme, words, "ghost", icon=icon)
        self._state = state
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.asked.emit(self._state)


class GoalList(Column):
    """Goals below each other, each with a way in; ``chosen`` carries an id."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, goals: tuple[GoalView, ...], *, limit: int = 12) -> None:
        super().__init__(theme, spacing=0)
        for number, goal in enumerate(goals[:limit]):
            if number:
                self.add(Line(theme))
            name = _("Open the goal {title}").format(title=goal.title)
            button = Button(theme, _("Open"), role="label", name=f"{name}, {goal.person}")
            button.setProperty("goal", goal.id)
            button.clicked.connect(self._on_clicked)
            avatar = Avatar(theme, initials(goal.person), size=32)
            self.add(ListRow(theme, goal.title, goal.person, leading=avatar, trailing=button))
        if len(goals) > limit:
            left = len(goals) - limit
            told = ngettext("and {n} more in the outline", "and {n} more in the outline", left)
            self.add_space(6)
            self.add(Text(theme, told.format(n=left), "label", tone="text2", wrap=True))

    def _on_clicked(self) -> None:
        self.chosen.emit(self.sender().property("goal"))


class ObjectiveDetail(Frame):
    """What the organisation or a team wants, and the goals that serve it."""

    goal_chosen = Signal(str)
    goal_asked = Signal()
    edit_asked = Signal()

    def __init__(self, theme: Theme, snapshot: GoalsSnapshot, objective: ObjectiveView) -> None:
        super().__init__(theme, "card", margins=(26, 20, 26, 22), spacing=0)
        team = objective.level is ObjectiveLevel.TEAM
        told = (
            _("Objective of {team}").format(team=objective.team)
            if team
            else _("Objective of the organisation")
        )
        self.add(Text(theme, told, "overline", tone="accent_text", wrap=True))
        self.add_space(4)
        self.add(Text(theme, objective.title, "h2", wrap=True))
        if objective.why:
            self.add_space(8)
            self.add(Text(theme, objective.why, "body", tone="text2", wrap=True))
        parent = snapshot.objective(objective.parent_id) if objective.parent_id else None
        if parent is not None:
            self.add_space(10)
            serves = _("Serves: {title}").format(title=parent.title)
            self.add(IconLine(theme, "sprout", serves, wrap=True))
        self.add_space(16)
        row = self.add(Row(theme, spacing=8))
        self.goal = row.add(Button(theme, _("Add a goal that serves it"), "primary", icon="plus"))
        self.goal.clicked.connect(self.goal_asked)
        self.edit = row.add(Button(theme, _("Edit"), icon="pen-line", name=_("Edit the objective")))
        self.edit.clicked.connect(self.edit_asked)
        row.add_stretch()
        self.add_space(18)
        goals = snapshot.serving(objective.id)
        teams = tuple(each for each in snapshot.tree.objectives if each.parent_id == objective.id)
        if teams:
            self.add(Text(theme, _("What teams make of it"), "h3", wrap=True))
            self.add_space(4)
            self._add_teams(teams)
            self.add_space(14)
        if goals or not teams:
            self.add(Text(theme, _("Goals that serve it"), "h3", wrap=True))
            self.add_space(4)
        if goals:
            self.add(GoalList(theme, goals)).chosen.connect(self.goal_chosen)
        elif not teams:
            told = _("None yet. Goals find their way here when somebody says that they serve it.")
            self.add(Text(theme, told, "body", tone="text2", wrap=True))
        self.add_stretch()

    def _add_teams(self, teams: tuple[ObjectiveView, ...]) -> None:
        for number, each in enumerate(teams):
            if number:
                self.add(Line(self.theme))
            name = _("Open the objective {title}").format(title=each.title)
            button = Button(self.theme, _("Open"), role="label", name=name)
            button.setProperty("objective", each.id)
            button.clicked.connect(self._on_team_clicked)
            count = ngettext("{n} open goal", "{n} open goals", each.goals).format(n=each.goals)
            told = f"{each.team} · {count}" if each.goals else each.team
            self.add(ListRow(self.theme, each.title, told, trailing=button))

    def _on_team_clicked(self) -> None:
        self.goal_chosen.emit(self.sender().property("objective"))


class GoalsOverview(Column):
    """Nothing is open: the goals that serve no objective yet, said gently, and what was noted lately."""

    goal_chosen = Signal(str)

    def __init__(self, theme: Theme, snapshot: GoalsSnapshot) -> None:
        super().__init__(theme, spacing=16)
        self.add(self._alignment(snapshot))
        latest = sorted(
            ((note, goal) for goal in snapshot.tree.goals for note in goal.evidence),
            key=lambda pair: (pair[0].on, pair[0].id),
            reverse=True,
        )
        if latest:
            card = self.add(Frame(theme, "card", margins=(26, 18, 26, 14), spacing=0))
            card.add(Text(theme, _("Noted lately"), "h3", wrap=True))
            for number, (note, goal) in enumerate(latest[:_LATELY]):
                told = f"{short_day(note.on)} · {isolated(goal.person)} · {goal.title}"
                if number:
                    card.add(Line(theme))
                card.add(
                    ListRow(theme, note.text, told, leading=Avatar(theme, initials(goal.person), size=32))
                )
            card.add_stretch()
        self.add_stretch()

    def _alignment(self, snapshot: GoalsSnapshot) -> Frame:
        theme = self.theme
        card = Frame(theme, "card", margins=(26, 20, 26, 16), spacing=0)
        unaligned = snapshot.unaligned
        if unaligned:
            count = len(unaligned)
            told = ngettext(
                "{n} goal serves no objective yet", "{n} goals serve no objective yet", count
            ).format(n=count)
            card.add(Text(theme, told, "h2", wrap=True))
            card.add_space(6)
            kind = _("That is fine for a while. Open one to say what it helps with, or leave it as it is.")
            card.add(Text(theme, kind, "body", tone="text2", wrap=True))
            card.add_space(10)
            card.add(GoalList(theme, unaligned)).chosen.connect(self.goal_chosen)
        else:
            card.add(Text(theme, _("Every goal serves an objective"), "h2", wrap=True))
            card.add_space(6)
            told = _("Choose one in the outline to read what was noted on it, or to add to it.")
            card.add(Text(theme, told, "body", tone="text2", wrap=True))
        card.add_stretch()
        return card
