"""The words a plan is found by, the same when it is filed and when somebody looks for it.

Accents, case and marks make no difference. A name is found by how it begins, any other word as a whole: gathering
all that begins like the commonest word would take a million plans into the hand before the first is shown.
"""

import unicodedata
from collections.abc import Iterable

LONGEST_WORD = 40
MOST_WORDS = 600
"""A plan has about a hundred; whoever writes thousands is found by the first of them."""


def words_of(*texts: str) -> tuple[str, ...]:
    """Return each word once, in order."""
    return tuple(dict.fromkeys(_words(texts)))[:MOST_WORDS]


def beginnings(*names: str) -> tuple[str, ...]:
    """Return every beginning of every word of ``names``, the whole word included."""
    found = (word[:length] for word in words_of(*names) for length in range(1, len(word) + 1))
    return tuple(dict.fromkeys(found))[:MOST_WORDS]


def _words(texts: Iterable[str]) -> Iterable[str]:
    for text in texts:
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        bare = (sign for sign in plain if not unicodedata.combining(sign))
        for word in "".join(sign if _is_of_a_word(sign) else " " for sign in bare).split():
            yield word[:LONGEST_WORD]


def _is_of_a_word(sign: str) -> bool:
    """Say whether a sign is of a word; the vowels of some scripts are marks."""
    return sign.isalnum() or unicodedata.category(sign).startswith("M")
