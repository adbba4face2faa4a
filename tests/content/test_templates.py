"""The templates that ship are sound and kind, and a broken one from elsewhere is refused in one sentence."""

import gettext
import json
import re
import time
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from reviewdesk.content.library import Library, load_library, load_template
from reviewdesk.content.messages import SENTENCES, sentence
from reviewdesk.content.source import SIZE_LIMIT, texts
from reviewdesk.content.template import Template, fill
from reviewdesk.domain.errors import ContentError
from reviewdesk.domain.people import Party
from reviewdesk.domain.ratings import Progress
from reviewdesk.domain.review import StageKind
from reviewdesk.system import i18n
from reviewdesk.system.resources import resource

SHIPPED = resource("templates", "year-review.toml")
MOST_WORDS = 30
LIBRARY = load_library()


@pytest.fixture(params=LIBRARY.templates, ids=lambda template: template.id)
def template(request: pytest.FixtureRequest) -> Template:
    found: Template = request.param
    return found


def read_aloud(template: Template) -> list[str]:
    """Return every text of a template that somebody will read."""
    words = [word for scale in template.scale for word in (scale.label, scale.meaning)]
    for stage in template.stages:
        words += [stage.title, stage.question, stage.guidance]
        words += [notice.text for notice in stage.notices]
        words += [text for prompt in stage.prompts for text in (prompt.question, prompt.guidance)]
    return [template.name, template.description, *words]


def test_the_year_review_takes_75_minutes_over_nine_stages() -> None:
    review = LIBRARY.template("year-review")
    assert review.minutes == 75
    assert [stage.minutes for stage in review.stages] == [4, 10, 10, 13, 8, 18, 4, 6, 2]


def test_every_template_looks_forward_for_half_its_time(template: Template) -> None:
    assert 2 * template.forward_minutes >= template.minutes


def test_every_step_of_the_scale_has_words_in_order(template: Template) -> None:
    assert tuple(word.step for word in template.scale) == tuple(Progress)
    assert template.scale[4].label == "Beyond"


def test_the_employee_speaks_first_from_the_self_assessment_on(template: Template) -> None:
    assert all(stage.speaks_first is Party.EMPLOYEE for stage in template.stages[1:])
    assert template.stage(StageKind.PLAN).keyboard is Party.EMPLOYEE


def test_the_self_assessment_asks_four_or_five_questions_of_the_employee(template: Template) -> None:
    prompts = template.self_prompts()
    assert 4 <= len(prompts) <= 5
    assert all(prompt.question.endswith("?") for prompt in prompts)


def test_signing_is_said_not_to_mean_agreeing(template: Template) -> None:
    guidance = template.stage(StageKind.SIGN_OFF).guidance
    assert guidance.endswith("It does not mean you agree with every line.")


def test_the_welcome_says_the_order_who_sees_what_and_that_pay_waits(template: Template) -> None:
    notices = {notice.id: notice.text for notice in template.stage(StageKind.WELCOME).notices}
    assert notices["order"].startswith("{employee}’s topics come first.")
    assert notices["no_pay"].startswith("No pay today.")
    assert "Drafts and private notes" in notices["who_sees"]


def test_of_what_is_taken_home_it_is_said_what_stays_and_where_a_change_is_told(template: Template) -> None:
    notices = {notice.id: notice.text for notice in template.stage(StageKind.SIGN_OFF).notices}
    assert notices["taken_home"].endswith(
        "What you both wrote stays as it is; if anything else changes meanwhile, this page says so."
        " You can add words when it is back."
    )


def test_texts_are_plain_short_and_calm(template: Template) -> None:
    for text in read_aloud(template):
        assert "!" not in text
        assert "'" not in text, "typographic apostrophes only"
        assert "  " not in text
        assert not re.search(r"\b(submit|leverage|stakeholder|rating of you|KPI|performance)\b", text)
        for part in re.split(r"(?<=[.?:])\s", text):
            assert len(part.split()) <= MOST_WORDS, part


def test_a_question_is_never_asked_twice_in_one_template(template: Template) -> None:
    questions = [prompt.question for stage in template.stages for prompt in stage.prompts]
    assert len(questions) == len(set(questions))


def test_names_are_put_in_as_they_are() -> None:
    text = "How far did we get with “{goal}”?"
    assert fill(text, goal="Ein Ziel {employee}") == "How far did we get with “Ein Ziel {employee}”?"
    assert fill("{employee} and {manager} {x}", employee="慧敏", manager="Łukasz") == "慧敏 and Łukasz {x}"


