"""At the table the steps are called what the review's own template calls them."""

from dataclasses import replace
from datetime import date

import pytest

from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.services.reviews import Reviews
from reviewdesk.services.templates import Templates
from reviewdesk.ui.widgets import Text
from tests.ui.accessibility import spoken_name
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.hands import page_of


@pytest.fixture
def own(table: Table) -> Table:
    """Plan another review with a template whose steps are worded differently."""
    templates, reviews = Templates(table.context), Reviews(table.context)
    draft = templates.draft("year-review").template
    scale = tuple(
        replace(word, label=f"Step {number}", meaning=f"What {number} means.")
        for number, word in enumerate(draft.scale, 1)
    )
    kept = templates.keep(replace(draft, scale=scale)).value
    employee, day = reviews.get(table.review).employee_id, date(2026, 3, 31)
    review = reviews.plan(employee, kept.id, "Our year", day, day, None, table.goal_ids()).value
    return replace(table, review=review)


def test_both_views_and_the_agreement_use_them(own: Table) -> None:
    page = page_of(own.at(StageKind.PROGRESS).reveal(Progress.ACHIEVED, Progress.BEYOND).open())
    shown = {card.party: [text.text() for text in card.findChildren(Text)] for card in page.cards.values()}
    assert "Step 4" in shown[Party.EMPLOYEE]
    assert "Step 5" in shown[Party.MANAGER]
    assert [spoken_name(option) for option in page.agreement.scale.options] == [
        f"Step {n}" for n in range(1, 6)
    ]
    page.agreement.scale.choose("achieved")
    settle()
    page.agreement.agree.click()
    settle()
    assert page.agreement.settled.text.text() == "Agreed: Step 4"


def test_what_they_mean_unfolds_while_both_choose_unseen(own: Table) -> None:
    page = page_of(own.at(StageKind.PROGRESS).open())
    assert not page.legend.isVisible()
    page.legend.button.click()
    settle()
    told = [text.text() for text in page.legend.findChildren(Text) if text.isVisible()]
    assert told == [line for n in range(1, 7) for line in (f"Step {n}", f"What {n} means.")]
