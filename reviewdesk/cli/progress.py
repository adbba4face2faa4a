"""How far long work has come, in one line of the terminal that comes and goes; into a file nothing is written."""

import shutil
import sys
from typing import Final, TextIO

_FEW: Final = 3
"""So few are done before anybody looks."""
_WIDTH: Final = 24
_CLEAR: Final = "\r\x1b[2K"


class Progress:
    """``words`` says what is done, with ``{done}`` and ``{total}``."""

    def __init__(self, words: str, total: int, stream: TextIO | None = None) -> None:
        self._words = words
        self._total = total
        self._stream = stream or sys.stderr
        self._shown = total > _FEW and self._stream.isatty()

    def show(self, done: int) -> None:
        """Draw the line anew."""
        if self._shown:
            filled = _WIDTH * done // self._total
            bar = "#" * filled + "." * (_WIDTH - filled)
            line = f"[{bar}] {self._words.format(done=done, total=self._total)}"
            self._write(_CLEAR + line[: shutil.get_terminal_size().columns - 1])

    def clear(self) -> None:
        """Take the line away, so that something else can be said there."""
        if self._shown:
            self._write(_CLEAR)

    def _write(self, told: str) -> None:
        self._stream.write(told)
        self._stream.flush()
