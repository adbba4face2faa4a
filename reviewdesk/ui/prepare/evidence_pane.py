"""The evidence on one goal, by quarter, beside the place where a rating is chosen."""

from collections.abc import Mapping

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from reviewdesk.domain.people import Party
from reviewdesk.domain.quarters import QuarterNotes
from reviewdesk.services.office_snapshots import EvidenceView
from reviewdesk.system.i18n import _
from reviewdesk.ui.dates import short_day
from reviewdesk.ui.quarter_words import span_words
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Frame, Row, Text

Names = Mapping[Party, str]


class EvidencePane(Frame):
    """Quarters below each other; where a quarter is quiet it says so, gently."""

    def __init__(self, theme: Theme, quarters: tuple[QuarterNotes[EvidenceView], ...], names: Names) -> None:
        super().__init__(theme, "soft", margins=(20, 16, 20, 18), spacing=14)
        self.add(Text(theme, _("What was noted"), "h3", wrap=True))
        if not any(quarter.notes for quarter in quarters):
            quiet = _("Nothing was noted on this goal in this period. Go by what you saw, and say so.")
            self.add(Text(theme, quiet, "label", tone="text2", wrap=True))
        else:
            for quarter in quarters:
                self.add(_quarter(theme, quarter, names))
        self.add_stretch()


def _quarter(theme: Theme, quarter: QuarterNotes[EvidenceView], names: Names) -> Column:
    column = Column(theme, spacing=6)
    column.add(Text(theme, span_words(quarter.first, quarter.last), "overline", tone="text2", wrap=True))
    if not quarter.notes:
        column.add(Text(theme, _("Nothing from these months."), "label", tone="text3", wrap=True))
    for note in quarter.notes:
        column.add(evidence_note(theme, note, names))
    return column


def evidence_note(theme: Theme, note: EvidenceView, names: Names) -> Column:
    """Return one note: its words, then when and by whom, and its link if it has one.

    ``names`` are the two people as they are called here; who reads is "you".
    """
    column = Column(theme, spacing=2)
    column.add(Text(theme, note.text, "body", wrap=True))
    told = _("{day} · noted by {name}").format(day=short_day(note.on), name=names[note.by])
    column.add(Text(theme, told, "caption", tone="text3", wrap=True))
    url = QUrl(note.link, QUrl.ParsingMode.StrictMode)
    if url.scheme() in {"http", "https"}:
        row = column.add(Row(theme, spacing=0))
        row.add(LinkButton(theme, url, note))
        row.add_stretch()
    elif note.link:
        column.add(Text(theme, note.link, "caption", tone="text3", wrap=True))
    return column


class LinkButton(Button):
    """Opens the note's link in the person's browser."""

    def __init__(self, theme: Theme, url: QUrl, note: EvidenceView) -> None:
        name = _("Open the link noted on {day}: {link}").format(day=short_day(note.on), link=note.link)
        super().__init__(theme, _("Open link"), "ghost", icon="external-link", name=name, tip=note.link)
        self._url = url
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        QDesktopServices.openUrl(self._url)
