"""Templates of a desk: copied, worded anew, taken off the shelf; nothing that was kept is ever overwritten."""

from dataclasses import replace

import pytest

from reviewdesk.content.library import Library
from reviewdesk.domain.errors import ContentError, RuleViolation
from reviewdesk.domain.review import StageKind
from reviewdesk.services.changes import Topic
from reviewdesk.services.context import DeskContext
from reviewdesk.services.editions import is_own_id
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.templates import Templates
from tests.services.conftest import Company
from tests.services.wording import YEAR, plan, stored, worded


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


def test_wording_it_anew_makes_the_next_version_and_keeps_the_last(
    templates: Templates, own_template: str
) -> None:
    draft = templates.draft(own_template).template
    assert (draft.id, draft.version) == (own_template, 2)
    templates.keep(worded(draft, StageKind.PLAN, question="What next?"))
    assert templates.edition(own_template).stage(StageKind.PLAN).question == "What next?"
    assert templates.edition(own_template, 1).stage(StageKind.PLAN).question != "What next?"
    assert [card.version for card in templates.shelf().own] == [2]


def test_what_looks_back_for_more_than_half_of_its_time_is_not_kept(
    templates: Templates, own_template: str, context: DeskContext
) -> None:
    before = stored(context)
    with pytest.raises(RuleViolation) as refused:
        templates.keep(worded(templates.draft(own_template).template, StageKind.PLAN, minutes=2))
    assert refused.value.key == "template-less-than-half"
    assert stored(context) == before


def test_a_version_can_be_taken_back_until_a_review_is_planned_with_it(
    templates: Templates, own_template: str, context: DeskContext, company: Company
) -> None:
    second = templates.keep(templates.draft(own_template).template).value
    templates.take_back(own_template, second.version)
    assert templates.edition(own_template).version == 1
    plan(context, company, own_template)
    for template_id, version in ((own_template, 1), (own_template, 7), (YEAR, 1)):
        with pytest.raises(RuleViolation, match="template-in-use"):
            templates.take_back(template_id, version)


def test_a_retired_template_is_offered_no_longer_until_it_is_restored(
    templates: Templates, own_template: str, context: DeskContext, company: Company
) -> None:
    review = plan(context, company, own_template)
    templates.retire(own_template)
    assert [card.id for card in templates.shelf().retired] == [own_template]
    assert own_template not in {view.id for view in Reviews(context).templates()}
    with pytest.raises(ContentError, match="template-unknown"):
        plan(context, company, own_template)
    assert Reviews(context).get(review).template == "Year review, our way"
    templates.restore(own_template)
    assert [card.id for card in templates.shelf().own] == [own_template]
    with pytest.raises(RuleViolation, match="not-on-this-desk"):
        templates.retire(YEAR)


def test_only_versions_that_exist_can_be_read(templates: Templates, own_template: str) -> None:
    assert templates.edition(YEAR, templates.edition(YEAR).version).id == YEAR
    for template_id, version in ((YEAR, 99), (own_template, 99)):
        with pytest.raises(ContentError, match="template-unknown"):
            templates.edition(template_id, version)


def test_the_schema_has_the_last_word_on_what_is_stored(
    templates: Templates, own_template: str, context: DeskContext
) -> None:
    draft = templates.draft(own_template).template
    with pytest.raises(ContentError, match="content-does-not-fit"):
        templates.keep(replace(draft, competencies=("NOT AN ID",)))
    assert stored(context) == 1
