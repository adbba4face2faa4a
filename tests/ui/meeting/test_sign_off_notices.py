"""The sign-off says what the review's own template says about agreeing, and about an account of one's own."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from reviewdesk.domain.review import StageKind
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.models.review_rows import Review
from reviewdesk.services.context import require
from reviewdesk.services.editions import keep_edition
from reviewdesk.services.reviews import Reviews
from reviewdesk.ui.theme.tokens import Mode
from reviewdesk.ui.widgets import Text
from tests.ui.accessibility import walk
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.signing_hands import page_of, talked_through
from tests.ui.meeting.test_later_stages_accessibility import SETTINGS

AGREEING = "It does not say that you agree."
ACCOUNT = (
    "Do you see something differently? You may add your own account. It is printed in the document as written, "
    "and nobody else can change it."
)


def held_with(table: Table, template: str) -> Table:
    reviews = Reviews(table.context)
    employee, day = reviews.get(table.review).employee_id, date(2026, 3, 31)
    review = reviews.plan(employee, template, "Our year", day, day, None, table.goal_ids()).value
    return talked_through(replace(table, review=review))


def test_acknowledging_is_said_not_to_be_agreeing_where_it_is_chosen(table: Table) -> None:
    window = held_with(table, "individual-contributor").open()
    choice = page_of(window).form.choice
    shown = [text.text() for text in choice.options.findChildren(Text) if text.isVisible()]
    assert [text for text in shown if AGREEING in text] == [
        "Sign it as it stands. Acknowledging says that you talked and that you have read this. " + AGREEING
    ]
    assert AGREEING in choice.buttons[Outcome.ACKNOWLEDGED].accessibleDescription()


@pytest.mark.parametrize("setting", SETTINGS)
def test_both_can_be_read_in_every_setting(table: Table, setting: tuple[Mode, float, bool]) -> None:
    mode, text, mirrored = setting
    window = held_with(table, "individual-contributor").open()
    way = Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
    window.setLayoutDirection(way)
    window.theme.set(mode=mode)
    window.set_text_size(text)
    for _round in range(3):
        settle()
    assert page_of(window).form.own.offer_help.isVisible()
    assert [str(finding) for finding in walk(window)] == []


def test_an_account_of_ones_own_is_explained_as_long_as_it_is_offered(table: Table) -> None:
    own = page_of(held_with(table, "individual-contributor").open()).form.own
    assert own.offer_help.isVisible()
    assert own.offer_help.text() == own.offer.accessibleDescription() == ACCOUNT
    own.offer.click()
    assert own.covered_account.isVisible()
    assert not own.offer_help.isVisible()


def silent_edition(table: Table) -> Table:
    """Have the review be held with an edition that says nothing of agreeing or of an account of one's own."""
    template = table.context.library.template("year-review")
    sign_off = template.stage(StageKind.SIGN_OFF)
    kept = tuple(notice for notice in sign_off.notices if notice.id not in {"not_agreeing", "rebuttal"})
    stages = tuple(replace(each, notices=kept) if each is sign_off else each for each in template.stages)
    with table.context.writing() as unit:
        keep_edition(unit, replace(template, version=1, stages=stages), own=False)
        require(unit.session, Review, table.review).template_version = "1"
        unit.audit("test.edition", table.review)
    return table


def test_a_template_that_says_nothing_about_it_leaves_the_words_that_are_there(table: Table) -> None:
    form = page_of(talked_through(silent_edition(table)).open()).form
    assert form.own.offer.isVisible()
    assert not form.own.offer_help.isVisible()
    assert form.choice.buttons[Outcome.ACKNOWLEDGED].accessibleDescription() == "Sign it as it stands."


@pytest.mark.parametrize("template", ["year-review", "half-year"])
def test_the_general_templates_say_both_too(table: Table, template: str) -> None:
    form = page_of(held_with(table, template).open()).form
    assert AGREEING in form.choice.buttons[Outcome.ACKNOWLEDGED].accessibleDescription()
    assert form.own.offer_help.text() == ACCOUNT
