"""What came of files that were brought in, and the folder that brings them in by itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QObject, Signal

from reviewdesk.content.messages import sentence
from reviewdesk.services.changes import Topic
from reviewdesk.services.intake import Outcome
from reviewdesk.system.i18n import _, ngettext
from reviewdesk.ui.office.hr.intake_run import Arrived, IntakeRun
from reviewdesk.ui.office.hr.lines import LinesModel, ListLine
from reviewdesk.ui.office.hr.plan_words import sealed_day
from reviewdesk.ui.office.hr.watched_folder import WatchedFolder
from reviewdesk.ui.office.office import Office
from reviewdesk.ui.office.office_view_model import OfficeViewModel
from reviewdesk.ui.office.words import isolated
from reviewdesk.ui.theme import Token


@dataclass(frozen=True, slots=True)
class InboxContent:
    """The folder that is watched, empty where there is none."""

    watched: str


class InboxViewModel(OfficeViewModel[InboxContent]):
    """``moved``: what the run has done, or what there is to see of it, is not what it was.

    It watches its folder from the moment it is made, whatever room is open.
    """

    moved = Signal()
    topics: ClassVar = frozenset({Topic.SETTINGS})

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(office, parent)
        self.lines = LinesModel()
        self.lines.setParent(self)
        self.only_refused = False
        self.arrived: list[Arrived] = []
        self.run = IntakeRun(office, self)
        self.watched = WatchedFolder(office.runner, self)
        self.run.told.connect(self._on_told)
        self.run.moved.connect(self.moved)
        self.run.ended.connect(self.moved)
        self.run.failed.connect(self.failed)
        self.watched.arrived.connect(self._on_watched_arrived)
        self.watched.looked.connect(self.moved)
        self.changed.connect(self._on_changed)
        self.refresh()

    def load(self) -> InboxContent:
        """Return the folder."""
        return InboxContent(self.office.services.settings.watched_folder())

    def _on_changed(self, content: InboxContent) -> None:
        self.watched.watch(content.watched)

    def watch(self, folder: str) -> None:
        """Watch another folder, or none."""
        settings = self.office.services.settings
        self.change(lambda: settings.set_watched_folder(folder))

    # -- files ---------------------------------------------------------------------------------------------------

    def take(self, paths: Sequence[Path]) -> None:
        """Take in files and folders."""
        self.run.take(paths)

    def _on_watched_arrived(self, files: list[Path]) -> None:
        self.run.take(files, quiet=True)

    def _on_told(self, arrived: list[Arrived]) -> None:
        begin = len(self.arrived)
        self.arrived += arrived
        told = [_line(begin + number, each) for number, each in enumerate(arrived) if self._is_shown(each)]
        self.lines.add(told)

    def show_only_refused(self, *, only: bool) -> None:
        """Show what was not kept, or everything."""
        self.only_refused = only
        self.lines.show(
            [_line(number, each) for number, each in enumerate(self.arrived) if self._is_shown(each)]
        )

    def _is_shown(self, arrived: Arrived) -> bool:
        return not self.only_refused or arrived.taken.outcome is Outcome.REFUSED

    def result(self, key: str) -> Arrived:
        """Return what came of the file behind a line."""
        return self.arrived[int(key)]

    def wipe(self) -> None:
        """Forget what came of files."""
        self.arrived = []
        self.lines.show([])
        self.moved.emit()

    # -- words ---------------------------------------------------------------------------------------------------

    def counted(self) -> str:
        """Say in a line what came of all the files so far."""
        counts = dict.fromkeys(Outcome, 0)
        for each in self.arrived:
            counts[each.taken.outcome] += 1
        parts = [
            ngettext("{n} filed", "{n} filed", counts[Outcome.ADDED]),
            ngettext("{n} here already", "{n} here already", counts[Outcome.KNOWN]),
            ngettext("{n} not kept", "{n} not kept", counts[Outcome.REFUSED]),
        ]
        told = zip(
            parts, (counts[Outcome.ADDED], counts[Outcome.KNOWN], counts[Outcome.REFUSED]), strict=True
        )
        return " · ".join(words.format(n=f"{number:,}") for words, number in told if number)


def why(arrived: Arrived) -> str:
    """Say what came of a file, and what somebody can do."""
    taken = arrived.taken
    if taken.error is not None:
        return sentence(taken.error)
    if taken.outcome is Outcome.KNOWN:
        return _("This very file is in the archive already. Nothing was changed.")
    notes = " ".join(sentence(note) for note in taken.notes)
    return notes or _("Unchanged since it was signed, and in the archive now.")


_MARKS: dict[Outcome, tuple[str, Token]] = {
    Outcome.ADDED: ("circle-check", "accent_text"),
    Outcome.KNOWN: ("archive", "text2"),
    Outcome.REFUSED: ("shield-alert", "warn"),
}


def _line(number: int, arrived: Arrived) -> ListLine:
    taken, plan = arrived.taken, arrived.plan
    icon, tone = _MARKS[taken.outcome]
    mark = {
        Outcome.ADDED: _("Filed"),
        Outcome.KNOWN: _("Here already"),
        Outcome.REFUSED: _("Not kept"),
    }[taken.outcome]
    if taken.notes:
        mark, icon, tone = _("Filed; look at this"), "triangle-alert", "warn"
    name = taken.file.name
    if plan is None:
        return ListLine(str(number), name, why(arrived), mark, icon, tone)
    title = _("{title} with {name}").format(title=plan.title, name=isolated(plan.employee))
    told = [
        _("Manager: {name}").format(name=isolated(plan.manager)),
        _("sealed {day}").format(day=sealed_day(plan)),
    ]
    return ListLine(str(number), title, " · ".join(told), mark, icon, tone, tip=name)
