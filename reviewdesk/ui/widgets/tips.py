"""Tooltips that show words as they are written."""

import html

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget


def set_tip(widget: QWidget, words: str) -> None:
    """Give a widget its tooltip; nobody else may, since Qt draws as a page what merely looks like one.

    Words come from templates, people and other desks: a picture named in them would be fetched, a size obeyed.
    """
    widget.setToolTip(f"<p>{html.escape(words)}</p>" if Qt.mightBeRichText(words) else words)
