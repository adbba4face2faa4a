"""Which side people's own words begin at: the one their first letter asks for, in whichever window they stand.

Qt lets each paragraph run as its first strong letter does, but leaves all of them at the left edge.
``QLineEdit`` follows its text by itself, but puts an example in an empty field at the other edge than the caret.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

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


def follow_writing_in_line(edit: QLineEdit) -> None:
    """Put what stands in an empty ``edit`` for an example where the caret is; written words follow themselves."""
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
    empty = is_mirrored(edit) and not edit.text()
    side = (right if empty else Qt.AlignmentFlag.AlignLeading) | Qt.AlignmentFlag.AlignVCenter
    if edit.alignment() != side:
        edit.setAlignment(side)


def _runs_left(edit: QPlainTextEdit) -> bool:
    """Tell whether the words run to the left; without any, as the window does."""
    block = edit.document().begin()
    while block.isValid() and not block.text().strip():
        block = block.next()
    if not block.isValid():
        return is_mirrored(edit)
    return block.textDirection() == Qt.LayoutDirection.RightToLeft
