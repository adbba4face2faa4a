"""A review keeps the edition of its template that it was planned with."""

from dataclasses import replace

from reviewdesk.content.library import Library
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.models.template_rows import TemplateEdition
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.drawers import DrawerSession
from reviewdesk.services.meetings import Meetings
from reviewdesk.services.preparation import Preparation
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.templates import Templates
from tests.document.reading import text
from tests.services.conftest import Company
from tests.services.meeting import Meeting, attached, prepare
from tests.services.wording import YEAR, plan, worded


def test_a_review_keeps_the_version_it_was_planned_with(
    templates: Templates, own_template: str, context: DeskContext, company: Company, drawer: DrawerSession
) -> None:
    review = plan(context, company, own_template)
    draft = templates.draft(own_template).template
    anew = worded(draft, StageKind.WELCOME, question="Something else?", minutes=9)
    anew = replace(
        anew, name="Quite another", stages=tuple(s for s in anew.stages if s.kind is not StageKind.GROWTH)
    )
    templates.keep(worded(anew, StageKind.PLAN, minutes=60))
    templates.retire(own_template)
    shown = Reviews(context).get(review)
    assert (shown.template, shown.minutes) == (
        "Year review, our way",
        templates.edition(own_template, 1).minutes,
    )
    snapshot = Meetings(context).open(review).value
    assert snapshot.current().question != "Something else?"
    assert StageKind.GROWTH in {stage.kind for stage in snapshot.stages}
    assert Meetings(context).go_to_stage(review, StageKind.GROWTH).value.stage is StageKind.GROWTH
    assert Preparation(context).view(review).prompts
    assert [prompt.id for prompt in drawer.view(review).prompts] == [
        prompt.id for prompt in templates.edition(own_template, 1).self_prompts()
    ]


def test_a_newer_program_changes_nothing_in_a_review_that_was_planned(
    context: DeskContext, company: Company, library: Library
) -> None:
    review = plan(context, company, YEAR)
    newer = tuple(
        replace(worded(template, StageKind.WELCOME, question="All new?"), version=template.version + 1)
        for template in library.templates
    )
    later = replace(context, library=Library(newer))
    assert Meetings(later).open(review).value.current().question != "All new?"
    assert Meetings(later).open(plan(later, company, YEAR)).value.current().question == "All new?"
    gone = replace(context, library=Library(()))
    assert Reviews(gone).get(review).template == "Year review"


def test_a_review_from_before_editions_were_kept_uses_what_ships(
    context: DeskContext, company: Company
) -> None:
    review = plan(context, company, YEAR)
    with context.writing() as unit:
        unit.session.query(TemplateEdition).delete()
        unit.audit("template.taken-back", YEAR)
    assert Reviews(context).get(review).template == "Year review"
    assert Meetings(context).open(review).value.stages


def test_a_meeting_without_self_assessment_and_growth_can_be_prepared(
    templates: Templates, context: DeskContext, company: Company, drawer: DrawerSession
) -> None:
    draft = worded(templates.draft(YEAR).template, StageKind.PLAN, minutes=30)
    short = {StageKind.WELCOME, StageKind.PROGRESS, StageKind.PLAN, StageKind.SIGN_OFF}
    kept = templates.keep(replace(draft, stages=tuple(s for s in draft.stages if s.kind in short))).value
    review = plan(context, company, kept.id)
    assert drawer.view(review).prompts == ()
    assert Preparation(context).view(review).prompts == ()
    assert {stage.kind for stage in Meetings(context).open(review).value.stages} == short


def test_the_employee_is_asked_what_the_desk_worded(
    templates: Templates, own_template: str, context: DeskContext, company: Company, drawer: DrawerSession
) -> None:
    draft = templates.draft(own_template).template
    stage = draft.stage(StageKind.SELF_ASSESSMENT)
    mine = replace(stage.prompts[0], id="own_1", question="What made you laugh, {employee}?")
    templates.keep(worded(draft, StageKind.SELF_ASSESSMENT, prompts=(mine, *stage.prompts[2:])))
    view = drawer.view(plan(context, company, own_template))
    assert view.party is Party.EMPLOYEE
    assert view.prompts[0].question == "What made you laugh, Dana?"


def test_the_sealed_plan_says_the_words_of_the_edition_that_was_held(
    templates: Templates, context: DeskContext, company: Company, drawer: DrawerSession
) -> None:
    draft = templates.draft(YEAR).template
    scale = tuple(
        replace(word, label=f"Word of ours {number}", meaning="As we say it.")
        for number, word in enumerate(draft.scale)
    )
    kept = templates.keep(replace(draft, scale=scale)).value
    review = plan(context, company, kept.id)
    prepare(context, drawer, review)
    templates.keep(templates.draft(kept.id).template)
    sealed = Meeting.opened(context, review).seal()
    pdf = Archive(context).pdf(sealed.document_id)
    record = attached(pdf)
    assert [word["label"] for word in record["scale"]] == [f"Word of ours {number}" for number in (3, 4, 5)]
    assert record["review"]["template_version"] == "1"
    assert Archive(context).verify(pdf).intact
    assert "Word of ours 5" in text(pdf)
    assert "Achieved" not in text(pdf)
