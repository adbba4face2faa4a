"""The rules plans are kept by, as HR changes them: each change is told with a way back."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.domain.retention import RetentionClass, new_class_id
from reviewdesk.services.changes import Change
from reviewdesk.system.i18n import _
from reviewdesk.ui.office.hr.disposal_view_model import DisposalContent
from reviewdesk.ui.office.hr.plan_words import class_words
from reviewdesk.ui.office.office_view_model import OfficeViewModel

Classes = tuple[RetentionClass, ...]


class RetentionRules(QObject):
    """Works on the rules as they are at that moment, so that taking one change back leaves the others.

    ``kept``: what was written is in force. ``refused`` carries an error for its field. ``said`` a sentence and what
    takes it back. ``looked_ahead``: (rule's id, years, plans that would be due with them).
    """

    kept = Signal()
    refused = Signal(object)
    said = Signal(str, object)
    looked_ahead = Signal(str, int, int)

    def __init__(self, model: OfficeViewModel[DisposalContent]) -> None:
        super().__init__(model)
        self._model = model
        self._retention = model.office.services.retention

    @property
    def classes(self) -> Classes:
        """Return the rules as they are shown."""
        return self._model.snapshot.classes if self._model.snapshot else ()

    def keep(self, wanted: RetentionClass) -> None:
        """Put a rule in force, in the place of the one of its id; a new one is given an id."""
        if not wanted.id:
            wanted = replace(wanted, id=new_class_id(wanted.name, {each.id for each in self.classes}))
        before = next((each for each in self.classes if each.id == wanted.id), None)
        if before == wanted:
            self.kept.emit()
            return

        def undo() -> None:
            if before is None:
                self._set(lambda now: _without(now, wanted.id))
            else:
                self._set(lambda now: _with(now, before))

        def done() -> None:
            self.kept.emit()
            words = _("The rule is in force: {rule}.").format(rule=class_words(wanted))
            self.said.emit(words, undo)

        self._set(lambda now: _with(now, wanted), done, self.refused.emit)

    def remove(self, gone: RetentionClass) -> None:
        """Take away a rule that no plan is kept by."""
        row = self.classes.index(gone)

        def undo() -> None:
            self._set(lambda now: (*now[:row], gone, *now[row:]))

        def done() -> None:
            self.said.emit(_("The rule “{name}” is gone.").format(name=gone.name), undo)

        self._set(lambda now: _without(now, gone.id), done)

    def look_ahead(self, class_id: str, years: int) -> None:
        """Find out how many plans would be due."""

        def counted(plans: int) -> None:
            self.looked_ahead.emit(class_id, years, plans)

        task = self._model.office.runner.database(lambda: self._retention.due_with(class_id, years))
        task.on_success(counted).on_failure(self._model.failed.emit)

    def _set(
        self,
        turn: Callable[[Classes], Sequence[RetentionClass]],
        done: Callable[[], object] | None = None,
        failed: Callable[[ReviewDeskError], object] | None = None,
    ) -> None:
        def work() -> Change[Classes]:
            return self._retention.set_classes(turn(self._retention.classes()))

        def changed(_classes: Classes) -> None:
            if done is not None:
                done()

        self._model.change(work, done=changed, failed=failed)


def _with(now: Classes, wanted: RetentionClass) -> Classes:
    if any(each.id == wanted.id for each in now):
        return tuple(wanted if each.id == wanted.id else each for each in now)
    return (*now, wanted)


def _without(now: Classes, class_id: str) -> Classes:
    return tuple(each for each in now if each.id != class_id)
