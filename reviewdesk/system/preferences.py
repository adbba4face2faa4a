"""What this computer remembers about how ReviewDesk looks, declared once as data; nothing personal is in it.

The settings page is generated from ``DECLARED``; a key that is not declared is refused. The file is JSON in the
platform's configuration folder. A broken or unwritable file never stops the app: defaults are used instead.
"""

import json
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from reviewdesk.system.i18n import mark
from reviewdesk.system.paths import paths

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Declared:
    """One preference: its key, default, words, and the values that may be chosen (code and label)."""

    key: str
    default: Value
    label: str = ""
    help: str = ""
    choices: tuple[tuple[Value, str], ...] = ()


DECLARED: Final = (
    Declared(
        "theme",
        "system",
        mark("Colours"),
        mark("Follows the computer unless you choose."),
        (
            ("system", mark("Like the computer")),
            ("light", mark("Light")),
            ("dark", mark("Dark")),
            ("high_contrast", mark("High contrast")),
        ),
    ),
    Declared(
        "text_scale",
        1.0,
        mark("Text size"),
        mark("For your own window."),
        ((1.0, mark("Normal")), (1.25, mark("Larger")), (1.5, mark("Large")), (2.0, mark("Very large"))),
    ),
    Declared(
        "meeting_scale",
        1.0,
        mark("Text size in the meeting"),
        mark("So that both of you can read it from where you sit."),
        ((1.0, mark("Desk")), (1.3, mark("Two at a desk")), (1.6, mark("Room")), (2.0, mark("Largest"))),
    ),
    Declared(
        "wording_hints",
        default=True,
        label=mark("Hints on wording"),
        help=mark("A quiet line under what you write, in the meeting and when you prepare."),
        choices=((True, mark("Offer them")), (False, mark("Leave them out"))),
    ),
    Declared(
        "motion",
        "system",
        mark("Movement"),
        mark("Without movement, things appear at once."),
        (("system", mark("Like the computer")), ("full", mark("Gentle")), ("none", mark("None"))),
    ),
    Declared(
        "private_window",
        "offered",
        mark("Private notes in the meeting"),
        mark("A window of your own, on a second screen only. It shows nothing until you say so there."),
        (("offered", mark("On a second screen")), ("never", mark("Never"))),
    ),
    Declared("talk_balance", False),
    Declared("language", "en"),
    Declared("desk_folder", ""),
    Declared("office_place", ""),
    Declared("meeting_place", ""),
    Declared("card_module", ""),
)
_BY_KEY: Final = MappingProxyType({declared.key: declared for declared in DECLARED})


@dataclass(slots=True)
class Preferences:
    """The preferences in force; ``set`` writes them at once."""

    file: Path
    values: dict[str, Value] = field(default_factory=dict)

    @classmethod
    def load(cls, file: Path | None = None) -> "Preferences":
        """Read the file; unknown keys and values of another kind are left out."""
        file = file or paths().config / "preferences.json"
        try:
            found = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            found = {}
        known = found.items() if isinstance(found, dict) else ()
        return cls(file, {key: value for key, value in known if _fits(key, value)})

    def get(self, key: str) -> Value:
        """Return the value of a declared key, or its default."""
        return self.values.get(key, _BY_KEY[key].default)

    def text(self, key: str) -> str:
        """Return the value of a key that holds words."""
        return str(self.get(key))

    def number(self, key: str) -> float:
        """Return the value of a key that holds a number."""
        return float(self.get(key))

    def flag(self, key: str) -> bool:
        """Return the value of a key that is on or off."""
        return bool(self.get(key))

    def set(self, key: str, value: Value) -> None:
        """Remember ``value``; a folder that cannot be written to is no reason to stop."""
        if not _fits(key, value):
            raise KeyError(key)
        self.values[key] = value
        try:
            self._write()
        except OSError:
            return

    def _write(self) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.file.parent, prefix=".preferences-")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(self.values, stream, indent=1, sort_keys=True)
        Path(name).replace(self.file)


def _fits(key: str, value: object) -> bool:
    declared = _BY_KEY.get(key)
    if declared is None:
        return False
    if declared.choices:
        return any(value == choice for choice, _ in declared.choices)
    return isinstance(value, type(declared.default))
