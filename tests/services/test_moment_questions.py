"""The questions of the moment as the meeting's window is given them."""

from reviewdesk.content.questions import Purpose, questions
from reviewdesk.domain.people import Party
from reviewdesk.services.moment_questions import moment_questions


def test_every_question_that_ships_is_there_stage_by_stage() -> None:
    given = moment_questions("Devon", "Maya")
    assert [(each.stage, each.purpose) for each in given] == [
        (each.stage, each.purpose.value) for each in questions().questions
    ]
    assert {each.purpose for each in given} == {purpose.value for purpose in Purpose}
    assert {each.asks for each in given} == {Party.EMPLOYEE, Party.MANAGER, None}


def test_no_gap_is_left_where_a_name_belongs_and_silence_stays_empty() -> None:
    given = moment_questions("Devon", "Maya")
    for each in given:
        assert each.text
        assert each.follow_up
        assert "{" not in each.text + each.says + each.follow_up + each.avoid
    assert [each.says for each in given if not each.says] == [""] * sum(
        not each.says for each in questions().questions
    )
