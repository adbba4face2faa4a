"""The exit pulse: one after the other behind the cover, while the other looks away."""

from typing import Final

from reviewdesk.domain.people import Party
from reviewdesk.system.pulse_words import pulse_steps
from reviewdesk.ui.walkthrough.table import Table

ANSWERS: Final[dict[Party, tuple[int | None, ...]]] = {
    Party.EMPLOYEE: (5, 4, 4, 5, 5),
    Party.MANAGER: (4, 4, None, 5, 4),
}


def exit_pulse(table: Table) -> None:
    """Answer as both, and stop at the end."""
    for party, answers in ANSWERS.items():
        if party is Party.EMPLOYEE:
            table.picture("92-exit-pulse-cover")
        answer(table, answers, picture=party is Party.EMPLOYEE)
    table.picture("94-exit-pulse-end")


def answer(table: Table, answers: tuple[int | None, ...], *, picture: bool = False) -> None:
    """Lift the cover and go through the statements."""
    table.go_on()
    for number, value in enumerate(answers, start=1):
        if value is not None:
            table.press(pulse_steps()[value - 1])
        if picture and number == 1:
            table.picture("93-exit-pulse-statement")
        table.go_on()
