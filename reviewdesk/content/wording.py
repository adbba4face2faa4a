"""Quiet hints on wording: names what happened instead of a trait, one time instead of "always", a day and a step.

Feedback that points at the person instead of the task often lowers performance (Kluger & DeNisi 1996), so a hint
offers the task and the next step. It is made by rules that stand as data in ``resources/wording``, one file a
language; where there is none for the language, there are no hints. A hint never judges and never blocks.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

from reviewdesk.content.phrases import Names, Phrase, PhraseError, Sets, read_phrase, word_matcher
from reviewdesk.content.source import read_toml
from reviewdesk.domain.errors import ContentError
from reviewdesk.system.resources import resource

_SCHEMA: Final = "wording-1"
MOST_JUDGED_WORDS: Final = 12
"""A longer text that is made of judgements alone has earned its reader's patience, not a hint."""
FEWEST_JUDGED_WORDS: Final = 2
"""A single word is most likely the beginning of a sentence."""
LONGEST_JUDGEMENT: Final = 480
"""In characters: as much of a text is looked at for it."""
QUOTE: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for each character that somebody else said."""
_SENTENCE: Final = re.compile(r"[^.!?;:\n…]+")
_WORDS: Final = re.compile(r"[\w'-]+")
_QUOTED: Final = re.compile(r"“[^”\n]{0,400}”|\"[^\"\n]{0,400}\"|«[^»\n]{0,400}»|„[^“”\n]{0,400}[“”]")
_APOSTROPHES: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‑": "-"})


class FieldKind(StrEnum):
    """What a text is for: it decides which hints make sense. Words that belong to someone alone get none."""

    TOPIC = "topic"
    ANSWER = "answer"
    REASON = "reason"
    FEEDBACK = "feedback"
    LEARNED = "learned"
    AREA = "area"
    STRENGTH = "strength"
    PRACTICE = "practice"
    STEP = "step"
    THEN = "then"
    HELP = "help"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Hint:
    """An offer about ``span``, start and end in characters; ``sentence`` and ``offer`` await translation."""

    span: tuple[int, int]
    rule: str
    sentence: str
    offer: str


_Found = tuple[tuple[int, int], "Rule"]
_Index = dict[str, list[tuple["Rule", Phrase]]]


@dataclass(frozen=True, slots=True)
class Rule:
    """What to look for in which fields, and what to offer; ``judged`` and ``filling`` for texts of nothing else."""

    id: str
    priority: int
    fields: frozenset[FieldKind]
    sentence: str
    offer: str
    phrases: tuple[Phrase, ...]
    along: tuple[Phrase, ...]
    unless: tuple[Phrase, ...]
    judged: frozenset[str]
    filling: frozenset[str]

    def holds(self, small: str, written: str, names: Names) -> bool:
        """Say whether the rest of a sentence lets the rule speak once one of its phrases is found."""
        along = not self.along or any(one.find(small, written, names) for one in self.along)
        return along and not any(one.find(small, written, names) for one in self.unless)


@dataclass(frozen=True)
class Wording:
    """The rules of one language, ready for use."""

    language: str
    rules: tuple[Rule, ...]
    nobody: frozenset[str]

    def hints(self, text: str, kind: FieldKind, here: Collection[str] = ()) -> tuple[Hint, ...]:
        """Return what may be offered for ``text``, the first of them first.

        ``here`` are the names of the two people in the room: they may be spoken of, and to speak of them is no
        comparison with a colleague.
        """
        names = Names(frozenset(part for name in here for part in name.lower().split()), self.nobody)
        written = _QUOTED.sub(lambda quoted: QUOTE * len(quoted[0]), text)
        found = [*self._judgements(written, kind), *self._phrases(written, kind, names)]
        found.sort(key=lambda one: (one[1].priority, one[0]))
        return tuple(Hint(span, rule.id, rule.sentence, rule.offer) for span, rule in found)

    def _judgements(self, written: str, kind: FieldKind) -> Iterator[_Found]:
        """Yield the rules about texts in which nothing happens."""
        if QUOTE in written:
            return
        words = _WORDS.findall(small_letters(written[:LONGEST_JUDGEMENT]))
        if not FEWEST_JUDGED_WORDS <= len(words) <= MOST_JUDGED_WORDS:
            return
        for rule, judged, filling in self._matchers:
            if (
                kind in rule.fields
                and any(judged.fullmatch(word) for word in words)
                and all(judged.fullmatch(word) or filling.fullmatch(word) for word in words)
            ):
                yield (len(written) - len(written.lstrip()), len(written.rstrip())), rule

    def _phrases(self, written: str, kind: FieldKind, names: Names) -> Iterator[_Found]:
        """Yield the rules one of whose phrases stands in a sentence, once a sentence."""
        small = small_letters(written)
        for sentence in _SENTENCE.finditer(small):
            start, end = sentence.span()
            spoken, told = sentence[0], written[start:end]
            done = set()
            for rule, phrase in self._candidates(spoken):
                if kind not in rule.fields or rule.id in done:
                    continue
                place = phrase.find(spoken, told, names)
                if place is None:
                    continue
                done.add(rule.id)
                if rule.holds(spoken, told, names):
                    yield (start + place[0], start + place[1]), rule

    def _candidates(self, sentence: str) -> Iterator[tuple[Rule, Phrase]]:
        whole, begun, beginnings = self._index
        for word in dict.fromkeys(_WORDS.findall(sentence)):
            yield from whole.get(word, ())
            if word.startswith(beginnings):
                for beginning in beginnings:
                    if word.startswith(beginning):
                        yield from begun[beginning]

    def make_ready(self) -> None:
        """Sort the rules for looking up now, and not while somebody waits for the first hint."""
        self._index, self._matchers  # noqa: B018  # kept once they were asked for

    @cached_property
    def _index(self) -> tuple[_Index, _Index, tuple[str, ...]]:
        """Every phrase by the words it needs: whole ones, and beginnings of words."""
        whole: _Index = {}
        begun: _Index = {}
        for rule in self.rules:
            for phrase in rule.phrases:
                for word in phrase.needs:
                    index = begun if word.endswith("*") else whole
                    index.setdefault(word.removesuffix("*"), []).append((rule, phrase))
        return whole, begun, tuple(begun)

    @cached_property
    def _matchers(self) -> tuple[tuple[Rule, re.Pattern[str], re.Pattern[str]], ...]:
        return tuple(
            (rule, word_matcher(rule.judged), word_matcher(rule.filling))
            for rule in self.rules
            if rule.judged
        )


def kind_of(field: str) -> FieldKind | None:
    """Return what a field of a shared document is for, or ``None`` where nobody should be told how to put it.

    Such are the employee's own words at sign-off, and words that one person writes down for the other.
    """
    return next((kind for pattern, kind in _KINDS if pattern.fullmatch(field)), None)


def load_wording(path: Path) -> Wording:
    """Read the rules of one language; ``ContentError`` says in one sentence what is wrong with them."""
    table = read_toml(path, _SCHEMA)
    names = [rule["id"] for rule in table["rules"]]
    if len(set(names)) < len(names):
        raise ContentError("content-named-twice", file=path.name, place="rules.id")
    rules = tuple(_rule(path, row, table["sets"]) for row in table["rules"])
    return Wording(table["language"], rules, frozenset(word.lower() for word in table["not_names"]))


@cache
def shipped_wording(language: str) -> Wording | None:
    """Return the rules for a language that ship, made ready; ``None`` where there are none. It takes a while."""
    file = resource("wording", f"{language[:2]}.toml")
    if not file.is_file():
        return None
    wording = load_wording(file)
    wording.make_ready()
    return wording


def _rule(path: Path, row: Mapping[str, Any], sets: Sets) -> Rule:
    only = row.get("only", {})
    try:
        return Rule(
            id=row["id"],
            priority=row["priority"],
            fields=frozenset(FieldKind(field) for field in row["fields"]),
            sentence=row["sentence"],
            offer=row["offer"],
            phrases=tuple(read_phrase(text, sets, sought=True) for text in row.get("phrases", ())),
            along=tuple(read_phrase(text, sets) for text in row.get("along", ())),
            unless=tuple(read_phrase(text, sets) for text in row.get("unless", ())),
            judged=frozenset(sets[only["one_of"]]) if only else frozenset(),
            filling=frozenset(sets[only["and"]]) if only else frozenset(),
        )
    except (PhraseError, KeyError) as error:
        raise ContentError("wording-phrase", file=path.name, rule=row["id"], phrase=error.args[0]) from error


def small_letters(text: str) -> str:
    """Return ``text`` in small letters, with plain apostrophes and hyphens and every character in its place."""
    text = text.translate(_APOSTROPHES)
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(lower if len(lower := character.lower()) == 1 else character for character in text)


_KINDS: Final = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        ("welcome/topic/.*", FieldKind.TOPIC),
        ("parked/.*", FieldKind.TOPIC),
        ("self/goal/.*/reason|progress/.*/reason/employee", FieldKind.REASON),
        ("self/.*", FieldKind.ANSWER),
        ("prepare/goal/.*/reason|progress/.*/reason/manager|sign_off/manager/words", FieldKind.FEEDBACK),
        ("progress/.*/learned", FieldKind.LEARNED),
        ("(prepare/growth|growth/.*)/area", FieldKind.AREA),
        ("(prepare/growth|growth/.*)/strength", FieldKind.STRENGTH),
        ("plan/./practice", FieldKind.PRACTICE),
        ("plan/./first_step", FieldKind.STEP),
        ("plan/./then", FieldKind.THEN),
        ("plan/./help", FieldKind.HELP),
        ("plan/./notice", FieldKind.NOTICE),
    )
)
