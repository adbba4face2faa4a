"""The employee's own words at the end, and their own account where they see it differently: covered until shown."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from reviewdesk.domain.fields import REBUTTAL, own_words
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import WRITABLE
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.meeting_snapshot import MeetingPrompt
from reviewdesk.system.i18n import _
from reviewdesk.ui.meeting.covered_field import CoveredField
from reviewdesk.ui.meeting.covered_words_view_model import CoveredWordsViewModel
from reviewdesk.ui.meeting.meeting_view_model import MeetingViewModel
from reviewdesk.ui.meeting.owned_field import OwnedField
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, Text
from reviewdesk.ui.widgets.tips import set_tip

WORDS: Final = own_words(Party.EMPLOYEE)
_LINES: Final = 2


class LateField(OwnedField):
    """A field that may still be written when the text is back from home, since it only adds to it."""

    def is_open(self) -> bool:
        """Say whether the field may still be written at all."""
        now = self.meeting.snapshot
        return now.state in WRITABLE and now.sign_off.outcome is not Outcome.TAKEN_HOME


class OwnWordsPart(Column):
    """Each of the two texts is covered at first, and in the open from when it was shown."""

    def __init__(
        self, theme: Theme, model: CoveredWordsViewModel, words: MeetingPrompt, about_account: str
    ) -> None:
        """``about_account`` says what an account of one's own is; nothing where the template says nothing."""
        super().__init__(theme, spacing=8)
        self.model, self.meeting = model, model.meeting
        self._in_the_open: set[str] = set()
        self._wants_account = False
        name = self.meeting.name(Party.EMPLOYEE)
        told = _("{title} (printed as written)").format(title=words.question)
        self.words = self.add(_open_field(theme, self.meeting, WORDS, told, words.question))
        set_tip(self.words, words.guidance)
        self.covered = self.add(
            CoveredField(
                theme,
                model,
                WORDS,
                told,
                name=words.question,
                show_words=_("Show my words"),
                read_words=_("Let me read"),
                lines=1,  # it grows; at 1366 x 768 all four ways to close must stand above the fold
            )
        )
        self.offer = Button(theme, _("I see it differently: add my own account"), "ghost", icon="file-text")
        self.offer.setAccessibleDescription(about_account)
        self.offer_help = Text(theme, about_account, "caption", tone="text2", wrap=True)
        """Both are to be placed by whoever shows this part."""
        account = _("{name}’s own account").format(name=name)
        told = _("{title} (an appendix, printed as written)").format(title=account)
        self.account = self.add(_open_field(theme, self.meeting, REBUTTAL, told, account))
        self.covered_account = self.add(
            CoveredField(
                theme,
                model,
                REBUTTAL,
                told,
                name=account,
                show_words=_("Show my account"),
                read_words=_("Let me read my account"),
                lines=_LINES + 1,
            )
        )
        self.offer.clicked.connect(self._on_offer_clicked)
        self.covered.shown.connect(self._on_words_shown)
        self.covered_account.shown.connect(self._on_account_shown)
        model.loaded.connect(self._on_model_loaded)

    def show_part(self, *, reading: bool) -> None:
        """Show what there is; ``reading`` while the words may still be added to."""
        may_add = reading and self.words.is_open()
        words, account = (self._is_open(field) for field in (WORDS, REBUTTAL))
        self.words.setVisible(words)
        self.covered.setVisible(may_add and not words)
        self.account.setVisible(account)
        wanted = self._wants_account or bool(self.model.words(REBUTTAL))
        self.covered_account.setVisible(may_add and not account and wanted)
        offered = may_add and not account and not wanted
        self.offer.setVisible(offered)
        self.offer_help.setVisible(offered and bool(self.offer_help.text()))

    def cover(self) -> None:
        """Put the covers back on."""
        self.covered.cover()
        self.covered_account.cover()

    def first_focus(self) -> QWidget | None:
        """Return where the employee writes, if they may."""
        if not self.covered.isHidden():
            return None if self.covered.edit.isReadOnly() else self.covered.edit
        return None if self.words.edit.isReadOnly() else self.words.edit

    def _is_open(self, field: str) -> bool:
        """Say whether a text is in the open; once it is, it stays there even when it is emptied again."""
        if self.meeting.joint.text(field).value:
            self._in_the_open.add(field)
        return field in self._in_the_open

    def _on_offer_clicked(self) -> None:
        self._wants_account = True
        self.meeting.give_turn(Party.EMPLOYEE)
        self.show_part(reading=True)
        self.covered_account.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_words_shown(self) -> None:
        self.show_part(reading=True)
        self.words.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_account_shown(self) -> None:
        self.show_part(reading=True)
        self.account.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_model_loaded(self) -> None:
        if self.isVisible():
            self.show_part(reading=True)


def _open_field(theme: Theme, meeting: MeetingViewModel, field: str, label: str, name: str) -> LateField:
    return LateField(theme, meeting, field, label, name=name, lines=_LINES)
