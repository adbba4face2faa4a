"""One ReviewDesk a desk: a second start hands its files to the first and lets it raise its window.

The lock file decides who is first, so that two starts at the same moment cannot both win; the local socket,
open to this user alone, carries the files. A lock left by a crash is recognised by its process id.
"""

import hashlib
import json
import os
import sys
from enum import Enum
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from reviewdesk.system.paths import paths

PATIENCE_MS: Final = 2000
LONGEST: Final = 64 * 1024
_LONGEST_SOCKET: Final = 100
"""In bytes; the least that systems allow is 104 with the zero at its end."""


class Claim(Enum):
    """What became of a start."""

    FIRST = "first"
    HANDED_OVER = "handed over"
    UNANSWERED = "unanswered"


class SingleInstance(QObject):
    """Holds the claim on one desk's folder; ``raised`` carries the files of a later start (perhaps none)."""

    raised = Signal(list)

    def __init__(self, desk: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        place = hashlib.sha256(str(desk.resolve()).encode()).hexdigest()[:24]
        folder = paths().config
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / f"reviewdesk-{place}.lock"))
        self._name = _socket_name(folder.resolve(), f"reviewdesk-{place}")
        self._lock.setStaleLockTime(0)  # only a dead process loses its lock, never a slow one
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_server_new_connection)
        self._heard: dict[QLocalSocket, bytes] = {}

    def claim(self, files: list[Path]) -> Claim:
        """Become the first, or hand ``files`` to whoever is.

        ``UNANSWERED`` means that another ReviewDesk holds this desk and does not reply.
        """
        if self._lock.tryLock(0):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
            return Claim.FIRST
        return Claim.HANDED_OVER if self._hand_over(files) else Claim.UNANSWERED

    def release(self) -> None:
        """Give the desk up, so that the next start is the first."""
        self._server.close()
        self._lock.unlock()

    def _hand_over(self, files: list[Path]) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(PATIENCE_MS):
            return False
        message = json.dumps([str(file.resolve()) for file in files]).encode() + b"\n"
        socket.write(message)
        answered = socket.waitForReadyRead(PATIENCE_MS) and bytes(socket.readAll().data()) == b"ok\n"
        socket.disconnectFromServer()
        return answered

    def _on_server_new_connection(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            self._heard[socket] = b""
            socket.readyRead.connect(self._on_socket_ready)
            socket.disconnected.connect(self._on_socket_disconnected)
            self._read(socket)

    def _on_socket_ready(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read(socket)

    def _on_socket_disconnected(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._heard.pop(socket, None)
            socket.deleteLater()

    def _read(self, socket: QLocalSocket) -> None:
        heard = self._heard.get(socket, b"") + bytes(socket.readAll().data())
        self._heard[socket] = heard
        if len(heard) > LONGEST:
            socket.abort()
        elif heard.endswith(b"\n"):
            self._heard[socket] = b""
            self._answer(socket, heard)

    def _answer(self, socket: QLocalSocket, message: bytes) -> None:
        try:
            names = json.loads(message)
        except (ValueError, RecursionError):
            names = None
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        self.raised.emit([Path(name) for name in names])


def _socket_name(folder: Path, name: str) -> str:
    """Return where the socket lies: in our own folder, for in the common one anybody could sit under its name.

    They would be told which files are opened. Systems bound the length of the path; Windows has no such place.
    """
    own = str(folder / name)
    return name if sys.platform == "win32" or len(os.fsencode(own)) > _LONGEST_SOCKET else own
