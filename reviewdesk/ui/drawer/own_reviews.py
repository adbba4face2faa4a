"""The employee's own conversations that can be prepared."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from reviewdesk.services.office_snapshots import ReviewView
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.dates import moment_words
from reviewdesk.ui.drawer.drawer_view_model import Handover
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Avatar, Button, Column, EmptyState, Frame, Icon, IconLine, Reflow, Text


class OwnReviews(Column):
    """``chosen`` carries a review's id. The first review has the page's primary button."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, handover: Handover, reviews: tuple[ReviewView, ...]) -> None:
        super().__init__(theme, spacing=14)
        self.buttons: list[Button] = []
        hello = _("Hello, {name}").format(name=handover.given_name)
        self.add(Text(theme, hello, "h1", wrap=True))
        if not reviews:
            told = _("There is no review to prepare just now. Once {name} has planned one, it is here.")
            self.add(EmptyState(theme, "calendar", told.format(name=handover.owner_given_name)))
            return
        told = ngettext(
            "One conversation is coming up. What you write here is yours until you open it in the meeting.",
            "{n} conversations are coming up. What you write here is yours until you open it in the meeting.",
            len(reviews),
        )
        self.add(Text(theme, told.format(n=len(reviews)), "body", tone="text2", wrap=True))
        for number, review in enumerate(reviews):
            self.add(self._card(review, handover, first=number == 0))
        self.add(self._outlook(handover))

    def _outlook(self, handover: Handover) -> Reflow:
        """Say what becomes of the draft, so that nothing about it is a surprise."""
        theme, owner = self.theme, handover.owner_given_name
        steps = (
            (
                "pen-line",
                _("You write in quiet"),
                _("Questions first, then your goals. Half an hour is plenty."),
            ),
            (
                "lock",
                _("It stays closed"),
                _("{name} is told only whether you are ready, and cannot open it.").format(name=owner),
            ),
            (
                "presentation",
                _("You open it together"),
                _("In the meeting you speak first. Ratings stay covered until both are chosen."),
            ),
        )
        cards: list[tuple[QWidget, int]] = []
        for icon, title, told in steps:
            card = Frame(theme, "card", spacing=6)
            card.add(Icon(theme, icon, tone="accent", size=24), align=Qt.AlignmentFlag.AlignLeading)
            card.add_space(4)
            card.add(Text(theme, title, "h3", wrap=True))
            card.add(Text(theme, told, "body", tone="text2", wrap=True))
            card.add_stretch()
            cards.append((card, 1))
        return Reflow(theme, cards, need=700)

    def _card(self, review: ReviewView, handover: Handover, *, first: bool) -> Frame:
        theme = self.theme
        frame = Frame(
            theme, "hero" if first else "card", horizontal=True, margins=(24, 22, 24, 22), spacing=20
        )
        frame.add(Avatar(theme, handover.initials, "employee", size=52))
        words = Column(theme, spacing=4)
        words.add(Text(theme, review.title, "h2", wrap=True))
        parts = [moment_words(review.planned_at)] if review.planned_at else [_("No day yet")]
        parts += [_("{n} minutes").format(n=review.minutes), _("with {name}").format(name=review.manager)]
        words.add(Text(theme, " · ".join(parts), "body", tone="text2", wrap=True))
        words.add_space(4)
        icon, told = _state(review)
        words.add(IconLine(theme, icon, told, wrap=True))
        words.add_stretch()
        begun = review.preparation.employee_started
        button = Button(
            theme,
            _("Continue") if begun else _("Prepare"),
            "primary" if first else "secondary",
            icon="arrow-right",
            icon_after=True,
            name=_("Prepare {title}").format(title=review.title),
        )
        button.setProperty("review", review.id)
        button.clicked.connect(self._on_button_clicked)
        self.buttons.append(button)
        frame.add(Reflow(theme, [(words, 1), (button, 0)], need=520), 1)
        return frame

    def _on_button_clicked(self) -> None:
        self.chosen.emit(self.sender().property("review"))


def _state(review: ReviewView) -> tuple[str, str]:
    """Return icon and words for how far the preparation is."""
    if review.preparation.employee_ready:
        return "circle-check", _("Ready to share in the meeting")
    if review.preparation.employee_started:
        return "lock", _("Private draft, locked with your passphrase")
    return "pen-line", _("Nothing written yet. Half an hour is plenty.")
