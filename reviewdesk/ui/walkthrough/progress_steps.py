"""Progress: each goal is rated unseen by both, revealed, and settled."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress, RatingPhase
from reviewdesk.system.i18n import _
from reviewdesk.ui.walkthrough.driver import wait_until
from reviewdesk.ui.walkthrough.table import Table
from reviewdesk.ui.widgets import SecretRating, step_word
from reviewdesk.ui.widgets.shared_edit import SharedEdit

KEYS: Final = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5)


def progress(table: Table) -> None:
    """Go through all goals."""
    goals = table.meeting_window.meeting.snapshot.goals
    for place in range(len(goals)):
        rate(table, place)
        settle_goal(table, place)
        if place + 1 < len(goals):
            table.go_on()
    table.leave_stage()


def rate(table: Table, place: int) -> None:
    """Have both seal what they think, unseen, and reveal it."""
    if place == 0:
        table.picture("30-progress-choosing")
    for party in Party:
        seal(table, party, table.script.rating(place, party).value)
    if place == 0:
        table.picture("31-progress-ready")
    reveal(table)
    if place == 0:
        table.picture("32-progress-revealed")


def seal(table: Table, party: Party, rating: Progress) -> None:
    """Have ``party`` press the key of a rating, then Enter; nothing shows."""
    table.give_keyboard(party)
    table.await_keyboard(
        SecretRating, _("{name} chooses unseen").format(name=table.name(party))
    )  # without a click
    table.key(Qt.Key.Key_0 if rating.step is None else KEYS[rating.step - 1])
    table.key(Qt.Key.Key_Return)
    table.rest()


def reveal(table: Table) -> None:
    """Show both at the same moment."""
    table.press(_("Reveal both"))
    table.rest()
    page = table.meeting_window.page
    wait_until(lambda: page.next_step().text != _("Reveal both"), _("Reveal both"))


def settle_goal(table: Table, place: int) -> None:
    """Agree on a rating, or keep both views; then write down what was learned."""
    settled = table.script.settled(place)
    if settled.learned:
        table.press(_("Add what we learned"))
        table.write(SharedEdit, _("What we learned"), settled.learned)
    if settled.agreed is None:
        keep_both(table)
    else:
        agree(table, settled.agreed)
    wait_until(lambda: _phase(table, place) is not RatingPhase.REVEALED, _("We agree"))
    table.rest()
    if place in {1, 2}:
        table.picture(("33-progress-agreed", "34-progress-both-kept")[place - 1])


def agree(table: Table, rating: Progress) -> None:
    """Choose the rating that both stand behind."""
    table.click(table.find(QRadioButton, step_word(rating.value)))
    table.press(_("We agree"))
    table.rest()


def keep_both(table: Table) -> None:
    """Keep both views."""
    table.press(_("Keep both views"))
    table.rest()


def _phase(table: Table, place: int) -> RatingPhase:
    return table.meeting_window.meeting.snapshot.goals[place].phase
