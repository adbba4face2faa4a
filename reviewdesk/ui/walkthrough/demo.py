"""``reviewdesk demo --headless``: the sample's meeting from first question to HR's archive, without a display."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QApplication

from reviewdesk.content.messages import sentence
from reviewdesk.domain.errors import ReviewDeskError
from reviewdesk.system import log
from reviewdesk.system.i18n import _
from reviewdesk.system.paths import paths
from reviewdesk.ui.qt_messages import log_qt_messages
from reviewdesk.ui.theme import Theme, prepare_application
from reviewdesk.ui.walkthrough.hr import archive_and_picture
from reviewdesk.ui.walkthrough.meeting import Tell, hold_meeting
from reviewdesk.ui.walkthrough.pictures import SIZES, Camera
from reviewdesk.ui.walkthrough.room import Room
from reviewdesk.ui.walkthrough.sample_room import open_sample
from reviewdesk.ui.walkthrough.script import Script
from reviewdesk.ui.walkthrough.table import Table

if TYPE_CHECKING:
    from reviewdesk.document.verdict import Verdict

WELL: Final = 0
WRONG: Final = 1


def run_headless_demo(out: Path) -> int:
    """Hold the meeting on a desk that is thrown away and write what comes of it into ``out``.

    ``review.pdf`` is the sealed plan, ``review.json`` the data attached to it, ``verify.json`` what verifying says,
    ``archive`` HR's copy of all sealed plans, and ``WIDTHxHEIGHT/NN-STAGE-THEME.png`` the windows. 0 only if the plan
    is found intact and its signers are known.
    ``ReviewDeskError``: *demo-not-written* where ``out`` takes no files.
    """
    with _writing(out):
        for width, height in SIZES:
            (out / f"{width}x{height}").mkdir(parents=True, exist_ok=True)
    prepare_application(_application(), Theme("light"))
    with _thrown_away() as folder, _qt_in_the_log():
        _tell(_("Making the sample company"))
        room, script = open_sample(folder)
        try:
            camera = Camera(out, room.runner)
            hold_and_picture(room, script, camera, _tell)
            _tell(_("Checking the sealed plan"))
            verdict = write_plan(room, out)
            of_hr = archive_and_picture(room, script, folder, out, _tell)
        finally:
            room.close()  # the last pictures are written by then
    if not all(picture.is_file() for picture in (*camera.taken, *of_hr)):
        raise ReviewDeskError("demo-not-written", folder=str(out), reason=_("pictures are missing"))
    done = _(
        "The sealed plan, what verifying says of it, HR's copy, and pictures of everything are in {folder}."
    )
    sys.stdout.write(done.format(folder=out) + "\n")
    if not (verdict.intact and verdict.trusted):
        sys.stderr.write(verdict.sentence + "\n")
        return WRONG
    return WELL


def hold_and_picture(room: Room, script: Script, camera: Camera, tell: Tell) -> None:
    """Go from Home through the whole meeting and back, and on to the archive; ``tell`` hears where it is."""
    tell(_("Home"))
    owner = camera.of(room.owner_window, room.owner_window.theme)
    owner("00-home")
    window = room.open_meeting()
    table = Table(window, script, camera.of(window, window.theme))
    hold_meeting(table, tell=tell)
    table.press(_("Close the meeting"))
    room.await_end()
    tell(_("Archive"))
    room.press(_("Archive"))
    room.rest()
    owner("99-archive")


def write_plan(room: Room, out: Path) -> "Verdict":
    """Write the newest sealed plan, its data and its verdict into ``out``; return the verdict."""
    from reviewdesk.document.attached import attached_json

    archive = room.services.archive
    pdf = room.do(lambda: archive.pdf(archive.all()[0].document_id))
    verdict = room.do(lambda: archive.verify(pdf))
    with _writing(out):
        (out / "review.pdf").write_bytes(pdf)
        (out / "review.json").write_bytes(attached_json(pdf))
        (out / "verify.json").write_text(verdict.to_json() + "\n", encoding="utf-8")
    return verdict


@contextmanager
def _writing(out: Path) -> Iterator[None]:
    """Say in a sentence that ``out`` takes no files."""
    try:
        yield
    except OSError as error:
        raise ReviewDeskError("demo-not-written", folder=str(out), reason=error.strerror or "") from error


def _application() -> QApplication:
    """Return the application, made without a display if there is none yet."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QApplication(sys.argv[:1])
    application.setQuitOnLastWindowClosed(False)
    return application


def _tell(words: str) -> None:
    """Say in a line what is done now: the whole takes more than a minute."""
    sys.stdout.write(f"{words} …\n")
    sys.stdout.flush()


def _report(_description: str) -> None:
    sys.stderr.write(sentence(ReviewDeskError("unexpected")) + "\n")


@contextmanager
def _qt_in_the_log() -> Iterator[None]:
    """Keep what Qt has to say off the terminal; mistakes of the program are still said there."""
    with log.start(paths().logs, _report):
        give_back = log_qt_messages()
        try:
            yield
        finally:
            give_back()


@contextmanager
def _thrown_away() -> Iterator[Path]:
    """Lend a folder in which everything that ReviewDesk writes ends up, for as long as it is needed."""
    before = os.environ.get("REVIEWDESK_HOME")
    with tempfile.TemporaryDirectory(prefix="reviewdesk-demo-") as folder:
        os.environ["REVIEWDESK_HOME"] = folder
        try:
            yield Path(folder)
        finally:
            if before is None:
                del os.environ["REVIEWDESK_HOME"]
            else:
                os.environ["REVIEWDESK_HOME"] = before
