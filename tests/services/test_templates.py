"""Templates of a desk: copied, worded, handed on; and a review keeps the edition it was planned with."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reviewdesk.content.library import Library, load_template
from reviewdesk.content.messages import sentence
from reviewdesk.content.source import SIZE_LIMIT
from reviewdesk.content.template import Template
from reviewdesk.content.template_toml import to_toml
from reviewdesk.domain.errors import ContentError, RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.models.template_rows import TemplateEdition
from reviewdesk.services.archive import Archive
from reviewdesk.services.changes import Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.drawers import DrawerSession
from reviewdesk.services.editions import is_own_id
from reviewdesk.services.meetings import Meetings
from reviewdesk.services.preparation import Preparation
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.templates import Templates
from tests.document.reading import text
from tests.services.conftest import Company
from tests.services.meeting import Meeting, attached, prepare

YEAR = "year-review"


@pytest.fixture
def templates(context: DeskContext) -> Templates:
    return Templates(context)


@pytest.fixture
def own(templates: Templates) -> str:
    """Keep a copy of the year review and return its id."""
    return templates.keep(templates.draft(YEAR).template).value.id


def plan(context: DeskContext, company: Company, template_id: str) -> str:
    day = date(2026, 2, 1)
    return Reviews(context).plan(company.dana, template_id, "A talk", day, day, None, company.goals).value


def worded(template: Template, kind: StageKind, **changes: object) -> Template:
    stages = (replace(stage, **changes) if stage.kind is kind else stage for stage in template.stages)  # type: ignore[arg-type]  # fields of a stage
    return replace(template, stages=tuple(stages))


def stored(context: DeskContext) -> int:
    with context.reading() as session:
        return session.query(TemplateEdition).count()


def test_the_shelf_holds_what_ships_and_the_desks_own(templates: Templates, library: Library) -> None:
    shelf = templates.shelf()
    assert {card.id for card in shelf.shipped} == {template.id for template in library.templates}
    assert (shelf.own, shelf.retired) == ((), ())
    year = next(card for card in shelf.shipped if card.id == YEAR)
    assert 2 * year.forward_minutes >= year.minutes
    assert not year.own


def test_a_copy_is_kept_as_the_first_version_of_something_new(
    templates: Templates, context: DeskContext
) -> None:
    draft = templates.draft(YEAR)
    assert is_own_id(draft.template.id)
    assert draft.template.name == "Year review, our way"
    assert {stage.kind for stage in draft.spare} >= {stage.kind for stage in draft.template.stages}
    assert stored(context) == 0, "a draft is nothing yet"
    change = templates.keep(replace(draft.template, name="  How we\ndo it "))
    assert change.topics == {Topic.TEMPLATES}
    assert (change.value.name, change.value.version) == ("How we do it", 1)
    assert [card.name for card in templates.shelf().own] == ["How we do it"]
    assert "How we do it" in {view.name for view in Reviews(context).templates()}


def test_a_long_name_is_copied_as_it_is(context: DeskContext) -> None:
    name = "A year looked back upon together, at length and in quiet"
    long = replace(context.library.template(YEAR), name=name)
    library = Library((long,))
    assert Templates(replace(context, library=library)).draft(YEAR).template.name == name


def test_wording_it_anew_makes_the_next_version_and_keeps_the_last(templates: Templates, own: str) -> None:
    draft = templates.draft(own).template
    assert (draft.id, draft.version) == (own, 2)
    templates.keep(worded(draft, StageKind.PLAN, question="What next?"))
    assert templates.edition(own).stage(StageKind.PLAN).question == "What next?"
    assert templates.edition(own, 1).stage(StageKind.PLAN).question != "What next?"
    assert [card.version for card in templates.shelf().own] == [2]


def test_what_looks_back_for_more_than_half_of_its_time_is_not_kept(
    templates: Templates, own: str, context: DeskContext
) -> None:
    before = stored(context)
    with pytest.raises(RuleViolation) as refused:
        templates.keep(worded(templates.draft(own).template, StageKind.PLAN, minutes=2))
    assert refused.value.key == "template-less-than-half"
    assert stored(context) == before


def test_a_version_can_be_taken_back_until_a_review_is_planned_with_it(
    templates: Templates, own: str, context: DeskContext, company: Company
) -> None:
    second = templates.keep(templates.draft(own).template).value
    templates.take_back(own, second.version)
    assert templates.edition(own).version == 1
    plan(context, company, own)
    for template_id, version in ((own, 1), (own, 7), (YEAR, 1)):
        with pytest.raises(RuleViolation, match="template-in-use"):
            templates.take_back(template_id, version)


def test_a_retired_template_is_offered_no_longer_until_it_is_restored(
    templates: Templates, own: str, context: DeskContext, company: Company
) -> None:
    review = plan(context, company, own)
    templates.retire(own)
    assert [card.id for card in templates.shelf().retired] == [own]
    assert own not in {view.id for view in Reviews(context).templates()}
    with pytest.raises(ContentError, match="template-unknown"):
        plan(context, company, own)
    assert Reviews(context).get(review).template == "Year review, our way"
    templates.restore(own)
    assert [card.id for card in templates.shelf().own] == [own]
    with pytest.raises(RuleViolation, match="not-on-this-desk"):
        templates.retire(YEAR)


def test_only_versions_that_exist_can_be_read(templates: Templates, own: str) -> None:
    assert templates.edition(YEAR, 1).id == YEAR
    for template_id, version in ((YEAR, 99), (own, 99)):
        with pytest.raises(ContentError, match="template-unknown"):
            templates.edition(template_id, version)


# -- a review keeps its edition -----------------------------------------------------------------------------------


def test_a_review_keeps_the_version_it_was_planned_with(
    templates: Templates, own: str, context: DeskContext, company: Company, drawer: DrawerSession
) -> None:
    review = plan(context, company, own)
    draft = templates.draft(own).template
    anew = worded(draft, StageKind.WELCOME, question="Something else?", minutes=9)
    anew = replace(
        anew, name="Quite another", stages=tuple(s for s in anew.stages if s.kind is not StageKind.GROWTH)
    )
    templates.keep(worded(anew, StageKind.PLAN, minutes=60))
    templates.retire(own)
    shown = Reviews(context).get(review)
    assert (shown.template, shown.minutes) == ("Year review, our way", templates.edition(own, 1).minutes)
    snapshot = Meetings(context).open(review).value
    assert snapshot.current().question != "Something else?"
    assert StageKind.GROWTH in {stage.kind for stage in snapshot.stages}
    assert Meetings(context).go_to_stage(review, StageKind.GROWTH).value.stage is StageKind.GROWTH
    assert Preparation(context).view(review).prompts
    assert [prompt.id for prompt in drawer.view(review).prompts] == [
        prompt.id for prompt in templates.edition(own, 1).self_prompts()
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
    draft = templates.draft(YEAR).template
    short = {StageKind.WELCOME, StageKind.PROGRESS, StageKind.PLAN, StageKind.SIGN_OFF}
    kept = templates.keep(replace(draft, stages=tuple(s for s in draft.stages if s.kind in short))).value
    review = plan(context, company, kept.id)
    assert drawer.view(review).prompts == ()
    assert Preparation(context).view(review).prompts == ()
    assert {stage.kind for stage in Meetings(context).open(review).value.stages} == short


# -- files --------------------------------------------------------------------------------------------------------


def test_a_template_travels_to_another_desk_and_its_next_version_follows(
    templates: Templates, own: str, tmp_path: Path, context: DeskContext
) -> None:
    templates.keep(templates.draft(own).template)
    file = templates.export(own, tmp_path / "ours.toml")
    assert load_template(file) == templates.edition(own)
    with pytest.raises(ContentError, match="template-here-already"):
        templates.bring_in(file)
    with context.writing() as unit:  # another desk, which has never seen it
        unit.session.query(TemplateEdition).delete()
        unit.audit("template.taken-back", own)
    first = templates.bring_in(file).value
    assert (first.id, first.version) == (own, 2)
    template = load_template(file)
    file.write_text(to_toml(replace(template, name="Worded over there", version=7)), encoding="utf-8")
    assert templates.bring_in(file).value.version == 7
    file.write_text(to_toml(replace(template, name="From long ago", version=1)), encoding="utf-8")
    assert templates.bring_in(file).value.version == 8
    assert [card.name for card in templates.shelf().own] == ["From long ago"]


def test_a_file_under_the_name_of_one_that_ships_becomes_one_beside_it(
    templates: Templates, tmp_path: Path, library: Library
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(to_toml(replace(library.template(YEAR), name="Mine")), encoding="utf-8")
    brought = templates.bring_in(file).value
    assert is_own_id(brought.id)
    assert templates.edition(YEAR).name == "Year review"


def test_a_place_that_cannot_be_written_is_said(templates: Templates, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refused:
        templates.export(YEAR, tmp_path / "nowhere" / "ours.toml")
    assert "ours.toml" in sentence(refused.value)


BROKEN = {
    "cut off": ("[[stages]]", "[[stages", "content-not-toml"),
    "from a newer version": ("format = 1", "format = 2", "content-newer"),
    "a part nobody knows": ('kind = "plan"', 'kind = "verdict"', "content-does-not-fit"),
    "a word for a number": ("minutes = 26", 'minutes = "long"', "content-does-not-fit"),
    "five thousand digits": ("minutes = 26", "minutes = " + "9" * 5000, "content-not-toml"),
    "digits in disguise": ("minutes = 26", "minutes = 0x" + "F" * 5000, "content-does-not-fit"),
    "control characters": ("Year review", "Year\\u0007review", "content-does-not-fit"),
    "one thing twice": ('id = "glad"', 'id = "need"', "content-named-twice"),
    "nested without end": ("format = 1", "format = " + "[" * 9000, "content-not-toml"),
    "a name without end": ("format = 1", "a" + ".a" * 90000 + " = 1", "content-too-deep"),
    "more parts than there are": ("format = 1", "[[stages]]\n" * 20000, "content-does-not-fit"),
    "nothing to look forward to": ("minutes = 26", "minutes = 2", "template-looks-back"),
    "huge": ("format = 1", "#" * SIZE_LIMIT, "content-too-large"),
    "a competency nobody has": (
        "\n[[scale]]",
        'competencies = ["from-nowhere"]\n\n[[scale]]',
        "template-competency-unknown",
    ),
    "braces that reach for more": ("“{goal}”", "“{goal.__class__}”", "content-placeholder"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_or_hostile_file_gets_a_sentence_and_changes_nothing(
    templates: Templates, context: DeskContext, tmp_path: Path, library: Library, what: str
) -> None:
    old, new, key = BROKEN[what]
    source = to_toml(library.template(YEAR))
    assert old in source
    file = tmp_path / "from-somewhere.toml"
    file.write_text(source.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        templates.bring_in(file)
    assert refused.value.key == key
    assert "from-somewhere.toml" in sentence(refused.value)
    assert stored(context) == 0


def test_a_file_whose_parts_stand_in_no_order_is_refused(
    templates: Templates, context: DeskContext, tmp_path: Path, library: Library
) -> None:
    file = tmp_path / "upside-down.toml"
    template = library.template(YEAR)
    file.write_text(to_toml(replace(template, stages=template.stages[::-1])), encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        templates.bring_in(file)
    assert "upside-down.toml" in sentence(refused.value)
    assert stored(context) == 0


def test_the_schema_has_the_last_word_on_what_is_stored(
    templates: Templates, own: str, context: DeskContext
) -> None:
    draft = templates.draft(own).template
    with pytest.raises(ContentError, match="content-does-not-fit"):
        templates.keep(replace(draft, competencies=("NOT AN ID",)))
    assert stored(context) == 1


def test_the_employee_is_asked_what_the_desk_worded(
    templates: Templates, own: str, context: DeskContext, company: Company, drawer: DrawerSession
) -> None:
    draft = templates.draft(own).template
    stage = draft.stage(StageKind.SELF_ASSESSMENT)
    mine = replace(stage.prompts[0], id="own_1", question="What made you laugh, {employee}?")
    templates.keep(worded(draft, StageKind.SELF_ASSESSMENT, prompts=(mine, *stage.prompts[2:])))
    view = drawer.view(plan(context, company, own))
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
