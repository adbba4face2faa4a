"""What the private window says of the meeting: one question at a time, and what was news."""

from dataclasses import replace

from reviewdesk.ui.private.private_view_model import PrivateViewModel, Question, TalkNow

TALK = TalkNow(
    "p1", "Devon", "Growth", questions=(Question("What would that look like?"), Question("Who could help?"))
)


def words(model: PrivateViewModel) -> str:
    return model.question.words if model.question is not None else ""


def test_one_question_at_a_time_and_round_again() -> None:
    model = PrivateViewModel(TALK)
    seen = []
    for _look in range(3):
        seen.append(words(model))
        model.another()
    assert seen == ["What would that look like?", "Who could help?", "What would that look like?"]


def test_the_question_stays_until_the_stage_has_others() -> None:
    model = PrivateViewModel(TALK)
    model.another()
    model.tell(replace(TALK, news=1, points=2))
    assert words(model) == "Who could help?"
    model.tell(replace(TALK, questions=(Question("What have I not asked about?"),)))
    assert words(model) == "What have I not asked about?"
    assert not model.has_others
    model.another()
    assert words(model) == "What have I not asked about?"


def test_a_stage_without_questions_has_none() -> None:
    assert PrivateViewModel(replace(TALK, questions=())).question is None


def test_only_news_is_told() -> None:
    model, told = PrivateViewModel(TALK), []
    model.changed.connect(lambda: told.append(model.talk.news))
    model.tell(replace(TALK))
    model.tell(replace(TALK, news=1))
    assert told == [1]


def test_how_many_points_were_news_is_said_in_words() -> None:
    def said(news: int, points: int) -> str:
        return PrivateViewModel(replace(TALK, news=news, points=points)).news_words()

    assert said(0, 0) == ""
    assert said(0, 3) == "Devon has ticked none of your points as new so far."
    assert said(1, 1).startswith("1 of your 1 point was new to Devon.")
    assert said(2, 3).startswith("2 of your 3 points were new to Devon.")


def test_how_the_talk_is_shared_is_said_without_a_number() -> None:
    def said(share: float | None) -> str:
        return PrivateViewModel(replace(TALK, share=share)).balance_words()

    assert said(None) == ""
    assert said(0.2).startswith("Devon has had the smaller part of the talk")
    assert said(0.5) == "By the turns, you have both had about the same part of the talk."
    assert said(0.8).startswith("Devon has had the larger part of the talk")
