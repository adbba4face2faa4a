"""The settings, generated from what is declared; each applies as it is chosen."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QButtonGroup, QWidget

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.system.i18n import _
from reviewdesk.system.paths import paths
from reviewdesk.system.preferences import Declared, Value
from reviewdesk.ui.folders import show_folder
from reviewdesk.ui.office import look
from reviewdesk.ui.office.duties import Duties
from reviewdesk.ui.office.duties_card import DutiesCard
from reviewdesk.ui.office.duties_view_model import DutiesViewModel
from reviewdesk.ui.office.meeting_settings_card import MeetingSettingsCard
from reviewdesk.ui.office.office import TIME_SERVER
from reviewdesk.ui.office.office_page import OfficePage
from reviewdesk.ui.office.settings_view_model import SHOWN, SettingsContent, SettingsViewModel
from reviewdesk.ui.office.time_server_card import TimeServerCard
from reviewdesk.ui.office.trust_card import TrustCard
from reviewdesk.ui.office.trust_view_model import TrustViewModel
from reviewdesk.ui.office.words import isolated, shown_address, shown_path
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, CheckBox, Column, Frame, IconLine, Line, Reflow, Row, Text, announce

WIDTH: Final = 920


class SettingsPage(OfficePage):
    """Look, this desk, about."""

    def __init__(self, theme: Theme, view_model: SettingsViewModel) -> None:
        super().__init__(theme, view_model, max_width=WIDTH)
        self.settings = view_model
        self._asked = ""
        self.chips: dict[tuple[str, Value], Button] = {}
        self.add(Text(theme, _("Settings"), "h1", wrap=True))
        self.add_space(20)
        self.add(self._look(theme))
        self.add_space(16)
        self.meeting = self.add(MeetingSettingsCard(theme))
        self._gap = self.add(Column(theme, margins=(0, 16, 0, 0)))
        self.add(self._desk(theme))
        self.add_space(16)
        self.trust = TrustViewModel(view_model.office, self)
        self.trust_card = self.add(TrustCard(theme, self.trust))
        self.add_space(16)
        self.time_card = self.add(TimeServerCard(theme, self.trust))
        self.add_space(16)
        self.duties_card = self.add(DutiesCard(theme))
        self.add_space(16)
        self.add(self._about(theme))
        self.add_stretch()
        view_model.look_changed.connect(self._on_look_changed)
        view_model.keyring_failed.connect(self._on_keyring_failed)
        view_model.contact_refused.connect(self.meeting.refuse)
        self.meeting.contact_written.connect(view_model.set_hr_contact)
        self.meeting.balance_wanted.connect(self._on_meeting_balance_wanted)
        self._connect_duties(theme)
        self.trust.said.connect(self.said)
        self.trust.failed.connect(view_model.failed)

    def _connect_duties(self, theme: Theme) -> None:
        model = DutiesViewModel(self.settings.office)
        self.duties = Duties(self, theme, model)
        self.duties_card.facts_asked.connect(self.duties.hand_facts)
        self.duties_card.data_asked.connect(self.duties.hand_data)
        self.duties_card.erasure_asked.connect(model.ask_erasure)
        model.saved.connect(self._on_duty_saved)
        model.erased.connect(self._on_duty_erased)
        model.failed.connect(self.settings.failed)

    def _look(self, theme: Theme) -> Frame:
        card = Frame(theme, spacing=14)
        card.add(Text(theme, _("How it looks"), "h3", wrap=True))
        for number, declared in enumerate(SHOWN):
            if number:
                card.add(Line(theme))
            card.add(self._choice(theme, declared))
        return card

    def _choice(self, theme: Theme, declared: Declared) -> Reflow:
        words = Column(theme, spacing=2)
        words.add(Text(theme, _(declared.label), "strong", wrap=True))
        words.add(Text(theme, _(declared.help), "label", tone="text2", wrap=True))
        words.add_stretch()
        group = QButtonGroup(self)
        chips = []
        for value, label in declared.choices:
            name = f"{_(declared.label)}: {_(label)}"
            chip = Button(theme, _(label), "chip", name=name, checkable=True)
            chip.clicked.connect(self._chooser(declared, value))
            group.addButton(chip)
            chips.append(chip)
            self.chips[declared.key, value] = chip
        return Reflow(
            theme, [(words, 1), (Reflow(theme, [(chip, 0) for chip in chips], spacing=8), 0)], need=640
        )

    def _chooser(self, declared: Declared, value: Value) -> Callable[[], None]:
        def choose() -> None:
            self.settings.choose(declared, value)

        return choose

    def _desk(self, theme: Theme) -> Frame:
        card = Frame(theme, spacing=12)
        card.add(Text(theme, _("This desk"), "h3", wrap=True))
        self.whose = card.add(Text(theme, "", "body", wrap=True))
        self.remember = card.add(CheckBox(theme, _("Open without asking on this computer")))
        self.remember.clicked.connect(self._on_remember_clicked)
        told = _(
            "The computer’s own keyring keeps a key for it. Without, the passphrase is asked for at every start;"
            " it always works."
        )
        card.add(Text(theme, told, "label", tone="text2", wrap=True))
        self.keyring_line = card.add(IconLine(theme, "circle-alert", "", tone="warn", wrap=True))
        self.keyring_line.hide()
        card.add(Line(theme))
        where = Column(theme, spacing=2)
        where.add(Text(theme, _("Where it lies"), "strong", wrap=True))
        self.where = where.add(Text(theme, "", "label", tone="text2", wrap=True))
        self.folder_button = Button(theme, _("Show the folder"), icon="folder-open")
        self.folder_button.clicked.connect(self._on_folder_clicked)
        card.add(Reflow(theme, [(where, 1), (self.folder_button, 0)], need=560))
        self.sample = card.add(Column(theme, spacing=12))
        self.sample.add(Line(theme))
        words = Column(theme, spacing=2)
        words.add(Text(theme, _("The sample company"), "strong", wrap=True))
        words.add(Text(theme, _("Nothing in it is real."), "label", tone="text2", wrap=True))
        self.delete_button = Button(theme, _("Delete the sample"), "danger", icon="trash-2")
        self.delete_button.clicked.connect(self.sample_delete_asked)
        self.sample.add(Reflow(theme, [(words, 1), (self.delete_button, 0)], need=560))
        return card

    def _about(self, theme: Theme) -> Frame:
        card = Frame(theme, spacing=8)
        card.add(Text(theme, _("About ReviewDesk"), "h3", wrap=True))
        self.version = card.add(Text(theme, "", "body", wrap=True))
        self.sent = card.add(Text(theme, "", "label", tone="text2", wrap=True))
        row = card.add(Row(theme, margins=(0, 6, 0, 0)))
        self.log_button = row.add(Button(theme, _("Show the log folder"), icon="folder"))
        self.log_button.clicked.connect(self._on_log_clicked)
        row.add_stretch()
        return card

    def shown(self, thing: str = "") -> None:
        """Begin with the time server where another page leads to it."""
        super().shown(thing)
        self._asked = thing
        self.trust.look()

    def left(self) -> None:
        """Look no longer at what is trusted."""
        super().left()
        self.trust.leave()

    def first_focus(self) -> QWidget | None:
        """Return what another page led to."""
        return self.time_card.first() if self._asked == TIME_SERVER else None

    def refresh(self, snapshot: SettingsContent) -> None:
        """Show what is in force."""
        for key_and_value in snapshot.values:
            self.chips[key_and_value].setChecked(True)
        self.remember.setChecked(snapshot.remembered)
        self.remember.setEnabled(True)
        words = (
            _("The desk of {name}, {organisation}").format(
                name=isolated(snapshot.owner), organisation=snapshot.organisation
            )
            if snapshot.organisation
            else _("The desk of {name}").format(name=isolated(snapshot.owner))
        )
        self.whose.setText(words)
        self.where.setText(shown_path(snapshot.folder))
        self.sample.setVisible(snapshot.sample)
        for part in (self.meeting, self._gap):
            part.setVisible(snapshot.holds_meetings)
        self.meeting.show_settings(snapshot.hr_contact, balance=snapshot.talk_balance)
        self.duties_card.show_people(snapshot.people)
        self.sent.setText(_what_is_sent(snapshot.time_server))
        self.version.setText(_("Version {version}").format(version=snapshot.version))

    def _on_meeting_balance_wanted(self, wanted: bool) -> None:  # noqa: FBT001  # the signal's own
        self.settings.set_talk_balance(wanted=wanted)

    def _on_look_changed(self) -> None:
        look.apply(self.theme, self.settings.office.preferences)

    def _on_remember_clicked(self, wanted: bool) -> None:  # noqa: FBT001  # the signal's own
        self.keyring_line.hide()
        self.remember.setEnabled(False)
        self.settings.set_remembered(remembered=wanted)

    def _on_keyring_failed(self, error: ReviewDeskError) -> None:
        self.remember.setEnabled(True)
        self.remember.setChecked(False)
        self.keyring_line.set_line("circle-alert", sentence(error), tone="warn")
        self.keyring_line.show()
        announce(self.remember, sentence(error))

    def _on_duty_saved(self, place: Path) -> None:
        self.duties_card.say(_("Saved in {folder}").format(folder=shown_path(place.parent)))

    def _on_duty_erased(self, name: str) -> None:
        self.duties_card.say(_("The data about {name} is erased.").format(name=isolated(name)))

    def _on_folder_clicked(self) -> None:
        content = self.settings.snapshot
        if content is not None:
            show_folder(content.folder)

    def _on_log_clicked(self) -> None:
        show_folder(paths().logs)


def _what_is_sent(time_server: str) -> str:
    if not time_server:
        return _(
            "Nothing is sent anywhere: no account, no telemetry, no check for updates. Apache License 2.0."
        )
    told = _(
        "Fingerprints of documents are sent to the time-stamp server at {address}, and nothing else anywhere: no"
        " account, no telemetry, no check for updates. Apache License 2.0."
    )
    return told.format(address=shown_address(time_server))
