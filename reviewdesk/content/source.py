"""Reads a content file: small TOML, checked against its schema before anything else looks at it.

Content may come from outside (a colleague's template, a company's own), so every fault ends in one sentence and
never in a traceback, and nothing half-read is ever returned.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from reviewdesk.domain.errors import ContentError
from reviewdesk.system.resources import resource, resources_folder

SIZE_LIMIT: Final = 256 * 1024
FORMAT: Final = 1
"""What this version writes, and the newest that it reads."""
_MOST_FAULTS: Final = 200
"""So many faults are compared for the one that is told: a file made of nothing else must not take minutes."""
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")
_DEEP_KEY: Final = re.compile(
    r"""(?<![\w\\-])(?>(?>[\w-]+|"(?:[^"\\\n]|\\.)*+"|'[^'\n]*')[ \t]*\.[ \t]*){16}"""
)
"""A name of more than sixteen parts, ``a.a.a…``: the time to read one grows with its square, minutes at sixty
thousand, and no file of ours has more than two. No search begins at a quotation mark behind a backslash: a line
of nothing else would be read through once for each."""


def read_toml(path: Path, schema: str) -> dict[str, Any]:
    """Return the table in ``path``, checked against ``resources/schema/<schema>.json``.

    What ships with ReviewDesk was checked by a test: checking it again would load the checker at every start.

    Raises ``ContentError`` with the file's name, and where it can be told, the place of the fault.
    """
    text = _read(path)
    if path.is_relative_to(resources_folder()):
        return _parse(path, text)
    return parse_toml(path, text, schema)


def parse_toml(path: Path, text: str, schema: str) -> dict[str, Any]:
    """Return the table in ``text``, which nobody has checked yet; ``path`` only names it in a refusal."""
    table = _parse(path, text)
    format_ = table.get("format")
    if isinstance(format_, int) and format_ > FORMAT:
        raise ContentError("content-newer", file=path.name)
    check(path, table, schema)
    return table


def texts(value: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Walk nested tables and lists, and yield (place, text) for every string in them, in order."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, f"{place}.{key}" if place else str(key))
    elif isinstance(value, list):
        for number, inner in enumerate(value, 1):
            yield from texts(inner, f"{place}[{number}]")


def _read(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise ContentError("content-not-readable", file=path.name) from error
    if len(raw) > SIZE_LIMIT:
        raise ContentError("content-too-large", file=path.name, limit_kib=SIZE_LIMIT // 1024)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ContentError("content-not-text", file=path.name) from error


def _parse(path: Path, text: str) -> dict[str, Any]:
    if _DEEP_KEY.search(text):
        raise ContentError("content-too-deep", file=path.name)
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Besides TOML's own faults: a number of five thousand digits, tables nested a thousand deep.
        raise ContentError("content-not-toml", file=path.name) from error


def check(path: Path, table: dict[str, Any], schema: str) -> None:
    """Refuse a table that does not fit its schema; raises ``ContentError`` with the place of the fault."""
    import jsonschema

    rules = json.loads(resource("schema", f"{schema}.json").read_text(encoding="utf-8"))
    faults = jsonschema.Draft202012Validator(rules).iter_errors(table)
    try:
        fault = jsonschema.exceptions.best_match(islice(faults, _MOST_FAULTS))
    except RecursionError as error:  # telling the fault means writing out what is nested there
        raise ContentError("content-too-deep", file=path.name) from error
    except (
        ValueError
    ) as error:  # and a number of thousands of digits, which hexadecimal lets in, cannot be written
        raise ContentError("content-does-not-fit", file=path.name, place="a number") from error
    if fault is not None:
        place = ".".join(str(step) for step in fault.absolute_path)
        raise ContentError("content-does-not-fit", file=path.name, place=place or "the top")
    _refuse_control_characters(path, table)


def _refuse_control_characters(path: Path, table: dict[str, Any]) -> None:
    """Refuse what a schema lets through: its ``$`` also stands before a line break that ends a text or a name."""
    for place, text in texts(table):
        if _CONTROL.search(place) or _CONTROL.search(text):
            raise ContentError("content-does-not-fit", file=path.name, place=_CONTROL.sub("", place))
