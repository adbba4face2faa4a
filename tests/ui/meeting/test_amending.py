"""An amendment at the sign-off: it needs both, and says so."""

from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.amendments import Amendments
from tests.services.surroundings import OWNER_PASSPHRASE
from tests.ui.meeting import signing_hands
from tests.ui.meeting.desk import PASSPHRASE, Table
from tests.ui.meeting.signing_hands import choose, page_of, talked_through

desk = signing_hands.desk
keys = signing_hands.keys


def amending(table: Table) -> Table:
    """Have the review sealed and an amendment of it begun, which is the review on the table from here on."""
    sealing = talked_through(table).services.sealing
    sealing.set_outcome(table.review, Outcome.ACKNOWLEDGED)
    for party, passphrase in ((Party.EMPLOYEE, PASSPHRASE), (Party.MANAGER, OWNER_PASSPHRASE)):
        sealing.sign(table.review, party, passphrase, typed=party.value)
    plan = sealing.seal(table.review).value
    table.review = Amendments(table.context).write(plan.document_id).value
    return table


def test_an_amendment_cannot_be_left_unsigned_and_says_why(table: Table) -> None:
    choice = page_of(amending(table).open()).form.choice
    why = "An amendment needs both of you. Without both signatures the plan before it stands."
    declining = choice.buttons[Outcome.DECLINED]
    assert not declining.isEnabled()
    assert declining.accessibleDescription() == why
    others = [button for outcome, button in choice.buttons.items() if outcome is not Outcome.DECLINED]
    assert all(button.isEnabled() for button in others)


def test_an_amendment_is_acknowledged_like_any_other_review(table: Table) -> None:
    window = amending(table).open()
    choose(window, Outcome.ACKNOWLEDGED)
    assert page_of(window).model.signers == (Party.EMPLOYEE, Party.MANAGER)


def test_any_other_review_can_be_left_unsigned(table: Table) -> None:
    choice = page_of(talked_through(table).open()).form.choice
    assert choice.buttons[Outcome.DECLINED].isEnabled()
