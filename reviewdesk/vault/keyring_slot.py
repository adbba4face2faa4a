"""The operating system's keyring, asked with suspicion.

It holds a random wrapping key, never the data key. Whatever it does (no backend, locked, silent, slow), the
answer is a value: no failure may ever lead to a new key or a new desk. Only the four stores that encrypt
are used.
"""

import queue
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "org.reviewdesk.ReviewDesk"
TIMEOUT_SECONDS = 10.0

_ALLOWED_MODULES = frozenset(
    {
        "keyring.backends.SecretService",
        "keyring.backends.kwallet",
        "keyring.backends.Windows",
        "keyring.backends.macOS",
    }
)


class KeyringProblem(StrEnum):
    """Why the keyring gave or kept nothing."""

    NO_BACKEND = "no-backend"
    NO_SESSION = "no-session"
    LOCKED = "locked"
    UNSAFE_BACKEND = "unsafe-backend"
    NOT_KEPT = "not-kept"
    NO_ENTRY = "no-entry"
    TIMED_OUT = "timed-out"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, repr=False)
class KeyringAnswer:
    """A secret, or the problem that stood in its way; exactly one of them is set."""

    secret: str | None = None
    problem: KeyringProblem | None = None


class Keyring(Protocol):
    """What the key slots need of a keyring; tests pass one of their own."""

    def load(self, account: str) -> KeyringAnswer:
        """Return the secret kept under ``account``."""
        ...

    def keep(self, account: str, secret: str) -> KeyringProblem | None:
        """Keep ``secret`` and read it back; None if it is there."""
        ...

    def forget(self, account: str) -> KeyringProblem | None:
        """Remove the entry; None if it is gone."""
        ...


class SystemKeyring:
    """The keyring of this machine, called on a thread of its own because it may wait for a person."""

    def __init__(self, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        self._timeout = timeout_seconds

    def load(self, account: str) -> KeyringAnswer:
        """Return the secret kept under ``account``."""

        def ask(backend: "KeyringBackend") -> KeyringAnswer:
            secret = backend.get_password(SERVICE, account)
            return KeyringAnswer(secret) if secret else KeyringAnswer(problem=KeyringProblem.NO_ENTRY)

        return self._ask(ask)

    def keep(self, account: str, secret: str) -> KeyringProblem | None:
        """Keep ``secret`` and read it back: some backends drop it without a word."""

        def ask(backend: "KeyringBackend") -> KeyringAnswer:
            backend.set_password(SERVICE, account, secret)
            kept = backend.get_password(SERVICE, account) == secret
            return KeyringAnswer(secret) if kept else KeyringAnswer(problem=KeyringProblem.NOT_KEPT)

        return self._ask(ask).problem

    def forget(self, account: str) -> KeyringProblem | None:
        """Remove the entry."""

        def ask(backend: "KeyringBackend") -> KeyringAnswer:
            backend.delete_password(SERVICE, account)
            return KeyringAnswer("")

        return self._ask(ask).problem

    def backend_name(self) -> str:
        """Return the class of the backend in use, or the problem with it, for the doctor."""
        answer = self._ask(lambda backend: KeyringAnswer(f"{type(backend).__module__}"))
        return answer.secret or f"{answer.problem}"

    def _ask(self, question: Callable[["KeyringBackend"], KeyringAnswer]) -> KeyringAnswer:
        answers: queue.SimpleQueue[KeyringAnswer] = queue.SimpleQueue()

        def run() -> None:
            answer = KeyringAnswer(problem=KeyringProblem.FAILED)
            try:
                answer = _answered(question)
            finally:  # an error nobody foresaw goes to the crash report, and the waiting caller still gets on
                answers.put(answer)

        threading.Thread(target=run, name="keyring", daemon=True).start()
        try:
            return answers.get(timeout=self._timeout)
        except queue.Empty:
            return KeyringAnswer(problem=KeyringProblem.TIMED_OUT)


def _answered(question: Callable[["KeyringBackend"], KeyringAnswer]) -> KeyringAnswer:
    from keyring import errors

    foreseen: tuple[type[Exception], ...] = (
        errors.KeyringError,
        OSError,
        RuntimeError,
        *_leaked_errors(),
    )
    try:
        backend = _backend()
        return backend if isinstance(backend, KeyringAnswer) else question(backend)
    except errors.NoKeyringError:
        return KeyringAnswer(problem=KeyringProblem.NO_BACKEND)
    except errors.KeyringLocked:
        return KeyringAnswer(problem=KeyringProblem.LOCKED)
    except errors.InitError:
        return KeyringAnswer(problem=KeyringProblem.NO_SESSION)
    except errors.PasswordDeleteError:
        return KeyringAnswer(problem=KeyringProblem.NO_ENTRY)
    except foreseen:
        return KeyringAnswer(problem=KeyringProblem.FAILED)


def _leaked_errors() -> tuple[type[Exception], ...]:
    """Return what the Secret Service's library raises past keyring, for example when the daemon dies."""
    if sys.platform != "linux":  # pragma: no cover - runs elsewhere only
        return ()
    from jeepney import DBusErrorResponse  # type: ignore[import-untyped]  # it has no types
    from secretstorage.exceptions import SecretStorageException

    return (DBusErrorResponse, SecretStorageException)


def _backend() -> "KeyringBackend | KeyringAnswer":
    import keyring
    from keyring.backends.chainer import ChainerBackend
    from keyring.backends.fail import Keyring as NoKeyring

    chosen = keyring.get_keyring()
    offered = list(chosen.backends) if isinstance(chosen, ChainerBackend) else [chosen]
    for backend in offered:
        if type(backend).__module__ in _ALLOWED_MODULES:
            return backend
    if all(isinstance(backend, NoKeyring) for backend in offered):
        return KeyringAnswer(problem=KeyringProblem.NO_BACKEND)
    return KeyringAnswer(problem=KeyringProblem.UNSAFE_BACKEND)
