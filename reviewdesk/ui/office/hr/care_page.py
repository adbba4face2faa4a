"""Care of the archive: four things that take a while, one at a time, each with a plain result."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from reviewdesk.services.register import Which
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.folders import documents_folder
from reviewdesk.ui.office.bound import bound
from reviewdesk.ui.office.hr.care_view_model import CareContent, CareViewModel
from reviewdesk.ui.office.hr.care_words import Told
from reviewdesk.ui.office.hr.run_card import RunCard
from reviewdesk.ui.office.office import TIME_SERVER, Place
from reviewdesk.ui.office.office_page import WIDTH, OfficePage
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Frame, Icon, IconLine, Reflow, Row, Text, announce

_ALL_BESIDE: Final = 960


class CarePage(OfficePage):
    """What something came to stands above, until the next thing is begun."""

    view_model: CareViewModel

    def __init__(self, theme: Theme, view_model: CareViewModel) -> None:
        super().__init__(theme, view_model, max_width=WIDTH)
        self.ask_folder: Callable[[str], str] = self._pick_folder
        self.mend_button: Button | None = None
        head = self.add(Column(theme, spacing=2))
        head.add(Text(theme, _("Care of the archive"), "h1", wrap=True))
        self.many = head.add(Text(theme, "", "body", tone="text2", wrap=True))
        self.add_space(16)
        self.run_card = self.add(RunCard(theme, _("Under way")))
        self.run_card.hide()
        self.result = self.add(Column(theme, margins=(0, 0, 0, 16)))
        self.result.hide()
        self.check_button = Button(theme, _("Look at everything"), "primary", icon="shield-check")
        self.out_button = Button(theme, _("Write a copy"), icon="download")
        self.in_button = Button(theme, _("Take a copy in"), icon="upload")
        self.renew_button = Button(theme, _("Renew them"), icon="clock")
        self.server_button = Button(theme, _("Set a time server"), icon="settings")
        self.add(Reflow(theme, [(card, 1) for card in self._cards()], need=_ALL_BESIDE))
        self.add_stretch()
        self.check_button.clicked.connect(view_model.check)
        self.out_button.clicked.connect(self._on_out_clicked)
        self.in_button.clicked.connect(self._on_in_clicked)
        self.renew_button.clicked.connect(view_model.renew)
        self.server_button.clicked.connect(self._on_server_clicked)
        self.run_card.stop_asked.connect(view_model.job.stop)
        view_model.job.moved.connect(self._on_moved)
        view_model.told.connect(self._on_told)

    def _cards(self) -> list[Frame]:
        told = _(
            "A time stamp proves that a plan was there on that day. It can be checked for some years; a new one on top"
            " makes that longer."
        )
        stamps = self._card("clock", _("Time stamps"), told, self.renew_button)
        self.stamps = Text(self.theme, "", "body", wrap=True)
        stamps.box.insertWidget(stamps.box.count() - 2, self.stamps)
        stamps.add(self.server_button, align=Qt.AlignmentFlag.AlignLeading)
        return [
            self._card(
                "shield-check",
                _("Is it all there?"),
                _("Reads every file and compares it with the register. You can go on working meanwhile."),
                self.check_button,
            ),
            self._card(
                "download",
                _("Write a copy of the archive"),
                _(
                    "Every plan as a PDF, a table of their fingerprints, and the register; any program can read it."
                ),
                self.out_button,
            ),
            self._card(
                "upload",
                _("Take in another archive’s copy"),
                _("Takes in what another desk of HR has written. Each plan is checked like any other file."),
                self.in_button,
            ),
            stamps,
        ]

    def _card(self, icon: str, title: str, told: str, button: Button) -> Frame:
        theme = self.theme
        card = Frame(theme, spacing=10)
        card.add(Icon(theme, icon, tone="accent", size=26), align=Qt.AlignmentFlag.AlignLeading)
        card.add(Text(theme, title, "h3", wrap=True))
        card.add(Text(theme, told, "body", tone="text2", wrap=True))
        card.add_stretch()
        card.add(button, align=Qt.AlignmentFlag.AlignLeading)
        return card

    def first_focus(self) -> QWidget | None:
        """Begin with the first thing there is to do."""
        return self.check_button

    def refresh(self, snapshot: CareContent) -> None:
        """Say how much there is to look after."""
        words = ngettext("{n} sealed plan", "{n} sealed plans", snapshot.plans)
        self.many.setText(words.format(n=f"{snapshot.plans:,}"))
        self.stamps.setText(_stamps(snapshot))
        self.renew_button.setVisible(snapshot.time_server and bool(snapshot.ending))
        self.server_button.setVisible(not snapshot.time_server)

    def _on_moved(self) -> None:
        model, job = self.view_model, self.view_model.job
        self.run_card.set_title(model.doing)
        self.run_card.setVisible(job.running)
        self.run_card.show_progress(job.done, job.total)
        if job.running:
            self.result.hide()
        for button in (self.check_button, self.out_button, self.in_button, self.renew_button):
            button.setEnabled(not job.running)
        if job.running and job.done == 0:
            self.run_card.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_told(self, told: Told, mends: bool) -> None:  # noqa: FBT001 - a signal's value
        self.result.clear()
        self.mend_button = None
        theme = self.theme
        card = self.result.add(
            Frame(theme, "hero" if told.good else "warn", margins=(24, 18, 24, 18), spacing=10)
        )
        head = card.add(Row(theme, spacing=14))
        icon, tone = ("shield-check", "accent") if told.good else ("triangle-alert", "warn")
        head.add(Icon(theme, icon, tone="accent" if tone == "accent" else "warn", size=30))
        words = head.add(Column(theme, spacing=2), 1)
        words.add(Text(theme, told.headline, "h2", wrap=True))
        if told.advice:
            words.add(Text(theme, told.advice, "body", wrap=True))
        for finding in told.findings:
            card.add(IconLine(theme, "circle-alert", finding, tone="text", icon_tone="warn", wrap=True))
        if told.lost:
            show = Button(theme, _("Show them in the archive"), icon="archive")
            show.clicked.connect(bound(self.place_asked.emit, Place("archive", Which.LOST)))
            card.add(show, align=Qt.AlignmentFlag.AlignLeading)
        if mends:
            self.mend_button = Button(theme, _("Put right what can be"), "gentle", icon="check")
            self.mend_button.clicked.connect(self.view_model.mend)
            card.add(self.mend_button, align=Qt.AlignmentFlag.AlignLeading)
        self.result.show()
        self.verticalScrollBar().setValue(0)
        self.check_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, f"{told.headline}. {told.advice}", urgent=not told.good)

    def _on_server_clicked(self) -> None:
        self.place_asked.emit(Place("settings", TIME_SERVER))

    def _on_out_clicked(self) -> None:
        folder = self.ask_folder(_("Choose a folder for the copy"))
        if folder:
            self.view_model.copy_out(Path(folder))

    def _on_in_clicked(self) -> None:
        folder = self.ask_folder(_("Choose the folder with the copy"))
        if folder:
            self.view_model.copy_in(Path(folder))

    def _pick_folder(self, title: str) -> str:
        return QFileDialog.getExistingDirectory(self, title, documents_folder())


def _stamps(content: CareContent) -> str:
    """Say how many plans have no stamp, how long those last that there are, and why there are no new ones."""
    told = []
    if content.unstamped:
        words = ngettext(
            "{n} plan has no time stamp: its times are only those of a computer.",
            "{n} plans have no time stamp: their times are only those of a computer.",
            content.unstamped,
        )
        told.append(words.format(n=f"{content.unstamped:,}"))
    if content.ending:
        words = ngettext(
            "The stamp of {n} plan ends within a year.",
            "The stamps of {n} plans end within a year.",
            content.ending,
        )
        told.append(words.format(n=f"{content.ending:,}"))
    elif content.plans > content.unstamped:
        told.append(_("No stamp ends within a year."))
    if not content.time_server:
        told.append(_("No time-stamp server is set, so new plans get no stamp and none is renewed."))
    return " ".join(told)
