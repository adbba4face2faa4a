"""The sections of what is asked for next time: the work at its best, and what the employee asks of the manager."""

from reviewdesk.document.story import BODY, Story
from reviewdesk.system.i18n import _


def at_its_best(story: Story) -> None:
    """Tell of a time when the work was at its best, what made it possible, and what there should be more of."""
    best = story.record.at_its_best
    if best is None:
        return
    name = story.record.employee.given_name
    story.open_section(_("When the work was at its best"))
    if best.story.strip():
        story.text(best.story, BODY)
    story.pair(_("What {name} did").format(name=name), best.you)
    story.pair(_("What others did"), best.others)
    story.pair(_("How it was set up"), best.set_up)
    story.pair(_("More of it"), best.more)


def turn_the_table(story: Story) -> None:
    """Tell what the employee asks the manager to keep and to change; the day stands with the promises."""
    table = story.record.turn_the_table
    if table is None:
        return
    record = story.record
    with story.together():
        story.open_section(
            _("What {employee} asks of {manager}").format(
                employee=record.employee.given_name, manager=record.manager.given_name
            )
        )
        story.pair(_("Keep"), table.keep)
        story.pair(_("Change"), table.change)
