"""HR's place on the page: one quiet line below the two signatures, complete when it is empty."""

from reviewdesk.document import fonts
from reviewdesk.document.blocks import Columns, SignatureBox, Stack, TextBlock
from reviewdesk.document.record import ARCHIVE_FIELD
from reviewdesk.document.story import LABEL_WIDTH, NOTE, QUIET, WIDTH, Story
from reviewdesk.document.tagging import Node
from reviewdesk.document.text import Style
from reviewdesk.system.i18n import _


class SignatureLine(SignatureBox):
    """A place for one line instead of a box."""

    HEIGHT = 32.0

    def frame(self) -> None:
        """Draw what the line stands on."""
        self.canv.setLineWidth(0.6)
        self.canv.line(0, 4, self.width, 4)


def archive_line(story: Story) -> None:
    """Set the place for HR's seal, and say that nothing is missing where it is empty."""
    group = Node("Div", story.section)
    label = TextBlock(_("HR’s archive"), Style(fonts.MEDIUM, 8.5, 14, QUIET), Node("P", group))
    story.forms[ARCHIVE_FIELD] = Node("Form", group)
    says = _("HR signs here when it files this document. The document is complete without.")
    line = SignatureLine(ARCHIVE_FIELD, story.place)
    row = Columns(
        [Stack(label), Stack(line, TextBlock(says, NOTE, Node("P", group)))],
        [LABEL_WIDTH, WIDTH - LABEL_WIDTH],
    )
    row.spaceBefore = 10
    story.add(row)
