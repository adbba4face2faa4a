"""What a template says lands in the translators' catalogue, on its own line."""

from io import BytesIO

import pytest
from babel.messages.extract import extract

from reviewdesk.content.catalogue import extract_toml
from reviewdesk.system.resources import resource

NAMED = "reviewdesk.content.catalogue:extract_toml"


@pytest.mark.parametrize("name", ["year-review", "half-year"])
def test_every_text_is_found_on_the_line_where_it_stands(name: str) -> None:
    content = resource("templates", f"{name}.toml").read_bytes()
    lines = content.decode().splitlines()
    found = list(extract_toml(BytesIO(content), (), (), {}))
    assert len(found) > 80
    for line, function, message, comments in found:
        assert f'"{message}"' in lines[line - 1]
        assert (function, comments) == ("gettext", [])


def test_ids_and_choices_are_left_to_the_program() -> None:
    content = resource("templates", "year-review.toml").read_bytes()
    messages = {message for _, _, message, _ in extract_toml(BytesIO(content), (), (), {})}
    assert "What will {employee} grow next, and how?" in messages
    assert not messages & {"year-review", "employee", "self_assessment", "glad", "not_started"}


def test_babel_accepts_the_extractor() -> None:
    content = BytesIO(b'name = "A \\"quoted\\" name"\nid = "x"\n')
    assert [(line, message) for line, message, *_ in extract(NAMED, content)] == [(1, 'A "quoted" name')]
