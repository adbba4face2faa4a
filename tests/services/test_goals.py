from datetime import date

import pytest

from reviewdesk.domain.errors import RuleViolation
from reviewdesk.domain.goals import GoalState, ObjectiveLevel
from reviewdesk.domain.people import Party
from reviewdesk.services.context import DeskContext
from reviewdesk.services.goals import Goals
from tests.services.conftest import Company


def test_the_tree_says_what_serves_what(context: DeskContext, company: Company) -> None:
    tree = Goals(context).tree()
    top, team = tree.objectives
    assert (top.level, top.goals, top.team) == (ObjectiveLevel.ORGANISATION, 1, "")
    assert (team.level, team.parent_id, team.team) == (
        ObjectiveLevel.TEAM,
        company.objective,
        "Customer care",
    )
    assert [(goal.person, goal.objective) for goal in tree.goals] == [
        ("Dana Whitfield", "Customers stay because we listen"),
        ("Dana Whitfield", ""),
        ("Omar Said", ""),
    ]


def test_evidence_is_read_newest_first(context: DeskContext, company: Company) -> None:
    evidence = Goals(context).tree().goals[0].evidence
    assert company.goals[0] == evidence[0].goal_id
    assert [(note.on, note.by, note.link) for note in evidence] == [
        (date(2026, 2, 3), Party.MANAGER, "https://wrenfield.example/calls"),
        (date(2026, 1, 20), Party.EMPLOYEE, ""),
    ]


def test_evidence_from_the_future_is_refused(context: DeskContext, company: Company) -> None:
    with pytest.raises(RuleViolation, match="evidence-in-the-future"):
        Goals(context).add_evidence(company.goals[0], date(2026, 3, 12), "Not yet")


def test_evidence_without_words_is_refused(context: DeskContext, company: Company) -> None:
    with pytest.raises(RuleViolation, match="text-is-empty"):
        Goals(context).add_evidence(company.goals[0], date(2026, 3, 1), " ")


def test_removed_evidence_and_goals_come_back(context: DeskContext, company: Company) -> None:
    goals = Goals(context)
    note = goals.tree().goals[0].evidence[0].id
    goals.remove_evidence(note)
    assert note not in {row.id for row in goals.tree().goals[0].evidence}
    goals.restore_evidence(note)
    assert note in {row.id for row in goals.tree().goals[0].evidence}
    goals.remove_goal(company.omars_goal)
    assert company.omars_goal not in {goal.id for goal in goals.tree().goals}
    goals.restore_goal(company.omars_goal)
    assert company.omars_goal in {goal.id for goal in goals.tree().goals}


def test_a_goal_that_is_done_no_longer_counts_for_its_objective(
    context: DeskContext, company: Company
) -> None:
    Goals(context).set_state(company.goals[0], GoalState.DONE)
    tree = Goals(context).tree()
    assert tree.goals[0].state is GoalState.DONE
    assert tree.objectives[0].goals == 0


def test_a_goal_can_be_worded_anew_and_serve_another_objective(
    context: DeskContext, company: Company
) -> None:
    Goals(context).edit_goal(company.goals[1], title="Host the hour", objective_id=company.team_objective)
    goal = Goals(context).tree().goals[1]
    assert (goal.title, goal.objective, goal.why) == ("Host the hour", "Answer within a day", "")


def test_an_objective_can_be_worded_anew(context: DeskContext, company: Company) -> None:
    Goals(context).edit_objective(
        company.objective, title="Customers stay", why="", level=ObjectiveLevel.ORGANISATION
    )
    assert Goals(context).tree().objectives[0].title == "Customers stay"


def test_a_goal_for_an_objective_that_does_not_exist_is_refused(
    context: DeskContext, company: Company
) -> None:
    with pytest.raises(RuleViolation, match="not-on-this-desk"):
        Goals(context).add_goal(company.omar, "Anything", objective_id="nothing")


@pytest.mark.parametrize("level", ObjectiveLevel)
def test_a_team_objective_names_its_team_and_no_other_does(
    context: DeskContext, company: Company, level: ObjectiveLevel
) -> None:
    team = company.team if level is ObjectiveLevel.ORGANISATION else None
    with pytest.raises(RuleViolation, match="team-objective-needs-team"):
        Goals(context).add_objective("Anything", level=level, team_id=team)


def test_an_objective_serves_only_one_of_the_organisation(context: DeskContext, company: Company) -> None:
    with pytest.raises(RuleViolation, match="objective-serves-organisation"):
        Goals(context).add_objective(
            "Anything", level=ObjectiveLevel.TEAM, team_id=company.team, parent_id=company.team_objective
        )
