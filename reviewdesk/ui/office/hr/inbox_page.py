"""The inbox: plans come in, each is checked, and what came of it is said in plain words."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from reviewdesk.services.intake import Outcome
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.folders import documents_folder
from reviewdesk.ui.office.archive_view_model import ArchiveViewModel
from reviewdesk.ui.office.check_result import CheckResult
from reviewdesk.ui.office.hr.files_target import FilesTarget
from reviewdesk.ui.office.hr.inbox_view_model import InboxContent, InboxViewModel, why
from reviewdesk.ui.office.hr.line_list import LineList
from reviewdesk.ui.office.hr.run_card import RunCard
from reviewdesk.ui.office.office import Place
from reviewdesk.ui.office.office_page import WIDTH, OfficePage
from reviewdesk.ui.office.verdict_look import VerdictLook
from reviewdesk.ui.office.words import shown_path
from reviewdesk.ui.theme import Theme
from reviewdesk.ui.widgets import (
    Button,
    Column,
    EmptyState,
    Frame,
    IconLine,
    Reflow,
    Row,
    Text,
    announce,
)

_SIDE_BY_SIDE: Final = 820
_LIST_HEIGHT: Final = 330


class InboxPage(OfficePage):
    """Asked for with a file, it checks that file and offers to keep it."""

    view_model: InboxViewModel

    def __init__(self, theme: Theme, view_model: InboxViewModel) -> None:
        super().__init__(theme, view_model, max_width=WIDTH)
        self.ask_folder: Callable[[], str] = self._pick_folder
        self._about = ""
        self._file: Path | None = None
        self.checking = ArchiveViewModel(view_model.office, view_model)
        self.add(Text(theme, _("Inbox"), "h1", wrap=True))
        self.add_space(14)
        self.result = self.add(Column(theme, margins=(0, 0, 0, 16)))
        self.result.hide()
        left = Column(theme, spacing=14)
        self.run_card = left.add(RunCard(theme, _("Plans come in")))
        self.run_card.hide()
        left.add(self._results(theme), 1)
        side = Column(theme, spacing=14)
        self.target = side.add(FilesTarget(theme))
        self.watch_card = side.add(Frame(theme, spacing=10))
        self._build_watching(theme)
        self.check_button = side.add(
            Button(theme, _("Only check a file"), "ghost", icon="file-check"),
            align=Qt.AlignmentFlag.AlignLeading,
        )
        side.add_stretch()
        self.add(Reflow(theme, [(side, 2), (left, 3)], need=_SIDE_BY_SIDE), 1)
        self.ask_file: Callable[[], str] = self._pick_file
        self._connect(view_model)
        self._show_run()

    def _results(self, theme: Theme) -> Frame:
        card = Frame(theme, "card", margins=(18, 14, 12, 12), spacing=8)
        self.empty = card.add(Column(theme, spacing=0), 1)
        self.empty.add_stretch()
        words = _("What comes of each file stands here. Nothing that was changed is kept.")
        self.empty.add(EmptyState(theme, "download", words))
        self.empty.add_stretch()
        head = Row(theme, spacing=8)
        self.told = head.add(Text(theme, "", "strong", wrap=True), 1)
        self.refused_chip = Button(theme, _("Only what was not kept"), "chip", checkable=True)
        self.wipe_button = Button(theme, _("Clear the list"), "ghost")
        self.head = card.add(
            Reflow(theme, [(head, 1), (self.refused_chip, 0), (self.wipe_button, 0)], below=8)
        )
        self.list = card.add(LineList(theme, self.view_model.lines, _("What came of each file")), 1)
        self.list.setMinimumHeight(theme.px(_LIST_HEIGHT))
        self.about = card.add(Frame(theme, "soft", spacing=8))
        self.about_words = self.about.add(Text(theme, "", "body", wrap=True))
        self.about_file = self.about.add(Text(theme, "", "caption", tone="text3", wrap=True))
        self.open_button = Button(theme, _("Open it in the archive"), role="label", icon="archive")
        self.why_button = Button(theme, _("See what is wrong with it"), role="label", icon="shield-alert")
        buttons: list[tuple[QWidget, int]] = [(self.open_button, 0), (self.why_button, 0), (Row(theme), 1)]
        self.about.add(Reflow(theme, buttons, spacing=8))
        self.about.hide()
        return card

    def _build_watching(self, theme: Theme) -> None:
        card = self.watch_card
        card.add(Text(theme, _("A folder that is watched"), "h3", wrap=True))
        told = _(
            "Plans that are put there come in by themselves while your desk is open. The files stay there."
        )
        card.add(Text(theme, told, "label", tone="text2", wrap=True))
        self.watched_line = card.add(IconLine(theme, "folder", "", tone="text", wrap=True))
        self.watch_button = Button(theme, _("Watch a folder"), role="label", icon="folder-open")
        self.unwatch_button = Button(theme, _("Stop watching"), "ghost")
        buttons: list[tuple[QWidget, int]] = [
            (self.watch_button, 0),
            (self.unwatch_button, 0),
            (Row(theme), 1),
        ]
        card.add(Reflow(theme, buttons, spacing=8))

    def _connect(self, view_model: InboxViewModel) -> None:
        self.target.files_chosen.connect(view_model.take)
        self.run_card.stop_asked.connect(view_model.run.stop)
        view_model.moved.connect(self._show_run)
        view_model.run.ended.connect(self._on_run_ended)
        self.refused_chip.toggled.connect(self._on_refused_toggled)
        self.wipe_button.clicked.connect(self._on_wipe_clicked)
        self.list.chosen.connect(self._on_list_chosen)
        self.list.opened.connect(self._on_list_opened)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.why_button.clicked.connect(self._on_why_clicked)
        self.watch_button.clicked.connect(self._on_watch_clicked)
        self.unwatch_button.clicked.connect(self._on_unwatch_clicked)
        self.check_button.clicked.connect(self._on_check_clicked)
        self.checking.checked.connect(self._on_checked)
        self.checking.failed.connect(view_model.failed)

    def shown(self, thing: str = "") -> None:
        """Check the file that was handed over."""
        super().shown(thing)
        if thing:
            self._check(Path(thing))

    def first_focus(self) -> QWidget | None:
        """Begin with choosing files, or with what a check said."""
        return self.target.button if self.result.isHidden() else None

    def refresh(self, snapshot: InboxContent) -> None:
        """Show which folder is watched."""
        self._show_watched(snapshot.watched)

    def _show_watched(self, folder: str) -> None:
        self.watched_line.setVisible(bool(folder))
        self.unwatch_button.setVisible(bool(folder))
        self.watch_button.setText(_("Watch another folder") if folder else _("Watch a folder"))
        if self.view_model.watched.reachable:
            self.watched_line.set_line("folder", shown_path(Path(folder)), tone="text")
        else:
            words = _("{folder} is not there just now. It is looked for again and again.")
            self.watched_line.set_line(
                "triangle-alert", words.format(folder=shown_path(Path(folder))), tone="warn"
            )

    # -- files come in -------------------------------------------------------------------------------------------

    def _show_run(self) -> None:
        model = self.view_model
        run = model.run
        self.run_card.setVisible(run.running)
        self.run_card.show_progress(run.done, run.total)
        some = bool(model.arrived)
        self.empty.setVisible(not some)
        self.head.setVisible(some)
        self.list.setVisible(some)
        self.told.setText(model.counted())
        refused = any(each.taken.outcome is Outcome.REFUSED for each in model.arrived)
        self.refused_chip.setVisible(refused)
        self.wipe_button.setVisible(not run.running)
        if model.snapshot is not None:
            self._show_watched(model.snapshot.watched)

    def _on_run_ended(self) -> None:
        run = self.view_model.run
        if run.stopped:
            left = run.total - run.done
            words = ngettext(
                "Stopped. {n} file was not looked at; bring it in again to go on.",
                "Stopped. {n} files were not looked at; bring them in again to go on.",
                left,
            )
            self.said.emit(words.format(n=f"{left:,}"), None)
        elif run.total == 0:
            self.said.emit(_("There is no PDF in there."), None)
        elif self.isVisible():
            announce(self, self.view_model.counted())

    def _on_refused_toggled(self, only: bool) -> None:  # noqa: FBT001 - Qt's own signature
        self.about.hide()
        self.view_model.show_only_refused(only=only)

    def _on_wipe_clicked(self) -> None:
        self.about.hide()
        self.refused_chip.setChecked(False)
        self.view_model.wipe()
        self.target.button.setFocus()

    def _on_list_chosen(self, key: str) -> None:
        result = self.view_model.result(key)
        self._about = key
        self.about_words.setText(why(result))
        self.about_file.setText(result.taken.file.name)
        self.open_button.setVisible(bool(result.taken.document_id))
        self.why_button.setVisible(result.taken.outcome is Outcome.REFUSED)
        self.about.show()

    def _on_list_opened(self, key: str) -> None:
        document_id = self.view_model.result(key).taken.document_id
        if document_id:
            self.place_asked.emit(Place("archive", document_id))

    def _on_open_clicked(self) -> None:
        self._on_list_opened(self._about)

    def _on_why_clicked(self) -> None:
        self._check(self.view_model.result(self._about).taken.file)

    # -- a watched folder ----------------------------------------------------------------------------------------

    def _on_watch_clicked(self) -> None:
        folder = self.ask_folder()
        if folder:
            self.view_model.watch(folder)

    def _on_unwatch_clicked(self) -> None:
        self.view_model.watch("")
        self.watch_button.setFocus()

    def _pick_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self, _("Choose the folder to watch"), documents_folder())

    # -- only checking -------------------------------------------------------------------------------------------

    def _pick_file(self) -> str:
        return QFileDialog.getOpenFileName(self, _("Choose a PDF"), documents_folder(), "PDF (*.pdf)")[0]

    def _on_check_clicked(self) -> None:
        file = self.ask_file()
        if file:
            self._check(Path(file))

    def _check(self, file: Path) -> None:
        self._file = file
        self.checking.check(file)

    def _on_checked(self, look: VerdictLook) -> None:
        self.result.clear()
        card = self.result.add(CheckResult(self.theme, look, keeps=True))
        card.keep_button.clicked.connect(self._on_keep_clicked)
        card.done_button.clicked.connect(self.close_result)
        self.target.button.set_kind("secondary" if look.intact else "primary")
        self.result.show()
        self.verticalScrollBar().setValue(0)
        announce(self, f"{look.headline}. {look.advice}", urgent=not look.intact)

    def _on_keep_clicked(self) -> None:
        """Bring the file in like any other: it is checked as it lies there now, and the list says what came of it."""
        file = self._file
        self.close_result()
        if file is not None:
            self.view_model.take([file])

    def close_result(self) -> None:
        """Take the result of a check away."""
        self.result.hide()
        self.result.clear()
        self.target.button.set_kind("primary")
        self.check_button.setFocus(Qt.FocusReason.OtherFocusReason)
