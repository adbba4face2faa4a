"""Work that takes a while: how far it is, and a way to stop it."""

from PySide6.QtCore import Signal

from reviewdesk.system.i18n import _
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Frame, ProgressBar, Reflow, Row, Text


class RunCard(Frame):
    """``stop_asked``: go no further; what is done stays done."""

    stop_asked = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, "hero", spacing=10)
        self.told = Text(theme, title, "strong", wrap=True)
        self.stop_button = Button(theme, _("Stop"), role="label", name=_("Stop: {what}").format(what=title))
        self._title = title
        words = Row(theme)
        words.add(self.told, 1)
        self.add(Reflow(theme, [(words, 1), (self.stop_button, 0)], below=8))
        self.bar = self.add(ProgressBar(theme, 0, name=title))
        self.stop_button.clicked.connect(self.stop_asked)

    def set_title(self, title: str) -> None:
        """Say what is under way."""
        self._title = title
        self.bar.setAccessibleName(title)
        self.stop_button.set_name(_("Stop: {what}").format(what=title))

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is; a total of 0 is not known yet."""
        self.bar.set_share(done / total if total else 0)
        if total:
            words = _("{what}: {done} of {total}")
            self.told.setText(words.format(what=self._title, done=f"{done:,}", total=f"{total:,}"))
        else:
            self.told.setText(self._title)
