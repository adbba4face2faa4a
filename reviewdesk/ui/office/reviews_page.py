"""Reviews: the next conversation first, then what is coming, what was taken home, and what is sealed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.services.office_snapshots import ReviewView
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_page import WIDTH, OfficePage
from reviewdesk.ui.office.person_cards import NextConversation
from reviewdesk.ui.office.plan_review_panel import PlanReviewPanel
from reviewdesk.ui.office.plan_review_view_model import PlanChoices, PlanReviewViewModel
from reviewdesk.ui.office.review_rows import ReviewAction, ReviewButton, ReviewSection, may_drop
from reviewdesk.ui.office.reviews_view_model import ReviewsSnapshot, ReviewsViewModel
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, EmptyState, Row, Text

_PLAN, _NEW = "plan/", "new"


class ReviewsPage(OfficePage):
    """Asked for with ``new`` or ``plan/<person>`` it opens the panel in which a review is planned."""

    view_model: ReviewsViewModel

    def __init__(self, theme: Theme, view_model: ReviewsViewModel) -> None:
        super().__init__(theme, view_model, max_width=WIDTH)
        self.planning = PlanReviewViewModel(view_model.office, self)
        self.panel: PlanReviewPanel | None = None
        self.hero: NextConversation | None = None
        self.empty: EmptyState | None = None
        head = self.add(Row(theme, spacing=12))
        titles = head.add(Column(theme, spacing=2), 1)
        titles.add(Text(theme, _("Reviews"), "h1", wrap=True))
        self.told = titles.add(Text(theme, "", "body", tone="text2", wrap=True))
        self.plan = head.add(Button(theme, _("Plan a review"), icon="calendar-plus"))
        self.plan.clicked.connect(self._on_plan_clicked)
        self.add_space(18)
        self.panel_place = self.add(Column(theme, spacing=0))
        self.body = self.add(Column(theme, spacing=16))
        self.add_stretch()
        view_model.cancelled.connect(self._on_view_model_cancelled)
        view_model.listed.connect(self._show)
        self.planning.planned.connect(self._leave_panel)
        self.planning.ready.connect(self._on_planning_ready)
        self.planning.failed.connect(view_model.failed)

    def shown(self, thing: str = "") -> None:
        """Show the list; with ``new`` or ``plan/<person>`` also the panel."""
        super().shown(thing)
        if thing.startswith(_PLAN):
            self.open_panel(person_id=thing.removeprefix(_PLAN))
        elif thing == _NEW:
            self.open_panel()

    def left(self) -> None:
        """Put a half-filled panel away."""
        self.close_panel()
        super().left()

    def first_focus(self) -> QWidget | None:
        """Begin with the next step, unless something is being planned."""
        if self.panel is not None:
            return None
        if self.hero is not None:
            return self.hero.first
        return self.empty.button if self.empty is not None else self.plan

    def refresh(self, snapshot: ReviewsSnapshot) -> None:
        """Show the reviews."""
        del snapshot
        self._show()

    # -- the panel -----------------------------------------------------------------------------------------------

    def open_panel(self, review: ReviewView | None = None, *, person_id: str = "") -> None:
        """Plan a conversation, or move one."""
        self.close_panel()
        self.panel = PlanReviewPanel(self.theme, self.planning, person_id)
        self.panel.cancelled.connect(self._leave_panel)
        self.panel.goal_asked.connect(self._on_goal_asked)
        self.panel_place.add(self.panel)
        self.panel_place.add_space(16)
        self._show_primary()
        self.verticalScrollBar().setValue(0)
        self.planning.open(review)

    def close_panel(self) -> None:
        """Put the panel away."""
        if self.panel is not None:
            self.panel.release()
            self.panel = None
            self.panel_place.clear()
            self._show_primary()

    def _leave_panel(self) -> None:
        """Put the panel away, and have the keyboard where the page begins: its own place goes with the panel."""
        self.close_panel()
        focus = self.first_focus()
        if focus is not None and self.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_planning_ready(self, choices: PlanChoices) -> None:
        if not choices.people:  # the page says what comes first
            self._leave_panel()

    # -- the list ------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        snapshot = self.view_model.snapshot
        if snapshot is None:
            return
        focus: QWidget | None = self.window().focusWidget()
        held = focus is not None and self.body.isAncestorOf(focus)
        self.body.clear()
        self.hero = self.empty = None
        first = snapshot.next
        if first is not None:
            self._add_hero(first)
        rest = tuple(review for review in snapshot.upcoming if review is not first)
        going = tuple(review for review in snapshot.under_way if review is not first)
        self._add_section(_("Under way"), going)
        self._add_section(_("Taken home to read"), snapshot.taken_home)
        self._add_section(_("Coming up"), rest)
        self._add_section(_("Sealed"), snapshot.sealed, limit=self.view_model.limit)
        if not any((first, snapshot.taken_home, snapshot.sealed)):
            self._add_empty(snapshot)
        open_ones = len(snapshot.under_way) + len(snapshot.upcoming) + len(snapshot.taken_home)
        told = ngettext("{n} conversation ahead", "{n} conversations ahead", open_ones).format(n=open_ones)
        self.told.setText(told if open_ones else _("No conversation is planned just now"))
        self._show_primary()
        first_focus = self.first_focus()
        if held and first_focus is not None:  # what had the keyboard was built anew
            first_focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_hero(self, review: ReviewView) -> None:
        self.hero = self.body.add(NextConversation(self.theme, review))
        self.hero.prepare_asked.connect(self._on_prepare_asked)
        self.hero.meeting_asked.connect(self.meeting_asked)
        upcoming = self.view_model.snapshot.upcoming  # type: ignore[union-attr]  # it is being shown
        ahead = review in upcoming and not review.amends
        if ahead or may_drop(review):
            row = Row(self.theme, spacing=4)
            for action in (ReviewAction.CHANGE, ReviewAction.CANCEL)[0 if ahead else 1 :]:
                button = row.add(ReviewButton(self.theme, review, action, worded=True))
                button.acted.connect(self._on_acted)
            row.add_stretch()
            self.hero.words.add(row)

    def _add_section(self, title: str, reviews: tuple[ReviewView, ...], *, limit: int = 100) -> None:
        if not reviews:
            return
        more: Button | None = None
        if len(reviews) > limit:
            left = len(reviews) - limit
            words = ngettext("Show {n} more", "Show {n} more", left).format(n=left)
            more = Button(self.theme, words, "ghost", icon="chevron-down")
            more.clicked.connect(self.view_model.show_more)
        section = ReviewSection(self.theme, title, reviews, limit=limit, more=more)
        section.acted.connect(self._on_acted)
        self.body.add(section)

    def _add_empty(self, snapshot: ReviewsSnapshot) -> None:
        if snapshot.anybody:
            told = _("No review is planned yet. Choose a person, a day and the goals you will talk about.")
            empty = EmptyState(self.theme, "calendar", told, action=_("Plan the first review"))
            empty.acted.connect(self._on_plan_clicked)
        else:
            told = _("A review takes two people, and nobody is on your desk yet. Begin with the person.")
            empty = EmptyState(
                self.theme, "users", told, action=_("Add the first person"), action_icon="user-plus"
            )
            empty.acted.connect(self._on_add_person_clicked)
        self.empty = self.body.add(empty, align=Qt.AlignmentFlag.AlignTop)

    def _show_primary(self) -> None:
        """Have one primary button: the panel's, the next conversation's, the empty page's, or the one at the top."""
        snapshot = self.view_model.snapshot
        bare = snapshot is not None and not any((snapshot.next, snapshot.taken_home, snapshot.sealed))
        self.plan.setVisible(self.panel is None and not bare)
        self.plan.set_kind("secondary" if self.hero is not None else "primary")
        self.body.setVisible(not (bare and self.panel is not None))
        if self.hero is not None:
            self.hero.first.set_kind("secondary" if self.panel is not None else "primary")

    # -- what people do ------------------------------------------------------------------------------------------

    def _on_plan_clicked(self) -> None:
        self.open_panel()

    def _on_add_person_clicked(self) -> None:
        self.place_asked.emit(Place("people", "new"))

    def _on_prepare_asked(self, review_id: str) -> None:
        self.place_asked.emit(Place("prepare", review_id))

    def _on_goal_asked(self, person_id: str) -> None:
        self.place_asked.emit(Place("goals", f"new/{person_id}"))

    def _on_acted(self, action: ReviewAction, review: ReviewView) -> None:
        if action is ReviewAction.PREPARE:
            self._on_prepare_asked(review.id)
        elif action is ReviewAction.MEETING:
            self.meeting_asked.emit(review.id)
        elif action is ReviewAction.CHANGE:
            self.open_panel(review)
        elif action is ReviewAction.CANCEL:
            self.view_model.cancel(review)
        else:
            self.place_asked.emit(Place("archive", review.document_id or ""))

    def _on_view_model_cancelled(self, review: ReviewView, restore: Callable[[], None]) -> None:
        cancelled = _("{title} is cancelled.")
        dropped = _("The amendment of {title} is dropped. The sealed plan stands.")
        self.said.emit((dropped if review.amends else cancelled).format(title=review.title), restore)
