"""The templates of a desk: those that ship, its own, and every edition that was ever kept or planned with.

What ships is never changed; a copy is the desk's own. Keeping what was worded makes a new version and leaves the
earlier ones as they are, because reviews were planned with them.
"""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from reviewdesk.content.competencies import load_competencies
from reviewdesk.content.library import kept_template, load_template, read_template
from reviewdesk.content.template import StagePlan, Template, fill
from reviewdesk.content.template_rules import LONGEST_LINE, check_worded, tidied
from reviewdesk.content.template_toml import to_toml
from reviewdesk.domain.errors import ContentError, RuleViolation
from reviewdesk.domain.stage_order import order_holds
from reviewdesk.models.review_rows import Review
from reviewdesk.models.template_rows import TemplateEdition
from reviewdesk.services.changes import Change, Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.editions import (
    is_own_id,
    keep_edition,
    newest_of,
    newest_own,
    offered_template,
    own_id,
)
from reviewdesk.services.saving import saved
from reviewdesk.services.template_views import Draft, Shelf, TemplateCard, card
from reviewdesk.system.i18n import _
from reviewdesk.vault.store import UnitOfWork

_TEMPLATES = frozenset({Topic.TEMPLATES})


class Templates:
    """Shows templates, words the desk's own, and hands them on as files."""

    def __init__(self, context: DeskContext) -> None:
        self._context = context

    def shelf(self) -> Shelf:
        """Return all templates, each in its newest edition, the longest meeting first."""
        with self._context.reading() as session:
            own = tuple(
                card(kept_template(row.body), own=True, retired=row.retired_at is not None)
                for row in newest_own(session)
            )
        own = tuple(sorted(own, key=lambda each: (-each.minutes, each.name.casefold())))
        return Shelf(
            own=tuple(each for each in own if not each.retired),
            shipped=tuple(card(template, own=False) for template in self._context.library.templates),
            retired=tuple(each for each in own if each.retired),
        )

    def edition(self, template_id: str, version: int | None = None) -> Template:
        """Return one version of a template, or without a version the newest that is offered."""
        with self._context.reading() as session:
            if version is None:
                return offered_template(session, self._context.library, template_id)
            row = session.get(TemplateEdition, (template_id, version))
            if row is not None:
                return kept_template(row.body)
        shipped = self._context.library.template(template_id)
        if shipped.version != version:
            raise ContentError("template-unknown", template=template_id)
        return shipped

    def draft(self, template_id: str) -> Draft:
        """Return a template to word anew: the next version of the desk's own, or a copy of one that ships.

        A copy is in the person's language, since every word of it is theirs from now on. Nothing is stored yet.
        """
        template = self.edition(template_id)
        if is_own_id(template_id):
            template = replace(template, version=template.version + 1)
        else:
            noise = self._context.entropy.random_bytes(4)
            template = replace(_translated(template), id=own_id(template_id, noise), version=1)
            name = _("{name}, our way").format(name=template.name)
            template = replace(template, name=name if len(name) <= LONGEST_LINE else template.name)
        return Draft(template, self._spare(), _competency_names())

    def keep(self, worded: Template) -> Change[TemplateCard]:
        """Keep what was worded as a new version; ``RuleViolation`` names the field that needs another look."""
        template = tidied(worded)
        check_worded(template)
        with self._context.writing() as unit:
            newest = newest_of(unit.session, template.id)
            version = newest.version + 1 if newest is not None else 1
            return self._kept(unit, replace(template, version=version), "template.kept")

    def take_back(self, template_id: str, version: int) -> Change[None]:
        """Undo keeping or bringing in a version, unless a review was planned with it in the meantime."""
        with self._context.writing() as unit:
            row = unit.session.get(TemplateEdition, (template_id, version))
            if row is None or not row.own or _is_used(unit.session, row):
                raise RuleViolation("template-in-use")
            unit.session.delete(row)
            unit.audit("template.taken-back", template_id, {"version": version})
            return Change(None, _TEMPLATES)

    def retire(self, template_id: str) -> Change[None]:
        """Offer a template of the desk's own no longer; reviews that were planned with it keep it."""
        with self._context.writing() as unit:
            _own(unit.session, template_id).retired_at = unit.now
            unit.audit("template.retired", template_id)
            return Change(None, _TEMPLATES)

    def restore(self, template_id: str) -> Change[None]:
        """Offer it again."""
        with self._context.writing() as unit:
            _own(unit.session, template_id).retired_at = None
            unit.audit("template.restored", template_id)
            return Change(None, _TEMPLATES)

    # -- files ---------------------------------------------------------------------------------------------------

    def export(self, template_id: str, place: Path) -> Path:
        """Write the newest edition where the person chose, and return where it lies; ``ContentError`` if it cannot."""
        content = to_toml(self.edition(template_id)).encode()
        return saved(place, content, ContentError("template-not-saved", file=place.name))

    def bring_in(self, file: Path) -> Change[TemplateCard]:
        """Take a template from a file: a new one of the desk's own, or the next version of one it has.

        The file is read whole before anything is written; ``ContentError`` says in one sentence what is wrong with
        it. What ships is never replaced: a file under the name of one becomes a template beside it.
        """
        template = load_template(file)
        if not order_holds([stage.kind for stage in template.stages]):
            raise ContentError("template-file-order", file=file.name)
        _require_known(template, file)
        with self._context.writing() as unit:
            if not is_own_id(template.id):
                template = replace(template, id=own_id(template.id, self._context.entropy.random_bytes(4)))
            newest = newest_of(unit.session, template.id)
            if newest is not None:
                known = kept_template(newest.body)
                if replace(template, version=known.version) == known:
                    raise ContentError("template-here-already", file=file.name)
                template = replace(template, version=max(template.version, known.version + 1))
            return self._kept(unit, template, "template.brought-in")

    # -- within --------------------------------------------------------------------------------------------------

    @staticmethod
    def _kept(unit: UnitOfWork, template: Template, event: str) -> Change[TemplateCard]:
        read_template(
            Path(f"{template.id}.toml"), to_toml(template)
        )  # what could not be read is never stored
        keep_edition(unit, template, own=True)
        unit.audit(event, template.id, {"version": template.version})
        return Change(card(template, own=True), _TEMPLATES)

    def _spare(self) -> tuple[StagePlan, ...]:
        """Return one stage of each kind to put in, worded as in the longest template that has it."""
        stages = {
            stage.kind: stage
            for template in reversed(self._context.library.templates)
            for stage in _translated(template).stages
        }
        return tuple(stages.values())


