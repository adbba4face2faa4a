"""In the whole program: a drawer that is closed without the owner's passphrase leaves a locked desk behind."""

from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from reviewdesk.system.paths import paths
from reviewdesk.ui.office.office import Place
from tests.desk_kit import PASSPHRASE, MemoryKeyring, new_desk
from tests.ui.office.program import Start


def test_an_abandoned_drawer_locks_the_desk_and_a_returned_one_does_not(
    start: Start, keyring: MemoryKeyring, qtbot: QtBot
) -> None:
    new_desk(paths().default_desk, keyring=keyring).close()
    program = start()
    qtbot.waitUntil(lambda: program.window.shell is not None)
    assert program.opened is not None
    person = program.opened.services.people.add("Eli Brandt").value
    for give_back in (True, False):
        assert program.window.shell is not None
        program.window.shell.go_to(Place("person", person))
        program.window.shell.drawer_asked.emit(person)
        drawers = program.drawers
        assert drawers is not None
        qtbot.waitUntil(lambda host=drawers: host.window is not None)  # type: ignore[misc]  # bound to this round
        window = drawers.window
        assert window is not None
        assert not program.window.isVisible()
        if give_back:
            window.model.close_drawer()
            window.model.give_back(PASSPHRASE)
            qtbot.waitUntil(program.window.isVisible)
            assert program.opened is not None
        else:
            window.close()
            assert program.window.isVisible()
            assert program.window.shell is None
            assert program.opened is None
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
