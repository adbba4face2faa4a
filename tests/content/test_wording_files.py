"""A file of wording rules is data: a broken one gets a sentence, and none can make the search slow."""

import time
from pathlib import Path

import pytest

from reviewdesk.content.messages import sentence
from reviewdesk.content.wording import FieldKind, load_wording
from reviewdesk.domain.errors import ContentError

FILE = """
format = 1
language = "en"
not_names = ["Monday"]

[sets]
verb = ["shout", "shouts"]
good = ["good", "fine"]

[[rules]]
id = "loud"
priority = 1
fields = ["feedback"]
phrases = ["^ <here> <any>? <verb>", "quiet* down"]
along = ["shout*", "down"]
unless = ["<number>"]
sentence = "Say what was said."
offer = "…"

[[rules]]
id = "flat"
priority = 2
fields = ["feedback"]
only = {one_of = "good", and = "verb"}
sentence = "Say more."
offer = "…"
"""


def written(folder: Path, old: str = "", new: str = "") -> Path:
    assert old in FILE
    file = folder / "en.toml"
    file.write_text(FILE.replace(old, new, 1) if old else FILE, encoding="utf-8")
    return file


def test_a_file_of_ones_own_is_read(tmp_path: Path) -> None:
    wording = load_wording(written(tmp_path))

    def rules(text: str) -> list[str]:
        return [hint.rule for hint in wording.hints(text, FieldKind.FEEDBACK, ("Devon",))]

    assert rules("Devon often shouts.") == ["loud"]
    assert rules("Devon shouts. Quieter down there.") == ["loud", "loud"]
    assert rules("Devon shouts 3 times.") == []
    assert rules("Anna shouts.") == []
    assert rules("Devon is quieter, downstairs.") == []
    assert rules("Good shout") == ["flat"]
    assert rules("Good, fine") == ["flat"]
    assert rules("Shout, shout") == []
    assert rules("Good “shout”") == []


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("<verb>", "<noun>", "wording-phrase"),
        ("<verb>", "<verb", "wording-phrase"),
        ("<verb>", "<verb>?", "wording-phrase"),
        ("<any>? <verb>", "(a+)+b?", "wording-phrase"),
        ("^ <here> <any>? <verb>", "<any> <here>", "wording-phrase"),
        ("^ <here> <any>? <verb>", "^ $", "wording-phrase"),
        ("<any>?", "<any>? <any>? <any>? <any>?", "wording-phrase"),
        ("<any>?", "word " * 11, "wording-phrase"),
        ('one_of = "good"', 'one_of = "bad"', "wording-phrase"),
        ('"flat"', '"loud"', "content-named-twice"),
        ('["feedback"]', '["salary"]', "content-does-not-fit"),
        ("priority = 1", 'priority = "first"', "content-does-not-fit"),
        ("format = 1", "format = 2", "content-newer"),
        ('verb = ["shout", "shouts"]', 'verb = ["<good>"]', "content-does-not-fit"),
        ("good = [", '"good\\n" = [', "content-does-not-fit"),
        ("[[rules]]", "[[rules", "content-not-toml"),
    ],
)
def test_a_broken_file_is_refused_in_one_sentence(tmp_path: Path, old: str, new: str, key: str) -> None:
    with pytest.raises(ContentError) as refused:
        load_wording(written(tmp_path, old, new))
    assert refused.value.key == key
    told = sentence(refused.value)
    assert "en.toml" in told
    assert "{" not in told


def test_the_worst_phrase_that_is_allowed_is_still_quick(tmp_path: Path) -> None:
    worst = "<any>? <any>? <any>? <any> <any> <any> <any> <any> quiet down"
    wording = load_wording(written(tmp_path, "quiet* down", worst))
    text = "and quiet " * 2000
    began = time.perf_counter()
    wording.hints(text, FieldKind.FEEDBACK)
    assert time.perf_counter() - began < 2
