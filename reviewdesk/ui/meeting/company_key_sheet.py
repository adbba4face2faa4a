"""Where the key lies that a company gave somebody to sign with: in a file, or on a card."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QButtonGroup, QWidget

from reviewdesk.domain.key_places import KeyPlace
from reviewdesk.system.card_modules import card_modules
from reviewdesk.system.i18n import _
from reviewdesk.system.preferences import Preferences
from reviewdesk.ui.meeting.cover import Sheet
from reviewdesk.ui.meeting.sealing_sheet import breakable
from reviewdesk.ui.meeting.tab_stop import settle_tab_stop
from reviewdesk.ui.save_dialog import ask_which
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, ComboBox, Field, IconLine, Reflow, Row, Text

_REMEMBERED: Final = "card_module"


@dataclass(frozen=True, slots=True)
class KeyWanted:
    """Whose key is asked for, what is told where it lies, and whether it is on the page already."""

    name: str
    chosen: Callable[[KeyPlace], object]
    on_page: bool = False


class CompanyKeySheet(Sheet):
    """Says what a company's key means, and hands on where it lies. What opens it is asked for at the signature."""

    def __init__(self, theme: Theme, wanted: KeyWanted, preferences: Preferences) -> None:
        super().__init__(theme, "key", _("{name} signs with a company key").format(name=wanted.name))
        self._wanted, self._preferences = wanted, preferences
        self.file: Path | None = None
        meaning = _(
            "The company vouches for who signs: the page then says level C, signed with a company certificate or"
            " smartcard."
        )
        self.add(Text(theme, meaning, "body", tone="text2", wrap=True))
        self.add_space(4)
        self._build_kinds()
        self._build_file()
        self._build_card()
        self.add_space(4)
        if not wanted.on_page:
            again = _("The document is drawn anew. Look at it once more, both of you, before anybody signs.")
            self.add(IconLine(theme, "file-text", again, wrap=True))
        kept = _("Password or PIN are asked for at the signature and kept nowhere.")
        self.add(IconLine(theme, "lock", kept, wrap=True))
        self.add_space(10)
        self.use = Button(theme, _("Use this key"), "primary", icon="key")
        self.back = Button(theme, _("Back to the signatures"), "ghost", role="strong")
        ways: list[tuple[QWidget, int]] = [(self.use, 0), (self.back, 0), (Column(theme), 1)]
        self.add(Reflow(theme, ways, spacing=12, below=8))
        self.add_stretch()
        self.use.clicked.connect(self._on_use_clicked)
        self.back.clicked.connect(self.left)
        self._show_kind()

    @property
    def place(self) -> KeyPlace | None:
        """Return what is chosen so far."""
        if self.of_file.isChecked():
            return None if self.file is None else KeyPlace(self.file)
        module = self.modules.currentData()
        return KeyPlace(Path(module), card=True) if module else None

    def first_focus(self) -> QWidget:
        """Begin with what kind of key it is."""
        return self.of_file

    # -- building ------------------------------------------------------------------------------------------------

    def _build_kinds(self) -> None:
        row = self.add(Row(self.theme, spacing=8))
        self.of_file = row.add(Button(self.theme, _("A file (.p12, .pfx)"), "chip", checkable=True))
        self.of_card = row.add(Button(self.theme, _("A card"), "chip", checkable=True))
        row.add_stretch()
        self._kinds = QButtonGroup(self)
        for chip in (self.of_file, self.of_card):
            self._kinds.addButton(chip)
        self.of_file.setChecked(True)
        self._kinds.buttonClicked.connect(self._on_kinds_button_clicked)

    def _build_file(self) -> None:
        self.file_part = self.add(Column(self.theme, spacing=8))
        self.choose = Button(
            self.theme, _("Choose the file …"), "secondary", icon="folder-open", role="label"
        )
        self.file_name = Text(self.theme, _("No file is chosen yet."), "body", tone="text2", wrap=True)
        row = self.file_part.add(Row(self.theme, spacing=14))
        row.add(self.choose)
        row.add(self.file_name, 1)
        self.choose.clicked.connect(self._on_choose_clicked)

    def _build_card(self) -> None:
        self.card_part = self.add(Column(self.theme, spacing=8))
        self.modules = ComboBox(self.theme)
        hint = _("It came with the card. Whoever gave you the card knows where it is.")
        field = Field(self.theme, _("The card’s own software"), self.modules, hint=hint)
        self.elsewhere = Button(self.theme, _("Another place …"), "ghost", icon="folder-open")
        self.card_part.add(field)
        row = self.card_part.add(Row(self.theme))
        row.add(self.elsewhere)
        row.add_stretch()
        for module in card_modules(self._preferences.text(_REMEMBERED)):
            self._offer(module)
        if not self.modules.count():
            self.modules.addItem(_("None was found on this computer"), "")
        self.modules.currentIndexChanged.connect(self._show_kind)
        self.elsewhere.clicked.connect(self._on_elsewhere_clicked)

    def _offer(self, module: Path) -> None:
        self.modules.addItem(str(module), str(module))

    # -- choosing ------------------------------------------------------------------------------------------------

    def _show_kind(self, _index: int = 0) -> None:
        is_file = self.of_file.isChecked()
        self.file_part.setVisible(is_file)
        self.card_part.setVisible(not is_file)
        self.use.setEnabled(self.place is not None)

    def _on_kinds_button_clicked(self) -> None:
        settle_tab_stop([self.of_file, self.of_card])
        self._show_kind()

    def _on_choose_clicked(self) -> None:
        kind = _("Files with a key")
        ask_which(self, self.choose.text(), f"{kind} (*.p12 *.pfx)", self._on_file_chosen)

    def _on_file_chosen(self, path: Path) -> None:
        self.file = path
        self.file_name.setText(breakable(path.name))
        self._show_kind()
        self.use.setFocus()

    def _on_elsewhere_clicked(self) -> None:
        kind = _("A card’s own software")
        ask_which(self, kind, f"{kind} (*.so *.dll *.dylib)", self._on_module_chosen)

    def _on_module_chosen(self, path: Path) -> None:
        known = self.modules.findData(str(path))
        if known < 0:
            self._offer(path)
            known = self.modules.count() - 1
        self.modules.setCurrentIndex(known)
        self.use.setFocus()

    def _on_use_clicked(self) -> None:
        place = self.place
        if place is None:
            return
        if place.card:
            self._preferences.set(_REMEMBERED, str(place.path))
        self._wanted.chosen(place)
        self.left.emit()
