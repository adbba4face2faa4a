"""What sealing does, said once before it is done."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt

from reviewdesk.domain.people import Party
from reviewdesk.services.meeting_snapshot import MeetingPerson
from reviewdesk.system.i18n import _
from reviewdesk.ui.dates import clock_words
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Avatar, Column, Frame, Icon, IconLine, Reflow, Row, Text


class SealingSheet(Column):
    """Which file, who signed it, who gets it, and that nothing in it changes any more."""

    def __init__(self, theme: Theme, people: Mapping[Party, MeetingPerson]) -> None:
        super().__init__(theme, spacing=16)
        card = self.add(Frame(theme, "card", margins=(24, 20, 24, 22), spacing=18))
        one = self._line(
            card, "file-text", _("It becomes one PDF on this desk, under a name that tells nobody’s:")
        )
        self.file = one.add(Text(theme, "", "caption", tone="text2", wrap=True))
        words = _("HR has this file when one of you hands it on, and never a draft or a note.")
        self._line(card, "users", words)
        self._line(
            card,
            "lock",
            _(
                "Nothing in it can be changed later. A correction is a document of its own that names this one."
            ),
        )
        self._times: dict[Party, IconLine] = {}
        self._cards = {party: self._signer(party, person) for party, person in people.items()}
        self.add(Reflow(theme, [(each, 1) for each in self._cards.values()], spacing=16, need=480))
        self.waiting = self.add(IconLine(theme, "hourglass", _("Sealing …"), tone="accent_text"))
        self.add_stretch()

    def show_plan(self, file_name: str, signed_at: Mapping[Party, datetime], *, sealing: bool) -> None:
        """Say it for this review."""
        self.file.setText(breakable(file_name))
        for party, card in self._cards.items():
            card.setVisible(party in signed_at)
            if party in signed_at:
                words = _("Signed {time}").format(time=clock_words(signed_at[party]))
                self._times[party].set_line("circle-check", words, tone="accent_text")
        self.waiting.setVisible(sealing)

    def _line(self, card: Frame, icon: str, words: str) -> Column:
        row = card.add(Row(self.theme, spacing=14))
        row.add(Icon(self.theme, icon, tone="accent", size=22), align=Qt.AlignmentFlag.AlignTop)
        column = row.add(Column(self.theme, spacing=4), 1)
        column.add(Text(self.theme, words, "body", wrap=True))
        return column

    def _signer(self, party: Party, person: MeetingPerson) -> Frame:
        card = Frame(self.theme, party.value, horizontal=True, margins=(18, 14, 18, 14), spacing=12)
        card.add(
            Avatar(self.theme, person.initials, party.value, size=34), align=Qt.AlignmentFlag.AlignVCenter
        )
        words = card.add(Column(self.theme, spacing=2), 1)
        words.add(Text(self.theme, person.name, "strong", wrap=True))
        self._times[party] = words.add(IconLine(self.theme, "circle-check", ""))
        return card


def breakable(file_name: str) -> str:
    """Let a long file name break where its parts meet."""
    return file_name.replace("_", "_\N{ZERO WIDTH SPACE}")
