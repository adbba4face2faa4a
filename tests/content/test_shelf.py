"""The shelf of templates as a whole: enough of them, in the right shapes, each worded for its situation."""

import re
from collections import defaultdict

import pytest

from reviewdesk.content.competencies import load_competencies
from reviewdesk.content.library import load_library
from reviewdesk.content.template import Occasion, Template
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome

LIBRARY = load_library()
SITUATIONS = {
    *("individual-contributor", "people-manager", "sales-customers", "operations-shift", "new-starter"),
    *("probation", "project-end", "senior-specialist", "executive", "check-in", "mid-year"),
    *("return-from-leave", "short-review"),
}
GENERAL = {"year-review", "half-year"}
FIXED = {
    StageKind.WELCOME: {"topic_employee", "topic_manager"},
    StageKind.AT_ITS_BEST: {"story", "you", "others", "set_up", "more"},
    StageKind.SELF_ASSESSMENT: {"heard"},
    StageKind.PROGRESS: {"reason", "learned"},
    StageKind.GROWTH: {"employee_area", "employee_strength", "manager_area", "manager_strength"},
    StageKind.PLAN: {
        *("practice", "how", "objective", "first_step", "if", "then", "help", "notice", "confidence"),
        "rhythm",
    },
    StageKind.TURN_THE_TABLE: {"keep", "change", "by"},
    StageKind.SIGN_OFF: {"employee_words", "manager_words"},
    StageKind.EXIT_PULSE: {"cover_employee", "cover_manager", "end"},
}
"""The prompts that the screens look for, by the names they look for."""
WITH_FOLLOW_UPS = (
    StageKind.AT_ITS_BEST,
    StageKind.SELF_ASSESSMENT,
    StageKind.GROWTH,
    StageKind.TURN_THE_TABLE,
)


@pytest.fixture(params=LIBRARY.templates, ids=lambda template: template.id)
def template(request: pytest.FixtureRequest) -> Template:
    found: Template = request.param
    return found


@pytest.fixture(params=sorted(SITUATIONS))
def situation(request: pytest.FixtureRequest) -> Template:
    return LIBRARY.template(request.param)


def kinds(template: Template) -> list[StageKind]:
    return [stage.kind for stage in template.stages]


def test_there_is_a_template_for_every_situation() -> None:
    assert {template.id for template in LIBRARY.templates} == SITUATIONS | GENERAL


def test_the_shapes_of_75_45_and_25_minutes_are_there_and_half_an_hour_for_a_shift() -> None:
    assert {template.minutes for template in LIBRARY.templates} == {75, 45, 30, 25}
    assert LIBRARY.template("operations-shift").minutes == 30
    assert {each.id for each in LIBRARY.templates if each.minutes == 25} == {"check-in", "short-review"}


def test_stages_stand_in_the_usual_order(template: Template) -> None:
    assert kinds(template) == sorted(kinds(template), key=tuple(StageKind).index)


def test_every_talk_welcomes_listens_plans_and_signs(template: Template) -> None:
    must = {
        StageKind.WELCOME,
        StageKind.SELF_ASSESSMENT,
        StageKind.GROWTH,
        StageKind.PLAN,
        StageKind.SIGN_OFF,
    }
    assert must <= set(kinds(template))


def test_a_long_meeting_leaves_nothing_out(situation: Template) -> None:
    if situation.minutes == 75:
        assert kinds(situation) == list(StageKind)


def test_two_talks_rate_nothing_and_say_so() -> None:
    without = [template for template in LIBRARY.templates if not template.rates_goals]
    assert {template.id for template in without} == {"check-in", "return-from-leave"}
    assert all("Nothing is rated." in template.description for template in without)


def test_no_two_templates_have_the_same_name_or_description() -> None:
    for told in ({each.name for each in LIBRARY.templates}, {each.description for each in LIBRARY.templates}):
        assert len(told) == len(LIBRARY.templates)
    assert all(len(template.description) <= 110 for template in LIBRARY.templates), "one line in the list"


