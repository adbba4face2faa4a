from pathlib import Path

import pytest
from sqlalchemy import text

from reviewdesk.domain.errors import DeskError
from reviewdesk.vault.desk import Desk
from reviewdesk.vault.drawers import DELAYS_SECONDS, Drawers
from tests.desk_kit import EMPLOYEE, PASSPHRASE, QUICK, START, HeldClock, add_review, new_desk

OWN = "violet harbour spoon tide"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    with desk.write(desk.info.owner_id) as unit:
        add_review(unit.session, desk.info.owner_id)
        unit.audit("review.planned", "review-1")
    return desk


def _key_of(desk: Desk, passphrase: str) -> str:
    with pytest.raises(DeskError) as refused:
        desk.drawers.open(EMPLOYEE, passphrase)
    return refused.value.key


def test_a_draft_comes_back_to_its_writer(desk: Desk) -> None:
    with desk.drawers.create(EMPLOYEE, OWN) as drawer:
        sealed = drawer.encrypt(b"my draft", b"review-1/self")
    assert b"my draft" not in sealed
    with desk.drawers.open(EMPLOYEE, OWN) as again:
        assert again.decrypt(sealed, b"review-1/self") == b"my draft"


def test_a_draft_does_not_open_in_another_place(desk: Desk) -> None:
    with desk.drawers.create(EMPLOYEE, OWN) as drawer:
        sealed = drawer.encrypt(b"my draft", b"review-1/self")
        with pytest.raises(DeskError) as refused:
            drawer.decrypt(sealed, b"review-2/self")
        assert refused.value.key == "drawer-damaged"
        with pytest.raises(DeskError):
            drawer.decrypt(b"short", b"review-1/self")


def test_the_owner_cannot_read_the_employees_drawer(desk: Desk) -> None:
    with desk.drawers.create(EMPLOYEE, OWN) as drawer:
        sealed = drawer.encrypt(b"my draft", b"review-1/self")
    with desk.drawers.open(desk.info.owner_id, PASSPHRASE) as owners:
        with pytest.raises(DeskError) as refused:
            owners.decrypt(sealed, b"review-1/self")
        assert refused.value.key == "drawer-damaged"
    assert _key_of(desk, PASSPHRASE) == "drawer-wrong-passphrase"


def test_a_drawers_key_moved_to_another_person_opens_nothing(desk: Desk) -> None:
    desk.drawers.create(EMPLOYEE, OWN).close()
    with desk.write(desk.info.owner_id) as unit:
        unit.session.execute(
            text(
                "UPDATE drawer SET (salt, kdf, wrapped_key) = (SELECT salt, kdf, wrapped_key FROM drawer "
                "WHERE person_id = :owner) WHERE person_id = :employee"
            ),
            {"owner": desk.info.owner_id, "employee": EMPLOYEE},
        )
        unit.audit("test.moved", EMPLOYEE)
    assert _key_of(desk, PASSPHRASE) == "drawer-wrong-passphrase"


def test_a_closed_drawer_does_nothing_more(desk: Desk) -> None:
    drawer = desk.drawers.create(EMPLOYEE, OWN)
    assert not drawer.is_closed
    drawer.close()
    assert drawer.is_closed
    with pytest.raises(DeskError) as refused:
        drawer.encrypt(b"x", b"")
    assert refused.value.key == "drawer-closed"


def test_a_drawer_is_made_once(desk: Desk) -> None:
    assert not desk.drawers.exists(EMPLOYEE)
    desk.drawers.create(EMPLOYEE, OWN).close()
    assert desk.drawers.exists(EMPLOYEE)
    with pytest.raises(DeskError) as refused:
        desk.drawers.create(EMPLOYEE, "something else")
    assert refused.value.key == "drawer-exists"
    desk.drawers.open(EMPLOYEE, OWN).close()


def test_a_drawer_needs_a_passphrase(desk: Desk) -> None:
    with pytest.raises(DeskError) as refused:
        desk.drawers.create(EMPLOYEE, "")
    assert refused.value.key == "passphrase-empty"


def test_without_a_drawer_there_is_nothing_to_open(desk: Desk) -> None:
    assert _key_of(desk, OWN) == "no-drawer"
    assert desk.drawers.certificate(EMPLOYEE) is None


def test_accents_typed_in_two_ways_are_the_same_passphrase(desk: Desk) -> None:
    desk.drawers.create(EMPLOYEE, "caf\u00e9 au lait").close()
    desk.drawers.open(EMPLOYEE, "cafe\u0301 au lait").close()


