"""Sign-off has four dignified outcomes; acknowledging is not agreeing."""

from datetime import date

import pytest

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.domain.sign_off import Outcome, SealGap, SignOff, take_home_due

BOTH = frozenset(Party)


@pytest.mark.parametrize(
    ("sign_off", "words", "gaps"),
    [
        (SignOff(), "", (SealGap.OUTCOME,)),
        (SignOff(Outcome.TAKEN_HOME), "", (SealGap.AT_HOME,)),
        (SignOff(Outcome.WITH_COMMENTS), " \n", (SealGap.OWN_WORDS,)),
        (SignOff(Outcome.DECLINED), "", (SealGap.WITNESS,)),
        (SignOff(Outcome.ACKNOWLEDGED), "", (SealGap.EMPLOYEE_SIGNATURE, SealGap.MANAGER_SIGNATURE)),
        (SignOff(Outcome.WITH_COMMENTS, signed=BOTH), "Noted.", ()),
        (SignOff(Outcome.DECLINED, witness="Ines Faber"), "", (SealGap.MANAGER_SIGNATURE,)),
        (SignOff(Outcome.DECLINED, witness="Ines", signed=frozenset({Party.MANAGER})), "", ()),
    ],
)
def test_what_is_missing_before_the_seal_is_named(
    sign_off: SignOff, words: str, gaps: tuple[SealGap, ...]
) -> None:
    assert sign_off.gaps(employee_words=words) == gaps


def test_the_employee_signs_first() -> None:
    sign_off = SignOff(Outcome.ACKNOWLEDGED)
    with pytest.raises(RuleViolation, match="employee-signs-first"):
        sign_off.require_may_sign(Party.MANAGER, employee_words="")
    sign_off.require_may_sign(Party.EMPLOYEE, employee_words="")
    SignOff(Outcome.ACKNOWLEDGED, signed=frozenset({Party.EMPLOYEE})).require_may_sign(
        Party.MANAGER, employee_words=""
    )


def test_nobody_signs_twice() -> None:
    with pytest.raises(RuleViolation, match="already-signed"):
        SignOff(Outcome.ACKNOWLEDGED, signed=BOTH).require_may_sign(Party.EMPLOYEE, employee_words="")


def test_who_declined_does_not_sign() -> None:
    declined = SignOff(Outcome.DECLINED, witness="Ines Faber")
    with pytest.raises(RuleViolation, match="does-not-sign"):
        declined.require_may_sign(Party.EMPLOYEE, employee_words="")
    declined.require_may_sign(Party.MANAGER, employee_words="")


def test_signing_before_an_outcome_is_chosen_is_refused() -> None:
    with pytest.raises(RuleViolation, match="sign-needs-outcome"):
        SignOff().require_may_sign(Party.EMPLOYEE, employee_words="")
    with pytest.raises(RuleViolation, match="sign-needs-own-words"):
        SignOff(Outcome.WITH_COMMENTS).require_may_sign(Party.EMPLOYEE, employee_words="")


def test_a_review_taken_home_on_friday_is_due_on_wednesday() -> None:
    assert take_home_due(date(2026, 11, 20)) == date(2026, 11, 25)
    assert take_home_due(date(2026, 11, 23)) == date(2026, 11, 26)
