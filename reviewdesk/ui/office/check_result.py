"""The big result of checking a file, and what it can be."""

from PySide6.QtCore import Qt

from reviewdesk.system.i18n import _
from reviewdesk.ui.office.verdict_look import VerdictLook
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Frame, Icon, IconLine, ListRow, Row, Text


class CheckResult(Frame):
    """Headline, what to do, every finding and every signature; ``keep_button`` is there only where it may be kept."""

    def __init__(self, theme: Theme, look: VerdictLook, *, keeps: bool) -> None:
        super().__init__(theme, "hero" if look.intact else "warn", margins=(24, 22, 24, 22))
        head = self.add(Row(theme, spacing=18))
        icon = Icon(theme, look.icon, tone="accent" if look.intact else "warn", size=44)
        head.add(icon, align=Qt.AlignmentFlag.AlignTop)
        words = head.add(Column(theme, spacing=6), 1)
        words.add(Text(theme, look.file_name, "label", tone="text2", wrap=True))
        words.add(Text(theme, look.headline, "h1", wrap=True))
        words.add(Text(theme, look.advice, "body", wrap=True))
        if look.newer:
            words.add(IconLine(theme, "info", look.newer, tone="text", icon_tone="warn", wrap=True))
        for problem in look.problems:
            words.add(IconLine(theme, "circle-alert", problem, tone="text", icon_tone="warn", wrap=True))
        for signer in look.signers:
            words.add(ListRow(theme, signer.name, signer.told, leading=Icon(theme, "signature")))
        for note in look.notes:
            words.add(IconLine(theme, "info", note, wrap=True))
        buttons = words.add(Row(theme, spacing=10, margins=(0, 8, 0, 0)))
        self.keep_button = buttons.add(Button(theme, _("Keep it in the archive"), "primary", icon="archive"))
        self.keep_button.setVisible(look.intact and keeps)
        self.done_button = buttons.add(Button(theme, _("Done"), name=_("Close the result")))
        buttons.add_stretch()


class CheckLegend(Frame):
    """What a check can tell, before one was made."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "soft", spacing=8)
        self.add(Text(theme, _("What a check tells you"), "strong", wrap=True))
        for icon, words in (
            ("shield-check", _("Unchanged: every word is as it was when it was signed.")),
            ("shield-alert", _("Changed: something was altered, added or taken away since.")),
            ("signature", _("Who signed, when, and how sure one can be of it.")),
        ):
            self.add(IconLine(theme, icon, words, wrap=True))
