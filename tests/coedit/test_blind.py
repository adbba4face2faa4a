"""Blind ratings: nothing is seen before both have sealed, and nothing is changed afterwards."""

import copy
import json
import logging
import pickle
import random

import pytest

from reviewdesk.coedit.blind import (
    BlindRound,
    BlindState,
    BlindSubject,
    Opening,
    commitment,
    evidence_holds,
    opens,
)
from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.system.clock import Entropy

SUBJECT = BlindSubject(session=b"session-1", goal="g1", round=1)
EMPLOYEE, MANAGER = Party.EMPLOYEE, Party.MANAGER


def sealed_by_both(
    employee: Progress = Progress.ACHIEVED, manager: Progress = Progress.BEYOND
) -> tuple[BlindRound, dict[Party, bytes]]:
    rating_round = BlindRound(SUBJECT)
    return rating_round, {
        EMPLOYEE: rating_round.seal(EMPLOYEE, employee),
        MANAGER: rating_round.seal(MANAGER, manager),
    }


def test_both_seal_and_both_are_shown() -> None:
    rating_round, stored = sealed_by_both()
    states = [rating_round.state]

    shown = rating_round.reveal(stored)

    assert [*states, rating_round.state] == [BlindState.SEALED, BlindState.REVEALED]
    assert {party: opening.rating for party, opening in shown.items()} == {
        EMPLOYEE: Progress.ACHIEVED,
        MANAGER: Progress.BEYOND,
    }
    assert rating_round.reveal(stored) == shown


@pytest.mark.parametrize("only", [(), (EMPLOYEE,), (MANAGER,)])
def test_skipping_a_seal_shows_nothing(only: tuple[Party, ...]) -> None:
    rating_round = BlindRound(SUBJECT)
    stored = {party: rating_round.seal(party, Progress.ACHIEVED) for party in only}

    with pytest.raises(RuleViolation, match="reveal-needs-both-seals"):
        rating_round.reveal(stored)

    assert rating_round.state is BlindState.OPEN
    assert rating_round.sealed == frozenset(only)


def test_a_seal_that_was_not_stored_shows_nothing() -> None:
    rating_round, stored = sealed_by_both()
    del stored[MANAGER]

    with pytest.raises(RuleViolation, match="reveal-needs-both-seals"):
        rating_round.reveal(stored)


@pytest.mark.parametrize("party", list(Party))
def test_changing_a_sealed_rating_is_refused(party: Party) -> None:
    rating_round, stored = sealed_by_both()

    with pytest.raises(RuleViolation, match="rating-already-sealed"):
        rating_round.seal(party, Progress.NOT_STARTED)

    assert rating_round.reveal(stored)[EMPLOYEE].rating is Progress.ACHIEVED


@pytest.mark.parametrize("party", list(Party))
def test_a_rating_changed_behind_its_seal_voids_the_round(party: Party) -> None:
    rating_round, stored = sealed_by_both()
    true = rating_round._hidden[party]
    rating_round._hidden[party] = Opening(Progress.NOT_STARTED, true.nonce)

    with pytest.raises(RuleViolation, match="blind-seal-broken"):
        rating_round.reveal(stored)

    assert rating_round.state is BlindState.VOID
    with pytest.raises(RuleViolation, match="blind-round-over"):
        rating_round.reveal(stored)


def test_a_stored_seal_that_was_altered_voids_the_round() -> None:
    rating_round, stored = sealed_by_both()
    stored[MANAGER] = bytes(32)

    with pytest.raises(RuleViolation, match="blind-seal-broken"):
        rating_round.reveal(stored)

    assert rating_round.void_because == "blind-seal-broken"


def test_a_copied_seal_voids_the_round() -> None:
    rating_round, stored = sealed_by_both()
    stored[EMPLOYEE] = stored[MANAGER]

    with pytest.raises(RuleViolation, match="blind-seal-copied"):
        rating_round.reveal(stored)

    assert rating_round.state is BlindState.VOID


def test_a_machine_without_chance_cannot_seal_for_two() -> None:
    rating_round = BlindRound(SUBJECT, Entropy(random_bytes=bytes))
    rating_round.seal(EMPLOYEE, Progress.ACHIEVED)

    with pytest.raises(RuleViolation, match="blind-seal-copied"):
        rating_round.seal(MANAGER, Progress.ACHIEVED)

    assert rating_round.state is BlindState.VOID


def test_a_voided_round_forgets_and_takes_no_seal() -> None:
    rating_round = BlindRound(SUBJECT)
    rating_round.seal(EMPLOYEE, Progress.ACHIEVED)

    rating_round.void("sealed-again")

    assert rating_round._hidden == {}
    with pytest.raises(RuleViolation, match="blind-round-over"):
        rating_round.seal(MANAGER, Progress.ACHIEVED)


def test_what_was_revealed_stays_revealed() -> None:
    rating_round, stored = sealed_by_both()
    rating_round.reveal(stored)

    with pytest.raises(RuleViolation, match="rating-already-revealed"):
        rating_round.void("regret")
    with pytest.raises(RuleViolation, match="blind-round-over"):
        rating_round.seal(EMPLOYEE, Progress.BEYOND)


