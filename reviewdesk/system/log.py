"""The log and the crash reports: where something went wrong, never what somebody wrote.

A traceback is reduced to the types of its exceptions and the places in the code. Messages and local variables
are left out, because either may hold a name, a rating or a comment.
"""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

SIZE_LIMIT: Final = 512 * 1024
KEPT_FILES: Final = 3
ROOT: Final = "reviewdesk"

_logger = logging.getLogger(__name__)
OnCrash = Callable[[str], None]


def describe(error: BaseException) -> str:
    """Return ``error``, what caused it and where, as types and code positions only."""
    return "\n".join(_lines(error, set()))


def _lines(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _lines(before, seen)
        yield "which led to"
    yield type(error).__qualname__
    yield from (f"  at {place}" for place in _places(error.__traceback__))
    if isinstance(error, BaseExceptionGroup):
        for number, part in enumerate(error.exceptions, 1):
            yield f"  part {number}:"
            yield from (f"  {line}" for line in _lines(part, seen))


def _places(traceback: TracebackType | None) -> Iterator[str]:
    while traceback is not None:
        code = traceback.tb_frame.f_code
        module = traceback.tb_frame.f_globals.get("__name__", "?")
        yield f"{module}:{traceback.tb_lineno} in {code.co_qualname}"
        traceback = traceback.tb_next


class _Formatter(logging.Formatter):
    """UTC times, one line a record, tracebacks without values."""

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: ARG002
        return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        return describe(ei[1]) if ei[1] is not None else ""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler may have cached a traceback with values
        return super().format(record)


@dataclass(slots=True)
class Log:
    """The open log; ``close`` puts back every hook that ``start`` has set.

    ``folder`` is None where nothing can be written: the app must run, and say what is wrong, even then.
    """

    folder: Path | None
    handler: logging.Handler
    crashes: IO[str] | None = None
    on_crash: OnCrash | None = None
    _hooks: tuple[Callable[..., object], ...] = field(
        default_factory=lambda: (sys.excepthook, threading.excepthook, sys.unraisablehook)
    )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Close, unless an unexpected error is on its way to the hook that will report it."""
        if not isinstance(error, Exception):
            self.close()

    def report(self, error: BaseException) -> None:
        """Write ``error`` to the log and hand its description to whoever shows the report."""
        text = describe(error)
        _logger.critical("unexpected error\n%s", text)
        if self.on_crash is not None:
            self.on_crash(text)

    def close(self) -> None:
        """Stop writing, and leave Python as it was."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks
        if self.crashes is not None:
            faulthandler.disable()
            self.crashes.close()
        logging.getLogger(ROOT).removeHandler(self.handler)
        logging.getLogger().removeHandler(_SILENCE)
        self.handler.close()


def start(folder: Path, on_crash: OnCrash | None = None) -> Log:
    """Log into ``folder`` from now on, and let no error go by unseen.

    ``on_crash`` gets the description of an unexpected error, on the thread where it happened. Libraries do not
    write to this log, nor to the terminal: what they say may hold anything.
    """
    log = _open(folder, on_crash)
    logger = logging.getLogger(ROOT)
    logger.setLevel(logging.INFO)
    logger.addHandler(log.handler)
    logging.getLogger().addHandler(_SILENCE)
    _set_hooks(log)
    return log


_SILENCE: Final = logging.NullHandler()


def _open(folder: Path, on_crash: OnCrash | None) -> Log:
    file = folder / "reviewdesk.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=SIZE_LIMIT, backupCount=KEPT_FILES, encoding="utf-8")
        crashes = (folder / "native-crash.log").open("a", encoding="utf-8")
    except OSError:
        return Log(None, logging.NullHandler(), on_crash=on_crash)
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    faulthandler.enable(crashes)
    return Log(folder, handler, crashes, on_crash)


def _set_hooks(log: Log) -> None:
    def of_the_program(
        _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        log.report(error)

    def of_a_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            log.report(args.exc_value)

    def of_the_collector(args: "sys.UnraisableHookArgs") -> None:
        if args.exc_value is not None:
            log.report(args.exc_value)

    sys.excepthook = of_the_program
    threading.excepthook = of_a_thread
    sys.unraisablehook = of_the_collector
