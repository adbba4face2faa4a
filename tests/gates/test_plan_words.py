"""A translation of the plan is whole, or the gate says what is missing."""

from pathlib import Path

import pytest

from gates.catalogue import ROOT, extract, main, plan_flaws

FOLDER = ROOT / "resources" / "i18n"


def _changed(folder: Path, before: str, after: str) -> list[str]:
    place = folder / "de" / "LC_MESSAGES" / "plan.po"
    place.parent.mkdir(parents=True)
    words = (FOLDER / "de" / "LC_MESSAGES" / "plan.po").read_text(encoding="utf-8")
    assert before in words
    place.write_text(words.replace(before, after), encoding="utf-8")
    return plan_flaws(folder, extract(ROOT))


def test_shipped_words_of_the_plan_are_whole() -> None:
    assert plan_flaws(FOLDER, extract(ROOT)) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [('msgstr "Zeitraum"', 'msgstr ""'), ('msgid "Period"', '#, fuzzy\nmsgid "Period"')],
)
def test_word_that_is_not_translated_is_named(tmp_path: Path, before: str, after: str) -> None:
    assert _changed(tmp_path, before, after) == ["The plan in de lacks: 'Period'"]


def test_word_that_the_plan_no_longer_says_is_named(tmp_path: Path) -> None:
    flaws = _changed(tmp_path, 'msgid "Period"', 'msgid "Perjod"')
    assert flaws == ["The plan in de lacks: 'Period'", "The plan in de no longer says: 'Perjod'"]


def test_gate_fails_where_the_plan_is_half_translated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    po = tmp_path / "resources" / "i18n" / "de" / "LC_MESSAGES" / "plan.po"
    po.parent.mkdir(parents=True)
    po.write_text('msgid "Period"\nmsgstr "Zeitraum"\n', encoding="utf-8")
    assert main(["--write"], tmp_path) == 1
    assert "The plan in de no longer says: 'Period'" in capsys.readouterr().out
