"""The sample company, built once for all that is asked of it."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from reviewdesk.content.library import Library
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import ReviewState
from reviewdesk.services.bundle import Services, build_services
from reviewdesk.services.demo import build_sample
from reviewdesk.system.clock import Clock
from reviewdesk.vault.desk import Desk
from tests.services.surroundings import CHEAP, CountedEntropy

TODAY = datetime(2026, 3, 12, 7, 0, tzinfo=UTC)
DEVONS_PASSPHRASE = "quiet river paper lantern"


@pytest.fixture(scope="module")
def told() -> list[tuple[float, str]]:
    return []


@pytest.fixture(scope="module")
def desk(
    tmp_path_factory: pytest.TempPathFactory, library: Library, told: list[tuple[float, str]]
) -> Iterator[Desk]:
    made = build_sample(
        tmp_path_factory.mktemp("sample") / "desk",
        library,
        clock=Clock(now=lambda: TODAY),
        entropy=CountedEntropy().entropy(),
        progress=lambda fraction, sentence: told.append((fraction, sentence)),
        cost=CHEAP,
    )
    yield made
    made.close()


@pytest.fixture
def services(desk: Desk, library: Library) -> Services:
    return build_services(desk, library)


def test_the_sample_has_a_review_ready_and_two_that_were_sealed(services: Services) -> None:
    home = services.reviews.home()
    assert home.now == TODAY
    assert home.next_review is not None
    assert home.next_review.employee == "Devon Park"
    assert home.next_review.preparation.employee_ready
    assert home.next_review.preparation.manager_done == home.next_review.preparation.manager_total
    assert len(home.people) == 11
    assert home.promises
    sealed = [row for row in services.reviews.all() if row.state is ReviewState.SEALED]
    assert len(sealed) == 2


def test_the_sealed_plans_of_the_sample_prove_themselves(services: Services) -> None:
    for plan in services.archive.all():
        verdict = services.archive.verify(services.archive.pdf(plan.document_id))
        assert (verdict.intact, verdict.trusted) == (True, True)
        assert plan.sealed_at < TODAY


def test_devons_preparation_waits_in_his_drawer(services: Services) -> None:
    review = services.reviews.home().next_review
    assert review is not None
    drawer = services.drawers.open(review.employee_id, DEVONS_PASSPHRASE)
    view = drawer.view(review.id)
    drawer.close()
    assert view.party is Party.EMPLOYEE
    assert all(goal.rating for goal in view.goals)


def test_the_sample_is_told_about_while_it_is_built(desk: Desk, told: list[tuple[float, str]]) -> None:
    assert desk.folder.exists()
    fractions = [fraction for fraction, _sentence in told]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    assert all(sentence for _fraction, sentence in told)


def test_the_samples_history_is_whole(desk: Desk) -> None:
    assert desk.verify_trail().broken_at is None


def test_nobody_has_to_listen_while_the_sample_is_built(
    tmp_path_factory: pytest.TempPathFactory, library: Library
) -> None:
    made = build_sample(tmp_path_factory.mktemp("silent") / "desk", library, cost=CHEAP)
    home = build_services(made, library).reviews.home()
    made.close()
    assert home.next_review is not None
