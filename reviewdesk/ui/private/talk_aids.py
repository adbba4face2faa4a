"""What helps the manager through the talk: one question to ask, what was news, how the talk is shared."""

from PySide6.QtCore import Qt

from reviewdesk.system.i18n import _
from reviewdesk.ui.private.private_view_model import PrivateViewModel
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Frame, IconLine, Row, Text


class TalkAids(Column):
    """A card with the next question, and one line each for the rest; a line that has nothing to say is not there."""

    def __init__(self, theme: Theme, model: PrivateViewModel) -> None:
        super().__init__(theme, spacing=12)
        self.model = model
        self.card = self.add(Frame(theme, "card", spacing=6))
        self.stage = self.card.add(Text(theme, "", "overline", tone="text2", wrap=True))
        self.question = self.card.add(Text(theme, "", "rating", wrap=True))
        self.when = self.card.add(Text(theme, "", "label", tone="text2", wrap=True))
        foot = self.card.add(Row(theme, spacing=0))
        self.another = foot.add(Button(theme, _("Another question"), "ghost", icon="refresh-cw"))
        foot.add_stretch()
        self.news = self.add(IconLine(theme, "message-circle", "", wrap=True))
        self.balance = self.add(IconLine(theme, "messages-square", "", wrap=True))
        self.another.clicked.connect(self._on_another_clicked)
        model.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what the model says."""
        model, question = self.model, self.model.question
        words = _("You might ask") if question is not None else _("Now")
        self.stage.setText(f"{words} · {model.talk.stage}")
        listen = _("Nothing to ask here. Listen, and leave a pause.")
        self.question.setText(question.words if question is not None else listen)
        self.when.setText(question.when if question is not None else "")
        self.when.setVisible(bool(self.when.text()))
        self.another.setVisible(model.has_others)
        for line, said in ((self.news, model.news_words()), (self.balance, model.balance_words())):
            line.text.setText(said)
            line.setVisible(bool(said))

    def _on_another_clicked(self) -> None:
        self.model.another()
        self.another.setFocus(Qt.FocusReason.OtherFocusReason)
