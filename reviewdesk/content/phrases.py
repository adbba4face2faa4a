"""Turns phrases of a wording file into something that finds them in a sentence, quickly and without surprises.

A file may come from outside, so it cannot bring patterns of its own: only words, sets of words and a few gaps. What
they are turned into never tries more than a handful of ways at one place, and is made only when a word that the phrase
cannot do without has been seen.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from statistics import fmean
from typing import Final

MOST_WORDS: Final = 10
MOST_OPTIONAL: Final = 3
"""In one phrase; each further one would double the ways to try."""
Sets = Mapping[str, Sequence[str]]
_NAME: Final = "name"
_HERE: Final = "here"
_GAPS: Final = {"any": r"[\w'-]+", "number": r"\d[\w.,:/-]*"}
_NAMED: Final = r"[^\W\d_][\w'-]*"
_TOKEN: Final = re.compile(r"<(?P<sets>[a-z_]+(?:\|[a-z_]+)*)>(?P<optional>\?)?|[^\s<>?^$|*]+\*?")


class PhraseError(ValueError):
    """A phrase cannot be understood; the argument is the phrase."""


@dataclass(frozen=True, slots=True)
class Names:
    """Who is in the room, in small letters; and capitalised words that name nobody."""

    here: frozenset[str]
    nobody: frozenset[str]

    def is_here(self, word: str) -> bool:
        """Say whether ``word`` names somebody in the room."""
        return _bare(word) in self.here

    def is_elsewhere(self, word: str) -> bool:
        """Say whether ``word`` looks like the name of somebody who is not in the room."""
        bare = _bare(word)
        capitalised = word[:1].isupper() and word[1:2].islower()
        return capitalised and bare not in self.here and bare not in self.nobody


@dataclass(frozen=True)
class Phrase:
    """One phrase, checked; ``start`` and ``end`` say that it begins or ends the sentence."""

    words: tuple[str, ...]
    start: bool
    end: bool
    sets: Sets

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """One of these words is in every sentence that holds the phrase; ``*`` ends a beginning. Empty: any may.

        Of the words a phrase cannot do without, the longest are taken: they are the rarest.
        """
        needed = [self._entries(word) for word in self.words if not word.endswith("?")]
        rarest = max(needed, key=lambda entries: fmean(map(len, entries)) if entries else 0.0)
        return tuple(rarest)

    def find(self, small: str, written: str, names: Names) -> tuple[int, int] | None:
        """Return where it first stands; ``small`` is the sentence in small letters, ``written`` as it was typed."""
        place = 0
        while (found := self._pattern.search(small, place)) is not None:
            if self._names_hold(found, written, names):
                return found.span("whole")
            place = found.start() + 1
        return None

    def _names_hold(self, found: re.Match[str], written: str, names: Names) -> bool:
        """Say whether what stands in the place of a name is one, and of the right person."""
        for group, text in found.groupdict().items():
            if text is None or group == "whole":
                continue
            word = written[slice(*found.span(group))]
            if not (names.is_here(word) if group.startswith(_HERE) else names.is_elsewhere(word)):
                return False
        return True

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        numbers = count()
        parts = []
        for word in self.words[:-1]:
            body = self._body(word, numbers)
            parts.append(rf"(?:{body}\s+)?" if word.endswith("?") else rf"{body}\s+")
        parts.append(self._body(self.words[-1], numbers))
        # A bullet or a bracket may stand before the first word of a sentence.
        before, after = r"\A\W*" if self.start else r"(?<!\w)", r"(?=\W*\Z)" if self.end else r"(?!\w)"
        return re.compile(f"{before}(?P<whole>{''.join(parts)}){after}")

    def _body(self, word: str, numbers: "count[int]") -> str:
        found = _TOKEN.fullmatch(word)
        if found is None or found["sets"] is None:
            return _literal(word)
        ways = []
        for name in found["sets"].split("|"):
            if name in {_NAME, _HERE}:
                ways.append(f"(?P<{name}{next(numbers)}>{_NAMED})")
            elif name in _GAPS:
                ways.append(_GAPS[name])
            else:
                ways += [_literal(entry) for entry in sorted(self.sets[name], key=len, reverse=True)]
        return f"(?:{'|'.join(ways)})"

    def _entries(self, word: str) -> list[str]:
        """Return the longest word of each way to say ``word``; none where it may be any."""
        found = _TOKEN.fullmatch(word)
        if found is None or found["sets"] is None:
            return [word]
        names = found["sets"].split("|")
        if any(name in {_NAME, _HERE, *_GAPS} for name in names):
            return []
        return [max(entry.split(), key=len) for name in names for entry in self.sets[name]]


def read_phrase(text: str, sets: Sets, *, sought: bool = False) -> Phrase:
    """Read one phrase; raises ``PhraseError`` for one that makes no sense, or is ``sought`` and has no word to seek."""
    words = text.split()
    start, end = words[:1] == ["^"], words[-1:] == ["$"]
    words = words[start : len(words) - end]
    tokens = [_TOKEN.fullmatch(word) for word in words]
    optional = sum(word.endswith("?") for word in words)
    if not 0 < len(words) <= MOST_WORDS or optional > MOST_OPTIONAL or words[-1].endswith("?"):
        raise PhraseError(text)
    known = {_NAME, _HERE, *_GAPS, *sets}
    for token in tokens:
        if token is None or (token["sets"] and not known.issuperset(token["sets"].split("|"))):
            raise PhraseError(text)
    phrase = Phrase(tuple(words), start, end, sets)
    if sought and not phrase.needs:
        raise PhraseError(text)
    return phrase


def word_matcher(entries: Collection[str]) -> re.Pattern[str]:
    """Return a pattern that matches any one of the words."""
    return re.compile("|".join(_literal(entry) for entry in sorted(entries)))


def _literal(words: str) -> str:
    """Return the pattern of some words; ``*`` at the end of one stands for any ending."""
    return r"\s+".join(
        re.escape(word[:-1]) + r"[\w'-]*" if word.endswith("*") else re.escape(word) for word in words.split()
    )


def _bare(word: str) -> str:
    """Return a name in small letters without the sign of possession."""
    return re.sub(r"['’]s?$", "", word).lower()
