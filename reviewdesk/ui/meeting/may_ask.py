"""Questions that the manager may ask at a stage: a help, not a list to work through.

When and how to ask them is told in the private window only: the employee reads along here.
"""

from typing import Final

from reviewdesk.services.meeting_snapshot import MeetingPrompt
from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Frame, Icon, Reflow, Row, Text

MOST: Final = 4


class MayAsk(Frame):
    """At most four questions; below each other, or ``across`` the page."""

    def __init__(
        self, theme: Theme, name: str, prompts: tuple[MeetingPrompt, ...], *, across: bool = False
    ) -> None:
        super().__init__(theme, "soft" if across else "card", margins=(20, 14, 20, 16), spacing=12)
        head = self.add(Row(theme, spacing=10))
        head.add(Icon(theme, "messages-square", tone="accent", size=22))
        head.add(Text(theme, _("What {name} may ask").format(name=name), "strong", wrap=True), 1)
        items = [Text(theme, prompt.question, "body", wrap=True) for prompt in prompts[:MOST]]
        if across:
            self.add(Reflow(theme, [(item, 1) for item in items], spacing=28, below=14, need=760))
        else:
            for item in items:
                self.add(item)
            self.add_stretch()
