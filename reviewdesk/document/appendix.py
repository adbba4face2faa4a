"""What follows after the end of the plan: the employee's own account, where they see it differently."""

from dataclasses import replace

from reportlab.platypus import PageBreak

from reviewdesk.document.story import BODY, NOTE, Story
from reviewdesk.system.i18n import _


def rebuttal(story: Story) -> None:
    """Print the account as it was written, on a page of its own; no trace of it where there is none."""
    record = story.record
    account = record.sign_off.rebuttal
    if account is None:
        return
    name = record.employee.given_name
    story.flow.append(PageBreak())
    story.open_section(_("Appendix: how {name} sees it").format(name=name))
    story.text(
        _(
            "Written by {name} for this document, and printed here as written. It belongs to the document: "
            "whoever keeps the one keeps the other."
        ).format(name=name),
        NOTE,
    )
    story.text(account, replace(BODY, space_before=8))
