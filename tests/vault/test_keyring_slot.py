import queue
import threading
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.core import load_keyring
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordSetError

from reviewdesk.vault import keyring_slot
from reviewdesk.vault.keyring_slot import KeyringAnswer, KeyringProblem, SystemKeyring


class Pretended(KeyringBackend):
    """Stands for one of the allowed stores; ``raises`` says how it fails."""

    priority = -1

    def __init__(self, *, raises: Exception | None = None, drops: bool = False) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring types only some of itself
        self.raises = raises
        self.drops = drops
        self.secrets: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """Return or fail."""
        if self.raises is not None:
            raise self.raises
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep, drop or fail."""
        if self.raises is not None:
            raise self.raises
        if not self.drops:
            self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Delete."""
        del self.secrets[service, username]


@pytest.fixture(autouse=True)
def _keyring_as_before() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring_slot, "_ALLOWED_MODULES", frozenset({__name__}))


def _load(backend: KeyringBackend) -> KeyringAnswer:
    keyring.set_keyring(backend)
    return SystemKeyring().load("account")


def test_without_any_store_there_is_no_backend() -> None:
    assert _load(load_keyring("keyring.backends.fail.Keyring")).problem is KeyringProblem.NO_BACKEND
    assert SystemKeyring().backend_name() == "no-backend"


def test_a_store_that_drops_everything_or_is_not_known_is_not_used() -> None:
    assert _load(load_keyring("keyring.backends.null.Keyring")).problem is KeyringProblem.UNSAFE_BACKEND
    stranger = Pretended()
    keyring.set_keyring(stranger)
    assert SystemKeyring().keep("account", "secret") is KeyringProblem.UNSAFE_BACKEND
    assert stranger.secrets == {}


@pytest.mark.usefixtures("allowed")
def test_a_secret_is_kept_read_and_forgotten() -> None:
    keyring.set_keyring(Pretended())
    ours = SystemKeyring()
    assert ours.load("account").problem is KeyringProblem.NO_ENTRY
    assert ours.keep("account", "secret") is None
    assert ours.load("account").secret == "secret"
    assert ours.forget("account") is None
    assert ours.load("account").problem is KeyringProblem.NO_ENTRY
    assert ours.backend_name() == __name__


@pytest.mark.usefixtures("allowed")
def test_a_store_that_forgets_at_once_is_found_out() -> None:
    keyring.set_keyring(Pretended(drops=True))
    assert SystemKeyring().keep("account", "secret") is KeyringProblem.NOT_KEPT


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (NoKeyringError(), KeyringProblem.NO_BACKEND),
        (InitError(), KeyringProblem.NO_SESSION),
        (KeyringLocked(), KeyringProblem.LOCKED),
        (PasswordSetError(), KeyringProblem.FAILED),
        (OSError(), KeyringProblem.FAILED),
        (RuntimeError(), KeyringProblem.FAILED),
    ],
)
def test_every_failure_is_an_answer(error: Exception, problem: KeyringProblem) -> None:
    keyring.set_keyring(Pretended(raises=error))
    assert SystemKeyring().keep("account", "secret") is problem


@pytest.mark.usefixtures("allowed")
def test_a_safe_store_is_found_among_several(monkeypatch: pytest.MonkeyPatch) -> None:
    safe = Pretended()
    monkeypatch.setattr(ChainerBackend, "backends", [load_keyring("keyring.backends.null.Keyring"), safe])
    keyring.set_keyring(load_keyring("keyring.backends.chainer.ChainerBackend"))
    assert SystemKeyring().keep("account", "secret") is None
    assert list(safe.secrets.values()) == ["secret"]


@pytest.mark.usefixtures("allowed")
def test_a_store_that_waits_for_somebody_is_not_waited_for() -> None:
    answered = threading.Event()

    class Waiting(Pretended):
        def get_password(self, service: str, username: str) -> str | None:
            answered.wait()
            return super().get_password(service, username)

    keyring.set_keyring(Waiting())
    assert SystemKeyring(timeout_seconds=0.01).load("account").problem is KeyringProblem.TIMED_OUT
    answered.set()


@pytest.mark.usefixtures("allowed")
def test_an_unforeseen_failure_gives_an_answer_and_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    reported: queue.SimpleQueue[type[BaseException]] = queue.SimpleQueue()
    monkeypatch.setattr(threading, "excepthook", lambda what: reported.put(what.exc_type))
    keyring.set_keyring(Pretended(raises=ZeroDivisionError()))
    assert SystemKeyring().load("account").problem is KeyringProblem.FAILED
    assert reported.get(timeout=10) is ZeroDivisionError


def test_an_answer_never_shows_its_secret() -> None:
    assert "secret!" not in repr(KeyringAnswer("secret!"))