def _competency_names() -> tuple[tuple[str, str], ...]:
    """Return (id, name) of each competency, family by family, in the person's language."""
    return tuple((each.id, fill(each.name)) for each in load_competencies().all)


def _require_known(template: Template, file: Path) -> None:
    """Refuse competencies that are not on the shelf: they would be asked for in vain."""
    known = load_competencies().ids
    unknown = [competency_id for competency_id in template.competencies if competency_id not in known]
    if unknown:
        raise ContentError("template-competency-unknown", file=file.name, competency=unknown[0])


def _own(session: Session, template_id: str) -> TemplateEdition:
    row = newest_of(session, template_id)
    if row is None:
        raise RuleViolation("not-on-this-desk")
    return row


def _is_used(session: Session, edition: TemplateEdition) -> bool:
    used = select(Review.id).where(
        Review.template_id == edition.template_id, Review.template_version == str(edition.version)
    )
    return session.scalars(used.limit(1)).first() is not None


def _translated(template: Template) -> Template:
    """Return the template in the person's language, its placeholders as they are."""
    return replace(
        template,
        name=_(template.name),
        description=_(template.description),
        scale=tuple(replace(word, label=_(word.label), meaning=_(word.meaning)) for word in template.scale),
        stages=tuple(_translated_stage(stage) for stage in template.stages),
    )


def _translated_stage(stage: StagePlan) -> StagePlan:
    return replace(
        stage,
        title=_(stage.title),
        question=_(stage.question),
        guidance=_(stage.guidance),
        notices=tuple(replace(notice, text=_(notice.text)) for notice in stage.notices),
        prompts=tuple(
            replace(prompt, question=_(prompt.question), guidance=_(prompt.guidance))
            for prompt in stage.prompts
        ),
    )
