"""A writer of content is told what is wrong with which file, and how much there is."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from reviewdesk.content.source import SIZE_LIMIT
from reviewdesk.system.resources import resource
from tests.cli.conftest import Typed

KINDS = ("templates", "competencies", "questions", "wording")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of what ships."""
    for kind in KINDS:
        shutil.copytree(resource(kind), tmp_path / kind)
    return tmp_path


def test_what_ships_is_sound_and_enough(typed: Typed) -> None:
    shown = typed("content", "check", "--json")
    assert (shown.code, shown.err) == (0, "")
    found = json.loads(shown.out)
    assert found["sound"] is True
    assert found["faults"] == []
    assert found["questions"]["count"] >= 130
    for purposes in found["questions"]["stages"].values():
        assert set(purposes) == {"open", "deepen", "commit", "repair"}
        assert sum(purposes.values()) >= 10
    assert (
        sum(sum(stage.values()) for stage in found["questions"]["stages"].values())
        == (found["questions"]["count"])
    )
    assert {"year-review", "half-year"} <= {template["id"] for template in found["templates"]}
    for template in found["templates"]:
        assert 2 * template["forward_minutes"] >= template["minutes"] > 0
    assert found["competencies"]["count"] == sum(found["competencies"]["families"].values()) == 25
    assert found["prompts"]["plan"] > 10
    assert found["wording"] == {"en": 9}


def test_without_json_it_is_told_in_words(typed: Typed) -> None:
    shown = typed("content", "check")
    lines = shown.out.splitlines()
    assert shown.code == 0
    assert lines[0].startswith("Questions: ")
    assert any(line.startswith("  plan: ") and "repair" in line for line in lines)
    assert any(line.startswith("  year-review: 75 minutes, ") for line in lines)
    assert "Rules for hints on wording (en): 9" in lines
    assert lines[-1] == "Every file is sound."


def test_a_folder_of_ones_own_is_counted_alike(typed: Typed, folder: Path) -> None:
    assert typed("content", "check", folder, "--json").out == typed("content", "check", "--json").out


def test_files_that_lie_in_the_folder_itself_are_known_by_what_they_hold(
    typed: Typed, tmp_path: Path
) -> None:
    for file in (
        resource("templates", "half-year.toml"),
        resource("questions", "plan.toml"),
        resource("wording", "en.toml"),
    ):
        shutil.copy(file, tmp_path)
    shown = typed("content", "check", tmp_path, "--json")
    found = json.loads(shown.out)
    assert shown.code == 0
    assert [template["id"] for template in found["templates"]] == ["half-year"]
    assert list(found["questions"]["stages"]) == ["plan"]
    assert found["wording"] == {"en": 9}


HOSTILE = {
    "huge.toml": b"#" * (SIZE_LIMIT + 1),
    "nested.toml": b"format = " + b"[" * 100_000,
    "tables.toml": b"format = 1\n[" + b".".join([b"a"] * 600) + b"]\n",
    "number.toml": b"format = " + b"9" * 5000,
    "bytes.toml": "format = “1”".encode("utf-16"),
    "empty.toml": b"",
    "types.toml": b'format = 1\nstage = ["growth"]\nquestions = {id = 3}\n',
    "newer.toml": b'format = 2\nstage = "growth"\n',
    "twice.toml": resource("questions", "growth.toml").read_bytes().replace(b'"growth"', b'"plan"', 1),
    "\x1b[31m.toml": b"nonsense",
}


def test_every_hostile_file_gets_one_sentence_and_the_others_are_counted(typed: Typed, folder: Path) -> None:
    for name, content in HOSTILE.items():
        (folder / "questions" / name).write_bytes(content)
    shown = typed("content", "check", folder)
    assert (shown.code, shown.err) == (1, "")
    told = [line for line in shown.out.splitlines() if ".toml: " in line]
    assert len(told) == len(HOSTILE)
    assert all(line.endswith(".") and "\x1b" not in line for line in told)
    assert "Every file is sound." not in shown.out
    found = json.loads(typed("content", "check", folder, "--json").out)
    assert found["sound"] is False
    assert len(found["faults"]) == len(HOSTILE)
    assert found["questions"]["count"] >= 130
    assert all(fault["sentence"].count("{") == 0 for fault in found["faults"])


def test_hostile_templates_and_rules_are_told_too(typed: Typed, folder: Path) -> None:
    half = resource("templates", "half-year.toml").read_text(encoding="utf-8")
    (folder / "templates" / "copy.toml").write_text(half, encoding="utf-8")
    assert {"minutes = 10\n", "version = 3\n"} <= set(half.splitlines(keepends=True))
    (folder / "templates" / "back.toml").write_text(
        half.replace("minutes = 10\n", "minutes = 1\n").replace('"half-year"', '"back"'), encoding="utf-8"
    )
    rules = resource("wording", "en.toml").read_text(encoding="utf-8")
    (folder / "wording" / "fr.toml").write_text(rules, encoding="utf-8")
    (folder / "templates" / "unknown.toml").write_text(
        half.replace('"half-year"', '"unknown"').replace(
            'competencies = ["', 'competencies = ["flying", "', 1
        ),
        encoding="utf-8",
    )
    family = next((folder / "competencies").glob("*.toml"))
    shutil.copy(family, folder / "competencies" / "zz.toml")
    (folder / "stray.toml").write_text("a = 1\n", encoding="utf-8")
    found = json.loads(typed("content", "check", folder, "--json").out)
    assert {Path(fault["file"]).name: fault["key"] for fault in found["faults"]} == {
        "half-year.toml": "template-twice",
        "back.toml": "template-looks-back",
        "unknown.toml": "template-competency-unknown",
        "zz.toml": "competency-twice",
        "fr.toml": "content-named-twice",
        "stray.toml": "content-of-no-kind",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="has no pipes with names")
def test_a_pipe_is_not_waited_for(typed: Typed, folder: Path) -> None:
    os.mkfifo(folder / "questions" / "pipe.toml")
    os.mkfifo(folder / "pipe.toml")
    (folder / "templates" / "gone.toml").symlink_to(folder / "nowhere.toml")
    found = json.loads(typed("content", "check", folder, "--json").out)
    assert {fault["key"] for fault in found["faults"]} == {"content-not-readable"}
    assert len(found["faults"]) == 3


def test_a_folder_that_is_not_there_or_holds_nothing_is_said_in_one_sentence(
    typed: Typed, tmp_path: Path
) -> None:
    for place in (tmp_path / "gone", tmp_path, resource("schema", "template-1.json")):
        shown = typed("content", "check", place)
        assert (shown.code, shown.out) == (2, "")
        assert len(shown.err.splitlines()) == 1


def test_the_contract_names_every_key(typed: Typed) -> None:
    from tests.architecture.source import ROOT

    contract = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    part = contract.partition("## content check")[2].partition("\n## ")[0]
    for key in json.loads(typed("content", "check", "--json").out):
        assert f"| `{key}` |" in part
