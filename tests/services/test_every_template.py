"""Every template that ships is prepared, held in all its stages and read back on a real desk."""

from datetime import date, timedelta

import pytest

from reviewdesk.content.library import load_library
from reviewdesk.content.template import fill
from reviewdesk.domain.fields import Authority
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.archive import Archive
from reviewdesk.services.context import DeskContext
from reviewdesk.services.drawers import DrawerSession
from reviewdesk.services.reviews import Reviews
from tests.services.conftest import Company
from tests.services.meeting import Meeting, attached
from tests.services.surroundings import typed

ANSWER = "The first week, when Omar showed me round."
TEMPLATES = [template.id for template in load_library().templates]
END = date(2026, 2, 28)


@pytest.mark.parametrize("template_id", TEMPLATES)
def test_a_conversation_is_held_from_preparation_to_the_plan_that_is_read_back(
    context: DeskContext, company: Company, drawer: DrawerSession, template_id: str
) -> None:
    template = context.library.template(template_id)
    start = END - timedelta(days=template.occasion.days)
    planned = Reviews(context).plan(
        company.dana, template_id, "A talk", start, END, None, company.goals if template.rates_goals else ()
    )
    asked = template.self_prompts()[0]
    drawer.save_updates(planned.value, typed(Authority.SELF, {f"self/{asked.id}": ANSWER}))
    drawer.set_ready(planned.value, True)
    meeting = Meeting.opened(context, planned.value)
    for stage in template.stages:
        if stage.kind is StageKind.EXIT_PULSE:
            continue  # it is taken after sealing
        assert meeting.go(stage.kind).stage is stage.kind
        if stage.kind is StageKind.SELF_ASSESSMENT:
            meeting.open_draft()
    meeting.close_with(Outcome.ACKNOWLEDGED)
    data = attached(meeting.sealing.preview(planned.value).pdf)
    assert data["review"]["template"] == template.name
    question = fill(asked.question, employee="Dana", manager="Maya")
    assert [(each["prompt"], each["answer"]) for each in data["self_assessment"]] == [(question, ANSWER)]
    assert data["goals"] == []


def test_a_talk_without_goals_is_signed_and_sealed(
    context: DeskContext, company: Company, drawer: DrawerSession
) -> None:
    del drawer
    planned = Reviews(context).plan(company.dana, "check-in", "Check-in", END, END, None, ())
    meeting = Meeting.opened(context, planned.value)
    meeting.type({"plan/1/practice": "Call two customers back"})
    meeting.go(StageKind.SIGN_OFF)
    meeting.close_with(Outcome.ACKNOWLEDGED)
    meeting.sign(Party.EMPLOYEE)
    meeting.sign(Party.MANAGER)
    sealed = meeting.sealing.seal(planned.value).value
    data = attached(Archive(context).pdf(sealed.document_id))
    assert [action["practice"] for action in data["actions"]] == ["Call two customers back"]
    assert data["goals"] == []
