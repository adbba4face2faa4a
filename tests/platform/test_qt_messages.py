"""What Qt has to say goes to the log."""

import logging

import pytest
from PySide6.QtCore import qWarning

from reviewdesk.ui import qt_messages


def test_a_warning_of_qt_reaches_the_log_cut_short(
    caplog: pytest.LogCaptureFixture, expected_log: set[str]
) -> None:
    expected_log.add("reviewdesk.ui.qt_messages")
    give_back = qt_messages.log_qt_messages()
    try:
        qWarning("x" * 500)
    finally:
        give_back()
    record = caplog.records[-1]
    assert record.levelno == logging.WARNING
    assert record.getMessage() == f"default: {'x' * qt_messages.LONGEST}"
