"""What came up in the conversation and was left for another time."""

from reviewdesk.document.story import Story
from reviewdesk.system.i18n import _


def parked(story: Story) -> None:
    """List the points that were parked and not settled; where there are none, nothing tells of them."""
    told = [point for point in story.record.parked or () if point.text.strip()]
    if not told:
        return
    with story.together():
        story.open_section(_("Parked for another time"))
        for point in told:
            story.pair(_("For our next talk") if point.next_talk else _("Left open"), point.text)