def test_texts_are_translated_before_the_names_are_put_in(monkeypatch: pytest.MonkeyPatch) -> None:
    class Turned(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return {"What I heard from {employee}": "{employee}: was ich hörte"}[message]

    monkeypatch.setattr(i18n._current, "catalogue", Turned())
    assert fill("What I heard from {employee}", employee="Devon") == "Devon: was ich hörte"


def test_asking_for_what_a_template_does_not_have_is_an_error_that_says_so() -> None:
    review = LIBRARY.template("year-review")
    with pytest.raises(ContentError) as unknown:
        LIBRARY.template("by-moonlight")
    assert "by-moonlight" in sentence(unknown.value)
    with pytest.raises(KeyError):
        review.stages[0].prompt("nothing")
    with pytest.raises(KeyError):
        Template("t", 1, "T", "T", review.scale, review.stages[:1]).stage(StageKind.PLAN)


def changed(tmp_path: Path, old: str, new: str) -> Path:
    source = SHIPPED.read_text(encoding="utf-8")
    assert old in source
    target = tmp_path / "mine.toml"
    target.write_text(source.replace(old, new, 1), encoding="utf-8")
    return target


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("minutes = 18", "minutes = 12", "template-looks-back"),
        ("minutes = 18", 'minutes = "long"', "content-does-not-fit"),
        ("minutes = 18", "minutes = 18\nhtml = '<b>'", "content-does-not-fit"),
        ("minutes = 18", "minutes = 1800000000000000000000", "content-does-not-fit"),
        ('kind = "plan"', 'kind = "verdict"', "content-does-not-fit"),
        ('kind = "plan"', 'kind = "growth"', "content-named-twice"),
        ('step = "achieved"', 'step = "beyond"', "content-named-twice"),
        ('id = "glad"', 'id = "need"', "content-named-twice"),
        ('id = "order"', 'id = "no_pay"', "content-named-twice"),
        ("“{goal}”", "“{goal.__class__}”", "content-placeholder"),
        ("“{goal}”", "\\u0000", "content-does-not-fit"),
        ("[[stages]]", "[[stages", "content-not-toml"),
        ("format = 1", "format = " + "[" * 5000, "content-not-toml"),
        ("format = 1", "format = " + "1" * 5000, "content-not-toml"),
        ("minutes = 18", "minutes = 0x" + "F" * 5000, "content-does-not-fit"),
        ("version = 3", "version = 0x" + "F" * 5000, "content-does-not-fit"),
        ("minutes = 18", "minutes = 1e999", "content-does-not-fit"),
        ("format = 1", "format = 2", "content-newer"),
        ("format = 1", "format = " + "9" * 4000, "content-newer"),
        ("format = 1", "format = true", "content-does-not-fit"),
        ("format = 1", "a" + ".a" * 60000 + " = 1", "content-too-deep"),
        ("format = 1", "[a" + " . 'a'" * 30000 + "]", "content-too-deep"),
        ("format = 1", ("a." * 13 + '"\\"".') * 4000 + "a = 1", "content-too-deep"),
        ("format = 1", "a" + '."\\\\"."\\""' * 20000 + " = 1", "content-too-deep"),
        ('id = "year-review"', "id = " + "{a.a.a.a.a.a.a.a.a = " * 120 + "1" + "}" * 120, "content-too-deep"),
        ("format = 1", "[[stages]]\n" * 20000, "content-does-not-fit"),
    ],
)
def test_a_broken_template_is_refused_in_one_sentence(tmp_path: Path, old: str, new: str, key: str) -> None:
    with pytest.raises(ContentError) as refused:
        load_template(changed(tmp_path, old, new))
    assert refused.value.key == key
    assert "mine.toml" in sentence(refused.value)
    assert "{" not in sentence(refused.value)


@pytest.mark.parametrize(
    "line", ['"' + '\\"' * 100_000, "\\" * 200_000, '"' + "\\\\" * 100_000, '"' * 200_000]
)
def test_a_line_of_quotation_marks_is_refused_at_once(tmp_path: Path, line: str) -> None:
    began = time.perf_counter()
    with pytest.raises(ContentError) as refused:
        load_template(changed(tmp_path, "format = 1", line))
    assert refused.value.key == "content-not-toml"
    assert time.perf_counter() - began < 2


def test_a_template_that_is_no_text_too_large_or_gone_is_refused(tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes("name = “é”".encode("utf-16"))
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * (SIZE_LIMIT + 1))
    for path, key in (
        (latin, "content-not-text"),
        (large, "content-too-large"),
        (tmp_path / "gone.toml", "content-not-readable"),
    ):
        with pytest.raises(ContentError) as refused:
            load_template(path)
        assert refused.value.key == key


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_and_nothing_else(tmp_path: Path, data: st.DataObject) -> None:
    raw = bytearray(SHIPPED.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    target = tmp_path / "damaged.toml"
    target.write_bytes(raw[: data.draw(st.integers(0, len(raw)))])
    key = ""
    try:
        load_template(target)
    except ContentError as refused:
        key = refused.key
    assert key in {"", *SENTENCES}


def test_two_templates_of_the_same_name_are_refused(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_bytes(SHIPPED.read_bytes())
    with pytest.raises(ContentError) as refused:
        load_library(tmp_path)
    assert refused.value.params == {"file": "b.toml", "template": "year-review"}


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    assert load_library(tmp_path) == Library(())


def test_the_walk_over_texts_names_each_place() -> None:
    walked = dict(texts({"a": {"b": ["x", {"c": "y"}]}, "n": 3}))
    assert walked == {"a.b[1]": "x", "a.b[2].c": "y"}


@pytest.mark.parametrize("file", sorted(resource("schema").glob("*.json")), ids=lambda file: file.stem)
def test_every_schema_is_itself_sound_and_closed(file: Path) -> None:
    rules = json.loads(file.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(rules)
    assert rules["$schema"].endswith("2020-12/schema")
    assert rules["additionalProperties"] is False, "an unknown key is a typing error, so it is refused"
