"""Hands the texts of content files to the translators' catalogue.

``extract_toml`` is a Babel extractor: name it in the mapping file as
``reviewdesk.content.catalogue:extract_toml`` for the TOML files below ``resources/templates``, ``questions`` and
``wording``. The sample company is data of made-up people and is not translated.
"""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any, Final

from reviewdesk.content.source import texts

TRANSLATED: Final = frozenset(
    {
        *("name", "description", "title", "question", "guidance", "text", "label", "meaning"),
        *("says", "follow_up", "avoid"),
        *("sentence", "offer"),
    }
)


def translatable(table: Mapping[str, Any]) -> Iterator[str]:
    """Yield the texts of a content file that a person will read, in order."""
    for place, text in texts(dict(table)):
        if place.rpartition(".")[2] in TRANSLATED:
            yield text


def extract_toml(
    fileobj: IO[bytes],
    keywords: Mapping[str, object] | Collection[str],  # noqa: ARG001  Babel passes it to every extractor
    comment_tags: Collection[str],  # noqa: ARG001  as above
    options: Mapping[str, object],  # noqa: ARG001  as above
) -> Iterator[tuple[int, str, str, list[str]]]:
    """Yield (line, function, message, comments) for Babel; a text repeated later keeps its own line."""
    content = fileobj.read().decode("utf-8")
    lines = content.splitlines()
    start = 0
    for message in translatable(tomllib.loads(content)):
        start = _line_of(message, lines, start)
        yield start + 1, "gettext", message, []


def _line_of(message: str, lines: list[str], start: int) -> int:
    """Return the index of the line that holds ``message``, from ``start`` on; ``start`` where it is escaped."""
    for index in range(start, len(lines)):
        if f'"{message}"' in lines[index]:
            return index
    return start