def test_the_signing_key_stays_in_the_drawer_and_the_certificate_outside(desk: Desk) -> None:
    with desk.drawers.create(EMPLOYEE, OWN) as drawer:
        assert drawer.signing_key() is None
        drawer.store_signing_key(b"private key", b"certificate")
    assert desk.drawers.certificate(EMPLOYEE) == b"certificate"
    with desk.drawers.open(EMPLOYEE, OWN) as again:
        assert again.signing_key() == b"private key"
    with pytest.raises(DeskError) as refused:
        again.signing_key()
    assert refused.value.key == "drawer-closed"


def test_an_exchanged_certificate_is_noticed(desk: Desk) -> None:
    drawer = desk.drawers.create(EMPLOYEE, OWN)
    drawer.store_signing_key(b"private key", b"certificate")
    with desk.write(desk.info.owner_id) as unit:
        unit.session.execute(text("UPDATE drawer SET certificate = :other"), {"other": b"other"})
        unit.audit("test.exchanged", EMPLOYEE)
    with pytest.raises(DeskError) as refused:
        drawer.signing_key()
    assert refused.value.key == "drawer-damaged"


def test_each_failure_makes_the_next_trial_wait_longer(desk: Desk, held_clock: HeldClock) -> None:
    desk.drawers.create(EMPLOYEE, OWN).close()
    for delay in (*DELAYS_SECONDS[1:], DELAYS_SECONDS[-1], DELAYS_SECONDS[-1]):
        assert _key_of(desk, "wrong") == "drawer-wrong-passphrase"
        if delay:
            held_clock.pass_seconds(delay - 1)
            assert _key_of(desk, OWN) == "drawer-wait"
            held_clock.pass_seconds(1)
    desk.drawers.open(EMPLOYEE, OWN).close()
    assert _key_of(desk, "wrong") == "drawer-wrong-passphrase"
    desk.drawers.open(EMPLOYEE, OWN).close()


def test_the_person_is_told_how_long_to_wait(desk: Desk, held_clock: HeldClock) -> None:
    desk.drawers.create(EMPLOYEE, OWN).close()
    for _ in range(3):
        _key_of(desk, "wrong")
    held_clock.pass_seconds(1.5)
    with pytest.raises(DeskError) as refused:
        desk.drawers.open(EMPLOYEE, OWN)
    assert refused.value.params == {"seconds": 4}


def test_a_clock_set_back_never_makes_the_wait_longer_than_the_delay(
    desk: Desk, held_clock: HeldClock
) -> None:
    desk.drawers.create(EMPLOYEE, OWN).close()
    for _ in range(3):
        _key_of(desk, "wrong")
    held_clock.pass_seconds(-86400)
    with pytest.raises(DeskError) as refused:
        desk.drawers.open(EMPLOYEE, OWN)
    assert refused.value.params == {"seconds": 5}


def test_failures_are_remembered_when_the_desk_is_reopened(tmp_path: Path) -> None:
    folder = tmp_path / "other"
    desk = new_desk(folder, clock=HeldClock().clock)
    for guess in ("a", "b", "c"):
        assert not desk.verify_passphrase(guess)
    desk.close()
    again = Desk.open(folder, passphrase=PASSPHRASE, clock=HeldClock(START).clock)
    with pytest.raises(DeskError) as refused:
        again.verify_passphrase(PASSPHRASE)
    assert refused.value.key == "drawer-wait"
    again.close()


def test_a_trial_counts_even_if_the_program_dies_while_it_is_made(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.drawers.create(EMPLOYEE, OWN).close()

    def die(*_: object) -> bytes:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("reviewdesk.vault.drawers.key_from_passphrase", die)
        for _ in range(3):
            with pytest.raises(KeyboardInterrupt):
                desk.drawers.open(EMPLOYEE, "guess")
    assert _key_of(desk, OWN) == "drawer-wait"


def test_a_damaged_cost_is_told_as_damage(desk: Desk) -> None:
    desk.drawers.create(EMPLOYEE, OWN).close()
    with desk.write(desk.info.owner_id) as unit:
        unit.session.execute(text("UPDATE drawer SET kdf = '{}'"))
        unit.audit("test.damaged", EMPLOYEE)
    assert _key_of(desk, OWN) == "drawer-damaged"


def test_a_stolen_drawer_needs_the_desks_key_as_well_as_the_passphrase(desk: Desk) -> None:
    desk.drawers.create(EMPLOYEE, OWN).close()
    elsewhere = Drawers(desk._vault.store, b"another pepper", QUICK)
    with pytest.raises(DeskError) as refused:
        elsewhere.open(EMPLOYEE, OWN)
    assert refused.value.key == "drawer-wrong-passphrase"
