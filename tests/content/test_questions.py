"""The coaching questions can be read, stage by stage, and a broken file of them is refused in one sentence."""

from pathlib import Path

import pytest

from reviewdesk.content.messages import sentence
from reviewdesk.content.questions import Purpose, Questions, load_questions, questions
from reviewdesk.domain.errors import ContentError
from reviewdesk.domain.people import Party
from reviewdesk.domain.review import StageKind

FILE = """
format = 1
stage = "growth"

[[questions]]
id = "next"
purpose = "open"
asks = "manager"
text = "What next?"
says = "All is well."
follow_up = "And then?"
avoid = "When all is said."
tags = ["short"]

[[questions]]
id = "mend"
purpose = "repair"
asks = "each"
text = "What did I miss?"
follow_up = "Is that all?"
avoid = "When they want to stop."
"""


def written(folder: Path, text: str = FILE, name: str = "growth.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_questions_are_found_by_stage_purpose_and_who_asks(tmp_path: Path) -> None:
    found = load_questions(written(tmp_path))
    first, second = found.at(StageKind.GROWTH)
    assert (first.says, first.asks) == ("All is well.", Party.MANAGER)
    assert (second.says, second.asks) == ("", None)
    assert found.at(StageKind.GROWTH, Purpose.REPAIR) == (second,)
    assert found.at(StageKind.GROWTH, party=Party.EMPLOYEE) == (second,)
    assert found.at(StageKind.GROWTH, party=Party.MANAGER) == (first, second)
    assert found.at(StageKind.PLAN) == ()


def test_questions_come_in_the_order_of_the_meeting(tmp_path: Path) -> None:
    written(tmp_path)
    written(tmp_path, FILE.replace('"growth"', '"welcome"').replace('id = "', 'id = "w-'), "z.toml")
    stages = [question.stage for question in load_questions(tmp_path).questions]
    assert stages == [StageKind.WELCOME] * 2 + [StageKind.GROWTH] * 2


def test_those_that_ship_are_read_once() -> None:
    assert questions() is questions()
    assert questions().at(StageKind.WELCOME)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('"mend"', '"next"', "content-named-twice"),
        ('"growth"', '"exit_pulse"', "content-does-not-fit"),
        ('"repair"', '"scold"', "content-does-not-fit"),
        ("What next?", "What next, {goal.title}?", "content-placeholder"),
        ("format = 1", "format = 2", "content-newer"),
        ('["short"]', '"short"', "content-does-not-fit"),
        ('["short"]', '["short\\n"]', "content-does-not-fit"),
        ("[[questions]]", "[[questions", "content-not-toml"),
    ],
)
def test_a_broken_file_is_refused_in_one_sentence(tmp_path: Path, old: str, new: str, key: str) -> None:
    written(tmp_path, FILE.replace(old, new, 1))
    with pytest.raises(ContentError) as refused:
        load_questions(tmp_path)
    assert refused.value.key == key
    assert "growth.toml" in sentence(refused.value)


def test_the_same_question_in_two_files_is_refused(tmp_path: Path) -> None:
    written(tmp_path)
    written(tmp_path, name="more.toml")
    with pytest.raises(ContentError) as refused:
        load_questions(tmp_path)
    assert refused.value.params["file"] == "more.toml"


def test_an_empty_folder_holds_no_questions(tmp_path: Path) -> None:
    assert load_questions(tmp_path) == Questions(())
