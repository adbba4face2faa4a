"""After sealing both take along what is theirs: the file, and the check-ins for a calendar."""

import shutil
from pathlib import Path

import pytest
from icalendar import Calendar
from PySide6.QtCore import QProcess, QTime
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from reviewdesk.ui import sharing
from tests.ui.meeting import signing_hands
from tests.ui.meeting.desk import Table, settle
from tests.ui.meeting.signing_hands import both_sign, page_of, seal, talked_through

desk = signing_hands.desk
keys = signing_hands.keys


def test_check_ins_are_saved_for_the_calendar_at_the_hour_that_was_chosen(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = talked_through(table).open()
    both_sign(window)
    seal(window)
    card = page_of(window).check_ins
    assert card.isVisible()
    card.at.control.setTime(QTime(14, 30))
    card.save.click()
    settle()
    (dialog,) = card.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("check-ins.ics")
    place = tmp_path / "talks.ics"
    dialog.fileSelected.emit(str(place))
    dialog.close()
    settle()
    (event,) = Calendar.from_ical(place.read_bytes()).walk("VEVENT")
    assert event.decoded("dtstart").replace(tzinfo=None).isoformat() == "2026-03-24T14:30:00"
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    assert card.open.isVisible()
    card.open.click()
    assert opened == [str(place)]


def test_a_copy_is_sent_only_after_it_was_saved_and_by_the_persons_own_program(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = talked_through(table).open()
    both_sign(window)
    seal(window)
    page = page_of(window)
    assert not page.finished.mail.isVisible()
    page.finished.copy_wanted.emit(tmp_path / "ours.pdf")
    settle()
    sent: list[list[str]] = []

    def start(_program: str, words: list[str]) -> tuple[bool, int]:
        sent.append(words)
        return True, 1

    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(QProcess, "startDetached", start)
    page.finished.mail.click()
    settle()
    (words,) = sent
    assert words[-2:] == ["--attach", str(tmp_path / "ours.pdf")]
    told = " ".join(words[:-1])
    assert "Devon" not in told
    assert "review" not in told.lower()
    assert "attached" in window.toast.text.text()


def test_without_a_program_that_attaches_the_person_is_told_what_is_left_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    told = sharing.send_by_mail(tmp_path / "ours.pdf")
    assert "drag it in" in told
    folder, message = opened
    assert folder.startswith("file:")
    assert message.startswith("mailto:?subject=")
    assert "ours" not in message
