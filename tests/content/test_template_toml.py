"""A template that is written out is the same template when it is read again, whatever its words are."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from reviewdesk.content.library import kept_template, load_library, load_template, read_template
from reviewdesk.content.template import Template
from reviewdesk.content.template_toml import to_toml

LIBRARY = load_library()
WORDS = st.text(
    st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="{}"), min_size=1, max_size=60
).filter(str.strip)


@pytest.mark.parametrize("template", LIBRARY.templates, ids=lambda template: template.id)
def test_what_ships_is_the_same_after_writing_and_reading(tmp_path: Path, template: Template) -> None:
    file = tmp_path / "written.toml"
    file.write_text(to_toml(template), encoding="utf-8")
    assert load_template(file) == template
    assert kept_template(to_toml(template)) == template


@given(name=WORDS, label=WORDS, question=WORDS)
def test_any_words_come_back_as_they_were(name: str, label: str, question: str) -> None:
    first = LIBRARY.templates[0]
    scale = (replace(first.scale[0], label=label), *first.scale[1:])
    stages = (replace(first.stages[0], question=question), *first.stages[1:])
    template = replace(first, name=name, scale=scale, stages=stages, competencies=("asking-well",))
    assert read_template(Path("mine.toml"), to_toml(template)) == template


def test_the_same_body_is_read_once() -> None:
    body = to_toml(LIBRARY.templates[0])
    assert kept_template(body) is kept_template("".join(body))
