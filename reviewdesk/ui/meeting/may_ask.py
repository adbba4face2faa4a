"""Questions that the manager may ask at a stage: a help, not a list to work through."""

from typing import Final

from reviewdesk.services.meeting_snapshot import MeetingPrompt
from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Column, Frame, Icon, Row, Text

MOST: Final = 4


class MayAsk(Frame):
    """At most four questions, each with the moment it is for."""

    def __init__(self, theme: Theme, name: str, prompts: tuple[MeetingPrompt, ...]) -> None:
        super().__init__(theme, "card", margins=(20, 16, 20, 18), spacing=14)
        head = self.add(Row(theme, spacing=10))
        head.add(Icon(theme, "messages-square", tone="accent", size=22))
        head.add(Text(theme, _("What {name} may ask").format(name=name), "strong", wrap=True), 1)
        for prompt in prompts[:MOST]:
            item = self.add(Column(theme, spacing=2))
            item.add(Text(theme, prompt.question, "body", wrap=True))
            item.add(Text(theme, prompt.guidance, "caption", tone="text2", wrap=True))
        self.add_stretch()
