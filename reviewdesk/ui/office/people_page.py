"""People: when you last talked, when you talk next, and nothing that ranks anybody."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.services.office_snapshots import PersonView
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.dates import short_day, short_moment
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_page import WIDTH, OfficePage
from reviewdesk.ui.office.people_view_model import PeopleList, PeopleViewModel
from reviewdesk.ui.office.person_form import PersonForm
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Avatar,
    Button,
    Column,
    ComboBox,
    EmptyState,
    Frame,
    Line,
    LineEdit,
    Reflow,
    Row,
    Text,
)

_NEW = "new"
_SEARCH_FROM = 8
"""With fewer people a search is one thing more to look at."""


class PeoplePage(OfficePage):
    """A list with search; somebody new is added in a panel above it."""

    view_model: PeopleViewModel

    def __init__(self, theme: Theme, view_model: PeopleViewModel) -> None:
        super().__init__(theme, view_model, max_width=WIDTH)
        self.form: PersonForm | None = None
        self._adding = False
        self.empty: EmptyState | None = None
        head = self.add(Row(theme, spacing=12))
        titles = head.add(Column(theme, spacing=2), 1)
        titles.add(Text(theme, _("People"), "h1", wrap=True))
        self.told = titles.add(Text(theme, "", "body", tone="text2", wrap=True))
        self.add_button = head.add(Button(theme, _("Add a person"), "primary", icon="user-plus"))
        self.add_button.clicked.connect(self.open_form)
        self.add_space(18)
        self.form_place = self.add(Column(theme, spacing=0))
        self.search = LineEdit(theme, name=_("Find by name, role or team"))
        self.search.setPlaceholderText(_("Find by name, role or team"))
        self.search.setClearButtonEnabled(False)
        self.team = ComboBox(theme, name=_("Team"))
        self.filters = self.add(Reflow(theme, [(self.search, 3), (self.team, 1)], spacing=12, need=480))
        self.add_space(14)
        self.list = self.add(Frame(theme, "card", margins=(22, 8, 22, 8), spacing=0))
        self.nobody = self.add(Column(theme, spacing=0))
        self.add_stretch()
        self.search.textChanged.connect(view_model.find)
        self.team.currentIndexChanged.connect(self._on_team_changed)
        view_model.listed.connect(self._show_rows)
        view_model.added.connect(self._on_view_model_added)
        view_model.refused.connect(self._on_view_model_refused)

    def shown(self, thing: str = "") -> None:
        """Show the list; with ``new`` also the panel in which somebody is added."""
        self._adding = thing == _NEW
        super().shown(thing)
        if self._adding and self.view_model.snapshot is not None:
            self._open_if_asked()

    def left(self) -> None:
        """Put a half-filled panel away."""
        self._adding = False
        if self.form is not None:
            self.close_form()
        super().left()

    def first_focus(self) -> QWidget | None:
        """Begin with the search where there is one, unless somebody is being added."""
        if self.form is not None:
            return self.form.name.control
        return self.search if self.search.isVisibleTo(self) else self.add_button

    def refresh(self, snapshot: PeopleList) -> None:
        """Show the list."""
        count = len(snapshot.people)
        told = ngettext("{n} person on your desk", "{n} people on your desk", count).format(n=count)
        self.told.setText(told if count else _("The people you hold reviews with"))
        self.filters.setVisible(count >= _SEARCH_FROM)
        self._fill_teams(snapshot)
        self._show_rows()
        self._open_if_asked()

    def _open_if_asked(self) -> None:
        if self._adding:
            self._adding = False
            self.open_form()

    def open_form(self) -> None:
        """Open the panel in which somebody is added."""
        if self.view_model.snapshot is None or self.form is not None:
            return
        self.form = PersonForm(self.theme, self.view_model.snapshot.teams)
        self.form.given.connect(self.view_model.add)
        self.form.cancelled.connect(self.close_form)
        self.form_place.add(self.form)
        self.form_place.add_space(16)
        self._show_primary()
        self.form.name.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Put the panel away."""
        self.form = None
        self.form_place.clear()
        self._show_primary()
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- rows ----------------------------------------------------------------------------------------------------

    def _show_rows(self) -> None:
        model = self.view_model
        if model.snapshot is None:
            return
        found = model.found
        self.list.clear()
        self.nobody.clear()
        self.empty = None
        self.list.setVisible(bool(found))
        for number, person in enumerate(found[: model.limit]):
            if number:
                self.list.add(Line(self.theme))
            self.list.add(self._row(person))
        if len(found) > model.limit:
            left = len(found) - model.limit
            self.list.add(Line(self.theme))
            words = ngettext("Show {n} more", "Show {n} more", left).format(n=left)
            more = self.list.add(
                Button(self.theme, words, "ghost", icon="chevron-down"), align=Qt.AlignmentFlag.AlignLeading
            )
            more.clicked.connect(model.show_more)
        if not model.snapshot.people:
            self._show_empty()
        elif not found:
            told = _("Nobody fits. Try fewer letters, or another team.")
            self.nobody.add(EmptyState(self.theme, "search", told))
        self._show_primary()

    def _show_empty(self) -> None:
        told = _(
            "Nobody is here yet. Begin with one person you will hold a review with; goals and notes come after."
        )
        self.empty = EmptyState(
            self.theme, "users", told, action=_("Add the first person"), action_icon="user-plus"
        )
        self.empty.acted.connect(self.open_form)
        self.nobody.add(self.empty)

    def _show_primary(self) -> None:
        """Have one primary button: the form's, the empty page's, or the one at the top."""
        self.add_button.setVisible(self.form is None and self.empty is None)
        if self.empty is not None:
            self.empty.setVisible(self.form is None)

    def _row(self, person: PersonView) -> QWidget:
        theme = self.theme
        row = Row(theme, spacing=14, margins=(0, 9, 0, 9))
        row.add(Avatar(theme, person.initials, size=36), align=Qt.AlignmentFlag.AlignVCenter)
        who = Column(theme, spacing=1)
        who.add_stretch()
        who.add(Text(theme, person.name, "strong", wrap=True))
        about = " · ".join(part for part in (person.role_title, person.team) if part)
        if about:
            who.add(Text(theme, about, "label", tone="text2", wrap=True))
        who.add_stretch()
        last = short_day(person.last_review) if person.last_review else _("Not yet")
        upcoming = short_moment(person.next_review) if person.next_review else _("Not planned")
        goals = ngettext("{n} open goal", "{n} open goals", person.open_goals).format(n=person.open_goals)
        facts: list[tuple[QWidget, int]] = [
            (self._fact(_("Last talk"), last, quiet=person.last_review is None), 2),
            (self._fact(_("Next talk"), upcoming, quiet=person.next_review is None), 3),
            (self._fact(_("Goals"), goals if person.open_goals else _("None open"), quiet=True), 2),
        ]
        told = Reflow(theme, facts, spacing=14, need=280)
        row.add(Reflow(theme, [(who, 5), (told, 7)], spacing=14, need=620), 1)
        button = Button(theme, _("Open"), role="label", name=_("Open {name}").format(name=person.name))
        button.setProperty("person", person.id)
        button.clicked.connect(self._on_open_clicked)
        row.add(button, align=Qt.AlignmentFlag.AlignVCenter)
        return row

    def _fact(self, label: str, words: str, *, quiet: bool) -> Column:
        column = Column(self.theme, spacing=1)
        column.add_stretch()
        column.add(Text(self.theme, label, "caption", tone="text3", wrap=True))
        column.add(Text(self.theme, words, "label", tone="text2" if quiet else "text", wrap=True))
        column.add_stretch()
        return column

    def _fill_teams(self, snapshot: PeopleList) -> None:
        shown = [self.team.itemData(row) for row in range(1, self.team.count())]
        if shown == [team.id for team in snapshot.teams] and self.team.count():
            return
        self.team.blockSignals(True)
        self.team.clear()
        self.team.addItem(_("All teams"), None)
        for team in snapshot.teams:
            self.team.addItem(team.name, team.id)
        self.team.setCurrentIndex(max(0, self.team.findData(self.view_model.team_id)))
        self.team.blockSignals(False)

    # -- what people do ------------------------------------------------------------------------------------------

    def _on_team_changed(self, _index: int) -> None:
        self.view_model.choose_team(self.team.currentData())

    def _on_open_clicked(self) -> None:
        self.place_asked.emit(Place("person", self.sender().property("person")))

    def _on_view_model_added(self, person_id: str) -> None:
        self.close_form()
        self.place_asked.emit(Place("person", person_id))

    def _on_view_model_refused(self, error: ReviewDeskError) -> None:
        if self.form is not None:
            self.form.refuse(error)
