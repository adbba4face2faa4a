"""The templates of the desk: read, copied, handed on; what is worded lives in a draft until it is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal

from reviewdesk.content.template import Template
from reviewdesk.services.changes import Topic
from reviewdesk.services.template_views import Draft, Shelf, TemplateCard
from reviewdesk.ui.office.office_view_model import OfficeViewModel


@dataclass(frozen=True, slots=True)
class Reading:
    """A template that is looked at."""

    card: TemplateCard
    template: Template


class TemplatesViewModel(OfficeViewModel[Shelf]):
    """Reads, drafts, keeps and hands on.

    ``opened`` carries a ``Reading``, ``drafted`` a ``Draft``; ``kept``, ``brought`` and ``retired`` a card and a
    function that undoes it; ``exported`` a path. ``refused`` is an error about what is worded, ``unread`` about a file.
    """

    topics: ClassVar[frozenset[Topic]] = frozenset({Topic.TEMPLATES})
    opened = Signal(object)
    drafted = Signal(object)
    kept = Signal(object, object)
    brought = Signal(object, object)
    retired = Signal(object, object)
    exported = Signal(object)
    refused = Signal(object)
    unread = Signal(object)

    def load(self) -> Shelf:
        """Return what is on the shelf."""
        return self.office.services.templates.shelf()

    def open(self, card: TemplateCard) -> None:
        """Look at a template."""
        templates = self.office.services.templates

        def read() -> Reading:
            return Reading(card, templates.edition(card.id))

        self.office.runner.database(read).on_success(self.opened.emit).on_failure(self.failed.emit)

    def draft(self, card: TemplateCard) -> None:
        """Begin to word the next version of the desk's own, or a copy of one that ships."""
        templates = self.office.services.templates

        def begin() -> Draft:
            return templates.draft(card.id)

        self.office.runner.database(begin).on_success(self.drafted.emit).on_failure(self.failed.emit)

    def keep(self, worded: Template) -> None:
        """Keep what was worded as a new version."""
        templates = self.office.services.templates
        self.change(
            lambda: templates.keep(worded),
            done=lambda card: self.kept.emit(card, self._taker_back(card)),
            failed=self.refused.emit,
        )

    def bring_in(self, file: Path) -> None:
        """Take a template from a file."""
        templates = self.office.services.templates
        self.change(
            lambda: templates.bring_in(file),
            done=lambda card: self.brought.emit(card, self._taker_back(card)),
            failed=self.unread.emit,
        )

    def export(self, card: TemplateCard, place: Path) -> None:
        """Write a template to a file."""
        templates = self.office.services.templates

        def write() -> Path:
            return templates.export(card.id, place)

        self.office.runner.database(write).on_success(self.exported.emit).on_failure(self.failed.emit)

    def retire(self, card: TemplateCard) -> None:
        """Take a template of the desk's own off the shelf."""
        templates = self.office.services.templates

        def undo() -> None:
            self.restore(card)

        self.change(lambda: templates.retire(card.id), done=lambda _nothing: self.retired.emit(card, undo))

    def restore(self, card: TemplateCard) -> None:
        """Put it back."""
        templates = self.office.services.templates
        self.change(lambda: templates.restore(card.id))

    def _taker_back(self, card: TemplateCard) -> Callable[[], None]:
        templates = self.office.services.templates

        def undo() -> None:
            self.change(lambda: templates.take_back(card.id, card.version))

        return undo
