"""The questions that ship can be said aloud: short, plain, each only once, and none that accuses or leads."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from reviewdesk.content.library import load_library
from reviewdesk.content.questions import Purpose, Question, questions
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind

ALL = questions().questions
STAGES = [stage for stage in StageKind if stage is not StageKind.EXIT_PULSE]
LONGEST_SENTENCE = 20
LONGEST_TEXT = 28
ALIKE = 0.8
NOT_PLAIN = re.compile(
    r"\b(performance|leverag\w*|stakeholder\w*|KPIs?|align\w*|synerg\w*|proactive\w*|empower\w*|mindset"
    r"|deliverables?|bandwidth|touch base|going forward|reach out|circle back|low-hanging|deep dive|journey"
    r"|safe space|hold space|unpack|resonat\w*|trigger\w*|vulnerab\w*|boundar\w*|trauma\w*|process (that|this|it)"
    r"|feel\w*|felt|inner|heal\w*|validat\w*|authentic\w*|comfort zone|passion\w*|excite\w*|amazing|awesome"
    r"|great job|learnings|utili[sz]e\w*|facilitat\w*|implement\w*|optimi[sz]\w*)\b",
    re.IGNORECASE,
)
ACCUSING = re.compile(r"\bwhy\b|\bhow come\b|\bhow could you\b|\bwhat were you thinking\b", re.IGNORECASE)
LEADING = re.compile(
    r"\b(don’t|didn’t|isn’t|aren’t|wasn’t|wouldn’t|shouldn’t|couldn’t|won’t|haven’t) (you|it|we|that)\b"
    r"|\b(do|would|should|could|is|was|are) (you|it|we|that) not\b|, right\?|\bsurely\b|\bobviously\b|\bof course\b",
    re.IGNORECASE,
)


def spoken(question: Question) -> tuple[str, ...]:
    return tuple(text for text in (question.says, question.text, question.follow_up, question.avoid) if text)


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.?:;…])\s", text)


def test_there_are_enough_for_every_stage_and_purpose() -> None:
    assert len(ALL) >= 130
    stages = Counter(question.stage for question in ALL)
    assert set(stages) == set(STAGES), "the exit pulse is answered in silence"
    assert min(stages.values()) >= 10
    assert {stage for stage, _ in stages.most_common(2)} == {StageKind.PLAN, StageKind.GROWTH}
    for stage in STAGES:
        for purpose in Purpose:
            assert len(questions().at(stage, purpose)) >= 3, (stage, purpose)


def test_each_of_the_two_has_something_to_ask_at_every_stage() -> None:
    for stage in STAGES:
        assert questions().at(stage, party=Party.EMPLOYEE), stage
        assert questions().at(stage, party=Party.MANAGER), stage


def test_at_every_stage_some_answer_to_what_was_just_said() -> None:
    for stage in STAGES:
        assert sum(bool(question.says) for question in questions().at(stage)) >= 3, stage


def test_what_is_asked_is_a_question_and_the_rest_are_sentences() -> None:
    for question in ALL:
        assert question.text.count("?") == 1
        assert question.text.endswith("?") or ". " not in question.text.partition("?")[2]
        assert question.follow_up.endswith(("?", "."))
        assert question.avoid.endswith(".")
        assert question.avoid.startswith(("When ", "Before ", "While ", "As a ", "In the ", "Where "))
        assert not question.says or question.says.endswith(".")
        assert all(text[0].isupper() for text in spoken(question))


def test_each_is_short_enough_to_say_in_a_breath() -> None:
    for question in ALL:
        for text in spoken(question):
            assert len(text.split()) <= LONGEST_TEXT, text
            for part in sentences(text):
                assert len(part.split()) <= LONGEST_SENTENCE, part


def test_each_is_plain_and_calm() -> None:
    for question in ALL:
        for text in spoken(question):
            assert not NOT_PLAIN.search(text), text
            assert not re.search(r"[!'\"{}]|  ", text), text
            assert max(map(len, re.findall(r"\w+", text))) <= 14, text


def test_none_accuses_and_none_leads() -> None:
    for question in ALL:
        for text in (question.text, question.follow_up):
            assert not ACCUSING.search(text), text
            assert not LEADING.search(text), text


def test_such_a_question_would_be_found() -> None:
    assert ACCUSING.search("Why did you do that?")
    assert LEADING.search("Don’t you think it was late?")
    assert LEADING.search("Would you not agree?")
    assert NOT_PLAIN.search("How does that make you feel?")


@pytest.mark.parametrize("part", ["id", "text", "says", "follow_up", "avoid"])
def test_nothing_stands_there_twice(part: str) -> None:
    counted = Counter(getattr(question, part).casefold() for question in ALL)
    del counted[""]
    assert [text for text, times in counted.items() if times > 1] == []


def test_no_two_questions_are_nearly_the_same() -> None:
    prompts = {
        prompt.question
        for template in load_library().templates
        for stage in template.stages
        for prompt in stage.prompts
    }
    asked = [question.text for question in ALL]
    assert list(_alike(asked, sorted(prompts))) == []


def test_two_of_a_kind_would_be_found() -> None:
    one, other = "Which day of next week is the quietest?", "Which day of this week is the quietest?"
    assert list(_alike([one, other], [])) == [(one, other)]
    assert list(_alike([one], [other])) == [(one, other)]


def _alike(texts: list[str], others: list[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of ``texts``, and of one of them and one of ``others``, that are spelt nearly the same."""
    pairs = [*combinations(texts, 2), *((one, other) for one in texts for other in others)]
    for one, other in pairs:
        matcher = SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False)
        if matcher.real_quick_ratio() > ALIKE < matcher.quick_ratio() and matcher.ratio() > ALIKE:
            yield one, other


def test_what_to_ask_then_does_not_say_and_twice() -> None:
    assert not [each.follow_up for each in questions().questions if each.follow_up.startswith("And ")]
