"""Every error has its sentence, and every sentence can be read aloud."""

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import reviewdesk
from reviewdesk.content.messages import SENTENCES, UNKNOWN, gaps, sentence, words
from reviewdesk.domain.errors import ContentError, DeskError, ReviewDeskError, RuleViolation
from reviewdesk.domain.sign_off import SealGap
from reviewdesk.system import i18n

PACKAGE = Path(reviewdesk.__file__).parent
ERRORS = {"ReviewDeskError", "RuleViolation", "DeskError", "DocumentError", "ContentError"}


def raised() -> Iterator[tuple[str, str, frozenset[str] | None]]:
    """Yield (where, key pattern, parameters or None where they are passed on) for every error that is made."""
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in ERRORS and node.args:
                names = frozenset(word.arg for word in node.keywords if word.arg) - {"field"}
                passed_on = any(word.arg is None for word in node.keywords)
                for pattern in _patterns(node.args[0]):
                    yield f"{file.relative_to(PACKAGE)}:{node.lineno}", pattern, None if passed_on else names


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _patterns(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant):
        return [re.escape(str(node.value))]
    if isinstance(node, ast.IfExp):
        return [*_patterns(node.body), *_patterns(node.orelse)]
    if isinstance(node, ast.JoinedStr):
        parts = [
            re.escape(str(p.value)) if isinstance(p, ast.Constant) else r"[a-z0-9_-]+" for p in node.values
        ]
        return ["".join(parts)]
    return []  # the key is passed on: whoever made it is looked at in its own place


def test_every_key_that_is_raised_has_a_sentence() -> None:
    silent = [
        f"{where} {pattern}"
        for where, pattern, _ in raised()
        if not any(re.fullmatch(pattern, key) for key in SENTENCES)
    ]
    assert not silent, "no sentence for: " + ", ".join(silent)


def test_every_raise_brings_what_its_sentence_needs() -> None:
    missing = [
        f"{where} {key}: {', '.join(sorted(gaps(SENTENCES[key]) - given))}"
        for where, pattern, given in raised()
        if given is not None
        for key in SENTENCES
        if re.fullmatch(pattern, key) and gaps(SENTENCES[key]) - given
    ]
    assert not missing


@pytest.mark.parametrize("gap", SealGap)
def test_each_gap_before_signing_and_sealing_has_a_sentence(gap: SealGap) -> None:
    kebab = gap.value.replace("_", "-")
    assert f"seal-needs-{kebab}" in SENTENCES
    assert f"sign-needs-{kebab}" in SENTENCES or gap.name.endswith("SIGNATURE")


@pytest.mark.parametrize(
    ("key", "promise"),
    [
        ("wrong-passphrase", "Nothing was changed"),
        ("desk-read-only", "was saved before is safe"),
        ("disk-full", "Everything before it is safe"),
        ("desk-in-use", "Nothing was changed"),
        ("desk-damaged", "Nothing was overwritten"),
        ("keyring-no-backend", "Your desk is safe"),
        ("keyring-no-session", "Your desk is safe"),
        ("keyring-locked", "Your desk is safe"),
        ("keyring-unsafe-backend", "Your desk is safe"),
        ("keyring-not-kept", "Your desk is safe"),
        ("keyring-no-entry", "Your desk is safe"),
        ("keyring-timed-out", "Your desk is safe"),
        ("keyring-failed", "Your desk is safe"),
    ],
)
def test_each_fault_says_what_is_safe(key: str, promise: str) -> None:
    assert promise in sentence(DeskError(key))


def test_parameters_are_put_into_the_sentence() -> None:
    told = sentence(RuleViolation("title-too-long", field="goal/title", limit=160))
    assert "160 characters" in told
    assert "{" not in told


def test_a_value_that_looks_like_a_gap_stays_as_it_is() -> None:
    told = sentence(ContentError("template-twice", file="{template}.toml", template="year-review"))
    assert "{template}.toml" in told


def test_a_missing_parameter_leaves_a_gap_and_no_second_error() -> None:
    assert "{limit}" in sentence(RuleViolation("text-too-long"))


def test_a_key_can_be_told_without_an_error() -> None:
    assert words("undo-cleared-sealing") == "Undo ends here: the plan is sealed."
    assert words("text-too-long", {"limit": 500}).startswith("There is room for 500 characters")


def test_an_unknown_key_gets_a_neutral_sentence_that_names_it() -> None:
    told = sentence(ReviewDeskError("seen-from-the-future"))
    assert "seen-from-the-future" in told
    assert told.endswith("Please try again.")


def test_sentences_are_translated_when_they_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    class Shouting(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.upper()

    monkeypatch.setattr(i18n._current, "catalogue", Shouting())
    assert sentence(RuleViolation("already-signed")) == SENTENCES["already-signed"].upper()


@pytest.mark.parametrize("text", [*SENTENCES.values(), UNKNOWN])
def test_a_sentence_reads_like_one(text: str) -> None:
    assert text[0].isupper() or text[0] == "{"
    assert text[-1] in ".”" or re.search(r": (sudo|reviewdesk) ", text), "a command may end it bare"
    assert "!" not in text
    assert "  " not in text
    assert not re.search(r"\b(error|invalid|failed|exception|submit|traceback)\b", text, re.IGNORECASE)


def test_no_key_is_worded_twice() -> None:
    files = sorted((PACKAGE / "content" / "sentences").glob("*.py"))
    keys = [
        str(key.value)
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant)
    ]
    assert len(keys) == len(set(keys)) == len(SENTENCES)
