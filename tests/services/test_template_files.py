"""Templates are handed on as files; one that is broken or hostile is refused in a sentence."""

from dataclasses import replace
from pathlib import Path

import pytest

from reviewdesk.content.library import Library, load_template
from reviewdesk.content.messages import sentence
from reviewdesk.content.source import SIZE_LIMIT
from reviewdesk.content.template_toml import to_toml
from reviewdesk.domain.errors import ContentError
from reviewdesk.models.template_rows import TemplateEdition
from reviewdesk.services.context import DeskContext
from reviewdesk.services.editions import is_own_id
from reviewdesk.services.templates import Templates
from tests.services.wording import YEAR, stored


def test_a_template_travels_to_another_desk_and_its_next_version_follows(
    templates: Templates, own_template: str, tmp_path: Path, context: DeskContext
) -> None:
    templates.keep(templates.draft(own_template).template)
    file = templates.export(own_template, tmp_path / "ours.toml")
    assert load_template(file) == templates.edition(own_template)
    with pytest.raises(ContentError, match="template-here-already"):
        templates.bring_in(file)
    with context.writing() as unit:  # another desk, which has never seen it
        unit.session.query(TemplateEdition).delete()
        unit.audit("template.taken-back", own_template)
    first = templates.bring_in(file).value
    assert (first.id, first.version) == (own_template, 2)
    template = load_template(file)
    file.write_text(to_toml(replace(template, name="Worded over there", version=7)), encoding="utf-8")
    assert templates.bring_in(file).value.version == 7
    file.write_text(to_toml(replace(template, name="From long ago", version=1)), encoding="utf-8")
    assert templates.bring_in(file).value.version == 8
    assert [card.name for card in templates.shelf().own] == ["From long ago"]


def test_a_file_under_the_name_of_one_that_ships_becomes_one_beside_it(
    templates: Templates, tmp_path: Path, library: Library
) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(to_toml(replace(library.template(YEAR), name="Mine")), encoding="utf-8")
    brought = templates.bring_in(file).value
    assert is_own_id(brought.id)
    assert templates.edition(YEAR).name == "Year review"


def test_a_place_that_cannot_be_written_is_said(templates: Templates, tmp_path: Path) -> None:
    with pytest.raises(ContentError) as refused:
        templates.export(YEAR, tmp_path / "nowhere" / "ours.toml")
    assert "ours.toml" in sentence(refused.value)


BROKEN = {
    "cut off": ("[[stages]]", "[[stages", "content-not-toml"),
    "from a newer version": ("format = 1", "format = 2", "content-newer"),
    "a part nobody knows": ('kind = "plan"', 'kind = "verdict"', "content-does-not-fit"),
    "a word for a number": ("minutes = 18", 'minutes = "long"', "content-does-not-fit"),
    "five thousand digits": ("minutes = 18", "minutes = " + "9" * 5000, "content-not-toml"),
    "digits in disguise": ("minutes = 18", "minutes = 0x" + "F" * 5000, "content-does-not-fit"),
    "control characters": ("Year review", "Year\\u0007review", "content-does-not-fit"),
    "a line break that ends a name": ('id = "glad"', 'id = "glad\\n"', "content-does-not-fit"),
    "a line break that ends a text": (
        'name = "Year review"',
        'name = "Year review\\n"',
        "content-does-not-fit",
    ),
    "one thing twice": ('id = "glad"', 'id = "need"', "content-named-twice"),
    "nested without end": ("format = 1", "format = " + "[" * 9000, "content-not-toml"),
    "a name without end": ("format = 1", "a" + ".a" * 90000 + " = 1", "content-too-deep"),
    "more parts than there are": ("format = 1", "[[stages]]\n" * 20000, "content-does-not-fit"),
    "nothing to look forward to": ("minutes = 18", "minutes = 2", "template-looks-back"),
    "huge": ("format = 1", "#" * SIZE_LIMIT, "content-too-large"),
    "a competency nobody has": (
        'competencies = ["useful-feedback"',
        'competencies = ["from-nowhere"',
        "template-competency-unknown",
    ),
    "braces that reach for more": ("“{goal}”", "“{goal.__class__}”", "content-placeholder"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_or_hostile_file_gets_a_sentence_and_changes_nothing(
    templates: Templates, context: DeskContext, tmp_path: Path, library: Library, what: str
) -> None:
    old, new, key = BROKEN[what]
    source = to_toml(library.template(YEAR))
    assert old in source
    file = tmp_path / "from-somewhere.toml"
    file.write_text(source.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        templates.bring_in(file)
    assert refused.value.key == key
    assert "from-somewhere.toml" in sentence(refused.value)
    assert stored(context) == 0


def test_a_file_whose_parts_stand_in_no_order_is_refused(
    templates: Templates, context: DeskContext, tmp_path: Path, library: Library
) -> None:
    file = tmp_path / "upside-down.toml"
    template = library.template(YEAR)
    file.write_text(to_toml(replace(template, stages=template.stages[::-1])), encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        templates.bring_in(file)
    assert "upside-down.toml" in sentence(refused.value)
    assert stored(context) == 0
