"""Which side people's own words begin at: the one their first letter asks for, in whichever window they stand.

Qt lets each paragraph run as its first strong letter does, but leaves all of them at the left edge.
``QLineEdit`` needs none of this: it follows its text by itself.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit

from reviewdesk.ui.widgets.painting import is_mirrored


def follow_writing(edit: QPlainTextEdit) -> None:
    """Put the lines of ``edit`` where its words begin; to be called when the text or the window's side changed.

    The first paragraph with words decides for the whole field, so that lines of one text stand below each other.
    """
    side = Qt.AlignmentFlag.AlignRight if _runs_left(edit) else Qt.AlignmentFlag.AlignLeft
    option = edit.document().defaultTextOption()
    if option.alignment() != side:
        option.setAlignment(side)
        edit.document().setDefaultTextOption(option)


def _runs_left(edit: QPlainTextEdit) -> bool:
    """Tell whether the words run to the left; without any, as the window does."""
    block = edit.document().begin()
    while block.isValid() and not block.text().strip():
        block = block.next()
    if not block.isValid():
        return is_mirrored(edit)
    return block.textDirection() == Qt.LayoutDirection.RightToLeft