def test_a_seal_binds_to_session_goal_round_person_and_nonce() -> None:
    opening = Opening(Progress.ACHIEVED, b"n" * 32)
    seals = {
        commitment(SUBJECT, EMPLOYEE, opening),
        commitment(SUBJECT, MANAGER, opening),
        commitment(BlindSubject(b"session-2", "g1", 1), EMPLOYEE, opening),
        commitment(BlindSubject(b"session-1", "g2", 1), EMPLOYEE, opening),
        commitment(BlindSubject(b"session-1", "g1", 2), EMPLOYEE, opening),
        commitment(BlindSubject(b"session-1g", "1", 1), EMPLOYEE, opening),
        commitment(SUBJECT, EMPLOYEE, Opening(Progress.BEYOND, b"n" * 32)),
        commitment(SUBJECT, EMPLOYEE, Opening(Progress.ACHIEVED, b"m" * 32)),
    }

    assert len(seals) == 8


def test_the_seal_of_version_one_never_changes() -> None:
    seal = commitment(SUBJECT, EMPLOYEE, Opening(Progress.ACHIEVED, bytes(range(32))))

    assert seal.hex() == "d370038640bdf78c894438506bba036cfd87f3e9b8823cba1c979ff1740afbec"


def test_a_short_nonce_is_no_seal() -> None:
    opening = Opening(Progress.ACHIEVED, b"short")

    assert not opens(SUBJECT, EMPLOYEE, opening, commitment(SUBJECT, EMPLOYEE, opening))


@pytest.mark.parametrize("rating", list(Progress))
def test_no_rating_shows_in_any_text_of_a_round(rating: Progress, caplog: pytest.LogCaptureFixture) -> None:
    rating_round, stored = sealed_by_both(rating, rating)
    opening = rating_round._hidden[EMPLOYEE]
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("probe").info("%s %r %s", rating_round, rating_round, opening)

    texts = (
        str(rating_round),
        repr(rating_round),
        f"{rating_round}",
        repr(opening),
        caplog.text,
        repr(stored),
    )

    assert not any(rating.value in text or opening.nonce.hex() in text for text in texts)
    assert "sealed by employee, manager" in repr(rating_round)
    assert "sealed by nobody" in repr(BlindRound(SUBJECT))


def test_a_round_is_never_copied_or_stored() -> None:
    rating_round, _stored = sealed_by_both()

    for attempt in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError):
            attempt(rating_round)
    with pytest.raises(TypeError):
        vars(rating_round)


def test_evidence_proves_the_ratings_after_the_reveal_and_not_before() -> None:
    rating_round, stored = sealed_by_both()
    with pytest.raises(RuleViolation, match="reveal-needs-both-seals"):
        rating_round.evidence()
    rating_round.reveal(stored)

    evidence = json.loads(json.dumps(rating_round.evidence()))

    assert evidence_holds(evidence, {EMPLOYEE: Progress.ACHIEVED, MANAGER: Progress.BEYOND})
    assert not evidence_holds(evidence, {EMPLOYEE: Progress.BEYOND, MANAGER: Progress.BEYOND})
    assert not evidence_holds(evidence, {EMPLOYEE: Progress.ACHIEVED})
    assert evidence["seals"]["manager"]["commitment"] == stored[MANAGER].hex()
    assert Progress.ACHIEVED.value not in json.dumps(evidence)


@pytest.mark.parametrize("damage", ["session", "goal", "round", "scheme", "seals"])
def test_damaged_evidence_proves_nothing(damage: str) -> None:
    rating_round, stored = sealed_by_both()
    rating_round.reveal(stored)
    ratings = {EMPLOYEE: Progress.ACHIEVED, MANAGER: Progress.BEYOND}

    assert not evidence_holds({**rating_round.evidence(), damage: "ff"}, ratings)
    evidence = rating_round.evidence()
    del evidence[damage]
    assert not evidence_holds(evidence, ratings)


def _walk(rating_round: BlindRound, chance: random.Random) -> tuple[dict[Party, Progress], int]:
    """Take random steps through a round; return what was sealed and how often nothing may have been seen."""
    sealed: dict[Party, Progress] = {}
    stored: dict[Party, bytes] = {}
    refused: list[tuple[str, dict[str, object]]] = []
    looks = 0
    for _ in range(chance.randint(4, 12)):
        party, rating = chance.choice(list(Party)), chance.choice(list(Progress))
        step = chance.choice(("seal", "seal", "reveal", "evidence"))
        try:
            if step == "seal":
                stored[party] = rating_round.seal(party, rating)
                sealed[party] = rating
            elif step == "reveal":
                shown = rating_round.reveal(stored)
                looks += 1
                assert {who: opening.rating for who, opening in shown.items()} == sealed
                assert len(sealed) == len(Party)
            else:
                assert evidence_holds(rating_round.evidence(), sealed)
        except RuleViolation as error:
            refused.append((error.key, error.params))
    expected = {"rating-already-sealed", "reveal-needs-both-seals", "blind-round-over"}
    assert all(key in expected and not params for key, params in refused)
    return sealed, looks


def test_in_twenty_thousand_orders_of_steps_nobody_looks_early() -> None:
    chance = random.Random(3)
    revealed = 0
    for _ in range(20_000):
        rating_round = BlindRound(SUBJECT)
        sealed, looks = _walk(rating_round, chance)
        assert rating_round.sealed == frozenset(sealed)
        assert (rating_round.state is BlindState.REVEALED) == (looks > 0)
        revealed += looks > 0

    assert revealed > 5_000
