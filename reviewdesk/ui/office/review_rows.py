"""Reviews in a list, each with what can be done about it."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.review import BEFORE_MEETING, WRITABLE, ReviewState
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.office_snapshots import ReviewView
from reviewdesk.system.i18n import _
from reviewdesk.ui.dates import short_day
from reviewdesk.ui.office.review_words import (
    progress_words,
    sealed_words,
    taken_home_words,
    when_words,
)
from reviewdesk.ui.office.words import isolated
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Avatar, Button, Column, Frame, Line, Reflow, Row, Text


class ReviewSection(Frame):
    """A heading and its rows. ``acted`` carries a ``ReviewAction`` and the ``ReviewView``."""

    acted = Signal(object, object)

    def __init__(
        self,
        theme: Theme,
        title: str,
        reviews: tuple[ReviewView, ...],
        *,
        limit: int,
        more: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "card", margins=(22, 16, 22, 10), spacing=0)
        self.add(Text(theme, title, "h3", wrap=True))
        self.add_space(6)
        for number, review in enumerate(reviews[:limit]):
            if number:
                self.add(Line(theme))
            self.add(self._row(review))
        if more is not None:
            self.add(Line(theme))
            self.add(more, align=Qt.AlignmentFlag.AlignLeading)

    def _row(self, review: ReviewView) -> Row:
        theme = self.theme
        row = Row(theme, spacing=14, margins=(0, 10, 0, 10))
        row.add(Avatar(theme, review.employee_initials, size=36), align=Qt.AlignmentFlag.AlignVCenter)
        words = Column(theme, spacing=2)
        words.add_stretch()
        title = _("{title} with {name}").format(title=review.title, name=isolated(review.employee))
        words.add(Text(theme, title, "strong", wrap=True))
        for line in _lines(review):
            words.add(Text(theme, line, "label", tone="text2", wrap=True))
        words.add_stretch()
        row.add(Reflow(theme, [(words, 1), (self._actions(review), 0)], need=640), 1)
        return row

    def _actions(self, review: ReviewView) -> Row:
        row = Row(self.theme, spacing=6)
        for action in actions_for(review):
            row.add(ReviewButton(self.theme, review, action)).acted.connect(self.acted)
        row.add_stretch()
        return row


class ReviewAction(StrEnum):
    """What can be done about a review."""

    PREPARE = "prepare"
    MEETING = "meeting"
    CHANGE = "change"
    CANCEL = "cancel"
    ARCHIVE = "archive"


class ReviewButton(Button):
    """One thing to do about one review; ``acted`` carries both."""

    acted = Signal(object, object)

    def __init__(
        self, theme: Theme, review: ReviewView, action: ReviewAction, *, worded: bool = False
    ) -> None:
        self._review, self._action = review, action
        words, icon = _look(review, action)
        name = _("{action}: {title}, {name}").format(action=words, title=review.title, name=review.employee)
        quiet = action in {ReviewAction.CHANGE, ReviewAction.CANCEL}
        super().__init__(
            theme,
            words if worded or not quiet else "",
            "ghost" if quiet else "secondary",
            icon=icon,
            role="label",
            name=name,
        )
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.acted.emit(self._action, self._review)


def actions_for(review: ReviewView) -> tuple[ReviewAction, ...]:
    """Return what can be done about a review now."""
    if review.document_id is not None:
        return (ReviewAction.ARCHIVE,)
    if review.state in BEFORE_MEETING and not review.amends:
        return ReviewAction.PREPARE, ReviewAction.MEETING, ReviewAction.CHANGE, ReviewAction.CANCEL
    if may_drop(review):  # its goals are those of the sealed plan
        return ReviewAction.MEETING, ReviewAction.CANCEL
    if review.state is ReviewState.MEETING:
        return ReviewAction.MEETING, ReviewAction.PREPARE
    return (ReviewAction.MEETING,)


def may_drop(review: ReviewView) -> bool:
    """Say whether it is an amendment that nobody has signed, also one that was rebooked."""
    return review.amends and review.state in BEFORE_MEETING | WRITABLE


def _look(review: ReviewView, action: ReviewAction) -> tuple[str, str]:
    meeting = _("Open meeting") if review.state in BEFORE_MEETING else _("Continue meeting")
    return {
        ReviewAction.PREPARE: (_("Prepare"), "pen-line"),
        ReviewAction.MEETING: (meeting, "presentation"),
        ReviewAction.CHANGE: (_("Change date or goals"), "calendar"),
        ReviewAction.CANCEL: (
            _("Drop the amendment") if review.amends else _("Cancel the review"),
            "trash-2",
        ),
        ReviewAction.ARCHIVE: (_("See the plan"), "file-check"),
    }[action]


def _lines(review: ReviewView) -> tuple[str, ...]:
    """Return what is worth knowing about it now."""
    if review.document_id is not None:
        until = short_day(review.period_end)
        return (_("{ending} · about the time until {day}").format(ending=sealed_words(review), day=until),)
    if review.outcome is Outcome.TAKEN_HOME:
        return (taken_home_words(review),)
    return when_words(review), progress_words(review)
