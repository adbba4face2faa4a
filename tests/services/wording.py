"""Templates in the hands of whoever words them."""

from dataclasses import replace
from datetime import date

from reviewdesk.content.template import Template
from reviewdesk.domain.review import StageKind
from reviewdesk.models.template_rows import TemplateEdition
from reviewdesk.services.context import DeskContext
from reviewdesk.services.reviews import Reviews
from tests.services.conftest import Company

YEAR = "year-review"


def plan(context: DeskContext, company: Company, template_id: str) -> str:
    day = date(2026, 2, 1)
    return Reviews(context).plan(company.dana, template_id, "A talk", day, day, None, company.goals).value


def worded(template: Template, kind: StageKind, **changes: object) -> Template:
    stages = (replace(stage, **changes) if stage.kind is kind else stage for stage in template.stages)  # type: ignore[arg-type]  # fields of a stage
    return replace(template, stages=tuple(stages))


def stored(context: DeskContext) -> int:
    with context.reading() as session:
        return session.query(TemplateEdition).count()
