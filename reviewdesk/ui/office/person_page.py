"""A person: what comes next, what they work towards, what was promised; and your own notes, set apart."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.review import BEFORE_MEETING, ReviewState
from reviewdesk.services.office_snapshots import PersonView, ReviewView
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.duties import Duties
from reviewdesk.ui.office.duties_view_model import DutiesViewModel
from reviewdesk.ui.office.notes_view_model import NotesViewModel
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_page import WIDTH, OfficePage
from reviewdesk.ui.office.person_cards import (
    DrawerCard,
    GoalsCard,
    NextConversation,
    PromisesCard,
    TimelineCard,
)
from reviewdesk.ui.office.person_form import PersonForm
from reviewdesk.ui.office.person_view_model import PersonSnapshot, PersonViewModel
from reviewdesk.ui.office.private_notes import PrivateNotes
from reviewdesk.ui.office.words import isolated, shown_path
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Avatar, Button, Column, Reflow, Row, Text
from reviewdesk.ui.widgets.menu import ICON, Menu
from reviewdesk.ui.widgets.tab_order import settle_tab_order


class PersonPage(OfficePage):
    """Asked for with a person's id."""

    view_model: PersonViewModel

    def __init__(self, theme: Theme, view_model: PersonViewModel) -> None:
        super().__init__(theme, view_model, max_width=WIDTH)
        self.form: PersonForm | None = None
        self.next: NextConversation | None = None
        self.notes = NotesViewModel(view_model.office)
        self.notes.setParent(self)
        self.notes.failed.connect(view_model.failed)
        self.notes.removed.connect(self._on_note_removed)
        top = self.add(Row(theme))
        self.back = top.add(Button(theme, _("People"), "ghost", icon="arrow-left", name=_("Back to people")))
        top.add_stretch()
        self.back.clicked.connect(self._on_back_clicked)
        self.add_space(6)
        self.head = self.add(Column(theme, spacing=0))
        self.add_space(18)
        self.form_place = self.add(Column(theme, spacing=0))
        self.hero_place = self.add(Column(theme, spacing=0))
        self.left_side = Column(theme, spacing=16)
        self.right_side = Column(theme, spacing=16)
        self.right_cards = self.right_side.add(Column(theme, spacing=16))
        self.private = self.right_side.add(PrivateNotes(theme, self.notes))
        self.right_side.add_stretch()
        self.add(Reflow(theme, [(self.left_side, 3), (self.right_side, 2)], spacing=16, need=820))
        self.add_stretch()
        view_model.edited.connect(self.close_form)
        view_model.refused.connect(self._on_view_model_refused)
        view_model.removed.connect(self._on_view_model_removed)
        model = DutiesViewModel(view_model.office)
        self.duties = Duties(self, theme, model)
        model.saved.connect(self._on_data_saved)
        model.erased.connect(self._on_erased)
        model.failed.connect(view_model.failed)

    def shown(self, thing: str = "") -> None:
        """Show the person whose id was asked for."""
        if thing and thing != self.view_model.person_id:
            self.close_form()
            self.verticalScrollBar().setValue(0)
        self.view_model.choose(thing)
        self.notes.choose(self.view_model.person_id)
        self.private.start()
        super().shown(thing)
        self.notes.look()

    def left(self) -> None:
        """Store what was being written."""
        self.notes.leave()
        super().left()

    def first_focus(self) -> QWidget | None:
        """Begin with the next step."""
        return self.next.first if self.next is not None else self.back

    def refresh(self, snapshot: PersonSnapshot) -> None:
        """Show the person."""
        details = snapshot.details
        upcoming = [review for review in details.reviews if review.state is not ReviewState.SEALED]
        self._fill_head(details.person, plan_is_primary=not upcoming)
        self._fill_hero(upcoming)
        self.left_side.clear()
        goals = self.left_side.add(GoalsCard(self.theme, details.person, details.goals))
        goals.goal_asked.connect(self._on_goal_asked)
        goals.add_asked.connect(self._on_goal_add_asked)
        self.left_side.add(TimelineCard(self.theme, details.timeline))
        self.left_side.add_stretch()
        self.right_cards.clear()
        drawer = self.right_cards.add(DrawerCard(self.theme, details.person))
        drawer.asked.connect(self._on_drawer_asked)
        self.right_cards.add(PromisesCard(self.theme, details.promises))
        settle_tab_order(self)

    def open_form(self) -> None:
        """Put right what is known of the person."""
        snapshot = self.view_model.snapshot
        if snapshot is None or self.form is not None:
            return
        self.form = PersonForm(self.theme, snapshot.teams, snapshot.details.person)
        self.form.given.connect(self.view_model.edit)
        self.form.cancelled.connect(self.close_form)
        foot = Row(self.theme)
        foot.add_stretch()
        remove = Button(self.theme, _("Take off the list"), "danger", icon="trash-2")
        remove.clicked.connect(self.view_model.remove)
        foot.add(remove)
        self.form.add(foot)
        self.form_place.add(self.form)
        self.form_place.add_space(16)
        self.form.give.set_kind("secondary")
        settle_tab_order(self)
        self.form.name.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Put the form away, and have the keyboard where it was opened from."""
        held, self.form = self.form is not None, None
        self.form_place.clear()
        if held and self.isVisible():
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- building ------------------------------------------------------------------------------------------------

    def _fill_head(self, person: PersonView, *, plan_is_primary: bool) -> None:
        self.head.clear()
        row = Row(self.theme, spacing=18)
        row.add(Avatar(self.theme, person.initials, "employee", size=56))
        words = row.add(Column(self.theme, spacing=2), 1)
        words.add_stretch()
        words.add(Text(self.theme, person.name, "h1", wrap=True))
        about = " · ".join(part for part in (person.role_title, person.team, person.email) if part)
        if about:
            words.add(Text(self.theme, about, "body", tone="text2", wrap=True))
        words.add_stretch()
        buttons = Row(self.theme, spacing=8)
        self.edit = buttons.add(Button(self.theme, _("Edit"), icon="pen-line"))
        self.edit.clicked.connect(self.open_form)
        self.plan = buttons.add(
            Button(
                self.theme, _("Plan a review"), "primary" if plan_is_primary else "secondary",
                icon="calendar-plus",
            )
        )  # fmt: skip
        self.plan.clicked.connect(self._on_plan_clicked)
        self.more = buttons.add(Button(self.theme, "", icon="ellipsis", name=_("More about this person")))
        self.more.clicked.connect(self._on_more_clicked)
        self.head.add(Reflow(self.theme, [(row, 1), (buttons, 0)], need=560))

    def _fill_hero(self, upcoming: list[ReviewView]) -> None:
        self.hero_place.clear()
        self.next = None
        if upcoming:
            first = min(upcoming, key=_soonest)
            self.next = self.hero_place.add(NextConversation(self.theme, first, named=False))
            self.next.prepare_asked.connect(self._on_prepare_asked)
            self.next.meeting_asked.connect(self.meeting_asked)
            self.hero_place.add_space(16)

    # -- what people do ------------------------------------------------------------------------------------------

    def _on_back_clicked(self) -> None:
        self.place_asked.emit(Place("people"))

    def _on_plan_clicked(self) -> None:
        self.place_asked.emit(Place("reviews", f"plan/{self.view_model.person_id}"))

    def _on_more_clicked(self) -> None:
        person_id = self.view_model.person_id
        hand_out = QAction(_("Hand out all data …"), self.more)
        hand_out.setProperty(ICON, "file-down")
        hand_out.triggered.connect(lambda: self.duties.hand_data(person_id))
        erase = QAction(_("Erase all data …"), self.more)
        erase.setProperty(ICON, "eraser")
        erase.triggered.connect(self._on_erase_asked)
        menu = Menu(self, self.theme)
        menu.add_all([hand_out, erase])
        menu.open_below(self.more)

    def _on_erase_asked(self) -> None:
        self.notes.flush()
        self.duties.model.ask_erasure(self.view_model.person_id)

    def _on_data_saved(self, place: Path) -> None:
        self.said.emit(_("Saved in {folder}").format(folder=shown_path(place.parent)), None)

    def _on_erased(self, name: str) -> None:
        self.close_form()
        self.said.emit(_("The data about {name} is erased.").format(name=isolated(name)), None)
        self.place_asked.emit(Place("people"))

    def _on_prepare_asked(self, review_id: str) -> None:
        self.place_asked.emit(Place("prepare", review_id))

    def _on_goal_asked(self, goal_id: str) -> None:
        self.place_asked.emit(Place("goals", goal_id))

    def _on_goal_add_asked(self) -> None:
        self.place_asked.emit(Place("goals", f"new/{self.view_model.person_id}"))

    def _on_drawer_asked(self) -> None:
        self.notes.flush()
        self.drawer_asked.emit(self.view_model.person_id)

    def _on_note_removed(self, restore: Callable[[], None]) -> None:
        self.said.emit(_("The note is removed."), restore)

    def _on_view_model_refused(self, error: ReviewDeskError) -> None:
        if self.form is not None:
            self.form.refuse(error)

    def _on_view_model_removed(self, name: str) -> None:
        person_id = self.view_model.person_id

        def restore() -> None:
            self.view_model.restore(person_id)

        self.close_form()
        self.said.emit(_("{name} is off the list.").format(name=name), restore)
        self.place_asked.emit(Place("people"))


def _soonest(review: ReviewView) -> tuple[bool, float]:
    under_way = review.state not in BEFORE_MEETING
    return not under_way, review.planned_at.timestamp() if review.planned_at else float("inf")
