"""The gates themselves: one that fails is seen, one that is stale is named."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from gates import __main__ as gates, catalogue, coverage_floor, demo
from gates.__main__ import Gate, Result


def gate(code: str, **options: Any) -> Gate:
    return Gate("example", (sys.executable, "-c", code), **options)


def test_a_gate_passes_its_output_on_and_keeps_the_last_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    result = gates.run_gate(gate("print('first'); print('3 passed'); print()"), tmp_path)
    assert (result.outcome, result.closing) == ("ok", "3 passed")
    assert "first\n3 passed" in capsys.readouterr().out


def test_a_gate_that_fails_is_seen(tmp_path: Path) -> None:
    assert gates.run_gate(gate("raise SystemExit(5)"), tmp_path).outcome == "FAILED"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to end by")
def test_a_gate_that_is_cut_off_says_by_what(tmp_path: Path) -> None:
    code = "import os; print('half way', flush=True); os.abort()"
    result = gates.run_gate(gate(code), tmp_path)
    assert (result.outcome, result.closing) == ("FAILED", "ended by signal 6, after: half way")


def test_without_a_measure_the_floor_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert coverage_floor.main(tmp_path / "coverage.json") == 1
    assert capsys.readouterr().out == "nothing was measured: the tests did not come to their end\n"


def test_a_gate_runs_in_the_checkout_with_its_own_environment(tmp_path: Path) -> None:
    code = "import os; print(os.getcwd(), os.environ['PLACE'])"
    assert gates.run_gate(gate(code, env={"PLACE": "here"}), tmp_path).closing == f"{tmp_path} here"


def test_a_gate_whose_programs_are_missing_says_which(tmp_path: Path) -> None:
    result = gates.run_gate(gate("", needs=("no-such-program",)), tmp_path)
    assert (result.outcome, result.closing) == ("skipped", "not installed: no-such-program")


def test_one_failure_fails_the_whole_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gates, "ROOT", tmp_path)
    outcomes = {"ruff": "FAILED", "tests": "ok"}
    monkeypatch.setattr(
        gates,
        "run_gate",
        lambda one: Result(one.name, outcomes.get(one.name, "skipped"), 1.0, f"{one.name} end"),
    )
    assert gates.main([]) == 1
    assert gates.main(["tests", "windows"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("tests end")


def test_an_unknown_gate_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        gates.main(["nonsense"])
    assert "no such gate: nonsense" in capsys.readouterr().err


def test_long_runs_are_asked_for_by_name() -> None:
    def words(*, long: bool) -> list[str]:
        return [word for one in gates.gates(long=long) for word in one.words]

    assert "--long" in words(long=True)
    assert "--long" not in words(long=False)


def report(percent: float, **missing: list[int]) -> dict[str, Any]:
    files = {
        f"reviewdesk/{name}/rules.py": {
            "missing_lines": lines,
            "missing_branches": [[7, -1]] if lines else [],
        }
        for name, lines in missing.items()
    }
    return {"totals": {"percent_covered": percent}, "files": files}


def test_rules_and_use_cases_are_covered_whole() -> None:
    assert coverage_floor.gaps(report(99.0, domain=[], services=[], ui=[4])) == []
    found = coverage_floor.gaps(report(99.0, domain=[3], services=[], ui=[4]))
    assert found == ["reviewdesk/domain/rules.py must be covered whole; missing: 3, 7→-1"]


def test_too_little_coverage_is_told_with_the_worst_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "coverage.json"
    file.write_text(json.dumps(report(94.99, ui=[1, 2, 3], vault=[9])), encoding="utf-8")
    assert coverage_floor.main(file) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].strip().startswith("reviewdesk/ui/rules.py")
    assert "at least 95 %" in lines[-2]
    assert lines[-1].startswith("94.99 %")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    package = tmp_path / "reviewdesk"
    package.mkdir()
    (package / "window.py").write_text(
        "from x import _, ngettext, pgettext, mark\n"
        "# Translators: the button at the end\n"
        "_('Seal and finish')\n"
        "ngettext('{n} goal', '{n} goals', 2)\n"
        "pgettext('verb', 'Open')\n"
        "mark('Achieved')\n",
        encoding="utf-8",
    )
    return tmp_path


def test_the_template_holds_every_marked_string(source: Path) -> None:
    text = catalogue.template(catalogue.extract(source))
    for line in (
        'msgid "Seal and finish"',
        "#. the button at the end",
        "#: reviewdesk/window.py\n",
        'msgid_plural "{n} goals"',
        'msgctxt "verb"',
        'msgid "Achieved"',
    ):
        assert line in text
    assert "POT-Creation-Date" not in text


def test_a_stale_template_fails_until_it_is_renewed(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert catalogue.main([], source) == 1
    assert "gates.catalogue --write" in capsys.readouterr().out
    assert catalogue.main(["--write"], source) == 0
    assert catalogue.main([], source) == 0
    (source / "reviewdesk" / "page.py").write_text("_('Something new')", encoding="utf-8")
    assert catalogue.main([], source) == 1


def test_translations_are_compiled_and_a_broken_one_is_named(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert catalogue.main(["--write"], source) == 0
    german = source / "resources" / "i18n" / "de" / "LC_MESSAGES"
    german.mkdir(parents=True)
    po = german / "reviewdesk.po"
    po.write_text('#, python-format\nmsgid "%(n)d goals"\nmsgstr "%(n)d Ziele"\n', encoding="utf-8")
    assert catalogue.main([], source) == 0
    assert (german / "reviewdesk.mo").is_file()
    po.write_text('#, python-format\nmsgid "%(n)d goals"\nmsgstr "%(m)d Ziele"\n', encoding="utf-8")
    assert catalogue.main([], source) == 1
    assert "reviewdesk.po: " in capsys.readouterr().out


def test_a_sample_meeting_without_its_files_is_named(tmp_path: Path) -> None:
    for size in demo.SIZES:
        (tmp_path / size).mkdir()
        for place in range(demo.FEWEST_PICTURES):
            for mode in demo.MODES:
                (tmp_path / size / f"{place}0-stage-{mode}.png").touch()
    (tmp_path / "review.pdf").touch()
    assert demo.missing(tmp_path) == ["review.json is missing.", "verify.json is missing."]
    (tmp_path / "1366x768" / "00-stage-dark.png").unlink()
    assert demo.missing(tmp_path)[-1].startswith("1366x768 has 8 pictures in dark")
