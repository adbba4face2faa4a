"""Sends what Qt has to say to the log instead of the terminal."""

import logging
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

LONGEST: Final = 200

_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_logger = logging.getLogger(__name__)


def log_qt_messages() -> Callable[[], None]:
    """Log Qt's messages from now on; the function returned gives them back to Qt."""

    def give_back() -> None:
        qInstallMessageHandler(None)

    qInstallMessageHandler(_on_message)
    return give_back


def _on_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    category = context.category or "default"
    _logger.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", category, message[:LONGEST])