def test_templates_are_offered_by_occasion_the_longest_first() -> None:
    offered = [(tuple(Occasion).index(each.occasion), -each.minutes) for each in LIBRARY.templates]
    assert offered == sorted(offered)
    assert LIBRARY.templates[0].id == "year-review"
    assert LIBRARY.template("half-year").occasion is Occasion.HALF_YEAR
    assert {each.occasion for each in LIBRARY.templates} == set(Occasion)


def test_every_occasion_looks_back_less_than_the_one_before() -> None:
    days = [occasion.days for occasion in Occasion]
    assert days == sorted(days, reverse=True)
    assert all(day % 7 in {0, 6} for day in days)


def test_each_stage_has_the_prompts_that_its_screen_looks_for(template: Template) -> None:
    for stage in template.stages:
        found = {prompt.id for prompt in stage.prompts}
        extra = {name for name in found - FIXED[stage.kind] if not name.startswith("ask_")}
        assert FIXED[stage.kind] <= found
        assert not extra or stage.kind is StageKind.SELF_ASSESSMENT, extra


def test_each_of_the_two_has_something_to_answer_in_each_stage(template: Template) -> None:
    for stage in template.stages:
        asked = {prompt.asks for prompt in stage.prompts}
        assert None in asked or asked == set(Party), stage.kind


def test_the_manager_has_questions_at_hand_where_listening_matters(template: Template) -> None:
    for stage in template.stages:
        if stage.kind in WITH_FOLLOW_UPS:
            assert any(prompt.id.startswith("ask_") for prompt in stage.prompts), stage.kind


def test_every_step_has_its_usual_name_and_a_meaning_of_its_own(template: Template) -> None:
    labels = [word.label for word in LIBRARY.template("year-review").scale]
    assert [word.label for word in template.scale] == labels
    assert len({word.meaning for word in template.scale}) == len(Progress)
    assert template.scale[-1].meaning.endswith("It counts as no answer, never as a low one.")


def test_each_outcome_of_the_sign_off_is_explained(template: Template) -> None:
    notices = {notice.id for notice in template.stage(StageKind.SIGN_OFF).notices}
    assert {"read", "afterwards", *(outcome.value for outcome in Outcome)} <= notices


def test_what_is_kept_how_long_and_what_may_be_disclosed_is_said(situation: Template) -> None:
    kept = {notice.id: notice.text for notice in situation.stage(StageKind.WELCOME).notices}["kept"]
    assert "for as long as your company’s rule says" in kept
    assert "private notes may have to be shown" in kept


def test_acknowledging_and_an_account_of_ones_own_are_explained(template: Template) -> None:
    notices = {notice.id: notice.text for notice in template.stage(StageKind.SIGN_OFF).notices}
    assert notices["not_agreeing"].endswith("It does not say that you agree.")
    assert "printed in the document as written" in notices["rebuttal"]


def test_nobody_is_asked_for_the_reason_of_a_leave() -> None:
    talk = LIBRARY.template("return-from-leave")
    notices = {notice.id: notice.text for notice in talk.stage(StageKind.WELCOME).notices}
    assert notices["reason"].startswith("The reason for the leave is nobody’s business here.")
    asked = [prompt.question for stage in talk.stages for prompt in stage.prompts]
    assert not [
        question for question in asked if re.search(r"\b(why|reason|ill|sick|child|health)\b", question)
    ]


def test_each_situation_has_guidance_of_its_own() -> None:
    """Say the same thing twice only where it is about the screen or about signing, not about the situation."""
    about_the_screen = {StageKind.SIGN_OFF, StageKind.EXIT_PULSE}
    told = defaultdict(set)
    for template in LIBRARY.templates:
        for stage in template.stages:
            if stage.kind not in about_the_screen:
                told[stage.question].add(template.id)
                for prompt in stage.prompts:
                    told[prompt.guidance].add(template.id)
    told.pop("A day makes it a promise.", None)
    again = {text: names for text, names in told.items() if len(names) > 1 and not names <= GENERAL}
    assert again == {}


def test_templates_for_a_kind_of_work_name_what_it_takes() -> None:
    shelf = load_competencies()
    for template in LIBRARY.templates:
        assert set(template.competencies) <= shelf.ids
        if template.id != "check-in":
            assert 3 <= len(template.competencies) <= 6
