"""What the register says of a plan is told in plain words, its troubles first."""

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from reviewdesk.domain.desk_trail import Place
from reviewdesk.domain.sign_off import Outcome
from reviewdesk.services.register import Register
from reviewdesk.services.register_snapshots import RegisterView
from reviewdesk.ui.office.hr.plan_words import facts_of, fingerprints_of, found_words, state_of, troubles
from reviewdesk.ui.office.hr.register_page import RegisterPage
from reviewdesk.ui.theme import Theme
from tests.document.signed import seal
from tests.ui.office.house import House
from tests.ui.office.hr.company import document_id, record
from tests.ui.office.hr.hands import button, opened, words_in

TODAY = date(2026, 3, 10)


@pytest.fixture
def plan(filled: House) -> RegisterView:
    register: Register = filled.office.services.register
    return replace(register.plan(document_id(1)), trusted=True)


def told(plan: RegisterView) -> str:
    return "\n".join(f"{name}: {value}" for name, value in facts_of(plan, None))


@pytest.mark.parametrize(
    ("place", "words"),
    [(Place.FORKED, "two different stories"), (Place.TURNED_BACK, "had counted further")],
)
def test_a_desk_that_contradicts_itself_comes_before_all(
    plan: RegisterView, place: Place, words: str
) -> None:
    odd = replace(plan, trail=place, held=True, trusted=False)
    assert state_of(odd, TODAY).words == "Look at this"
    first, second = troubles(odd)
    assert words in first.words
    assert (first.tone, second.tone) == ("warn", "text2")
    assert "not known here on the day it was filed, so the names are only what the file says" in second.words
    assert not troubles(plan)


def test_a_plan_drawn_by_another_version_says_what_was_compared(plan: RegisterView) -> None:
    (only,) = troubles(replace(plan, shown="text"))
    assert "its text was compared" in only.words


def test_who_chose_not_to_sign_is_told_without_judging(plan: RegisterView) -> None:
    declined = replace(plan, outcome=Outcome.DECLINED, employee_level="")
    assert "Employee: Amara Okafor: chose not to sign" in told(declined)
    assert "Manager: Karim Bell\n" in told(replace(plan, manager_level=""))


def test_the_archives_own_seal_is_told(plan: RegisterView) -> None:
    assert "Seal of the archive: None; the two signatures stand by themselves" in told(plan)
    assert "Seal of the archive: Yes, without a time stamp" in told(replace(plan, seal="sealed"))
    stamped = replace(plan, seal="stamped", stamped_until=date(2034, 1, 1))
    assert "With a time stamp that can be checked until 1 Jan 2034" in told(stamped)


def test_a_level_that_nobody_known_here_vouches_for_is_not_told(plan: RegisterView) -> None:
    assert "Manager: Karim Bell · " in told(plan)
    assert "Manager: Karim Bell\n" in told(replace(plan, trusted=False))


def test_an_unknown_root_is_said(plan: RegisterView) -> None:
    assert ("Fingerprint of its desk’s certificate", "not known") in fingerprints_of(
        replace(plan, origin_root="")
    )


def test_an_amendment_leads_to_what_it_replaces_and_back(filled: House, theme: Theme, qtbot: QtBot) -> None:
    from reviewdesk.document.render import render

    made = replace(record(1), document_id="plan-amended", revision=2, supersedes=document_id(1))
    made = replace(made, audit=replace(made.audit, sequence=900))
    later = 40 * 24 * 60
    once = seal(render(made), "Employee", made.employee.name, certify=True, later=later)
    filled.office.services.archive.keep(
        seal(once, "Manager", made.manager.name, certify=False, later=later + 1)
    )
    page = opened(filled, theme, qtbot, RegisterPage, "archive")
    page.open_plan(document_id(1))
    assert "says that it takes the place of this document" in words_in(page.panel)
    button(page, "Look at the newer one").click()
    assert "plan-amended" in words_in(page.panel)
    assert f"It says that it takes the place of plan {document_id(1)}." in words_in(page.panel)
    button(page, "Look at the earlier one").click()
    assert "plan-0001" in words_in(page.panel)


def test_a_search_says_how_many_of_all_it_found() -> None:
    assert found_words(1, 3, more=False) == "1 of 3 plans"
    assert found_words(100, 5000, more=True) == "More than 100 of 5,000 plans"
