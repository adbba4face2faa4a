"""The competencies that ship are told by what can be seen, and a broken family from elsewhere is refused."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from gates.catalogue import ROOT, extract
from reviewdesk.content.competencies import Competency, load_competencies, load_family
from reviewdesk.content.library import load_library
from reviewdesk.content.messages import sentence
from reviewdesk.content.source import check
from reviewdesk.domain.errors import ContentError
from reviewdesk.domain.plan import HowItGrows
from reviewdesk.system.resources import resource

SHELF = load_competencies()
SHIPPED = resource("competencies", "working-together.toml")
MOST_WORDS = 30
TRAITS = re.compile(
    r"\b(proactive|passionate|motivated|assertive|confident|resilient|humble|empathetic|charismatic|talented|"
    r"loyal|dynamic|positive|mature|strategic mindset|leadership|ownership|synergy|leverage|stakeholders?|"
    r"outcomes?|alignment|deliverables?|proficien\w*|excellen\w*|outstanding|always|never)\b",
    re.IGNORECASE,
)


@pytest.fixture(params=SHELF.all, ids=lambda competency: competency.id)
def competency(request: pytest.FixtureRequest) -> Competency:
    found: Competency = request.param
    return found


def read_aloud(competency: Competency) -> list[str]:
    """Return every text of a competency that somebody will read."""
    ideas = [idea.text for idea in competency.actions]
    return [competency.name, competency.definition, *competency.anchors, *competency.questions, *ideas]


def everything() -> Iterator[str]:
    for family in SHELF.families:
        yield from (family.name, family.description)
    for competency in SHELF.all:
        yield from read_aloud(competency)


@pytest.mark.parametrize("file", sorted(resource("competencies").glob("*.toml")), ids=lambda file: file.stem)
def test_each_family_fits_its_schema_and_is_named_like_its_file(file: Path) -> None:
    check(file, tomllib.loads(file.read_text(encoding="utf-8")), "competencies-1")
    assert load_family(file).id == file.stem


def test_there_are_five_families_of_five() -> None:
    assert [len(family.competencies) for family in SHELF.families] == [5] * 5
    assert len(SHELF.ids) == 25


def test_each_has_five_anchors_three_questions_and_five_actions(competency: Competency) -> None:
    assert len(set(competency.anchors)) == 5
    assert len(set(competency.questions)) == 3
    assert all(question.endswith("?") for question in competency.questions)
    assert len(set(competency.actions)) == 5


def test_most_of_what_is_suggested_happens_on_the_job(competency: Competency) -> None:
    how = [idea.how for idea in competency.actions]
    assert how.count(HowItGrows.ON_THE_JOB) >= 3
    assert {HowItGrows.WITH_SOMEONE, HowItGrows.LEARNING} <= set(how)


def test_anchors_say_what_somebody_does_and_actions_what_to_do(competency: Competency) -> None:
    for anchor in competency.anchors:
        assert re.match(r"(\w+s|Has|Is) ", anchor), anchor
        assert not re.search(r"\b(good|bad|better than|weak|strong) (at|in)\b", anchor), anchor
    for idea in competency.actions:
        assert not re.match(r"(\w+ing|You|Try to|Be more) ", idea.text), idea.text


def test_texts_are_plain_short_and_free_of_words_for_traits() -> None:
    for text in everything():
        assert "!" not in text
        assert "'" not in text, "typographic apostrophes only"
        assert "  " not in text
        assert not TRAITS.search(text), text
        for part in re.split(r"(?<=[.?:])\s", text):
            assert len(part.split()) <= MOST_WORDS, part


def test_nothing_is_said_twice() -> None:
    said = [text for text in everything() if " " in text]
    assert len(said) == len(set(said))


def test_each_competency_a_template_names_is_on_the_shelf() -> None:
    for template in load_library().templates:
        assert [found.id for found in SHELF.of(template)] == list(template.competencies)


def test_a_competency_is_found_by_its_id_and_an_unknown_one_gets_a_sentence() -> None:
    found = SHELF.competency("listening")
    assert (found.family, found.name) == ("working-together", "Listening")
    with pytest.raises(ContentError) as refused:
        SHELF.competency("walking-on-water")
    assert "walking-on-water" in sentence(refused.value)


def test_all_texts_reach_the_translators() -> None:
    messages = {message.id for message in extract(ROOT)}
    assert set(everything()) <= messages
    assert not messages & {"on_the_job", "listening", "working-together"}


def test_the_shelf_stays_closed_while_the_library_is_opened() -> None:
    code = (
        "import sys; from reviewdesk.content.library import load_library; load_library();"
        "print('reviewdesk.content.competencies' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    assert ran.stdout.strip() == "False"


def changed(tmp_path: Path, old: str, new: str) -> Path:
    source = SHIPPED.read_text(encoding="utf-8")
    assert old in source
    target = tmp_path / "mine.toml"
    target.write_text(source.replace(old, new, 1), encoding="utf-8")
    return target


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('how = "on_the_job"', 'how = "by_magic"', "content-does-not-fit"),
        ('id = "listening"', 'id = "Listening"', "content-does-not-fit"),
        ('id = "listening"', 'id = "listening\\n"', "content-does-not-fit"),
        ('id = "listening"', 'id = "speaking-up"', "competency-twice"),
        ('id = "listening"', 'id = "working-together"', "competency-twice"),
        ('name = "Listening"', 'name = "{employee}"', "competency-braces"),
        ("format = 1", "format = 2", "content-newer"),
        ("[[competencies]]", "[[competencies", "content-not-toml"),
    ],
)
def test_a_broken_family_is_refused_in_one_sentence(tmp_path: Path, old: str, new: str, key: str) -> None:
    changed(tmp_path, old, new)
    with pytest.raises(ContentError) as refused:
        load_competencies(tmp_path)
    assert refused.value.key == key
    assert "mine.toml" in sentence(refused.value)


def test_an_empty_folder_is_an_empty_shelf(tmp_path: Path) -> None:
    assert load_competencies(tmp_path).all == ()
