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
    """Folded away at first; ``button`` unfolds it and stands wherever there is room for it.

    Neither is there where the template says nothing of its scale.
    """

    def __init__(
        self, theme: Theme, words: RatingWords, *, role: Role = "caption", short: bool = False
    ) -> None:
        super().__init__(theme, spacing=0)
        meaning = _("What the steps mean")
        name = _("Steps: {what}").format(what=meaning) if short else meaning
        words_on_it = _("Steps") if short else meaning
        self.button = Button(
            theme,
            words_on_it,
            "ghost",
            icon="chevron-down",
            role=role,
            name=name,
            tip=meaning if short else "",
        )
        self.list = self.add(Frame(theme, "soft", spacing=8))
        for step in (*STEPS, CANNOT_JUDGE):
            row = self.list.add(Row(theme, spacing=12))
            row.add(RatingMark(theme, step, size=_MARK, name=words.label(step)))
            told = Column(theme, spacing=0)
            told.add(Text(theme, words.label(step), "strong", wrap=True))
            told.add(Text(theme, words.meaning(step), "body", tone="text2", wrap=True))
            row.add(told, 1)
        self.hide()
        if not words.meanings:  # never shown here: without a place yet it would be a window of its own
            self.button.hide()
        self.button.clicked.connect(self._on_button_clicked)

    def unfold(self, *, unfolded: bool) -> None:
        """Show what the steps mean, or fold it away."""
        self.setVisible(unfolded)
        self.button.set_icon("chevron-up" if unfolded else "chevron-down")

    def _on_button_clicked(self) -> None:
        self.unfold(unfolded=self.isHidden())
