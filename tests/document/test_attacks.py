"""Every way to change a sealed plan that is known to us is seen, and told in a sentence."""

import json

import pytest

from reviewdesk.document.verify import verify
from tests.document.attacks import suite
from tests.document.attacks.kit import Attack
from tests.document.signed import plan

KNOWN = json.loads(suite.KNOWN.read_text(encoding="utf-8"))


def told(attack: Attack) -> str:
    return attack.name


def see(attack: Attack) -> None:
    data = attack.make()
    assert data != plan().sealed
    verdict = verify(data)
    assert verdict.outcome in {"changed", "unreadable"}
    assert all(problem.sentence for problem in verdict.problems)
    assert [verdict.outcome, *sorted({problem.key for problem in verdict.problems})] == KNOWN[attack.name]


@pytest.mark.parametrize("attack", suite.USUAL, ids=told)
def test_a_change_is_seen(attack: Attack) -> None:
    see(attack)


@pytest.mark.long
@pytest.mark.parametrize("attack", suite.RARE, ids=told)
def test_a_change_is_seen_in_every_other_place(attack: Attack) -> None:
    see(attack)


def test_no_attack_is_known_to_pass() -> None:
    assert set(KNOWN) == {attack.name for attack in [*suite.USUAL, *suite.RARE]}
    assert {verdict[0] for verdict in KNOWN.values()} == {"changed", "unreadable"}
    assert all(len(verdict) > 1 for verdict in KNOWN.values())
