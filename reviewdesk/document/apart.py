"""Verifying a stranger's file in a process of its own, with little memory and little time.

Whoever made the file chose what parsers written in C will read. The process that reads it holds no key, no desk and no
window, and is told nothing of where those are: of the environment only what a Python needs is handed on. What it
answers is plain JSON, never an object that runs.

The process is started afresh and not forked (a window's threads would come along half). It stays for the next file only
after one that is as it was sealed: one that is not may have made it something else, and it would judge the next.

What remains: the process belongs to the same person. A file that took it over could read that person's files, reach
the network, and find the keyring where it usually is; and it could call itself unchanged. No sandbox prevents that.
"""

import json
import logging
import os
import struct
import subprocess
import sys
import threading
import types
from collections.abc import Sequence
from dataclasses import asdict, fields, is_dataclass
from datetime import datetime
from hashlib import sha256
from typing import IO, Any, Final, Self, Union, get_args, get_origin, get_type_hints

from reviewdesk.document.verdict import Problem, Verdict
from reviewdesk.document.verify import MAX_FILE, verify

SECONDS: Final = 60.0
"""The longest plan there may be is drawn in less than ten on a slow computer."""
MEMORY: Final = 1 << 30
"""Address space of the process in bytes, libraries included; an ordinary plan needs less than half of it."""
_HANDED_ON: Final = frozenset(
    {"PATH", "LANG", "LANGUAGE", "TZ", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR"}
)
_HANDED_ON_TOO: Final = ("LC_", "COVERAGE_")
"""Of the environment: where programs and their passing files are, words and clocks, and what tests measure with."""
_LONGEST_ANSWER: Final = 1 << 24
_SIZE: Final = struct.Struct(">Q")
_log = logging.getLogger(__name__)


def verify_apart(data: bytes, **known: Any) -> Verdict:
    """Verify one file like ``verify``, in a process that is started for it and ends with it."""
    with Apart() as apart:
        return apart.verify(data, **known)


class Apart:
    """One process that verifies file after file; one at a time, from any thread."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def verify(
        self,
        data: bytes,
        *,
        trusted_roots: Sequence[bytes] = (),
        trusted_time_roots: Sequence[bytes] = (),
        revocations: Sequence[bytes] = (),
        now: datetime | None = None,
    ) -> Verdict:
        """Say what ``verify`` says, or that reading the file takes more than any plan does."""
        if len(data) > MAX_FILE:
            return verify(data)  # which does not look into it
        with self._one_at_a_time:
            known: dict[str, object] = {"now": now.isoformat() if now else None}
            lists = {
                "trusted_roots": trusted_roots,
                "trusted_time_roots": trusted_time_roots,
                "revocations": revocations,
            }
            known |= {name: [each.hex() for each in every] for name, every in lists.items()}
            answer = self._ask(data, known)
            try:
                verdict = None if answer is None else _restored(Verdict, json.loads(answer))
            except (ValueError, TypeError, LookupError, AttributeError):
                verdict = None
            if not (isinstance(verdict, Verdict) and verdict.intact):
                self._end()  # whatever it was, it is not trusted with the next file
            if isinstance(verdict, Verdict):
                return verdict
        _log.info("given up on a file of %d bytes", len(data))
        return Verdict(
            readable=False, intact=False, sha256=sha256(data).hexdigest(), problems=(Problem("given_up"),)
        )

    def close(self) -> None:
        """End the process, also while it reads a file; a later file would start another."""
        process = self._process
        if process is not None:
            process.kill()
        with self._one_at_a_time:
            self._end()

    def _ask(self, data: bytes, known: dict[str, object]) -> bytes | None:
        """Return the answer as it came, or ``None`` where none came in time."""
        process = self._process = self._process or _start(self._memory)
        end = threading.Timer(self._seconds, process.kill)
        end.daemon = True
        end.start()
        try:
            return _talk(process, json.dumps(known).encode(), data)
        except (OSError, ValueError):  # it ended while it was told, or its pipe was closed
            return None
        finally:
            end.cancel()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                _close(pipe)


def _talk(process: "subprocess.Popen[bytes]", *told: bytes) -> bytes | None:
    stdin, stdout = process.stdin, process.stdout
    if stdin is None or stdout is None:
        return None
    for part in told:
        _send(stdin, part)
    return _receive(stdout, _LONGEST_ANSWER)


def _start(memory: int) -> "subprocess.Popen[bytes]":
    """Start the process: same interpreter and same places to import from, never the folder one happens to be in."""
    places = os.pathsep.join(place for place in sys.path if place)
    return subprocess.Popen(  # noqa: S603 - our own interpreter and module
        [sys.executable, "-P", "-m", __name__, str(memory)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what the libraries say of a file is not for the log
        env=_environment() | {"PYTHONPATH": places},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _environment() -> dict[str, str]:
    """Return the few variables that are handed on; the way to the keyring and whatever is secret is not among them."""
    return {
        name: told
        for name, told in os.environ.items()
        if name in _HANDED_ON or name.startswith(_HANDED_ON_TOO)
    }


def _close(pipe: IO[bytes]) -> None:
    try:
        pipe.close()
    except OSError:  # bytes for a process that is gone
        return


def _send(pipe: IO[bytes], told: bytes) -> None:
    pipe.write(_SIZE.pack(len(told)))
    pipe.write(told)
    pipe.flush()


def _receive(pipe: IO[bytes], most: int) -> bytes | None:
    """Return the next message, or ``None`` at the end, or where it is cut off or absurdly long."""
    head = pipe.read(_SIZE.size)
    if len(head) < _SIZE.size:
        return None
    (size,) = _SIZE.unpack(head)
    told = pipe.read(size) if size <= most else b""
    return told if len(told) == size else None


def _restored(kind: Any, value: Any) -> Any:
    """Build ``kind`` from what JSON made of it."""
    if get_origin(kind) in (Union, types.UnionType):
        return None if value is None else _restored(get_args(kind)[0], value)
    if get_origin(kind) is tuple:
        return tuple(_restored(get_args(kind)[0], entry) for entry in value)
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        return kind(**{entry.name: _restored(hints[entry.name], value[entry.name]) for entry in fields(kind)})
    if kind is datetime:
        return datetime.fromisoformat(value)
    return value


# -- the other side ------------------------------------------------------------------------------------------------


def serve(memory: int, told: IO[bytes], answer: IO[bytes]) -> None:
    """Verify what comes in until nothing more does."""
    _bound(memory)
    while (known := _receive(told, MAX_FILE)) is not None and (data := _receive(told, MAX_FILE)) is not None:
        lists = json.loads(known)
        moment = lists.pop("now")
        known_of = {name: [bytes.fromhex(each) for each in every] for name, every in lists.items()}
        verdict = verify(data, **known_of, now=datetime.fromisoformat(moment) if moment else None)
        _send(answer, json.dumps(asdict(verdict), default=datetime.isoformat).encode())


def _bound(memory: int) -> None:
    """Take no more memory than this, and leave nothing behind on the disk when it is not enough.

    Where the system knows no such bound (Windows), or does not keep it (macOS), time is what ends it.
    """
    try:
        import resource
    except ImportError:
        return
    for bound, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0)):
        try:
            resource.setrlimit(bound, (most, most))
        except (ValueError, OSError):
            continue


if __name__ == "__main__":
    serve(int(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
