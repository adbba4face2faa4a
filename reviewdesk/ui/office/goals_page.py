"""Goals: what the organisation wants, what teams make of it, and each person's own goals."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.goals import GoalState
from reviewdesk.services.office_snapshots import EvidenceView, GoalView, ObjectiveView
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.goal_detail import GoalDetail, GoalsOverview, ObjectiveDetail
from reviewdesk.ui.office.goal_forms import EvidenceForm, GoalForm, GoalPageForm, ObjectiveForm
from reviewdesk.ui.office.goals_outline import UNALIGNED, outline
from reviewdesk.ui.office.goals_view_model import GoalsSnapshot, GoalsViewModel
from reviewdesk.ui.office.goals_wiring import connect_form
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_page import WIDTH, OfficePage
from reviewdesk.ui.office.outline_view import OutlineView
from reviewdesk.ui.office.reveal import Reveal
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, EmptyState, Frame, LineEdit, Reflow, Row, Text

_NEW: Final = "new/"
_SIDE_BY_SIDE: Final = 780


class GoalsPage(OfficePage):
    """Asked for with an id it opens that goal or objective, with ``new/<person>`` the form for a new goal."""

    view_model: GoalsViewModel

    def __init__(self, theme: Theme, view_model: GoalsViewModel) -> None:
        super().__init__(theme, view_model, max_width=WIDTH)
        self.form: GoalPageForm | None = None
        self.detail: QWidget | None = None
        self.empty: EmptyState | None = None
        self._wanted = ""
        head = Row(theme, spacing=12)
        head.add(Text(theme, _("Goals"), "h1", wrap=True), 1)
        buttons = Row(theme, spacing=8)
        self.add_objective = buttons.add(Button(theme, _("Add an objective"), icon="plus"))
        self.add_goal = buttons.add(Button(theme, _("Add a goal"), icon="target"))
        self.add(Reflow(theme, [(head, 1), (buttons, 0)], need=480))
        self.add_objective.clicked.connect(self._on_add_objective_clicked)
        self.add_goal.clicked.connect(self._on_add_goal_clicked)
        self.add_space(18)
        left = Frame(theme, "card", margins=(12, 14, 8, 10), spacing=10)
        self.search = left.add(LineEdit(theme, name=_("Find a goal or a person")))
        self.search.setPlaceholderText(_("Find a goal or a person"))
        self.tree = left.add(OutlineView(theme, _("Objectives and goals")), 1)
        self.right = Column(theme, spacing=0)
        self.body = self.add(Reflow(theme, [(left, 5), (self.right, 7)], spacing=16, need=_SIDE_BY_SIDE), 1)
        self.empty_place = self.add(Column(theme, spacing=0))
        self.search.textChanged.connect(self._show_outline)
        self.tree.chosen.connect(self._on_tree_chosen)
        self.tree.clicked.connect(self._reveal_soon)
        self.tree.activated.connect(self._reveal_soon)
        self._reveal = Reveal(self, self.right)
        view_model.chosen_changed.connect(self._on_chosen_changed)
        view_model.given.connect(self._leave_form)
        view_model.refused.connect(self._on_view_model_refused)
        view_model.undoable.connect(self._on_view_model_undoable)

    def shown(self, thing: str = "") -> None:
        """Open what was asked for."""
        self._wanted = thing
        super().shown(thing)
        self._open_wanted()

    def left(self) -> None:
        """Put a half-filled form away."""
        self.close_form()
        super().left()

    def first_focus(self) -> QWidget | None:
        """Begin with the outline, unless a form is open."""
        if self.form is not None:
            return None
        return self.empty.button if self.empty is not None else self.tree

    def refresh(self, snapshot: GoalsSnapshot) -> None:
        """Show the outline and what is open."""
        self._show_outline()
        bare = not snapshot.tree.objectives and not snapshot.tree.goals
        self.body.setVisible(not bare or self.form is not None)
        self._clear_empty()
        if bare and self.form is None:
            self._show_empty(snapshot)
        if self.form is None:
            self._show_detail()
        self._open_wanted()

    # -- what is shown -------------------------------------------------------------------------------------------

    def _open_wanted(self) -> None:
        wanted, snapshot = self._wanted, self.view_model.snapshot
        if not wanted or snapshot is None:
            return
        self._wanted = ""
        if wanted.startswith(_NEW):
            if snapshot.people:  # a goal is somebody's; without anybody the page says what comes first
                self.open_form(GoalForm(self.theme, snapshot, person_id=wanted.removeprefix(_NEW)))
        else:
            self.close_form()
            self.view_model.choose(wanted)
            self._reveal_soon()

    def _show_outline(self) -> None:
        snapshot = self.view_model.snapshot
        if snapshot is not None:
            self.tree.show_outline(outline(snapshot.tree, self.search.text()))
            self.tree.mark(self.view_model.chosen)

    def _show_detail(self) -> None:
        snapshot, chosen = self.view_model.snapshot, self.view_model.chosen
        if snapshot is None:
            return
        self.right.clear()
        goal, objective = snapshot.goal(chosen), snapshot.objective(chosen)
        if goal is not None:
            self.detail = self._goal_detail(snapshot, goal)
        elif objective is not None:
            self.detail = self._objective_detail(snapshot, objective)
        else:
            overview = GoalsOverview(self.theme, snapshot)
            overview.goal_chosen.connect(self._on_goal_chosen)
            self.detail = overview
        self.right.add(self.detail)
        self.right.add_stretch()
        self._show_primary()

    def _reveal_soon(self) -> None:
        """Scroll to what was opened where it stands below the outline; arrow keys in the outline leave it be."""
        if self.body.is_stacked() and self.view_model.chosen:
            self._reveal.soon()

    def _goal_detail(self, snapshot: GoalsSnapshot, goal: GoalView) -> GoalDetail:
        detail = GoalDetail(self.theme, snapshot, goal)
        detail.person_asked.connect(self._on_person_asked)
        detail.evidence_asked.connect(self._on_evidence_asked)
        detail.edit_asked.connect(self._on_edit_asked)
        detail.remove_asked.connect(self._on_remove_asked)
        detail.state_asked.connect(self._on_state_asked)
        detail.aligned.connect(self._on_aligned)
        detail.evidence_removed.connect(self._on_evidence_removed)
        return detail

    def _objective_detail(self, snapshot: GoalsSnapshot, objective: ObjectiveView) -> ObjectiveDetail:
        detail = ObjectiveDetail(self.theme, snapshot, objective)
        detail.goal_chosen.connect(self._on_goal_chosen)
        detail.goal_asked.connect(self._on_add_goal_clicked)
        detail.edit_asked.connect(self._on_edit_asked)
        return detail

    def _show_empty(self, snapshot: GoalsSnapshot) -> None:
        told = _(
            "Nothing here yet. Begin with what the organisation wants; goals of people then have something to serve."
        )
        empty = EmptyState(self.theme, "target", told, action=_("Add the first objective"))
        empty.acted.connect(self._on_add_objective_clicked)
        self.empty = self.empty_place.add(empty)
        self.column.box.setStretchFactor(self.empty_place, 1)  # the heading stays at the top
        self.empty_place.add_stretch()
        self.add_goal.setVisible(bool(snapshot.people))

    def _clear_empty(self) -> None:
        self.empty = None
        self.empty_place.clear()
        self.column.box.setStretchFactor(self.empty_place, 0)

    def _show_primary(self) -> None:
        """Have one primary button: the form's, the detail's, the empty page's, or the one at the top."""
        snapshot = self.view_model.snapshot
        free = self.form is None
        self.tree.setEnabled(free)  # a form that is being filled in is left by its own buttons
        overview = isinstance(self.detail, GoalsOverview)
        bare = snapshot is not None and not snapshot.tree.objectives and not snapshot.tree.goals
        self.add_goal.setVisible(free and not bare and bool(snapshot and snapshot.people))
        self.add_goal.set_kind("primary" if overview else "secondary")
        self.add_objective.setVisible(free and not bare)

    # -- forms ---------------------------------------------------------------------------------------------------

    def open_form(self, form: GoalPageForm) -> None:
        """Show a form in place of what is open."""
        self.right.clear()
        self._clear_empty()
        self.body.setVisible(True)
        self.form = form
        self.detail = None
        self.right.add(form)
        self.right.add_stretch()
        form.cancelled.connect(self._leave_form)
        connect_form(form, self.view_model)
        self._show_primary()
        form.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Show again what was open before."""
        if self.form is None:
            return
        self.form = None
        if self.view_model.snapshot is not None:
            self.refresh(self.view_model.snapshot)

    def _leave_form(self) -> None:
        """Close the form, and have the keyboard where the page begins: its own place goes with the form."""
        self.close_form()
        focus = self.first_focus()
        if focus is not None and self.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what people do ------------------------------------------------------------------------------------------

    def _on_tree_chosen(self, thing: str) -> None:
        self.close_form()
        self.view_model.choose("" if thing == UNALIGNED else thing)

    def _on_goal_chosen(self, thing: str) -> None:
        self.view_model.choose(thing)
        self._reveal_soon()

    def _on_chosen_changed(self) -> None:
        self.tree.mark(self.view_model.chosen)
        if self.form is None:
            self._show_detail()

    def _on_add_objective_clicked(self) -> None:
        if self.view_model.snapshot is not None:
            self.open_form(ObjectiveForm(self.theme, self.view_model.snapshot))

    def _on_add_goal_clicked(self) -> None:
        snapshot, chosen = self.view_model.snapshot, self.view_model.chosen
        if snapshot is not None:
            goal = snapshot.goal(chosen)
            person_id = goal.person_id if goal is not None else ""
            objective_id = chosen if snapshot.objective(chosen) is not None else None
            form = GoalForm(self.theme, snapshot, person_id=person_id, objective_id=objective_id)
            self.open_form(form)

    def _on_edit_asked(self) -> None:
        snapshot, chosen = self.view_model.snapshot, self.view_model.chosen
        if snapshot is None:
            return
        goal, objective = snapshot.goal(chosen), snapshot.objective(chosen)
        if goal is not None:
            self.open_form(GoalForm(self.theme, snapshot, goal))
        elif objective is not None:
            self.open_form(ObjectiveForm(self.theme, snapshot, objective))

    def _on_evidence_asked(self) -> None:
        goal = self._goal()
        if goal is not None and self.view_model.snapshot is not None:
            self.open_form(EvidenceForm(self.theme, goal, self.view_model.snapshot))

    def _goal(self) -> GoalView | None:
        snapshot = self.view_model.snapshot
        return snapshot.goal(self.view_model.chosen) if snapshot is not None else None

    def _on_person_asked(self) -> None:
        goal = self._goal()
        if goal is not None:
            self.place_asked.emit(Place("person", goal.person_id))

    def _on_state_asked(self, state: GoalState) -> None:
        goal = self._goal()
        if goal is not None:
            told = {
                GoalState.OPEN: _("The goal is open again."),
                GoalState.DONE: _("The goal is done."),
                GoalState.LET_GO: _("The goal is let go."),
            }[state]
            self.view_model.set_state(goal, state, told)

    def _on_remove_asked(self) -> None:
        goal = self._goal()
        if goal is not None:
            self.view_model.choose("")
            self.view_model.remove_goal(goal, _("The goal is removed."))

    def _on_aligned(self, objective_id: str | None) -> None:
        goal = self._goal()
        if goal is not None:
            self.view_model.align(goal, objective_id)

    def _on_evidence_removed(self, note: EvidenceView) -> None:
        self.view_model.remove_evidence(note, _("The note is removed."))

    def _on_view_model_refused(self, error: ReviewDeskError) -> None:
        if self.form is not None:
            self.form.refuse(error)

    def _on_view_model_undoable(self, told: str, undo: Callable[[], None]) -> None:
        self.said.emit(told, undo)
