"""Every verdict has a headline that a person understands and something to do."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from reviewdesk.document import verdict as verdict_module
from reviewdesk.document.verdict import Problem, Signer, Stamp, Verdict
from reviewdesk.ui.dates import stamp
from reviewdesk.ui.office.verdict_look import look_of

AT = datetime(2025, 10, 16, 13, 12, tzinfo=UTC)
DEVON = Signer("employee", "Devon Park", AT, stamped=False, level="A", trusted=True, unchanged=True)
MAYA = replace(DEVON, field="manager", name="Maya Ellis")
INTACT = Verdict(readable=True, intact=True, sha256="", signers=(DEVON, MAYA))


@pytest.mark.parametrize(
    ("verdict", "headline", "advice", "icon"),
    [
        (INTACT, f"Unchanged since both signed, {stamp(AT)}", "You can rely on", "shield-check"),
        (
            replace(INTACT, signers=(MAYA,)),
            f"Unchanged since it was signed, {stamp(AT)}",
            "You can rely on",
            "shield-check",
        ),
        (
            replace(INTACT, signers=(replace(DEVON, trusted=False), MAYA)),
            f"Unchanged since both signed, {stamp(AT)}",
            "the desk it comes from is not known here",
            "shield-check",
        ),
        (
            replace(INTACT, intact=False, problems=(Problem("bytes_after_seal"),)),
            "Changed after signing",
            "Do not rely",
            "shield-alert",
        ),
        (
            replace(INTACT, intact=False, signers=(), problems=(Problem("no_signature"),)),
            "Nobody has signed this file",
            "It proves nothing",
            "shield-alert",
        ),
        (
            Verdict(readable=False, intact=False, sha256="", problems=(Problem("not_a_pdf"),)),
            "This is not a sealed plan",
            "Ask for the file again",
            "file-warning",
        ),
    ],
)
def test_each_verdict_is_said(verdict: Verdict, headline: str, advice: str, icon: str) -> None:
    look = look_of(verdict, "plan.pdf")
    assert look.headline == headline
    assert advice in look.advice
    assert look.icon == icon
    assert len(look.problems) == len(verdict.problems)


def test_a_signature_that_does_not_hold_says_so() -> None:
    broken = replace(DEVON, time=None, level="", unchanged=False)
    told = look_of(replace(INTACT, signers=(broken,)), "plan.pdf").signers[0].told
    assert told == "no time given · this signature does not hold any more"


UNDECIDED = replace(
    INTACT, intact=False, shown_equals_attached="text", problems=(Problem(verdict_module.UNDECIDED),)
)
LATER = datetime(2033, 1, 2, tzinfo=UTC)
STAMP = Stamp(AT, "Clock Tower", LATER, sound=True, trusted=True)


def test_time_is_told_with_whose_word_it_is() -> None:
    claimed = look_of(INTACT, "plan.pdf").signers[0].told
    assert f"{stamp(AT)} by the clock of that computer" in claimed
    stamped = look_of(replace(INTACT, signers=(replace(DEVON, stamped=True, stamp=STAMP), MAYA)), "plan.pdf")
    assert f"{stamp(AT)}, confirmed by Clock Tower" in stamped.signers[0].told
    assert stamped.notes[-1] == "The time stamps hold until 2 Jan 2033, unless they are renewed."


def test_archives_seal_is_told_or_not_missed() -> None:
    assert look_of(INTACT, "plan.pdf").notes == ("HR has not archived this copy. It is complete without.",)
    archived = replace(INTACT, archive=replace(DEVON, field="Archive", name="Wrenfield", level=""))
    look = look_of(archived, "plan.pdf")
    assert look.signers[-1].name == "HR’s archive, Wrenfield"
    assert look.notes == ()


def test_reason_for_doubt_is_said_below_the_signature() -> None:
    doubted = replace(DEVON, trusted=False, remarks=(Problem("root_unknown"),))
    told = look_of(replace(INTACT, signers=(doubted, MAYA)), "plan.pdf").signers[0].told
    assert told.splitlines()[-1] == "No certificate that is known here vouches for this person."


def test_pages_that_could_not_be_drawn_again_are_not_to_be_relied_on() -> None:
    look = look_of(UNDECIDED, "plan.pdf")
    assert not look.intact
    assert look.headline == "It cannot be told whether this was changed"
    assert "Do not rely on this copy yet" in look.advice
    assert any("only their words could be compared" in problem for problem in look.problems)


def test_a_plan_that_this_desk_proved_before_may_be_relied_on() -> None:
    look = look_of(UNDECIDED.as_remembered(), "plan.pdf")
    assert look.intact
    assert "this desk proved it when it filed it" in look.advice
