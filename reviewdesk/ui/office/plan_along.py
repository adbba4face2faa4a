"""Beside a sealed plan that is being read: what came before and after it, and what can be taken along."""

from datetime import time
from pathlib import Path

from PySide6.QtCore import Signal

from reviewdesk.system.i18n import _
from reviewdesk.ui.check_ins_card import CheckInsCard
from reviewdesk.ui.dates import short_day
from reviewdesk.ui.office.archive_chain import PlanAround
from reviewdesk.ui.office.verdict_look import claimed_words
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import Button, Column, IconLine, Reflow, Row


class PlanAlong(Column):
    """``plan_asked`` carries another document's id, ``check_ins_asked`` a place and a time of day.

    ``amendment_asked`` asks to begin one, ``review_asked`` carries the review of one that is being written, and
    ``mail_asked`` asks to send the copy that was saved last.
    """

    plan_asked = Signal(str)
    amendment_asked = Signal()
    review_asked = Signal(str)
    mail_asked = Signal()
    check_ins_asked = Signal(Path, time)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, spacing=10)
        self._around: PlanAround | None = None
        self.newer_line = self.add(IconLine(theme, "info", "", tone="text", icon_tone="warn", wrap=True))
        self.older_line = self.add(IconLine(theme, "history", "", wrap=True))
        self.newer = Button(theme, _("Read the newer document"), icon="file-check", role="label")
        self.older = Button(theme, _("Read the earlier document"), "ghost", icon="history")
        self.amend = Button(theme, _("Write an amendment"), "ghost", icon="pen-line")
        self.go_on = Button(theme, _("Go on with the amendment"), "secondary", icon="pen-line", role="label")
        self.mail = Button(theme, _("Send the copy by mail …"), "ghost", icon="external-link")
        buttons = (self.newer, self.go_on, self.older, self.amend, self.mail)
        shown = [*((button, 0) for button in buttons), (Row(theme), 1)]
        self.add(Reflow(theme, shown, spacing=8, below=4))
        self.check_ins = self.add(CheckInsCard(theme))
        self.newer.clicked.connect(self._on_newer_clicked)
        self.older.clicked.connect(self._on_older_clicked)
        self.amend.clicked.connect(self.amendment_asked)
        self.go_on.clicked.connect(self._on_go_on_clicked)
        self.mail.clicked.connect(self.mail_asked)
        self.check_ins.wanted.connect(self.check_ins_asked)
        self.show_around(None)

    def show_around(self, around: PlanAround | None) -> None:
        """Show what is known of the plan; ``None`` until the desk has answered."""
        self._around = around
        self.check_ins.forget()
        self.mail.hide()
        newer = around.chain.newer if around else None
        older = around.chain.earlier if around else None
        if newer is not None:
            day = short_day(newer.sealed_at.astimezone().date())
            self.newer_line.set_line(
                "info", _("A newer amendment takes the place of this one, sealed {day}.").format(day=day)
            )
        claimed = around.chain.claimed if around else None
        if claimed is not None:
            self.newer_line.set_line("info", claimed_words(claimed))
        if older is not None and around is not None:
            day = short_day(older.sealed_at.astimezone().date())
            told = _("Revision {number}. It takes the place of the one sealed {day}.")
            self.older_line.set_line("history", told.format(number=around.chain.revision, day=day))
        claims = around is not None and around.chain.claims
        if claims:
            told = _(
                "This file says that it takes the place of an earlier one. Nothing on this desk can confirm that."
            )
            self.older_line.set_line("history", told)
        for widget, there in (
            (self.newer_line, newer is not None or claimed is not None),
            (self.newer, newer is not None),
            (self.older_line, older is not None or claims),
            (self.older, older is not None),
            (self.amend, around is not None and around.may_amend),
            (self.go_on, around is not None and around.chain.under_way is not None),
            (self.check_ins, around is not None and around.check_ins and newer is None),
        ):
            widget.setVisible(there)

    def show_copied(self) -> None:
        """Offer to send the copy that was just saved."""
        self.mail.show()

    def _on_newer_clicked(self) -> None:
        if self._around is not None and self._around.chain.newer is not None:
            self.plan_asked.emit(self._around.chain.newer.document_id)

    def _on_older_clicked(self) -> None:
        if self._around is not None and self._around.chain.earlier is not None:
            self.plan_asked.emit(self._around.chain.earlier.document_id)

    def _on_go_on_clicked(self) -> None:
        if self._around is not None and self._around.chain.under_way is not None:
            self.review_asked.emit(self._around.chain.under_way)
