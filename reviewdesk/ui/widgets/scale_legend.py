"""What each step of the scale means, for whoever asks; it shows the same whatever anybody chose."""

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Role, Theme
from reviewdesk.ui.widgets.button import Button
from reviewdesk.ui.widgets.containers import Column, Frame, Row
from reviewdesk.ui.widgets.marks import CANNOT_JUDGE, STEPS, RatingMark
from reviewdesk.ui.widgets.rating_words import RatingWords
from reviewdesk.ui.widgets.text import Text

_MARK = 22


class ScaleLegend(Column):
    """Folded away at first; not there at all where the template says nothing of it."""

    def __init__(self, theme: Theme, words: RatingWords, *, role: Role = "caption") -> None:
        super().__init__(theme, spacing=6)
        head = self.add(Row(theme, spacing=8))
        self.button = head.add(
            Button(theme, _("What the steps mean"), "ghost", icon="chevron-down", role=role, checkable=True)
        )
        head.add_stretch()
        self.list = self.add(Frame(theme, "soft", spacing=8))
        for step in (*STEPS, CANNOT_JUDGE):
            row = self.list.add(Row(theme, spacing=12))
            row.add(RatingMark(theme, step, size=_MARK, name=words.label(step)))
            told = Column(theme, spacing=0)
            told.add(Text(theme, words.label(step), "strong", wrap=True))
            told.add(Text(theme, words.meaning(step), "body", tone="text2", wrap=True))
            row.add(told, 1)
        self.list.hide()
        self.setVisible(bool(words.meanings))
        self.button.toggled.connect(self.list.setVisible)
